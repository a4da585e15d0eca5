//! `hirehall move`: the whole installation into another database, and not half of it.

use super::{
    contents::{
        answers, contents, events, get, hand_in_documents, is_refused, listings, token, waiting_documents,
        write_listing,
    },
    gate::Gate,
    installation::{Installation, Said, Server},
};
use crate::support::eventually;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::{path::Path, thread, time::Instant};

/// The main job of a marketplace: a worker is asked, agrees, does the work, and is reviewed.
async fn deal(server: &Server) {
    let (client, worker) = (token(server, "client").await, token(server, "worker").await);
    let post = async |token: &str, path: &str, body: Value| {
        let (status, answer) = server.call(Method::POST, path, Some(token), Some(body)).await.unwrap();
        assert!(matches!(status, 200 | 201), "{path}: {status} {answer}");
        answer
    };
    let listing = post(&worker, "/services", json!({ "title": "Leaking taps", "description": "Fixed.", "category": "plumbing", "location": "Lisbon", "pricing": "QUOTE", "status": "PUBLISHED" })).await;
    let ask = json!({ "service_id": listing["id"], "content": "Do you have time?" });
    let opened = post(&client, "/threads", ask).await;
    let proposal = json!({ "thread_id": opened["thread"]["id"], "title": "Fix the tap" });
    let job = post(&client, "/jobs", proposal).await;
    let job = format!("/jobs/{}", job["id"].as_str().unwrap());
    for (who, action) in [(&worker, "accept"), (&worker, "complete"), (&client, "finalize")] {
        post(who, &format!("{job}/{action}"), json!({})).await;
    }
    post(&client, &format!("{job}/review"), json!({ "rating": 4 })).await;
}

fn stop(mut server: Server) {
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}

/// Serves the new database, with the files and keys of the old installation.
fn serve_at(hall: &Installation, url: &str) -> Server {
    hall.serve(&["serve", "--database-url", url])
}

fn move_to(hall: &Installation, url: &str) -> Said {
    hall.run(&["move", "--to", url])
}

async fn is_moved(from: Installation, to: &str) {
    from.populate(7);
    let server = from.serve(&["serve"]);
    hand_in_documents(&server).await;
    deal(&server).await;
    let worker = token(&server, "worker").await;
    let (before, addresses) = (answers(&server).await, waiting_documents(&server).await);
    let papers = contents(&server, &addresses).await;
    let happened = events(&server, &worker).await;
    assert!(before.len() > 12 && papers.len() >= 2 && happened.len() > 5);
    stop(server);

    assert!(move_to(&from, to).well().contains("each is the same in the new database"));
    for command in [&["serve"][..], &["migrate"], &["queue", "list"], &["backup", "x"]] {
        is_refused(&from.run(command), "this installation was moved to");
    }
    assert!(from.run(&["doctor"]).out.contains("this installation was moved to"));
    is_refused(&move_to(&from, to), "was moved to");
    is_refused(&move_to(&from, "sqlite:third.db"), "was moved to");

    let server = serve_at(&from, to);
    // The search finds listings as soon as they are indexed again.
    eventually("the search", async || {
        let found = get(&server, None, "/services?limit=100").await;
        (found == before[0].1).then_some(())
    })
    .await;
    let after = answers(&server).await;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    assert_eq!(before.len(), after.len());
    assert!(contents(&server, &addresses).await == papers, "a document has changed");
    // The session of before goes on, and so does the log: nobody has to begin anew.
    let last = happened.last().unwrap()["id"].as_i64().unwrap();
    write_listing(&server, &worker).await.unwrap();
    let page = get(&server, Some(&worker), &format!("/events?after={last}")).await;
    let new = page["items"].as_array().unwrap();
    assert!(new.iter().all(|event| event["type"] != "reset"), "{page}");
    assert_eq!(new.last().unwrap()["type"], "service.created", "{page}");
    assert!((last + 1..last + 1000).contains(&new[0]["id"].as_i64().unwrap()), "{page}");
    deal(&server).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn an_installation_moves_from_sqlite_to_postgresql() {
    let to = Installation::on_postgresql().await;
    is_moved(Installation::on_sqlite(), to.database_url().unwrap()).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn an_installation_moves_from_postgresql_to_sqlite() {
    is_moved(Installation::on_postgresql().await, "sqlite:new.db").await;
}

#[tokio::test]
async fn an_installation_moves_from_sqlite_to_sqlite() {
    is_moved(Installation::on_sqlite(), "sqlite:new.db").await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn an_installation_moves_from_postgresql_to_postgresql() {
    let to = Installation::on_postgresql().await;
    is_moved(Installation::on_postgresql().await, to.database_url().unwrap()).await;
}

#[tokio::test]
async fn a_move_is_refused_where_something_would_be_lost() {
    let (used, from) = (Installation::on_sqlite(), Installation::on_sqlite());
    is_refused(&move_to(&from, "sqlite:new.db"), "there is no installation in the database");
    from.run(&["migrate"]).well();
    is_refused(&move_to(&from, "sqlite:new.db"), "no server has served this database yet");
    used.populate(2);
    from.populate(2);
    let used_file = format!("sqlite:{}", used.home().join("data/hirehall.db").display());
    is_refused(&move_to(&from, &used_file), "is not empty");
    is_refused(
        &move_to(&from, &format!("sqlite:{}", from.home().join("data/hirehall.db").display())),
        "names the database that is to be moved",
    );
    is_refused(&move_to(&from, "mysql://x"), "is not the URL of a database");
    let server = from.serve(&["serve"]);
    is_refused(&move_to(&from, "sqlite:new.db"), "another server serves");
    stop(server);
    stop(used.serve(&["serve"]));
    move_to(&from, "sqlite:new.db").well();
}

/// A server of PostgreSQL's that runs on is not ready, and acknowledges nothing.
#[apply(needs_postgres)]
#[tokio::test]
async fn a_server_that_still_runs_acknowledges_nothing_after_the_move() {
    let from = Installation::on_postgresql().await;
    from.populate(2);
    let server = from.serve(&["serve"]);
    let worker = token(&server, "worker").await;
    let said = move_to(&from, "sqlite:new.db");
    assert!(said.err.contains("connections to the old database are open"), "{}", said.err);
    said.well();
    let draft = json!({ "title": "Leaking taps", "description": "Fixed.", "category": "plumbing", "location": "Lisbon", "pricing": "QUOTE", "status": "DRAFT" });
    let (status, answer) = server.call(Method::POST, "/services", Some(&worker), Some(draft)).await.unwrap();
    assert_eq!(status, 503, "{answer}");
    eventually("not ready", async || {
        let answer = reqwest::get(format!("{}/readyz", server.url)).await.unwrap();
        (answer.status() == 503).then_some(())
    })
    .await;
}

/// Kills a move when it comes to the gate.
async fn is_killed_at(gate: Gate, from: &Installation, to: &str) {
    let mut child = from.command(&["move", "--to", to]).spawn().unwrap();
    gate.is_reached().await;
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The old database serves and takes what is written, the new one is refused, and another attempt moves everything.
async fn has_not_moved(from: &Installation, to: &str) {
    is_refused(&from.run(&["serve", "--database-url", to]), "was not finished");
    let server = from.serve(&["serve"]);
    let worker = token(&server, "worker").await;
    let listing = write_listing(&server, &worker).await.unwrap();
    stop(server);
    move_to(from, to).well();
    is_refused(&from.run(&["serve"]), "this installation was moved to");
    assert!(listings(&serve_at(from, to), &worker).await.contains(&listing));
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_move_that_is_killed_on_its_way_leaves_the_old_database_serving() {
    for (engine, table) in [(0, "messages"), (1, "messages"), (0, "tasks")] {
        let from = if engine == 0 { Installation::on_sqlite() } else { Installation::on_postgresql().await };
        let to = Installation::on_postgresql().await;
        let url = to.database_url().unwrap();
        from.populate(3);
        to.run(&["migrate"]).well();
        is_killed_at(Gate::before("INSERT", table, url), &from, url).await;
        has_not_moved(&from, url).await;
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_move_that_is_killed_before_its_last_step_leaves_the_old_database_serving() {
    let from = Installation::on_postgresql().await;
    from.populate(3);
    // The mark of the old database, when all is in the new one.
    is_killed_at(Gate::before("INSERT", "installation", from.database_url().unwrap()), &from, "sqlite:new.db").await;
    has_not_moved(&from, "sqlite:new.db").await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_move_that_is_killed_after_the_old_database_was_left_is_finished_by_another_attempt() {
    for from in Installation::on_each_engine().await {
        let to = Installation::on_postgresql().await;
        let url = to.database_url().unwrap();
        from.populate(3);
        to.run(&["migrate"]).well();
        is_killed_at(Gate::before("DELETE", "installation", url), &from, url).await;
        is_refused(&from.run(&["serve"]), "this installation was moved to");
        is_refused(&from.run(&["serve", "--database-url", url]), "was not finished");
        is_refused(&move_to(&from, "sqlite:third.db"), "was moved to");
        assert!(move_to(&from, url).well().contains("An earlier attempt had moved everything"));
        token(&serve_at(&from, url), "worker").await;
    }
}

/// Whether the file has an installation that is served, or the mark of a move, or neither.
fn state_of(file: &Path) -> &'static str {
    if !file.exists() {
        return "nothing";
    }
    let database = rusqlite::Connection::open(file).unwrap();
    let has = |name: &str| {
        let count = database.query_row("SELECT count(*) FROM installation WHERE name = $1", [name], |row| row.get(0));
        count.is_ok_and(|count: i64| count == 1)
    };
    match (has("moved_to"), has("arriving"), has("root_key")) {
        (true, _, _) => "left",
        (_, true, _) => "marked",
        (_, _, true) => "serves",
        _ => "nothing",
    }
}

#[tokio::test]
async fn whenever_a_move_is_killed_one_database_serves_or_the_next_attempt_ends_it() {
    let timed = Installation::on_sqlite();
    timed.populate(3);
    let begun = Instant::now();
    move_to(&timed, "sqlite:new.db").well();
    let whole = begun.elapsed();
    for sixth in 1..=6 {
        let from = Installation::on_sqlite();
        from.populate(3);
        let mut child = from.command(&["move", "--to", "sqlite:new.db"]).spawn().unwrap();
        thread::sleep(whole * sixth / 6);
        child.kill().unwrap();
        child.wait().unwrap();
        let states = ["data/hirehall.db", "new.db"].map(|file| state_of(&from.home().join(file)));
        match states {
            ["serves", "nothing" | "marked"] => token(&from.serve(&["serve"]), "worker").await,
            ["left", "marked" | "serves"] => String::new(),
            other => panic!("{other:?}"),
        };
        if states != ["left", "serves"] {
            move_to(&from, "sqlite:new.db").well();
        }
        is_refused(&from.run(&["serve"]), "this installation was moved to");
        token(&serve_at(&from, "sqlite:new.db"), "worker").await;
    }
}
