//! A database that was restored from a backup has fewer events than its listeners have seen.

use crate::support::{
    Hall, Person, Reply,
    feed::{Happening, Socket, Stream, heard},
};
use hirehall::database::{Engine, Error, Tx};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

async fn change(hall: &Hall, client: &Person, subject: u128) {
    let subject = Uuid::from_u128(subject);
    Happening { client: Some(client.user_id()), ..Happening::new("client.changed", subject) }.happens(hall).await;
}

fn is_reset(event: &Value, id: i64) {
    assert_eq!((&event["id"], &event["type"], &event["data"]), (&json!(id), &json!("reset"), &json!({})), "{event}");
    assert!(event["at"].as_str().unwrap().ends_with('Z'));
}

#[apply(both_engines)]
async fn a_position_after_the_end_of_the_log_gets_a_reset_and_continues_from_the_current_id(hall: Hall) {
    let client = hall.client().await;
    let current = heard(&client, "/events", 1).await["items"][0]["id"].as_i64().unwrap();
    for beyond in [current + 1, current + 1_000_000, i64::MAX] {
        let page = client.get(&format!("/events?after={beyond}")).await.is(200);
        assert_eq!((page["items"].as_array().unwrap().len(), &page["next_cursor"]), (1, &Value::Null));
        is_reset(&page["items"][0], current);
        let request = client.request(Method::GET, "/events?after=0").header("last-event-id", beyond);
        is_reset(&Reply::to(request).await.is(200)["items"][0], current);
    }

    let mut stream = Stream::open(&client, "/events", Some(current + 7)).await;
    assert_eq!(stream.beginning().await, current);
    let reset = stream.next().await.unwrap();
    assert_eq!((reset.id, reset.kind.as_str()), (current, "reset"));
    is_reset(&reset.data, current);
    let (mut socket, _) = Socket::open(&client, &format!("/ws?after={}", current + 7), &[]).await.ok().unwrap();
    is_reset(&socket.next().await.unwrap(), current);
    let beyond = (current + 7).to_string();
    let (mut resumed, _) = Socket::open(&client, "/ws", &[("last-event-id", &beyond)]).await.ok().unwrap();
    is_reset(&resumed.next().await.unwrap(), current);

    change(&hall, &client, 1).await;
    let told = stream.next().await.unwrap().data;
    assert_eq!(told["type"], "client.changed");
    assert_eq!((&socket.next().await.unwrap(), &resumed.next().await.unwrap()), (&told, &told));
    assert_eq!(client.get(&format!("/events?after={current}")).await.is(200)["items"], json!([told]));
}

#[apply(both_engines)]
async fn a_feed_that_is_open_during_a_restore_gets_a_reset(hall: Hall) {
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    let before = stream.beginning().await;
    change(&hall, &client, 1).await;
    let seen = stream.next().await.unwrap().id;
    hall.app.db.write(move |tx| tx.execute("DELETE FROM events WHERE id = $1", &[&seen])).await.unwrap();
    let reset = stream.next().await.unwrap();
    assert_eq!((reset.id, reset.kind.as_str()), (before, "reset"));
}

#[apply(both_engines)]
async fn a_position_among_numbers_that_a_restore_has_skipped_gets_a_reset_also_when_the_log_has_grown(hall: Hall) {
    let client = hall.client().await;
    let restored = heard(&client, "/events", 1).await["items"][0]["id"].as_i64().unwrap();
    let (until, is_sqlite) = (restored + 1000, hall.app.db.engine() == Engine::Sqlite);
    let skip = move |tx: &mut Tx<'_>| {
        tx.execute("INSERT INTO event_gaps (after_id, until_id) VALUES ($1, $2)", &[&restored, &until])?;
        tx.execute(
            if is_sqlite {
                "UPDATE sqlite_sequence SET seq = $1 WHERE name = 'events'"
            } else {
                "SELECT setval('event_ids', $1)"
            },
            &[&until],
        )
    };
    hall.app.db.write(skip).await.map_err(|error: Error| error).unwrap();
    change(&hall, &client, 1).await;
    let told = heard(&client, &format!("/events?after={restored}"), 1).await["items"][0].clone();
    let current = told["id"].as_i64().unwrap();
    assert!(current > until && told["type"] == "client.changed", "what was seen before the backup counts: {told}");

    for lost in [restored + 1, until] {
        let page = client.get(&format!("/events?after={lost}")).await.is(200);
        assert_eq!(page["items"].as_array().unwrap().len(), 1);
        is_reset(&page["items"][0], current);
        let mut stream = Stream::open(&client, "/events", Some(lost)).await;
        assert_eq!(stream.beginning().await, current);
        is_reset(&stream.next().await.unwrap().data, current);
        let (mut socket, _) = Socket::open(&client, &format!("/ws?after={lost}"), &[]).await.ok().unwrap();
        is_reset(&socket.next().await.unwrap(), current);
    }
    assert_eq!(client.get(&format!("/events?after={current}")).await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn a_place_that_is_no_number_is_refused_wherever_it_is_given(hall: Hall) {
    let client = hall.client().await;
    for id in ["x", "-1", "1.0", "1e3", "9223372036854775808", "1 2", "0x10"] {
        for accept in ["application/json", "text/event-stream"] {
            let request = client.request(Method::GET, "/events").header("accept", accept).header("last-event-id", id);
            Reply::to(request).await.is_invalid("/Last-Event-ID", "invalid_header");
        }
        assert_eq!(Socket::open(&client, "/ws", &[("last-event-id", id)]).await.err(), Some(422), "{id}");
    }
    let request = client.request(Method::GET, "/events").header("last-event-id", "");
    Reply::to(request).await.is(200);
}

#[apply(both_engines)]
async fn a_stream_says_at_once_where_it_begins_and_how_soon_to_come_back(hall: Hall) {
    let client = hall.client().await;
    let current = heard(&client, "/events", 1).await["items"][0]["id"].as_i64().unwrap();
    let mut stream = Stream::open(&client, "/events", None).await;
    let beginning = stream.beginning().await;
    assert_eq!(beginning, current);
    assert!((1000..10_000).contains(&stream.retry.unwrap()));
    drop(stream);

    change(&hall, &client, 1).await;
    let mut back = Stream::open(&client, "/events", Some(beginning)).await;
    assert_eq!(
        back.next().await.unwrap().kind,
        "client.changed",
        "nothing is lost by coming back before the first event"
    );
    assert_eq!(Stream::open(&client, "/events?after=0", None).await.beginning().await, 0);
}
