//! The timers of jobs, killed at any moment: what is due happens once.

use super::installation::{Installation, Server};
use std::time::{Duration, Instant};

/// A timer for which jobs are due.
struct Timer {
    /// The event that it appends.
    event: &'static str,
    /// The status of its jobs before.
    from: &'static str,
    /// Their status after.
    to: &'static str,
    /// Whether it changes its job, and not only what belongs to it.
    changes_job: bool,
    /// When its jobs and their conversations were last touched.
    touched: i64,
    /// Who has reported that the other side did not come, and when: two values of SQL.
    no_show: &'static str,
    /// How many offers were made.
    offers: i64,
    /// What else belongs to each job: a table with its columns, and the values for job `{job}` with the id `{id}`.
    besides: Option<(&'static str, &'static str)>,
}

/// 2020 and 2100, in microseconds.
const PAST: i64 = 1_577_836_800_000_000;
const FUTURE: i64 = 4_102_444_800_000_000;

const FINALIZED: Timer = Timer {
    event: "job.finalized",
    from: "COMPLETED",
    to: "FINALIZED",
    changes_job: true,
    touched: PAST,
    no_show: "NULL, NULL",
    offers: 0,
    besides: None,
};

const TIMERS: [Timer; 6] = [
    FINALIZED,
    Timer { event: "job.expired", from: "NEGOTIATING", to: "EXPIRED", ..FINALIZED },
    Timer {
        event: "job.cancelled",
        from: "ACCEPTED",
        to: "CANCELLED",
        no_show: "'CLIENT', 1577836800000000",
        ..FINALIZED
    },
    Timer {
        event: "job.dispute_decided",
        from: "DISPUTED",
        to: "FINALIZED",
        besides: Some((
            "disputes (job_id, status, opened_by, reason_code, was_done, opened_at)",
            "{job}, 'OPEN', 'CLIENT', 'OTHER', TRUE, 1577836800000000",
        )),
        ..FINALIZED
    },
    Timer {
        event: "review.revealed",
        from: "FINALIZED",
        to: "FINALIZED",
        changes_job: false,
        besides: Some((
            "blind_reviews (id, job_id, reviewer, author_id, rating, over_at, created_at)",
            "{id}, {job}, 'CLIENT', (SELECT client_id FROM jobs WHERE id = {job}), 5, 1577836800000000, 1577836800000000",
        )),
        ..FINALIZED
    },
    Timer {
        event: "job.offer_expired",
        from: "NEGOTIATING",
        to: "NEGOTIATING",
        touched: FUTURE,
        offers: 1,
        besides: Some((
            "job_offers (job_id, number, made_by, status, expires_at, created_at)",
            "{job}, 1, 'CLIENT', 'OPEN', 1577836800000000, 1577836800000000",
        )),
        ..FINALIZED
    },
];

/// Longer than all steps take together on a slow machine.
const FOR_EVER: Duration = Duration::from_secs(600);

/// Waits until something is so.
#[track_caller]
fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < FOR_EVER, "{what}: it does not come");
        std::thread::yield_now();
    }
}

/// How many jobs each timer has to settle. `TEST_TIMER_STEPS=1700 ./test the_timers_of_jobs` kills during 10,000 steps.
fn jobs_of_each_timer() -> i64 {
    std::env::var("TEST_TIMER_STEPS").map_or(60, |steps| steps.parse().unwrap())
}

#[tokio::test]
async fn killing_servers_at_any_moment_of_the_timers_of_jobs_neither_loses_nor_doubles_a_step() {
    for hall in Installation::on_each_engine().await {
        // It waits for the database, which a runtime does not like.
        tokio::task::spawn_blocking(move || kill_at_any_moment(&hall)).await.unwrap();
    }
}

fn kill_at_any_moment(hall: &Installation) {
    hall.populate(2);
    let each = jobs_of_each_timer();
    let of_kind = |kind: &str| {
        format!("FROM events e JOIN jobs j ON j.id = e.subject_id WHERE e.type = '{kind}' AND j.title = 'overdue'")
    };
    for (kind, timer) in TIMERS.iter().enumerate() {
        hall.execute(&overdue(hall, timer, kind, each));
        assert_eq!(hall.number(&format!("SELECT count(*) {}", of_kind(timer.event))), 0);
    }
    let settled = || hall.number("SELECT count(*) FROM jobs WHERE title = 'overdue' AND version > 1");
    let changing = each * i64::try_from(TIMERS.iter().filter(|timer| timer.changes_job).count()).unwrap();
    let mut random = 1_u64;
    while settled() < changing {
        // SQLite has one server. Of two on PostgreSQL, either is killed.
        let nodes = if hall.database_url().is_some() { 2 } else { 1 };
        let mut servers: Vec<Server> = (0..nodes).map(|_| hall.serve(&["serve"])).collect();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let steps = i64::try_from(random >> 33).unwrap() % (changing / 5) + 1;
        let until = (settled() + steps).min(changing);
        // Each round settles a job at least, so there is a last one.
        wait_until("the next jobs", || settled() >= until);
        for server in &mut servers {
            server.signal("KILL");
            server.ended();
        }
    }
    let _server = hall.serve(&["serve"]);
    wait_until("the last reviews and offers", || {
        hall.number("SELECT count(*) FROM blind_reviews") == 0 && hall.number(OPEN_OFFERS) == 0
    });
    for Timer { event, to, .. } in TIMERS {
        assert_eq!(hall.number(&format!("SELECT count(*) {}", of_kind(event))), each, "{event}");
        let distinct = format!("SELECT count(DISTINCT e.subject_id) {}", of_kind(event));
        assert_eq!(hall.number(&distinct), each, "{event} of one job");
        let left = format!(
            "SELECT count(*) FROM jobs WHERE title = 'overdue' AND description = '{event}' AND status <> '{to}'"
        );
        assert_eq!(hall.number(&left), 0, "{event}");
    }
    let twice = "SELECT count(*) FROM jobs WHERE title = 'overdue' AND version > 2";
    assert_eq!(hall.number(twice), 0, "a job that was changed twice");
    let reviews = "SELECT count(*) FROM reviews r JOIN jobs j ON j.id = r.job_id WHERE j.title = 'overdue'";
    assert_eq!(hall.number(reviews), each);
}

const OPEN_OFFERS: &str =
    "SELECT count(*) FROM job_offers o JOIN jobs j ON j.id = o.job_id WHERE j.title = 'overdue' AND o.status = 'OPEN'";

/// Jobs of one pair in closed conversations, for which one timer is due. `kind` makes their ids differ from those of the others.
fn overdue(hall: &Installation, timer: &Timer, kind: usize, each: i64) -> String {
    let Timer { event, from, touched, no_show, offers, .. } = timer;
    let is_postgres = hall.database_url().is_some();
    let id = |first: &str| match is_postgres {
        true => format!("CAST('{first}{kind}' || lpad(CAST(n AS TEXT), 30, '0') AS UUID)"),
        false => format!("CAST(printf('{first}{kind}%014d', n) AS BLOB)"),
    };
    let (thread, job) = (id("a"), id("b"));
    let numbers =
        format!("WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {each})");
    let first = |table: &str| format!("(SELECT user_id FROM {table} ORDER BY user_id LIMIT 1)");
    let pair = format!("{}, {}", first("clients"), first("workers"));
    let mut sql = format!(
        "INSERT INTO threads (id, client_id, worker_id, is_closed, created_at, last_activity_at)
         {numbers} SELECT {thread}, {pair}, TRUE, {PAST}, {touched} FROM numbers;
         INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, description, created_at, updated_at, accepted_at,
             completed_at, finalized_at, offer_count, no_show_by, no_show_at)
         {numbers} SELECT {job}, {thread}, {pair}, '{from}', 1, 'overdue', '{event}', {PAST}, {touched}, {PAST}, {PAST}, {PAST}, {offers},
             {no_show} FROM numbers;"
    );
    if let Some((table, values)) = timer.besides {
        let values = values.replace("{job}", &job).replace("{id}", &id("c"));
        sql += &format!("INSERT INTO {table} {numbers} SELECT {values} FROM numbers;");
    }
    sql
}
