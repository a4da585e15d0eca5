//! The parts of `./bench` that need internal access: requests to replay, and two baselines for comparison.

mod desk;
mod models;
mod request;
mod strangers;
mod timers;

pub(crate) use strangers::compare;
pub(crate) use timers::time_timers;

use crate::{
    app::App,
    auth::{
        permissions::{Admin, AdmissionPolicy, Intent, Party, admit},
        sessions::models::Session,
    },
    core::{
        clock::Timestamp,
        dependencies::{invalid_token, read_form},
        error::Problem,
        security::{AccessClaims, hash_password},
    },
    database::{
        self, Tx,
        enums::Role,
        ids::{ReviewId, SubmissionId, ThreadId, UserId},
    },
    messaging::{
        models::{Thread, ThreadTopic},
        services::{MessagePage, messages},
    },
    review, service,
    service::{models::search::Search, schemas::search::SearchFilter},
    worker::{
        self,
        kyc::desk::{schemas::QueueFilter, services as desk_services},
    },
};
use models::{Conversation, Samples};
use request::request_line;
use std::{fmt::Write as _, fs, io, path::Path, time::Instant};

/// How many rows a page of twenty reads. One more shows whether another page follows.
const ROWS: i64 = 21;

/// Writes one file of requests for each row of the benchmark's table. Participants of conversations are signed in.
pub(crate) async fn write_requests(app: &App, into: &Path) -> Result<(), String> {
    let strangers = strangers::requests(app).await.map_err(|problem| problem.to_string())?;
    app.write_as_system(models::fill_queue).await.map_err(|problem| problem.to_string())?;
    let queue = desk::queue(app).await.map_err(|problem| problem.to_string())?;
    write_uploads(app, &into.join("uploads")).await?;
    let samples = app.read_public(Samples::draw).await.map_err(|problem| problem.to_string())?;
    let conversations = sign_in(app, samples.conversations.clone()).await.map_err(|problem| problem.to_string())?;
    let hirable = sign_in(app, samples.hirable.clone()).await.map_err(|problem| problem.to_string())?;
    let (for_offers, for_jobs) = hirable.split_at(hirable.len() / 4);
    let pairs = |known: &[SignedInConversation]| -> String {
        known.iter().map(|known| format!("{}\t{}\t{}\n", known.thread, known.client, known.worker)).collect()
    };
    let mut jobs = String::new();
    for known in &conversations {
        let thread = known.thread;
        let job = app.read_public(move |tx| models::newest_job(tx, thread)).await.map_err(|error| error.to_string())?;
        if let Some(job) = job {
            jobs += &request_line("GET", &format!("/jobs/{job}"), &known.client, "-");
        }
    }
    let plain =
        |paths: Vec<String>| paths.into_iter().map(|path| request_line("GET", &path, "-", "-")).collect::<String>();
    let as_client = |path: &dyn Fn(ThreadId) -> String| -> String {
        conversations.iter().map(|known| request_line("GET", &path(known.thread), &known.client, "-")).collect()
    };
    let files = [
        ("one-service", plain(samples.services.iter().map(|id| format!("/services/{id}")).collect())),
        ("newest", plain(vec!["/services".to_owned()])),
        ("search", plain(samples.searches.iter().map(|search| format!("/services?{search}")).collect())),
        ("worker", plain(samples.workers.iter().map(|id| format!("/workers/{id}")).collect())),
        ("reviews", plain(samples.workers.iter().map(|id| format!("/workers/{id}/reviews")).collect())),
        ("summary", plain(samples.workers.iter().map(|id| format!("/workers/{id}/reviews/summary")).collect())),
        ("me", as_client(&|_| "/auth/me".to_owned())),
        ("threads", as_client(&|_| "/threads".to_owned())),
        ("messages", as_client(&|thread| format!("/threads/{thread}/messages"))),
        ("post-message", {
            let post = |known: &SignedInConversation| {
                request_line("POST", &format!("/threads/{}/messages", known.thread), &known.client, MESSAGE)
            };
            conversations.iter().map(post).collect()
        }),
        ("login", {
            let login = |email: &String| request_line("POST", "/auth/login", "-", &login_body(email));
            samples.addresses.iter().map(login).collect()
        }),
        ("queue", queue),
        ("strangers", strangers),
        ("jobs", pairs(for_jobs)),
        ("offers", pairs(for_offers)),
        ("job", jobs),
    ];
    let write = |(name, text): (&str, String)| fs::write(into.join(name), text);
    files.into_iter().try_for_each(write).map_err(|error: io::Error| error.to_string())
}

/// Writes the files for uploads: a document of five megabytes and a selfie of two.
async fn write_uploads(app: &App, into: &Path) -> Result<(), String> {
    let tokens = desk::uploading(app).await.map_err(|problem| problem.to_string())?;
    let write = |name: &str, content: &[u8]| fs::write(into.join(name), content);
    fs::create_dir(into)
        .and_then(|()| write("tokens", tokens.as_bytes()))
        .and_then(|()| write("document.jpg", &desk::photograph(4000, 3000, 5_000_000)))
        .and_then(|()| write("selfie.jpg", &desk::photograph(2400, 1800, 2_000_000)))
        .map_err(|error| error.to_string())
}

const MESSAGE: &str = r#"{"content":"Could you come on Thursday afternoon, at about three?"}"#;

fn login_body(email: &str) -> String {
    serde_json::json!({ "email": email, "password": crate::seed::PASSWORD }).to_string()
}

/// A conversation with access tokens of both participants.
struct SignedInConversation {
    thread: ThreadId,
    client: String,
    worker: String,
}

async fn sign_in(app: &App, conversations: Vec<Conversation>) -> Result<Vec<SignedInConversation>, Problem> {
    let mut signed_in = Vec::new();
    for Conversation { thread, client, worker } in conversations {
        let (of_client, of_worker) = app
            .write_as_system(move |tx| {
                Ok::<_, Problem>((
                    Session::start(tx, client, None, "127.0.0.1", false)?,
                    Session::start(tx, worker, None, "127.0.0.1", false)?,
                ))
            })
            .await?;
        let now = app.clock.now();
        signed_in.push(SignedInConversation {
            thread,
            client: app.tokens.access(client, of_client.id, Role::Client, now)?,
            worker: app.tokens.access(worker, of_worker.id, Role::Worker, now)?,
        });
    }
    Ok(signed_in)
}

/// Times the statements of each read on this thread, through rusqlite alone. One line each: name and microseconds.
pub(crate) async fn time_statements(app: &App) -> Result<String, String> {
    if app.db.is_shared() {
        return Err("only an embedded database can be read on this thread".to_owned());
    }
    let samples = app.read_public(Samples::draw).await.map_err(|problem| problem.to_string())?;
    let conversations = samples.conversations.get(..50.min(samples.conversations.len())).unwrap_or_default().to_vec();
    let signed_in = sign_in(app, conversations.clone()).await.map_err(|problem| problem.to_string())?;
    let claims = |known: &SignedInConversation| app.tokens.verify(&known.client, app.clock.now());
    let parties: Vec<(AccessClaims, ThreadId)> =
        signed_in.iter().filter_map(|known| Some((claims(known)?, known.thread))).collect();
    let tokens: Vec<String> = signed_in.into_iter().map(|known| known.client).collect();
    let admin = app.read_public(models::admin).await.map_err(|problem| problem.to_string())?;
    let admin = desk::token(app, admin, Role::Admin).await.map_err(|problem| problem.to_string())?;
    let admin: Vec<AccessClaims> = app.tokens.verify(&admin, app.clock.now()).into_iter().collect();
    let table = database::with_own_connection(&app.settings.database_url, &app.clock, |tx| {
        let mut table = time_all(tx, &samples, &parties)?;
        let queue = time(tx, &admin, |tx, claims| {
            let admin: Admin = admit(tx, *claims, READ)?;
            let first = (Timestamp::MIN, SubmissionId::FIRST);
            desk_services::queue(tx, &admin, &QueueFilter { status: None, worker_id: None }, first, ROWS)
                .map(drop)
                .map_err(Problem::from)
        });
        writeln!(table, "queue\t{:.1}", queue?).map_err(|error| Problem::internal(&error))?;
        table += &time_callers(tx, app, &tokens, &parties)?;
        Ok(table)
    });
    table.map_err(|problem: Problem| problem.to_string())
}

/// Times the authentication of a caller, and hashing a password.
fn time_callers(tx: &mut Tx<'_>, app: &App, tokens: &[String], parties: &Parties) -> Result<String, Problem> {
    let now = app.clock.now();
    let verify = |_: &mut Tx<'_>, token: &String| app.tokens.verify(token, now).map(drop).ok_or_else(invalid_token);
    let verify_anew =
        |_: &mut Tx<'_>, token: &String| app.tokens.verify_signature(token).map(drop).ok_or_else(invalid_token);
    let mut rows = String::new();
    for (name, micros) in [
        ("(a token seen before)", time(tx, tokens, verify)?),
        ("(a token not seen before)", time(tx, tokens, verify_anew)?),
        (
            "(its session and account)",
            time(tx, parties, |tx, (claims, _)| admit::<Party>(tx, *claims, READ).map(drop))?,
        ),
        ("(a password)", time(tx, &["a wrong guess"], |_, guess| hash_password(guess).map(drop))?),
    ] {
        writeln!(rows, "{name}\t{micros:.1}").map_err(|error| Problem::internal(&error))?;
    }
    Ok(rows)
}

type Parties = [(AccessClaims, ThreadId)];

const READ: AdmissionPolicy = AdmissionPolicy { intent: Intent::Read, admins_need_second_factor: false };

fn time_all(tx: &mut Tx<'_>, samples: &Samples, parties: &Parties) -> Result<String, Problem> {
    let mut table = String::new();
    let mut row = |name: &str, micros: Result<f64, Problem>| {
        writeln!(table, "{name}\t{:.1}", micros?).map_err(|error| Problem::internal(&error))
    };
    let search = |query: &str| -> Result<Search, Problem> {
        let filter: SearchFilter = read_form(query.as_bytes())?;
        Ok(Search::try_from(filter)?)
    };
    let searches: Vec<Search> = samples.searches.iter().map(|query| search(query)).collect::<Result<_, _>>()?;
    let newest = [search("")?];
    let reviews =
        |tx: &mut Tx<'_>, worker: &UserId| review::services::of_worker(tx, *worker, ReviewId::LAST, ROWS).map(drop);
    row("one-service", time(tx, &samples.services, |tx, id| service::services::view(tx, *id, None).map(drop)))?;
    row("newest", time(tx, &newest, |tx, newest| newest.run(tx, None, None, ROWS).map(drop)))?;
    row("search", time(tx, &searches, |tx, search| search.run(tx, None, None, ROWS).map(drop)))?;
    row("worker", time(tx, &samples.workers, |tx, id| worker::services::show(tx, *id).map(drop)))?;
    row("reviews", time(tx, &samples.workers, reviews))?;
    row("summary", time(tx, &samples.workers, |tx, id| review::services::summary(tx, *id).map(drop)))?;
    row(
        "threads",
        time(tx, parties, |tx, (claims, _)| {
            let party: Party = admit(tx, *claims, READ)?;
            Thread::all(tx, &party, ThreadTopic::Any, (Timestamp::MAX, ThreadId::LAST), ROWS)
                .map(drop)
                .map_err(Problem::from)
        }),
    )?;
    row(
        "messages",
        time(tx, parties, |tx, (claims, thread)| {
            let party: Party = admit(tx, *claims, READ)?;
            messages(tx, &party, *thread, MessagePage { since: None, cursor: None, rows: ROWS })
                .map(drop)
                .map_err(Problem::from)
        }),
    )?;
    Ok(table)
}

/// The mean time of `read` in microseconds, over a second.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
fn time<S, E: Into<Problem>>(
    tx: &mut Tx<'_>,
    samples: &[S],
    read: impl Fn(&mut Tx<'_>, &S) -> Result<(), E>,
) -> Result<f64, Problem> {
    for sample in samples.iter().take(200) {
        read(tx, sample).map_err(Into::into)?;
    }
    let (start, mut count) = (Instant::now(), 0_u32);
    for sample in samples.iter().cycle() {
        read(tx, sample).map_err(Into::into)?;
        count += 1;
        if count % 64 == 0 && start.elapsed().as_secs() >= 1 {
            break;
        }
    }
    Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(count))
}
