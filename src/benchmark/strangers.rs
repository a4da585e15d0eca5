//! Measures whether response times reveal which addresses have accounts.
//!
//! Requests for every kind of address are sent in random order over one connection, so that other load affects all
//! alike. Then each kind is compared with unknown addresses by Mann-Whitney's U, as a standard score (normal
//! approximation). This test shows whether one kind tends to take longer, for any distribution, and a single slow
//! response has little weight.

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

/// How many addresses of each kind are used.
const ADDRESSES: usize = 20;

/// The paths, and the number of requests for each kind. A request that computes a hash takes about fifteen
/// milliseconds.
const PATHS: [(&str, usize); 3] = [("/auth/login", 200), ("/auth/signup", 200), ("/auth/forgot-password", 1000)];

/// The threshold of the score. With twelve comparisons on two engines and no difference, one run in a hundred exceeds
/// it by chance.
const MAX_SCORE: f64 = 3.53;

const UNKNOWN: &str = "unknown";

/// The requests, one per line: path, kind of address, request.
pub(super) async fn requests(app: &App) -> Result<String, Problem> {
    let set_aside = app.write_as_system(|tx| models::set_aside(tx, ADDRESSES)).await?;
    let unproven: Vec<String> = (0..ADDRESSES).map(|number| format!("unproven{number}@bench.example")).collect();
    for email in &unproven {
        let new: SignupCreate = parse(signup(email).to_string().as_bytes())?;
        let peer = Peer { ip: Ipv4Addr::LOCALHOST.into(), user_agent: None };
        sign_up(app, new, None, peer).await?;
    }
    let kinds = [
        ("known", set_aside.known),
        ("banned", set_aside.banned),
        ("without password", set_aside.without_password),
        ("unproven", unproven),
    ];
    let mut lines = String::new();
    for (path, times) in PATHS {
        for number in 0..times {
            let unknown = format!("unknown{number}@{}.example", path.rsplit('/').next().unwrap_or_default());
            let addresses =
                kinds.iter().filter_map(|(kind, known)| Some((*kind, known.get(number % ADDRESSES)?.clone())));
            for (kind, email) in addresses.chain([(UNKNOWN, unknown)]) {
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

/// Sends the requests to a running server, and reports for each kind whether it differs from unknown addresses.
pub(crate) fn compare(requests: &str, server: SocketAddr) -> Result<String, String> {
    let mut table = String::new();
    for (path, times) in PATHS {
        let asked = requests.lines().filter_map(|line| line.strip_prefix(path)?.strip_prefix('\t')?.split_once('\t'));
        let mut asked: Vec<(&str, &str)> = asked.collect();
        asked.shuffle(&mut SmallRng::seed_from_u64(1848));
        let mut took: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut connection = HttpConnection::open(server).map_err(|error| error.to_string())?;
        let mut statuses = Vec::new();
        for (kind, request) in asked {
            let (status, micros) = connection.send(request).map_err(|error| error.to_string())?;
            took.entry(kind).or_default().push(micros);
            statuses.push(status);
        }
        statuses.dedup();
        if statuses.len() != 1 {
            return Err(format!("{path} answers {statuses:?}: no time needs to be measured"));
        }
        let unknown = took.remove(UNKNOWN).unwrap_or_default();
        for (kind, times_of_kind) in took {
            let score = standard_score(&times_of_kind, &unknown);
            let verdict = if score.abs() < MAX_SCORE { "no" } else { "**yes**" };
            let difference = median(&times_of_kind) - median(&unknown);
            writeln!(
                table,
                "| {path} | {kind} | {times} | {:.0} | {difference:+.0} | {score:+.2} | {verdict} |",
                median(&unknown)
            )
            .map_err(|error| error.to_string())?;
        }
    }
    Ok(table)
}

/// A connection for one request at a time.
struct HttpConnection(BufReader<TcpStream>);

impl HttpConnection {
    fn open(server: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The status, and the microseconds from the first byte of the request to the last of the response.
    #[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    fn send(&mut self, request: &str) -> io::Result<(u16, f64)> {
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

/// Mann-Whitney's U of `some` against `others`, in standard deviations from its mean if both are alike. Positive if
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
        assert!(standard_score(&one, &other).abs() < MAX_SCORE);
        assert!(standard_score(&slower, &one) > MAX_SCORE);
        assert!(standard_score(&one, &slower) < -MAX_SCORE);
    }

    #[test]
    fn the_score_is_that_of_a_worked_example() {
        // U = 2, expected 4.5, standard deviation 2.29.
        let score = standard_score(&[1.0, 2.0, 5.0], &[3.0, 4.0, 6.0]);
        assert!((score - (2.0 - 4.5) / (9.0_f64 * 7.0 / 12.0).sqrt()).abs() < 1e-9, "{score}");
    }
}
