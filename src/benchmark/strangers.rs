//! Whether a stranger can tell from the time that an answer takes who has an account.
//!
//! Every kind of address is asked about in one random order, over one connection, so that whatever else goes on meanwhile falls on all
//! alike. Then each kind is compared with addresses that nobody has: Mann-Whitney's U, as a standard score (normal approximation). It
//! asks whether one kind tends to take longer, whatever the times are distributed like, and no single slow answer decides.

use super::{models, request::request_line};
use crate::{
    app::App,
    auth::{flows::sign_up, schemas::SignupCreate},
    core::{
        dependencies::{Peer, parse},
        error::Problem,
    },
};
use rand::{SeedableRng as _, rngs::SmallRng, seq::SliceRandom as _};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    time::Instant,
};

/// So many addresses of each kind take turns.
const ADDRESSES: usize = 20;

/// What is asked, and how often about each kind. Where a hash is computed, once takes some fifteen milliseconds.
const QUESTIONS: [(&str, usize); 3] = [("/auth/login", 200), ("/auth/signup", 200), ("/auth/forgot-password", 1000)];

/// Twelve comparisons on two engines: if nothing can be told apart, one in a hundred runs has a score beyond this by chance.
const CHANCE: f64 = 3.53;

const NOBODY: &str = "nobody";

/// The requests to ask with, one a line: what is asked, about whom, and the request.
pub(super) async fn requests(app: &App) -> Result<String, Problem> {
    let set_aside = app.write_as_system(|tx| models::set_aside(tx, ADDRESSES)).await?;
    let unproven: Vec<String> = (0..ADDRESSES).map(|number| format!("unproven{number}@bench.example")).collect();
    for email in &unproven {
        let new: SignupCreate = parse(signup(email).to_string().as_bytes())?;
        let peer = Peer { ip: Ipv4Addr::LOCALHOST.into(), user_agent: None };
        sign_up(app, new, peer).await?;
    }
    let kinds = [
        ("somebody", set_aside.known),
        ("banned", set_aside.banned),
        ("without password", set_aside.without_password),
        ("unproven", unproven),
    ];
    let mut lines = String::new();
    for (path, times) in QUESTIONS {
        for number in 0..times {
            let nobody = format!("nobody{number}@{}.example", path.rsplit('/').next().unwrap_or_default());
            let addresses =
                kinds.iter().filter_map(|(kind, known)| Some((*kind, known.get(number % ADDRESSES)?.clone())));
            for (kind, email) in addresses.chain([(NOBODY, nobody)]) {
                let body = match path {
                    "/auth/login" => json!({ "email": email, "password": "a wrong guess" }),
                    "/auth/signup" => signup(&email),
                    _ => json!({ "email": email }),
                };
                lines += &format!("{path}\t{kind}\t{}", request_line("POST", path, "-", &body.to_string()));
            }
        }
    }
    Ok(lines)
}

fn signup(email: &str) -> Value {
    json!({ "email": email, "password": "battery staple horse", "role": "CLIENT", "first_name": "No", "last_name": "Body" })
}

/// Asks a running server, and says of each kind whether it can be told from nobody's.
pub(crate) fn compare(requests: &str, server: SocketAddr) -> Result<String, String> {
    let mut table = String::new();
    for (question, times) in QUESTIONS {
        let asked =
            requests.lines().filter_map(|line| line.strip_prefix(question)?.strip_prefix('\t')?.split_once('\t'));
        let mut asked: Vec<(&str, &str)> = asked.collect();
        asked.shuffle(&mut SmallRng::seed_from_u64(1848));
        let mut took: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut connection = Connection::open(server).map_err(|error| error.to_string())?;
        let mut statuses = Vec::new();
        for (kind, request) in asked {
            let (status, micros) = connection.ask(request).map_err(|error| error.to_string())?;
            took.entry(kind).or_default().push(micros);
            statuses.push(status);
        }
        statuses.dedup();
        if statuses.len() != 1 {
            return Err(format!("{question} answers {statuses:?}: no time is needed to tell them apart"));
        }
        let nobody = took.remove(NOBODY).unwrap_or_default();
        for (kind, times_of_kind) in took {
            let score = standard_score(&times_of_kind, &nobody);
            let verdict = if score.abs() < CHANCE { "no" } else { "**yes**" };
            let difference = median(&times_of_kind) - median(&nobody);
            writeln!(
                table,
                "| {question} | {kind} | {times} | {:.0} | {difference:+.0} | {score:+.2} | {verdict} |",
                median(&nobody)
            )
            .map_err(|error| error.to_string())?;
        }
    }
    Ok(table)
}

/// A connection over which one request follows the other.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn open(server: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The status, and the microseconds from the first byte of the request to the last of the answer.
    #[expect(clippy::disallowed_methods, reason = "what is measured is the time that passes")]
    fn ask(&mut self, request: &str) -> io::Result<(u16, f64)> {
        let mut parts = request.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let (method, path, _token, body) = (next(), next(), next(), next());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let begun = Instant::now();
        self.0.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_ascii_lowercase();
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.get(..3).and_then(|status| status.parse().ok()).unwrap_or_default();
            } else if let Some(bytes) = line.strip_prefix("content-length: ") {
                length = bytes.parse().unwrap_or_default();
            } else if line.is_empty() {
                break;
            }
        }
        io::copy(&mut self.0.by_ref().take(length), &mut io::sink())?;
        Ok((status, begun.elapsed().as_secs_f64() * 1e6))
    }
}

/// Mann-Whitney's U of `some` against `others`, in standard deviations from what it is on average if both are alike. Positive where
/// `some` tend to be larger.
fn standard_score(some: &[f64], others: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = some.iter().map(|time| (*time, true)).collect();
    all.extend(others.iter().map(|time| (*time, false)));
    all.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let ranks: f64 = (1_u32..).zip(&all).filter(|(_, (_, is_some))| *is_some).map(|(rank, _)| f64::from(rank)).sum();
    let (n, m) = (count(some), count(others));
    let u = ranks - n * (n + 1.0) / 2.0;
    (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt()
}

fn count(times: &[f64]) -> f64 {
    f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX))
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng as _;

    #[test]
    fn what_is_alike_is_not_told_apart_and_what_is_a_little_slower_is() {
        let mut dice = SmallRng::seed_from_u64(1);
        let mut draw = |slower: f64| (0..500).map(|_| f64::from(dice.next_u32() % 1000) + slower).collect::<Vec<f64>>();
        let (one, other, slower) = (draw(0.0), draw(0.0), draw(150.0));
        assert!(standard_score(&one, &other).abs() < CHANCE);
        assert!(standard_score(&slower, &one) > CHANCE);
        assert!(standard_score(&one, &slower) < -CHANCE);
    }

    #[test]
    fn the_score_is_that_of_a_worked_example() {
        // U = 2, expected 4.5, standard deviation 2.29.
        let score = standard_score(&[1.0, 2.0, 5.0], &[3.0, 4.0, 6.0]);
        assert!((score - (2.0 - 4.5) / (9.0_f64 * 7.0 / 12.0).sqrt()).abs() < 1e-9, "{score}");
    }
}
