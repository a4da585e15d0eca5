//! The timers of jobs, killed at any moment: what is due happens once.

use super::installation::{Installation, Server};

/// The kinds of timers, the events they append, and the state that each leaves its job in.
const TIMERS: [(&str, &str); 6] = [
    ("job.finalized", "FINALIZED"),
    ("job.expired", "EXPIRED"),
    ("job.cancelled", "CANCELLED"),
    ("job.dispute_decided", "FINALIZED"),
    ("review.revealed", "FINALIZED"),
    ("job.offer_expired", "NEGOTIATING"),
];

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
    for (kind, (event, _)) in TIMERS.iter().enumerate() {
        hall.execute(&overdue(hall, i64::try_from(kind).unwrap(), each));
        assert_eq!(hall.number(&format!("SELECT count(*) {}", of_kind(event))), 0);
    }
    let settled = || hall.number("SELECT count(*) FROM jobs WHERE title = 'overdue' AND version > 1");
    // A reveal leaves its job as it is.
    let changing = each * (i64::try_from(TIMERS.len()).unwrap() - 1);
    let mut random = 1_u64;
    while settled() < changing {
        // SQLite has one server. Of two on PostgreSQL, either is killed.
        let nodes = if hall.database_url().is_some() { 2 } else { 1 };
        let mut servers: Vec<Server> = (0..nodes).map(|_| hall.serve(&["serve"])).collect();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let steps = i64::try_from(random >> 33).unwrap() % (changing / 5) + 1;
        let until = (settled() + steps).min(changing);
        while settled() < until {
            std::thread::yield_now();
        }
        for server in &mut servers {
            server.signal("KILL");
            server.ended();
        }
    }
    let _server = hall.serve(&["serve"]);
    while hall.number("SELECT count(*) FROM blind_reviews") > 0 || hall.number(OPEN_OFFERS) > 0 {
        std::thread::yield_now();
    }
    for (event, status) in TIMERS {
        assert_eq!(hall.number(&format!("SELECT count(*) {}", of_kind(event))), each, "{event}");
        let distinct = format!("SELECT count(DISTINCT e.subject_id) {}", of_kind(event));
        assert_eq!(hall.number(&distinct), each, "{event} of one job");
        let left = format!(
            "SELECT count(*) FROM jobs WHERE title = 'overdue' AND description = '{event}' AND status <> '{status}'"
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

/// Jobs of one pair in closed conversations, for which one timer is due.
fn overdue(hall: &Installation, kind: i64, each: i64) -> String {
    let (event, _) = TIMERS[usize::try_from(kind).unwrap()];
    let is_postgres = hall.database_url().is_some();
    let id = |first: &str| match is_postgres {
        true => format!("CAST('{first}{kind}' || lpad(CAST(n AS TEXT), 30, '0') AS UUID)"),
        false => format!("CAST(printf('{first}{kind}%014d', n) AS BLOB)"),
    };
    let (thread, job, review) = (id("a"), id("b"), id("c"));
    // 2020 and 2100, in microseconds.
    let (past, future) = (1_577_836_800_000_000_i64, 4_102_444_800_000_000_i64);
    let status = ["COMPLETED", "NEGOTIATING", "ACCEPTED", "DISPUTED", "FINALIZED", "NEGOTIATING"]
        [usize::try_from(kind).unwrap()];
    let touched = if kind == 5 { future } else { past };
    let no_show = if kind == 2 { format!("'CLIENT', {past}") } else { "NULL, NULL".to_owned() };
    let numbers =
        format!("WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {each})");
    let first = |table: &str| format!("(SELECT user_id FROM {table} ORDER BY user_id LIMIT 1)");
    let pair = format!("{}, {}", first("clients"), first("workers"));
    let mut sql = format!(
        "INSERT INTO threads (id, client_id, worker_id, is_closed, created_at, last_activity_at)
         {numbers} SELECT {thread}, {pair}, TRUE, {past}, {touched} FROM numbers;
         INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, description, created_at, updated_at, accepted_at,
             completed_at, finalized_at, no_show_by, no_show_at)
         {numbers} SELECT {job}, {thread}, {pair}, '{status}', 1, 'overdue', '{event}', {past}, {touched}, {past}, {past}, {past}, {no_show}
         FROM numbers;"
    );
    sql += &match kind {
        3 => format!(
            "INSERT INTO disputes (job_id, status, opened_by, reason_code, was_done, opened_at)
             {numbers} SELECT {job}, 'OPEN', 'CLIENT', 'OTHER', TRUE, {past} FROM numbers;"
        ),
        4 => format!(
            "INSERT INTO blind_reviews (id, job_id, reviewer, author_id, rating, over_at, created_at)
             {numbers} SELECT {review}, {job}, 'CLIENT', (SELECT client_id FROM jobs WHERE id = {job}), 5, {past}, {past} FROM numbers;"
        ),
        5 => format!(
            "INSERT INTO job_offers (job_id, number, made_by, status, expires_at, created_at)
             {numbers} SELECT {job}, 1, 'CLIENT', 'OPEN', {past}, {past} FROM numbers;
             UPDATE jobs SET offer_count = 1 WHERE description = '{event}';"
        ),
        _ => String::new(),
    };
    sql
}
