//! The command line, tested with the real program.

mod access_log;
mod acme;
mod anonymise;
mod archive;
mod backup;
mod backup_places;
mod contents;
mod docs;
mod doctor;
mod events;
mod examples;
mod files;
mod gate;
mod installation;
mod keys;
mod left_behind;
mod logs;
mod master_key;
mod metrics;
mod moving;
mod operator;
mod queue;
mod refusals;
mod rolling;
mod sockets;
mod stopping;
mod survival;
mod timers;
mod tls;
mod traces;
mod upgrade;
mod uploads;
mod walk;
mod webhooks;

use crate::support::Clamd;
use installation::Installation;
use macro_rules_attribute::apply;
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

const CREATE_ADMIN: [&str; 4] = ["admin", "create", "--email", "ada@example.org"];

#[test]
fn help_names_every_command_and_wrong_usage_exits_with_2() {
    let hall = Installation::on_sqlite();
    let help = hall.run(&["--help"]).well();
    for word in [
        "serve",
        "demo",
        "migrate",
        "admin",
        "keys",
        "openapi",
        "config",
        "doctor",
        "backup",
        "restore",
        "move",
        "health",
        "--config",
        "--listen",
        "--job-finalize-after-days",
        "Exit codes",
    ] {
        assert!(help.contains(word), "{word} is missing:\n{help}");
    }
    assert!(!help.contains("seed") && !help.contains("package-files"), "{help}");
    assert!(hall.run(&["admin", "create", "--help"]).well().contains("standard input"));
    assert_eq!(hall.run(&["--version"]).well(), format!("hirehall {}\n", env!("CARGO_PKG_VERSION")));
    for wrong in [&["serv"][..], &["serve", "--no-such-flag"], &["admin"], &["admin", "create"]] {
        let said = hall.run(wrong);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{wrong:?}");
    }
}

#[test]
fn a_package_gets_a_manual_page_and_completions_that_know_every_command_and_setting() {
    let hall = Installation::on_sqlite();
    let files = hall.home().join("files");
    assert_eq!(hall.run(&["package-files", files.to_str().unwrap()]).well(), "");
    for name in ["hirehall.1", "hirehall.bash", "hirehall.fish", "_hirehall"] {
        let text = fs::read_to_string(files.join(name)).unwrap().replace("\\-", "-");
        for word in ["doctor", "restore", "health", "database-url", "tls-certificate"] {
            assert!(text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn every_problem_with_the_settings_is_told_at_once() {
    for command in ["serve", "config", "doctor", "migrate"] {
        let hall = Installation::on_sqlite();
        fs::write(hall.home().join("hirehall.toml"), "[database]\nurll = \"sqlite:x\"\n").unwrap();
        let mut asked = hall.command(&[command, "--trusted-proxies", "everybody"]);
        let output = asked
            .env("HIREHALL_LISTEN", "nowhere")
            .env("HIREHALL_MASTER_KEY", "c2hvcnQ=")
            .env("HIREHALL_LOGG", "x")
            .output();
        let said = installation::Said::from(output.unwrap());
        assert_eq!(said.code, Some(1), "{}", said.err);
        for word in [
            "5 problems",
            "HIREHALL_LISTEN",
            "HIREHALL_MASTER_KEY",
            "HIREHALL_LOGG",
            "urll",
            "hirehall.toml:2",
            "everybody",
        ] {
            assert!(said.err.contains(word), "{word} is missing:\n{}", said.err);
        }
        assert!(!said.err.contains("c2hvcnQ="), "{}", said.err);
        assert!(!hall.home().join("data").exists(), "{command} made something");
    }
}

#[test]
fn a_log_says_nothing_of_the_machine_that_has_built_the_program() {
    let hall = Installation::on_sqlite();
    for level in ["info", "trace"] {
        let said = hall.run(&["migrate", "--log", level]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let home = env!("CARGO_MANIFEST_DIR");
        assert!(!said.err.contains("registry") && !said.err.contains(home), "{}", said.err);
    }
}

#[apply(needs_clamd)]
#[test]
fn the_doctor_asks_the_malware_scanner_if_there_is_one() {
    let mut clamd = Clamd::prepare();
    let hall = Installation::on_sqlite();
    hall.run(&["migrate"]).well();
    let url = clamd.url();
    let examine = || {
        let output = hall.command(&["doctor"]).env("HIREHALL_CLAMD_URL", &url).output().unwrap();
        installation::Said::from(output).out
    };
    assert!(examine().contains("FAIL  scanner"));
    clamd.start();
    let mut tries = 0..200;
    while !examine().contains("ok    scanner") {
        assert!(tries.next().is_some(), "{}", examine());
    }
}

#[test]
fn the_effective_settings_are_shown_without_secrets() {
    let hall = Installation::on_sqlite();
    let mut asked = hall.command(&["config", "--log", "warn"]);
    let output = asked.env("HIREHALL_DATABASE_URL", "postgres://hall:secret@db.example/hall").output().unwrap();
    let shown = installation::Said::from(output).well();
    assert!(shown.contains("postgres://hall:***@db.example/hall") && !shown.contains("secret"), "{shown}");
    let row = |name: &str| {
        shown.lines().find(|line| line.starts_with(name)).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("HIREHALL_LOG "), "HIREHALL_LOG warn command line");
    assert_eq!(row("HIREHALL_DATA_DIR"), "HIREHALL_DATA_DIR ./data default");
}

#[test]
fn a_url_is_shown_without_what_may_be_secret_in_it() {
    let hall = Installation::on_sqlite();
    let secrets = [
        ("HIREHALL_DATABASE_URL", "postgres://hall:hush1@db.example/hall?sslmode=require&password=hush2&options=hush3"),
        ("HIREHALL_KYC_CHECK_URL", "https://check.example/ask?key=hush4&hush5"),
        ("HIREHALL_KYC_CHECK_SECRET", "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE="),
        ("HIREHALL_MAIL_URL", "smtps://hush6:hush7@mail.example"),
        ("HIREHALL_OIDC_GOOGLE_ISSUER", "https://accounts.google.com"),
        ("HIREHALL_OIDC_GOOGLE_CLIENT_ID", "us"),
        ("HIREHALL_OIDC_GOOGLE_CLIENT_SECRET", "hush8"),
    ];
    let shown = installation::Said::from(hall.command(&["config"]).envs(secrets).output().unwrap()).well();
    assert!(!shown.contains("hush") && !shown.contains("3Nj1"), "{shown}");
    assert!(shown.contains("sslmode=require") && shown.contains("https://check.example/ask?***"), "{shown}");

    // Nor are secrets shown when a setting is refused.
    for (name, value) in [
        ("HIREHALL_CLAMD_URL", "tcp://hush:hush@scanner.example"),
        ("HIREHALL_CORS_ORIGINS", "https://hush:hush@app.example/path"),
        ("HIREHALL_PUBLIC_URL", "https://hush:hush@hall.example/?hush"),
        ("HIREHALL_STORAGE_URL", "s3://hush:hush@bucket"),
        ("HIREHALL_MAIL_URL", "smtp://hush:hush@mail.example/hush"),
        ("HIREHALL_KYC_CHECK_URL", "http://hush:hush@check.example/"),
    ] {
        let said = installation::Said::from(hall.command(&["config"]).env(name, value).output().unwrap());
        assert_eq!(said.code, Some(1), "{name}");
        assert!(said.err.contains(name) && !said.err.contains("hush"), "{}", said.err);
    }
}

#[tokio::test]
async fn an_administrator_is_made_while_the_server_runs_and_can_sign_in() {
    for hall in Installation::on_each_engine().await {
        let server = hall.serve(&["serve"]);
        assert_eq!(server.sign_in("ada@example.org", "correct horse battery").await, None);
        let said = hall.run_with_input(&CREATE_ADMIN, "correct horse battery\n").well();
        assert_eq!(said, "ada@example.org is an administrator now.\n");
        assert!(server.sign_in("ada@example.org", "correct horse battery").await.is_some());

        let again = hall.run_with_input(&CREATE_ADMIN, "another good password");
        assert_eq!(again.code, Some(1));
        assert!(again.err.contains("already"), "{}", again.err);
    }
}

#[test]
fn an_administrator_is_created_with_the_rules_of_sign_up() {
    let hall = Installation::on_sqlite();
    let create = |email: &str, password: &str| hall.run_with_input(&["admin", "create", "--email", email], password);
    for (email, password, problem) in [
        ("ada", "correct horse battery", "must be an e-mail address"),
        ("ada@example.org", "short", "at least 8 visible characters"),
        ("ada@example.org", "Ada@example.org", "must not be the e-mail address"),
        ("ada@example.org", "", "at least 8 visible characters"),
    ] {
        let said = create(email, password);
        assert_eq!(said.code, Some(1), "{email} {password}");
        assert!(said.err.contains(problem), "{}", said.err);
    }
    let both = create("ada", "short");
    assert!(both.err.contains("e-mail") && both.err.contains("8 visible characters"), "{}", both.err);
}

#[test]
fn migrations_are_listed_and_applied() {
    let hall = Installation::on_sqlite();
    let before = hall.run(&["migrate", "--status"]).well();
    assert!(before.lines().count() >= 7 && before.lines().all(|line| line.ends_with("pending")), "{before}");
    assert!(!hall.home().join("data").exists(), "asking made something");
    assert!(hall.run(&["migrate"]).well().contains("applied now"));
    assert_eq!(hall.run(&["migrate"]).well(), "The database is up to date.\n");
    assert!(hall.run(&["migrate", "--status"]).well().lines().all(|line| line.ends_with(" applied")));
}

#[test]
fn created_files_are_private() {
    let hall = Installation::on_sqlite();
    drop(hall.serve(&["serve"]));
    let data = hall.home().join("data");
    assert!(data.join("hirehall.db-wal").exists() && data.join("keys/master.key").exists());
    for path in everything_in(&data) {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
}

pub(super) fn everything_in(directory: &Path) -> Vec<PathBuf> {
    let mut all = vec![directory.to_owned()];
    for entry in fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            all.extend(everything_in(&entry.path()));
        } else {
            all.push(entry.path());
        }
    }
    all
}

#[test]
fn one_embedded_database_has_one_server() {
    let hall = Installation::on_sqlite();
    let first = hall.serve(&["serve"]);
    let second = hall.run(&["serve"]);
    assert_eq!(second.code, Some(1));
    assert!(second.err.contains("another server serves"), "{}", second.err);
    drop(first);
    drop(hall.serve(&["serve"]));
}

#[test]
fn serving_on_an_address_in_use_fails_and_creates_nothing() {
    let hall = Installation::on_sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = hall.run(&["serve", "--listen", &address]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains(&address) && said.err.contains("the address is in use"), "{}", said.err);
    assert!(!hall.home().join("data").exists());
}

#[tokio::test]
async fn the_demo_shows_people_who_can_sign_in_and_keeps_them() {
    let hall = Installation::on_sqlite();
    let server = hall.serve(&["demo"]);
    for who in ["admin", "client", "worker", "newcomer"] {
        let token = server.sign_in(&format!("{who}@demo.hirehall.example"), "hirehall-demo").await;
        assert!(token.is_some(), "{who}");
    }
    let (status, found) = server.call(reqwest::Method::GET, "/services?q=piano", None, None).await.unwrap();
    assert!(status == 200 && !found["items"].as_array().unwrap().is_empty(), "{found}");
    drop(server);
    assert!(!hall.home().join("data").exists());

    let server = hall.serve(&["demo"]);
    let (_, again) = server.call(reqwest::Method::GET, "/services?q=piano", None, None).await.unwrap();
    assert_eq!(again, found);
}

/// Counters and copied columns, with a query that returns the rows where they differ from their source.
const RECOUNTS: [(&str, &str); 15] = [
    (
        "a worker's stars",
        "SELECT count(*) FROM workers w WHERE (stars_1, stars_2, stars_3, stars_4, stars_5) IS NOT
             (SELECT count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                  count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)
              FROM reviews r WHERE r.worker_id = w.user_id AND r.counts)",
    ),
    (
        "a client's stars",
        "SELECT count(*) FROM clients c WHERE (stars_1, stars_2, stars_3, stars_4, stars_5) IS NOT
             (SELECT count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                  count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)
              FROM client_reviews r WHERE r.client_id = c.user_id AND r.counts)",
    ),
    (
        "blind reviews whose pair is there, or that have no time left",
        "SELECT count(*) FROM blind_reviews b JOIN jobs j ON j.id = b.job_id WHERE b.over_at <> COALESCE(j.finalized_at, j.cancelled_at)
             OR EXISTS (SELECT 1 FROM blind_reviews o WHERE o.job_id = b.job_id AND o.id <> b.id)
             OR EXISTS (SELECT 1 FROM client_reviews o WHERE o.job_id = b.job_id)",
    ),
    (
        "which reviews count",
        "SELECT count(*) FROM reviews r WHERE r.rating IS NOT NULL AND r.counts = EXISTS (SELECT 1 FROM reviews n
             WHERE n.client_id = r.client_id AND n.worker_id = r.worker_id AND n.counts AND n.id <> r.id
                 AND n.created_at >= r.created_at AND n.created_at < r.created_at + 7776000000000)",
    ),
    (
        "a worker's jobs",
        "SELECT count(*) FROM workers w WHERE jobs_completed <>
             (SELECT count(*) FROM jobs j WHERE j.worker_id = w.user_id AND (j.status IN ('COMPLETED', 'FINALIZED') OR
                  j.status = 'DISPUTED' AND j.completed_at IS NOT NULL))",
    ),
    (
        "a client's jobs",
        "SELECT count(*) FROM clients c WHERE jobs_completed <>
             (SELECT count(*) FROM jobs j WHERE j.client_id = c.user_id AND (j.status IN ('COMPLETED', 'FINALIZED') OR
                  j.status = 'DISPUTED' AND j.completed_at IS NOT NULL))",
    ),
    (
        "a thread's messages",
        "SELECT count(*) FROM threads t WHERE message_count <> (SELECT count(*) FROM messages m WHERE m.thread_id = t.id)",
    ),
    (
        "a review's job",
        "SELECT count(*) FROM reviews r JOIN jobs j ON j.id = r.job_id WHERE (r.rating IS NULL AND r.counts)
             OR j.status NOT IN ('COMPLETED', 'FINALIZED') AND (r.rating IS NOT NULL OR NOT j.outcome_is_late)
             OR j.client_id <> r.client_id OR j.worker_id <> r.worker_id OR r.created_at < COALESCE(j.completed_at, j.cancelled_at)",
    ),
    (
        "a job's version and its events",
        "SELECT count(*) FROM jobs j WHERE version <> (SELECT count(*) FROM events e WHERE e.subject_id = j.id AND e.type LIKE 'job.%')",
    ),
    (
        "who is public",
        "SELECT count(*) FROM services s JOIN workers w ON w.user_id = s.worker_id JOIN users u ON u.id = s.worker_id
         WHERE s.is_public <> (s.status = 'PUBLISHED' AND w.kyc_status = 'APPROVED' AND u.status = 'ACTIVE')",
    ),
    (
        "what came of a worker's jobs on each day",
        "SELECT count(*) FROM (SELECT worker_id, day, finished, failed, late_cancellations FROM worker_outcomes) AS counted FULL JOIN
             (SELECT worker_id, COALESCE(finalized_at, cancelled_at) / 86400000000 AS day, sum(status = 'FINALIZED') AS finished,
                  sum(status = 'CANCELLED') AS failed, sum(status = 'CANCELLED' AND outcome_reason <> 'DISPUTE' AND outcome_is_late) AS late
              FROM jobs WHERE (status = 'FINALIZED' OR outcome_reason IN ('NO_SHOW_OF_WORKER', 'DISPUTE')
                      OR (outcome_reason = 'CANCELLED' AND outcome_by = 'WORKER'))
                  AND COALESCE(finalized_at, cancelled_at) / 86400 / 1000000 > unixepoch() / 86400 - 365
              GROUP BY 1, 2) AS ended ON ended.worker_id = counted.worker_id AND ended.day = counted.day
         WHERE (counted.finished, counted.failed, counted.late_cancellations) IS NOT (ended.finished, ended.failed, ended.late)",
    ),
    (
        "a worker's outcomes",
        "SELECT count(*) FROM workers w WHERE (jobs_finished, jobs_failed, late_cancellations) IS NOT
             (SELECT COALESCE(sum(finished), 0), COALESCE(sum(failed), 0),
                  COALESCE(sum(late_cancellations) FILTER (WHERE day > unixepoch() / 86400 - 90), 0)
              FROM worker_outcomes o WHERE o.worker_id = w.user_id AND day > unixepoch() / 86400 - 365)",
    ),
    (
        "a worker's clients who came back",
        "SELECT count(*) FROM workers w WHERE repeat_clients <> (SELECT count(*) FROM (SELECT client_id FROM jobs j
             WHERE j.worker_id = w.user_id AND j.status = 'FINALIZED' GROUP BY client_id HAVING count(*) > 1))",
    ),
    (
        "when a conversation was first answered, and how soon that is",
        "SELECT (SELECT count(*) FROM threads t WHERE answered_at IS NOT (SELECT min(at) FROM (
                SELECT sent_at AS at FROM messages m WHERE m.thread_id = t.id AND m.sender_id = t.worker_id
                UNION ALL SELECT e.at FROM jobs j JOIN events e ON e.subject_id = j.id
                    WHERE j.thread_id = t.id AND e.actor_id = t.worker_id AND e.type LIKE 'job.%')
                WHERE at < t.created_at + 7776000000000))
            + (SELECT count(*) FROM workers w WHERE response_time_minutes IS NOT (
                SELECT CASE WHEN max(number) > 2 THEN
                    (sum(CASE WHEN place IN ((number + 1) / 2, number / 2 + 1) THEN delay * (1 + number % 2) END) + 119999999) / 120000000 END
                FROM (SELECT answered_at - created_at AS delay, row_number() OVER (ORDER BY answered_at - created_at) AS place,
                          count(*) OVER () AS number
                      FROM threads t WHERE t.worker_id = w.user_id AND answered_at / 86400 / 1000000 > unixepoch() / 86400 - 90)))",
    ),
    ("mails that are due", "SELECT count(*) FROM tasks WHERE kind IN ('mail', 'news')"),
];

#[test]
fn counters_of_the_demo_equal_a_recount() {
    let hall = Installation::on_sqlite();
    drop(hall.serve(&["demo"]));
    let database = rusqlite::Connection::open(hall.home().join("demo-data/hirehall.db")).unwrap();
    for (what, sql) in RECOUNTS {
        let differing: i64 = database.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(differing, 0, "{what}");
    }
    let states: i64 = database.query_row("SELECT count(DISTINCT status) FROM jobs", [], |row| row.get(0)).unwrap();
    assert_eq!(states, 8);
}
