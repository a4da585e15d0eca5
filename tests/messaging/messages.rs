//! Messages and read marks.

use super::{Talk, contents};
use crate::support::Hall;
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::json;
use std::collections::BTreeSet;

#[apply(both_engines)]
async fn messages_are_listed_newest_first_and_later_ones_oldest_first(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let two = talk.say(&talk.worker, "Two").await;
    assert_eq!(two["thread_id"], talk.opened["thread"]["id"]);
    assert_eq!(two["sender_id"], talk.worker.id);
    for content in ["Three", "Four", "Five"] {
        talk.say(&talk.client, content).await;
    }
    let latest = talk.messages(&talk.worker, "?limit=2").await;
    assert_eq!(contents(&latest), ["Five", "Four"]);
    talk.say(&talk.client, "Six").await;
    let cursor = latest["next_cursor"].as_str().unwrap();
    let earlier = talk.messages(&talk.worker, &format!("?limit=3&cursor={cursor}")).await;
    assert_eq!(contents(&earlier), ["Three", "Two", "Hello"]);
    assert_eq!(earlier["next_cursor"], json!(null));

    let after = two["id"].as_str().unwrap();
    let since = talk.messages(&talk.client, &format!("?after={after}&limit=3")).await;
    assert_eq!(contents(&since), ["Three", "Four", "Five"]);
    let cursor = since["next_cursor"].as_str().unwrap();
    let rest = talk.messages(&talk.client, &format!("?after={after}&limit=3&cursor={cursor}")).await;
    assert_eq!((contents(&rest), &rest["next_cursor"]), (vec!["Six"], &json!(null)));
    let last = rest["items"][0]["id"].as_str().unwrap();
    assert_eq!(talk.messages(&talk.client, &format!("?after={last}")).await["items"], json!([]));

    let path = format!("{}/messages", talk.path);
    talk.client.get(&format!("{path}?after={}", uuid::Uuid::nil())).await.is_invalid("/after", "unknown_value");
    talk.client.get(&format!("{path}?after=x")).await.is_invalid("/after", "invalid_format");
    talk.client.get(&format!("{path}?cursor={cursor}")).await.is_problem(422, "invalid_cursor");
}

#[apply(both_engines)]
async fn a_message_has_between_one_and_five_thousand_characters(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let path = format!("{}/messages", talk.path);
    let longest = "ä".repeat(5000);
    assert_eq!(talk.say(&talk.client, &longest).await["content"], longest.as_str());
    assert_eq!(talk.say(&talk.client, " one\n\ttwo ").await["content"], "one\n\ttwo");
    talk.client.post(&path, json!({ "content": "ä".repeat(5001) })).await.is_invalid("/content", "too_long");
    talk.client.post(&path, json!({ "content": " \n " })).await.is_invalid("/content", "too_short");
    talk.client.post(&path, json!({ "content": "a\u{0}b" })).await.is_invalid("/content", "forbidden_character");
    talk.client
        .post(&path, json!({ "content": "x", "sender_id": talk.worker.id }))
        .await
        .is_invalid("/sender_id", "unknown_field");
    talk.client
        .post(&path, json!({ "content": "x", "client_message_id": "" }))
        .await
        .is_invalid("/client_message_id", "too_short");
}

#[apply(both_engines)]
async fn a_hundred_messages_at_once_are_numbered_without_a_gap(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let posts = (0..100).map(|number| {
        let (talk, who) = (&talk, if number % 2 == 0 { &talk.client } else { &talk.worker });
        async move { talk.say(who, &format!("{number}")).await }
    });
    join_all(posts).await;
    let numbers =
        hall.app.db.read(|tx| tx.all::<(i64,)>("SELECT number FROM messages ORDER BY number", &[])).await.unwrap();
    assert_eq!(numbers, (1..=101).map(|number| (number,)).collect::<Vec<_>>());
    let said: BTreeSet<String> =
        contents(&talk.messages(&talk.client, "?limit=100").await).into_iter().map(str::to_owned).collect();
    assert_eq!(said.len(), 100);
    let events = hall
        .app
        .db
        .read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM events WHERE type = 'message.posted'", &[]))
        .await
        .unwrap();
    assert_eq!(events, (101,));
}

#[apply(both_engines)]
async fn a_message_that_is_sent_twice_under_one_name_is_said_once(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let path = format!("{}/messages", talk.path);
    let named = json!({ "content": "Once", "client_message_id": "m-1" });
    let replies = join_all((0..10).map(|_| talk.client.post(&path, named.clone()))).await;
    let said: BTreeSet<String> = replies.iter().map(|reply| reply.json().to_string()).collect();
    assert_eq!(said.len(), 1);
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 9);

    assert_eq!(
        talk.client.post(&path, json!({ "content": "Other", "client_message_id": "m-1" })).await.is(200)["content"],
        "Once"
    );
    talk.worker.post(&path, json!({ "content": "Mine", "client_message_id": "m-1" })).await.is(201);
    assert_eq!(contents(&talk.messages(&talk.client, "").await), ["Mine", "Once", "Hello"]);
}

#[apply(both_engines)]
async fn what_was_read_stays_read(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let mut said = vec![talk.opened["message"]["id"].clone()];
    for content in ["Two", "Three", "Four"] {
        said.push(talk.say(&talk.client, content).await["id"].clone());
    }
    let read = async |message: &serde_json::Value| {
        talk.worker.post(&format!("{}/read", talk.path), json!({ "up_to": message })).await
    };
    assert_eq!((talk.unread(&talk.worker).await, talk.unread(&talk.client).await), (4, 0));
    read(&said[1]).await.is(204);
    assert_eq!(talk.unread(&talk.worker).await, 2);
    read(&said[0]).await.is(204);
    assert_eq!(talk.unread(&talk.worker).await, 2, "a mark never moves backwards");
    read(&said[3]).await.is(204);
    read(&said[3]).await.is(204);
    assert_eq!(talk.unread(&talk.worker).await, 0);

    talk.say(&talk.client, "Five").await;
    assert_eq!(talk.unread(&talk.worker).await, 1);
    talk.say(&talk.worker, "Six").await;
    assert_eq!(
        (talk.unread(&talk.worker).await, talk.unread(&talk.client).await),
        (0, 1),
        "a participant who answers has read"
    );
    read(&said[0]).await.is(204);
    assert_eq!(talk.unread(&talk.worker).await, 0);

    let other = Talk::begun(&hall).await;
    read(&other.opened["message"]["id"]).await.is_invalid("/up_to", "unknown_value");
    let marks = hall
        .app
        .db
        .read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM events WHERE type = 'thread.read'", &[]))
        .await
        .unwrap();
    assert_eq!(marks, (2,), "only what changes something is told");
}

/// The model has no counters: it knows each message's sender and how far each side has read.
#[apply(both_engines)]
async fn unread_counts_equal_a_recount_whatever_the_two_do(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let two = [&talk.client, &talk.worker];
    let mut said = vec![(talk.opened["message"]["id"].as_str().unwrap().to_owned(), 0)];
    let mut read_up_to = [1, 0];
    let mut random = StdRng::seed_from_u64(20_260_504);
    for step in 0..60 {
        let who = random.random_range(0..2);
        if random.random_bool(0.6) {
            let message = talk.say(two[who], &format!("At {step}")).await;
            said.push((message["id"].as_str().unwrap().to_owned(), who));
            read_up_to[who] = said.len();
        } else {
            let upto = random.random_range(0..said.len());
            two[who].post(&format!("{}/read", talk.path), json!({ "up_to": said[upto].0 })).await.is(204);
            read_up_to[who] = read_up_to[who].max(upto + 1);
        }
        for (who, person) in two.into_iter().enumerate() {
            let recount = said[read_up_to[who]..].iter().filter(|(_, by)| *by != who).count();
            assert_eq!(usize::try_from(talk.unread(person).await), Ok(recount), "step {step}");
        }
    }
}
