//! Old events leave the database for archives, and a reader that needs them is told or finds them.

use super::{
    everything_in,
    installation::Installation,
    operator::{operator, refused},
};
use crate::support::{Answer, Hall, Person, Receiver, Reply, eventually, feed::Happening, jobs, jobs::history};
use hirehall::{
    background::event_archive::archive,
    database::{Error, Tx},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::{fs, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// After so many days a few events are archived, too.
const OLD: Duration = Duration::from_secs(98 * 24 * 60 * 60);

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn export(hall: &Hall, words: &[&str]) -> Vec<Value> {
    lines(&operator(hall, &[&["events", "export", "-"], words].concat(), "").well())
}

async fn number(hall: &Hall, sql: &'static str) -> i64 {
    let read = hall.app.db.read(move |tx| tx.one::<(i64,)>(sql, &[]));
    read.await.map_err(|error: Error| error).unwrap().0
}

async fn change(hall: &Hall, sql: &'static str) {
    hall.app.db.write(move |tx| tx.execute(sql, &[])).await.map_err(|error: Error| error).unwrap();
}

/// Readers have passed every event.
const READ: &str = "UPDATE readers SET last_id = (SELECT max(id) FROM events) WHERE name IN ('mail', 'counts')";

async fn archived(hall: &Hall) -> i64 {
    number(hall, "SELECT last_id FROM readers WHERE name = 'archive'").await
}

/// The newest event now.
async fn newest(hall: &Hall) -> i64 {
    number(hall, "SELECT max(id) FROM events").await
}

/// Archives once every reader has passed the event `id`. Returns the last event that is archived.
async fn until_archived(hall: &Hall, id: i64) -> i64 {
    eventually("the archive", async || {
        archive(hall.app.clone()).await.unwrap();
        let open = number(hall, "SELECT count(*) FROM event_archives WHERE NOT is_cleared").await;
        let archived = archived(hall).await;
        (open == 0 && archived >= id).then_some(archived)
    })
    .await
}

/// Lets everything that has happened become old and happen to be archived, except what this records now.
async fn grow_old(hall: &Hall, person: &Person) -> (Person, i64) {
    let last = newest(hall).await;
    hall.clock.advance(OLD);
    let person = person.signed_in().await;
    (person, until_archived(hall, last).await)
}

#[apply(both_engines)]
async fn old_events_are_archived_and_every_export_stays_the_same(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    let job = pair.job().await;
    pair.client.patch(&jobs::path(&job, ""), json!({ "title": "Fix both taps" })).await.is(200);
    pair.worker.post(&jobs::path(&job, "accept"), json!({ "version": 2 })).await.is(200);
    admin.post(&format!("/admin/users/{}/freeze", pair.worker.id), json!({ "reason": "Why" })).await.is(200);
    admin
        .post(&format!("/admin/users/{}/unfreeze", pair.worker.id), json!({ "reason": "Why" }))
        .await
        .is_one_of(&[200, 204]);
    let (client, worker) = (&pair.client, &pair.worker);
    let path = jobs::path(&job, "events");
    let (seen, audited) = (client.get(&path).await.is(200), admin.get("/admin/audit").await.is(200));
    let before = [export(&hall, &[]), export(&hall, &["--audit"]), export(&hall, &["--of", &client.id])];
    assert!(before.iter().all(|lines| !lines.is_empty()) && before[2].len() < before[0].len());

    let (admin, last) = grow_old(&hall, &admin).await;
    let (client, worker) = (client.signed_in().await, worker.signed_in().await);
    let sql =
        "SELECT count(*) FROM events WHERE NOT is_audit AND id <= (SELECT last_id FROM readers WHERE name = 'archive')";
    assert_eq!(number(&hall, sql).await, 0, "they have left the database");
    assert_eq!(number(&hall, "SELECT count(*) FROM event_archives").await, 1);
    let after = [export(&hall, &[]), export(&hall, &["--audit"]), export(&hall, &["--of", &client.id])];
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(&after[..before.len()], before);
        assert!(after.windows(2).all(|two| two[0]["id"].as_i64() < two[1]["id"].as_i64()), "in order, and none twice");
    }
    assert!(after[0].iter().any(|line| line["id"].as_i64().unwrap() > last));
    let long_ago = before[0][0]["at"].as_str().unwrap()[..10].to_owned();
    // The command line, which has recorded its exports, has a clock of its own.
    let of_that_day = |lines: &[Value]| -> Vec<Value> {
        let is_of_it =
            |line: &&Value| line["at"].as_str().unwrap()[..10] == long_ago && line["type"] != "events.exported";
        lines.iter().filter(is_of_it).cloned().collect()
    };
    let of_then = export(&hall, &["--to", &long_ago]);
    assert!(!of_then.is_empty() && of_then.iter().all(|line| line["at"].as_str().unwrap()[..10] == *long_ago));
    assert_eq!(of_that_day(&of_then), of_that_day(&after[0]));

    let now = admin.get("/admin/audit?limit=100").await.is(200)["items"].as_array().unwrap().clone();
    for entry in audited["items"].as_array().unwrap() {
        assert!(now.contains(entry), "the audit trail stays in the database: {entry}");
    }
    assert_eq!(client.get(&path).await.is(200), seen, "so does the history of jobs");
    worker.post(&jobs::path(&job, "complete"), json!({})).await.is(200);
    assert_eq!(history(&client, &job).await, ["job.created", "job.changed", "job.accepted", "job.completed"]);
    let (mut pages, mut next) = (Vec::new(), format!("{path}?limit=1"));
    loop {
        let page = client.get(&next).await.is(200);
        pages.extend(page["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        next = format!("{path}?limit=1&cursor={cursor}");
    }
    assert_eq!(
        pages,
        ["job.created", "job.changed", "job.accepted", "job.completed"],
        "across the border between the two"
    );
    let case = admin.get(&format!("/admin{}", jobs::path(&job, ""))).await.is(200);
    let entries = case["history"].as_array().unwrap();
    let told: Vec<&str> = entries.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(told, pages, "administrators see it as well");
}

#[apply(both_engines)]
async fn an_event_of_a_kind_that_is_not_known_is_archived_and_exported_and_stays_in_the_history_of_its_job(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    let job = pair.job().await;
    let subject = job["id"].as_str().unwrap().parse().unwrap();
    for data in [json!({ "version": 7 }), json!({})] {
        Happening { data, ..Happening::new("job.teleported", subject) }.happens(&hall).await;
    }
    let newer = |lines: &[Value]| -> Vec<Value> {
        lines.iter().filter(|line| line["type"] == "job.teleported").cloned().collect()
    };
    let before = export(&hall, &[]);
    assert_eq!(newer(&before).len(), 2);
    grow_old(&hall, &admin).await;
    assert_eq!(newer(&export(&hall, &[])), newer(&before));
    let kept = "SELECT count(*) FROM job_history WHERE type = 'job.teleported' AND version = 7";
    assert_eq!(number(&hall, kept).await, 1);
    assert_eq!(history(&pair.client.signed_in().await, &job).await, ["job.created", "job.expired"]);
}

#[apply(both_engines)]
async fn a_place_in_the_log_that_is_archived_gets_a_reset_and_a_listener_without_a_place_begins_after_it(hall: Hall) {
    let client = hall.client().await;
    client.patch("/clients/me", json!({ "about": "One" })).await.is(200);
    let seen = client.get("/events").await.is(200)["items"][0]["id"].as_i64().unwrap();
    let (client, archived) = grow_old(&hall, &client).await;
    assert!(seen <= archived);
    client.patch("/clients/me", json!({ "about": "Two" })).await.is(200);
    let reset = client.get(&format!("/events?after={}", archived - 1)).await.is(200)["items"].clone();
    assert_eq!((reset.as_array().unwrap().len(), &reset[0]["type"]), (1, &json!("reset")));
    for start in ["/events".to_owned(), "/events?after=0".to_owned(), format!("/events?after={archived}")] {
        let items = client.get(&start).await.is(200)["items"].as_array().unwrap().clone();
        let types: Vec<&str> = items.iter().map(|event| event["type"].as_str().unwrap()).collect();
        assert_eq!(types, ["session.started", "client.changed"], "{start}");
    }
    let next = reset[0]["id"].as_i64().unwrap();
    assert_eq!(client.get(&format!("/events?after={next}")).await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn what_a_webhook_waits_for_is_not_archived_and_what_is_archived_is_not_replayed(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8,::1/128")]).await;
    let (admin, client, receiver) = (hall.admin().await, hall.client().await, Receiver::start().await);
    let create = async |admin: &Person, kind: &str| {
        let new = json!({ "url": receiver.url(), "event_types": [kind] });
        admin.post("/admin/webhooks", new).await.is(201)["id"].as_str().unwrap().to_owned()
    };
    let (asked_for, quiet, disabled) = (
        create(&admin, "client.changed").await,
        create(&admin, "kyc.revoked").await,
        create(&admin, "client.changed").await,
    );
    admin.post(&format!("/admin/webhooks/{disabled}/disable"), json!({})).await.is(200);
    client.patch("/clients/me", json!({ "about": "One" })).await.is(200);
    receiver.wait_for(1).await;
    let (admin, archived) = grow_old(&hall, &admin).await;
    let path = |id: &str, what: &str| format!("/admin/webhooks/{id}/{what}");

    let too_early = json!({ "after_event_id": archived - 1 });
    admin.post(&path(&asked_for, "replay"), too_early).await.is_invalid("/after_event_id", "invalid_value");
    let refused = admin.post(&path(&disabled, "enable"), json!({})).await.is_problem(409, "events_archived");
    assert!(refused["detail"].as_str().unwrap().contains(&format!("after {archived}")), "{refused}");
    admin.post(&path(&disabled, "enable"), json!({ "skip_missed": true })).await.is(200);
    admin.post(&path(&quiet, "disable"), json!({})).await.is(200);
    admin.post(&path(&quiet, "enable"), json!({})).await.is(200);

    // An event that an enabled webhook has not got yet stays, and everything after it.
    receiver.answers(|_| Answer::Status(500));
    let client = client.signed_in().await;
    client.patch("/clients/me", json!({ "about": "Two" })).await.is(200);
    let waiting = newest(&hall).await;
    eventually("it waits", async || {
        (number(&hall, "SELECT count(*) FROM webhook_deliveries").await == 2).then_some(())
    })
    .await;
    // Attempts are made for three days only. Nothing runs in the background here, so it waits for longer.
    let hall = hall.restarted().await;
    hall.clock.advance(OLD);
    Happening::new("client.changed", uuid::Uuid::nil()).happens(&hall).await;
    change(&hall, READ).await;
    archive(hall.app.clone()).await.unwrap();
    assert!(self::archived(&hall).await < waiting);
    change(&hall, "DELETE FROM webhook_deliveries").await;
    change(&hall, "UPDATE webhooks SET last_event = (SELECT max(id) FROM events)").await;
    archive(hall.app.clone()).await.unwrap();
    assert!(self::archived(&hall).await >= waiting);
}

#[apply(both_engines)]
async fn a_new_device_is_reported_although_the_first_sign_in_is_archived(hall: Hall) {
    let client = hall.client().await;
    grow_old(&hall, &hall.admin().await).await;
    assert_eq!(
        number(&hall, "SELECT count(*) FROM events WHERE type = 'session.started'").await,
        1,
        "only the last one"
    );
    let login = json!({ "email": client.email, "password": client.password });
    let request = hall.nobody().request(Method::POST, "/auth/login").header("user-agent", "Firefox/141 Windows");
    Reply::to(request.json(&login)).await.is(200);
    let mail = hall.mail_to(&client.email, "Your account was entered from a new place").await;
    assert!(mail.text.contains("Firefox on Windows"), "{}", mail.text);
}

#[apply(both_engines)]
async fn without_the_setting_nothing_is_archived_and_with_others_archives_and_the_audit_trail_end(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_EVENT_ARCHIVE_AFTER_DAYS", "")]).await;
    let admin = hall.admin().await;
    admin.post(&format!("/admin/users/{}/freeze", hall.client().await.id), json!({ "reason": "Why" })).await.is(200);
    let before = export(&hall, &[]);
    hall.clock.advance(OLD);
    let admin = admin.signed_in().await;
    archive(hall.app.clone()).await.unwrap();
    assert_eq!((archived(&hall).await, export(&hall, &[]).len()), (0, before.len() + 2));

    let hall =
        hall.with(&[("HIREHALL_EVENT_DELETE_AFTER_DAYS", "400"), ("HIREHALL_AUDIT_ARCHIVE_AFTER_DAYS", "400")]).await;
    let admin = admin.signed_in_at(&hall).await;
    let last = newest(&hall).await;
    hall.clock.advance(OLD);
    let admin = admin.signed_in().await;
    until_archived(&hall, last).await;
    let trail = admin.get("/admin/audit").await.is(200)["items"].as_array().unwrap().len();
    assert!(trail > 0);
    hall.clock.advance(401 * DAY);
    let admin = admin.signed_in().await;
    eventually("the end", async || {
        archive(hall.app.clone()).await.unwrap();
        let old = "SELECT count(*) FROM event_archives WHERE first_id = 1";
        (number(&hall, old).await == 0).then_some(())
    })
    .await;
    let trail: Vec<String> = export(&hall, &[]).iter().map(|line| line["type"].as_str().unwrap().to_owned()).collect();
    assert!(!trail.contains(&"user.frozen".to_owned()), "{trail:?}");
    admin.get("/admin/audit").await.is(200);
}

#[apply(both_engines)]
async fn two_nodes_that_archive_at_the_same_time_make_one_archive(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    pair.completed().await;
    let before = export(&hall, &[]);
    let last = newest(&hall).await;
    hall.clock.advance(OLD);
    admin.signed_in().await;
    change(&hall, READ).await;
    let (first, second) = tokio::join!(archive(hall.app.clone()), archive(hall.app.clone()));
    first.unwrap();
    second.unwrap();
    assert!(until_archived(&hall, last).await >= last);
    assert_eq!(number(&hall, "SELECT count(*) FROM event_archives").await, 1);
    assert_eq!(export(&hall, &[])[..before.len()], before);
}

#[apply(both_engines)]
async fn a_mail_that_is_tried_again_after_its_event_was_archived_is_given_up_with_the_reason(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    let (admin, _) = grow_old(&hall, &admin).await;
    let recipient = client.id.replace('-', "");
    let payload = format!(r#"{{"event":1,"recipient":"{}","address":null}}"#, client.id);
    let insert = move |tx: &mut Tx<'_>| {
        let now = tx.now();
        tx.execute(
            "INSERT INTO tasks (id, kind, key, payload, priority, due_at, created_at) SELECT id, 'mail', $1, $2, 0, $3, $3 FROM users LIMIT 1",
            &[&format!("1 {recipient}"), &payload, &now],
        )
    };
    hall.app.db.write(insert).await.map_err(|error: Error| error).unwrap();
    let why = eventually("its end", async || {
        let read = hall
            .app
            .db
            .read(|tx| tx.optional::<(String,)>("SELECT last_error FROM tasks WHERE failed_at IS NOT NULL", &[]));
        read.await.map_err(|error: Error| error).unwrap()
    })
    .await;
    assert_eq!(why.0, "its event is archived: it is too old to be mailed about");
    admin.get("/auth/me").await.is(200);
}

/// Copies events, so that there are many.
fn double_events(hall: &Installation) {
    let id = if hall.database_url().is_some() { "next_event_id()" } else { "NULL" };
    hall.execute(&format!(
        "INSERT INTO events (id, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data)
         SELECT {id}, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data FROM events"
    ));
}

/// Makes the events of an installation old, and many. The readers have passed them.
fn age(hall: &Installation) -> Vec<i64> {
    while hall.number("SELECT count(*) FROM events") < 3000 {
        double_events(hall);
    }
    hall.execute("UPDATE events SET at = at - 200 * 86400000000 WHERE id < (SELECT max(id) FROM events)");
    hall.execute(READ);
    exported(hall)
}

fn exported(hall: &Installation) -> Vec<i64> {
    let lines = lines(&hall.run(&["events", "export", "-"]).well());
    lines.iter().map(|line| line["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn killing_the_server_at_any_moment_of_archiving_neither_loses_nor_doubles_an_event() {
    for hall in Installation::on_each_engine().await {
        // It waits for the database, which a runtime does not like.
        tokio::task::spawn_blocking(move || kill_at_any_moment(&hall)).await.unwrap();
    }
}

fn kill_at_any_moment(hall: &Installation) {
    hall.populate(20);
    let before = age(hall);
    let archives = || hall.number("SELECT count(*) FROM event_archives");
    let left = || hall.number("SELECT count(*) FROM events");
    let is_done = || archives() == 1 && hall.number("SELECT count(*) FROM event_archives WHERE NOT is_cleared") == 0;
    let has_file = || {
        everything_in(&hall.home().join("data/files"))
            .iter()
            .any(|path| path.is_file() && !path.ends_with("installation"))
    };
    type Moment<'m> = (&'m str, &'m dyn Fn() -> bool);
    let moments: [Moment<'_>; 5] = [
        ("a file is being written", &has_file),
        ("it is recorded", &|| archives() == 1),
        ("some events are deleted", &|| left() < 2500),
        ("more events are deleted", &|| left() < 1500),
        ("all is done", &is_done),
    ];
    for (moment, is_now) in moments {
        let mut server = hall.serve(&["serve", "--event-archive-after-days", "90"]);
        while !is_now() {
            std::thread::yield_now();
        }
        server.signal("KILL");
        server.ended();
        let ids = exported(hall);
        assert_eq!(ids[..before.len()], before, "{moment}");
        assert!(ids.is_sorted_by(|first, second| first < second), "{moment}");
    }
    assert!(is_done());
    assert!(hall.run(&["doctor"]).out.contains("that were looked for exist"));
}

#[apply(both_engines)]
async fn archives_are_part_of_a_backup_and_the_doctor_misses_them(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    pair.completed().await;
    let before = export(&hall, &[]);
    grow_old(&hall, &admin).await;
    operator(&hall, &["backup", "backup.hirehall"], "").well();
    let there = Installation::on_sqlite();
    fs::create_dir(there.home().join("data")).unwrap();
    let copied = there.home().join("backup.hirehall");
    fs::copy(hall.home().join("backup.hirehall"), &copied).unwrap();
    let _ = std::process::Command::new("cp")
        .arg("-a")
        .arg(hall.home().join("keys"))
        .arg(there.home().join("data/"))
        .status()
        .unwrap();
    there.run(&["restore", "backup.hirehall"]).well();
    let restored = lines(&there.run(&["events", "export", "-"]).well());
    assert_eq!(restored[..before.len()], before);

    assert!(operator(&hall, &["doctor"], "").out.contains("that were looked for exist"));
    for shard in fs::read_dir(hall.home().join("files"))
        .unwrap()
        .map(Result::unwrap)
        .filter(|shard| shard.file_name().len() == 2)
    {
        for file in fs::read_dir(shard.path()).unwrap() {
            fs::remove_file(file.unwrap().path()).unwrap();
        }
    }
    assert!(operator(&hall, &["doctor"], "").out.contains("are not in the store"));
    refused(&operator(&hall, &["events", "export", "missing.jsonl"], ""), "the archive of the events ");
}
