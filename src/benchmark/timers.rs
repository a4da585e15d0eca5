//! The cost of looking for what is due when nothing is.

use super::models::{clients, insert_open_jobs, workers};
use crate::{app::App, background::due_jobs, core::error::Problem};
use std::time::Instant;

/// How many jobs are open, in each state that a timer looks at.
const OPEN_JOBS: usize = 100_000;

/// How often it is looked for.
const ROUNDS: u32 = 200;

/// Opens jobs of which none is due, and returns the mean time of a round of all timers in microseconds.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
pub(crate) async fn time_timers(app: &App) -> Result<String, String> {
    let opened = open_jobs(app).await.map_err(|problem| problem.to_string())?;
    let mut start = Instant::now();
    // The first round does what the data already there has due.
    for round in 0..=ROUNDS {
        let settled = due_jobs::settle(app).await.map_err(|problem| problem.to_string())?;
        match round {
            0 => start = Instant::now(),
            _ if settled > 0 => return Err(format!("{settled} jobs were due")),
            _ => {}
        }
    }
    Ok(format!("timers\t{:.1}\t{opened}\n", start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)))
}

async fn open_jobs(app: &App) -> Result<usize, Problem> {
    let (workers, clients) = app.read_public(|tx| Ok::<_, Problem>((workers(tx)?, clients(tx)?))).await?;
    let mut opened = 0;
    for worker in workers {
        let (clients, left) = (clients.clone(), OPEN_JOBS - opened);
        opened += app.write_as_system(move |tx| insert_open_jobs(tx, worker, clients.iter().take(left))).await?;
        if opened == OPEN_JOBS {
            break;
        }
    }
    Ok(opened)
}
