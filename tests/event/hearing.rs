//! Who receives which events: actions over HTTP, the events in the log, and the feeds of all users who could receive
//! them.

use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::{
    Hall, Person, Reply, Two, eventually,
    feed::{Happening, Stream},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};
use uuid::Uuid;

/// The subject of the last event, which everyone receives.
const END: Uuid = Uuid::from_u128(0xe4d);

/// Users with an open feed. The last word of a name is the role.
pub(crate) struct Audience<'h> {
    hall: &'h Hall,
    begin: i64,
    people: Vec<(&'static str, Person, Stream)>,
}

impl<'h> Audience<'h> {
    pub(crate) async fn of(hall: &'h Hall, people: &[(&'static str, &Person)]) -> Audience<'h> {
        let mut listening = Vec::new();
        for (name, person) in people {
            let mut stream = Stream::open(person, "/events", None).await;
            stream.beginning().await;
            listening.push((*name, (*person).clone(), stream));
        }
        let newest = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT COALESCE(max(id), 0) FROM events", &[]));
        Audience { hall, begin: newest.await.unwrap().0, people: listening }
    }

    /// The events recorded since the last call, in order, with the names of the users who received them. A live feed
    /// must equal its owner's list, up to the end of the feed.
    pub(crate) async fn heard(self) -> Vec<(String, String)> {
        let Audience { hall, begin, people } = self;
        let ends: Vec<Happening> = people.iter().map(|(name, person, _)| end_for(name, person)).collect();
        hall.app.db.write(move |tx| ends.iter().try_for_each(|end| end.record(tx))).await.unwrap();

        let mut hearers: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for (name, person, mut stream) in people {
            let listed = listed(person, begin).await;
            let (mut told, mut is_over) = (Vec::new(), false);
            while let Some(event) = stream.next().await {
                if is_end(&event.data) {
                    is_over = true;
                    break;
                }
                told.push(event.id);
            }
            let expected = if is_over { &listed[..] } else { &listed[..told.len().min(listed.len())] };
            assert_eq!(told, expected, "{name} was told live what is not in the list, or not all of it: {listed:?}");
            for id in listed {
                hearers.entry(id).or_default().push(name);
            }
        }
        let recorded = hall.app.db.read(move |tx| {
            tx.all::<Two<i64, String>>(
                "SELECT id AS first, type AS second FROM events WHERE id > $1 AND subject_id <> $2 ORDER BY id",
                &[&begin, &hirehall::database::ids::SubjectId::from(END)],
            )
        });
        let recorded = recorded.await.unwrap().into_iter();
        recorded.map(|Two(id, kind)| (kind, hearers.remove(&id).unwrap_or_default().join(", "))).collect()
    }
}

fn end_for(name: &str, person: &Person) -> Happening {
    let if_they_are = |role: &str| name.ends_with(role).then(|| person.user_id());
    Happening {
        client: if_they_are("client"),
        worker: if_they_are("worker"),
        for_admins: name.ends_with("administrator"),
        ..Happening::new("user.created", END)
    }
}

fn is_end(event: &Value) -> bool {
    event["data"]["user_id"] == json!(END)
}

/// The events in a user's list, up to the last one.
async fn listed(person: Person, begin: i64) -> Vec<i64> {
    let path = format!("/events?limit=100&after={begin}");
    let person = if person.get(&path).await.status == 401 { person.signed_in().await } else { person };
    eventually("the end of the story", async || {
        let page = person.get(&path).await.is(200);
        let items = page["items"].as_array().unwrap();
        let end = items.iter().position(is_end)?;
        Some(items[..end].iter().map(|event| event["id"].as_i64().unwrap()).collect())
    })
    .await
}

/// The client and worker of a job, those of another job, and an administrator.
struct Market {
    pair: Pair,
    other: Pair,
    admin: Person,
}

impl Market {
    async fn of(hall: &Hall) -> Market {
        let (pair, other) = (pair(hall).await, pair(hall).await);
        other.job().await;
        Market { pair, other, admin: hall.admin().await }
    }

    async fn listens<'h>(&self, hall: &'h Hall) -> Audience<'h> {
        let people = [
            ("client", &self.pair.client),
            ("worker", &self.pair.worker),
            ("other client", &self.other.client),
            ("other worker", &self.other.worker),
            ("administrator", &self.admin),
        ];
        Audience::of(hall, &people).await
    }
}

/// The expected result of `heard`.
fn told(events: &[(&str, &str)]) -> Vec<(String, String)> {
    events.iter().map(|(kind, who)| ((*kind).to_owned(), (*who).to_owned())).collect()
}

#[apply(both_engines)]
async fn the_participants_of_a_conversation_and_no_others_receive_its_events(hall: Hall) {
    let market = Market::of(&hall).await;
    let (client, worker) = (&market.pair.client, &market.pair.worker);
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE worker_id = $1", worker.user_id()).await;
    let audience = market.listens(&hall).await;

    let ask = json!({ "worker_id": worker.id, "content": "Do you have time?" });
    let opened = client.post("/threads", ask.clone()).await.is(201);
    let conversation = format!("/threads/{}", opened["thread"]["id"].as_str().unwrap());
    client.post("/threads", ask).await.is(200);
    let answer = json!({ "content": "On Tuesday." });
    let answer = worker.post(&format!("{conversation}/messages"), answer).await.is(201);
    client.post(&format!("{conversation}/read"), json!({ "up_to": answer["id"] })).await.is(204);
    let job = client.post("/jobs", json!({ "thread_id": opened["thread"]["id"] })).await.is(201);
    worker.post(&path(&job, "reject"), json!({ "reason": "Not on Tuesday" })).await.is(200);

    assert_eq!(
        audience.heard().await,
        told(&[
            ("thread.opened", "client, worker"),
            ("message.posted", "client, worker"),
            ("message.posted", "client, worker"),
            ("message.posted", "client, worker"),
            ("thread.read", "client, worker"),
            ("job.created", "client, worker"),
            ("job.rejected", "client, worker"),
            ("thread.closed", "client, worker"),
        ])
    );
}

#[apply(both_engines)]
async fn the_participants_of_a_job_and_no_others_receive_its_events(hall: Hall) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let market = Market::of(&hall).await;
    let pair = &market.pair;
    hall.sql("DELETE FROM jobs WHERE client_id = $1", market.other.client.user_id()).await;
    let audience = market.listens(&hall).await;

    let job = pair.completed().await;
    pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    let job = pair.accepted().await;
    pair.worker.post(&path(&job, "cancel"), json!({ "reason": "I am ill" })).await.is(200);
    let job = pair.completed().await;
    hall.clock.advance(8 * DAY);
    let client = pair.client.signed_in().await;
    let becomes = async |client: &Person, job: &Value, status: &str| {
        let seen = async || (client.get(&path(job, "")).await.is(200)["status"] == status).then_some(());
        eventually(status, seen).await;
    };
    becomes(&client, &job, "FINALIZED").await;
    let job = client.post("/jobs", json!({ "thread_id": pair.thread })).await.is(201);
    hall.clock.advance(15 * DAY);
    becomes(&pair.client.signed_in().await, &job, "EXPIRED").await;

    let mut heard = audience.heard().await;
    heard.retain(|(kind, _)| kind.starts_with("job."));
    assert_eq!(
        heard,
        told(&[
            ("job.created", "client, worker"),
            ("job.accepted", "client, worker"),
            ("job.completed", "client, worker"),
            ("job.finalized", "client, worker"),
            ("job.created", "client, worker"),
            ("job.accepted", "client, worker"),
            ("job.cancelled", "client, worker"),
            ("job.created", "client, worker"),
            ("job.accepted", "client, worker"),
            ("job.completed", "client, worker"),
            ("job.finalized", "client, worker"),
            ("job.created", "client, worker"),
            ("job.expired", "client, worker"),
        ])
    );
}

#[apply(both_engines)]
async fn the_parties_of_a_review_receive_its_events_and_administrators_its_flags(hall: Hall) {
    let market = Market::of(&hall).await;
    let (pair, other, admin) = (&market.pair, &market.other, &market.admin);
    let job = pair.accepted().await;
    hall.clock.advance(Duration::from_secs(61));
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    let thread = thread(&hall, &pair.client, &pair.worker).await;
    let at_once = Pair { thread, ..pair.clone() }.completed().await;
    let audience = market.listens(&hall).await;

    let review = pair.review(&job, json!({ "rating": 2 })).await;
    let id = review["id"].as_str().unwrap();
    pair.worker.put(&format!("/reviews/{id}/reply"), json!({ "text": "Thank you." })).await.is(200);
    for who in [&pair.worker, &other.client] {
        who.post(&format!("/reviews/{id}/flag"), json!({ "reason": "It is about another" })).await.is(204);
    }
    admin.post(&format!("/admin/reviews/{id}/keep"), json!({})).await.is(204);
    let removal = admin.request(Method::DELETE, &format!("/admin/reviews/{id}"));
    Reply::to(removal.json(&json!({ "reason": "It is about another" }))).await.is(204);
    admin.post(&format!("/admin/reviews/{id}/restore"), json!({ "reason": "It is about this one" })).await.is(204);
    // A job that was completed within a minute leads to a signal.
    pair.review(&at_once, json!({ "rating": 5 })).await;

    assert_eq!(
        audience.heard().await,
        told(&[
            ("review.posted", "worker"),
            ("review.posted", "client"),
            ("review.revealed", "client, worker"),
            ("review.replied", "client, worker"),
            ("review.flagged", "administrator"),
            ("review.flagged", "administrator"),
            ("review.kept", "administrator"),
            ("review.removed", "client, worker, administrator"),
            ("review.restored", "client, worker, administrator"),
            ("review.posted", "worker"),
            ("review.posted", "client"),
            ("review.flagged", "administrator"),
            ("review.revealed", "client, worker"),
        ])
    );
}
