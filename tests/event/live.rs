use crate::support::{
    Hall, Person, eventually,
    feed::{Happening, Socket, Stream},
};
use hirehall::database::Engine;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

#[apply(both_engines)]
async fn a_stream_begins_now_or_where_its_listener_left_off(hall: Hall) {
    let client = hall.client().await;
    let mut from_now = Stream::open(&client, "/events", None).await;
    let mut from_the_start = Stream::open(&client, "/events?after=0", None).await;
    change(&hall, &client, 1).await;

    let first = from_the_start.next().await.unwrap();
    assert_eq!((first.kind.as_str(), &first.data["type"]), ("session.started", &json!("session.started")));
    assert_eq!(first.data["id"], first.id);
    let second = from_the_start.next().await.unwrap();
    let live = from_now.next().await.unwrap();
    assert_eq!((live.id, &live.data), (second.id, &second.data));
    let listed = client.get(&format!("/events?after={}", first.id)).await.is(200);
    assert_eq!(listed["items"], json!([live.data]));

    let mut resumed = Stream::open(&client, "/events?after=0", Some(first.id)).await;
    assert_eq!(resumed.next().await.unwrap().id, second.id);
    let garbled =
        client.request(Method::GET, "/events").header("accept", "text/event-stream").header("last-event-id", "x");
    crate::support::Reply::to(garbled).await.is_invalid("/Last-Event-ID", "invalid_header");
}

#[apply(both_engines)]
async fn no_event_is_missed_or_sent_twice_during_concurrent_writes(hall: Hall) {
    const WRITERS: u128 = 20;
    const EACH: u128 = 10;
    let (client, other) = (hall.client().await, hall.client().await);
    let end = client.get("/events").await.is(200)["items"][0]["id"].as_i64().unwrap();
    let mut steady = Stream::open(&client, "/events", None).await;

    let node = hall.another_node().await;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let db = if writer % 2 == 0 { hall.app.db.clone() } else { node.db.clone() };
            let (client, other) = (client.user_id(), other.user_id());
            tokio::spawn(async move {
                for number in 0..EACH {
                    let [mine, foreign] = [client, other].map(|user| Happening {
                        client: Some(user),
                        ..Happening::new("client.changed", Uuid::from_u128(writer * EACH + number))
                    });
                    let is_postgres = db.engine() == Engine::Postgres;
                    let write = move |tx: &mut hirehall::database::Tx<'_>| {
                        foreign.record(tx)?;
                        mine.record(tx)?;
                        if is_postgres {
                            // Delays commits at random, so that transactions commit in another order than they began.
                            tx.all::<(i64,)>("SELECT CAST(1 AS BIGINT) FROM pg_sleep(random() * 0.02)", &[])?;
                        }
                        Ok::<_, hirehall::database::Error>(())
                    };
                    db.write(write).await.unwrap();
                }
            })
        })
        .collect();

    let expected: Vec<Uuid> = (0..WRITERS * EACH).map(Uuid::from_u128).collect();
    let mut restless = Vec::new();
    let mut last = end;
    while restless.len() < expected.len() {
        let mut stream = Stream::open(&client, "/events", Some(last)).await;
        for _ in 0..(1 + restless.len() % 13).min(expected.len() - restless.len()) {
            let told = stream.next().await.unwrap();
            assert!(told.id > last);
            last = told.id;
            restless.push(told.data["data"]["user_id"].as_str().unwrap().parse::<Uuid>().unwrap());
        }
    }
    let mut heard = Vec::new();
    while heard.len() < expected.len() {
        heard.push(steady.next().await.unwrap().data["data"]["user_id"].as_str().unwrap().parse::<Uuid>().unwrap());
    }
    assert_eq!(restless, heard);
    heard.sort();
    assert_eq!(heard, expected);
    for writer in writers {
        writer.await.unwrap();
    }
    node.stop.cancel();
}

#[apply(both_engines)]
async fn another_node_is_heard_too(hall: Hall) {
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    let node = hall.another_node().await;
    let happening = Happening { client: Some(client.user_id()), ..Happening::new("client.changed", Uuid::nil()) };
    node.db.write(move |tx| happening.record(tx)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().kind, "client.changed");
    node.stop.cancel();
}

#[apply(both_engines)]
async fn a_feed_ends_when_its_listener_may_no_longer_listen(hall: Hall) {
    let client = hall.client().await;
    let (elsewhere, stays) = (client.signed_in().await, client.signed_in().await);
    let mut signed_out = Stream::open(&elsewhere, "/events", None).await;
    let mut banned = Stream::open(&stays, "/events", None).await;

    elsewhere.post("/auth/logout", json!({})).await.is(204);
    end_of(&mut signed_out).await;

    let node = hall.another_node().await;
    let user = client.user_id();
    let ban = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute("UPDATE users SET status = 'BANNED' WHERE id = $1", &[&user])?;
        Happening { client: Some(user), ..Happening::new("user.banned", user.as_uuid()) }.record(tx)
    };
    node.db.write(ban).await.unwrap();
    end_of(&mut banned).await;
    node.stop.cancel();
}

#[apply(both_engines)]
async fn a_feed_ends_when_its_access_token_expires_and_the_next_one_misses_nothing(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let mut stream = Stream::open(&client, "/events", None).await;
    let last = stream.beginning().await;
    let (mut socket, _) = Socket::open(&client, "/ws", &[]).await.ok().unwrap();
    hall.clock.advance(Duration::from_secs(901));
    // Wakes the feeds.
    change(&hall, &client, 1).await;
    end_of(&mut stream).await;
    assert_eq!(socket.next().await, Err(4401));
    client.get("/events").await.is_problem(401, "invalid_token");

    let again = client.signed_in().await;
    let mut resumed = Stream::open(&again, "/events", Some(last)).await;
    assert_eq!(resumed.next().await.unwrap().kind, "client.changed");
    other.get("/events").await.is_problem(401, "invalid_token");
}

#[apply(both_engines)]
async fn a_user_has_at_most_sixteen_feeds(hall: Hall) {
    let (client, other) = (hall.client().await, hall.client().await);
    let mut streams = Vec::new();
    for _ in 0..16 {
        streams.push(Stream::open(&client, "/events", None).await);
    }
    let one_more = async || {
        let request = client.request(Method::GET, "/events").header("accept", "text/event-stream");
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(one_more().await, 429);
    Stream::open(&other, "/events", None).await;
    streams.pop();
    eventually("a place", async || (one_more().await == 200).then_some(())).await;
}

#[apply(both_engines)]
async fn a_session_counts_as_live_while_a_feed_of_it_is_open(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    let live_until = async || {
        let (until,): (i64,) = hall
            .app
            .db
            .read(move |tx| tx.one::<(i64,)>("SELECT max(live_until) FROM sessions WHERE user_id = $1", &[&user]))
            .await
            .unwrap();
        until
    };
    assert_eq!(live_until().await, 0);
    let first = Stream::open(&client, "/events", None).await;
    let second = Stream::open(&client, "/events", None).await;
    let now = hall.clock.now().unix_micros();
    eventually("presence", async || (live_until().await > now + 30_000_000).then_some(())).await;
    drop(first);
    drop(second);
    eventually("absence", async || (live_until().await == 0).then_some(())).await;
}

#[apply(both_engines)]
async fn streams_end_when_the_server_stops(hall: Hall) {
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    hall.app.stop.cancel();
    end_of(&mut stream).await;
}

async fn change(hall: &Hall, client: &Person, subject: u128) {
    let happening =
        Happening { client: Some(client.user_id()), ..Happening::new("client.changed", Uuid::from_u128(subject)) };
    happening.happens(hall).await;
}

/// Reads until the feed ends.
async fn end_of(stream: &mut Stream) {
    while stream.next().await.is_some() {}
}

#[apply(both_engines)]
async fn a_feed_goes_on_after_the_log_could_not_be_read_for_a_while(hall: Hall) {
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    stream.beginning().await;
    let rename = async |sql: &'static str| hall.app.db.write(move |tx| tx.execute(sql, &[])).await.unwrap();
    rename("ALTER TABLE messages RENAME TO away").await;
    change(&hall, &client, 1).await;
    for _ in 0..20 {
        assert_eq!(client.get("/events").await.status, 500);
    }
    rename("ALTER TABLE away RENAME TO messages").await;
    assert_eq!(stream.next().await.unwrap().kind, "client.changed");
}

#[apply(both_engines)]
async fn a_session_stays_live_when_one_of_its_feeds_ends_on_another_node(hall: Hall) {
    let (client, witness) = (hall.client().await, hall.client().await);
    let live_until = async |person: &Person| {
        let user = person.user_id();
        let live = hall
            .app
            .db
            .read(move |tx| tx.one::<(i64,)>("SELECT max(live_until) FROM sessions WHERE user_id = $1", &[&user]));
        live.await.unwrap().0
    };
    let (here, seen) = (Stream::open(&client, "/events", None).await, Stream::open(&witness, "/events", None).await);
    eventually("presence", async || (live_until(&client).await > 0 && live_until(&witness).await > 0).then_some(()))
        .await;
    let announced_here = live_until(&client).await;
    let elsewhere = hall.nobody_at_another_node().await.with_token(client.token.as_deref().unwrap());
    let _there = Stream::open(&elsewhere, "/events", None).await;
    eventually("the other node's word", async || (live_until(&client).await > announced_here).then_some(())).await;
    drop(here);
    drop(seen);
    eventually("absence", async || (live_until(&witness).await == 0).then_some(())).await;
    assert!(live_until(&client).await > announced_here);
}
