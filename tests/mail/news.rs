use super::{delivery::is_put_off, latest, subjects_of, written};
use crate::support::nothing_is_left_to_send;
use crate::{
    event::feed::post,
    support::{
        Hall, Person, eventually, eventually_is,
        feed::{Happening, Stream},
        smtp::SmtpServer,
    },
};
use hirehall::database::{
    Error, Tx,
    ids::{JobId, ReviewId, ServiceId, SubmissionId, ThreadId, UserId},
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

const READING_TIME: Duration = Duration::from_secs(6);
const HOUR: Duration = Duration::from_secs(60 * 60);

#[apply(both_engines)]
async fn an_unseen_message_sends_a_mail(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    post(&hall, &client, &worker, "Can you come on Monday?").await;
    hall.clock.advance(READING_TIME);
    let mail = latest(&hall, &worker.email, 1).await;
    assert_eq!(mail.subject, "You have a new message");
    assert!(mail.text.contains("Hello Walter,") && mail.text.contains("“Can you come on Monday?”"), "{}", mail.text);
    assert!(!mail.text.contains("Client") && !mail.text.contains(&client.email), "{}", mail.text);
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 1, "none to the sender");
}

#[apply(both_engines)]
async fn a_fresh_message_is_not_too_old_because_the_one_before_it_was_never_mailed(hall: Hall) {
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let (client, worker) = (hall.client().await, hall.worker().await);
    post(&hall, &client, &worker, "Hello").await;
    hall.clock.advance(READING_TIME);
    is_put_off(&hall, 1).await;
    hall.clock.advance(23 * HOUR);
    // Neither the second message nor the clock may come during an attempt: it would be made twice.
    is_put_off(&hall, 2).await;
    post(&hall, &client.signed_in().await, &worker, "Are you there?").await;
    let seen = async || {
        let collected = hall.app.db.read(|tx| {
            tx.one::<(i64,)>(
                "SELECT (SELECT MAX(id) FROM events) - (SELECT last_id FROM readers WHERE name = 'mail')",
                &[],
            )
        });
        collected.await.unwrap().0
    };
    eventually_is(0, seen).await;
    let server = SmtpServer::start_at(&address);
    hall.clock.advance(5 * HOUR);
    nothing_is_left_to_send(&hall).await;
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].to, [worker.email.as_str()]);
}

#[apply(both_engines)]
async fn a_message_that_was_read_in_time_brings_no_mail(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    post(&hall, &client, &worker, "Hello").await;
    hall.sql("UPDATE threads SET worker_unread = 0 WHERE worker_id = $1", worker.user_id()).await;
    hall.clock.advance(READING_TIME);
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 0);
}

#[apply(both_engines)]
async fn a_user_with_an_open_feed_gets_no_mail(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let mut feed = Stream::open(&worker, "/events", None).await;
    let user = worker.user_id();
    eventually("presence", async || {
        let live = hall.app.db.read(move |tx| {
            tx.optional::<(i64,)>("SELECT live_until FROM sessions WHERE user_id = $1 AND live_until > 0", &[&user])
        });
        live.await.unwrap()
    })
    .await;
    post(&hall, &client, &worker, "Hello").await;
    feed.next().await.unwrap();
    hall.clock.advance(READING_TIME);
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 0);
}

#[apply(both_engines)]
async fn an_unread_conversation_sends_one_mail_in_ten_minutes(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let message_and_mails = async |count: usize| {
        post(&hall, &client, &worker, "Hello").await;
        hall.clock.advance(READING_TIME);
        nothing_is_left_to_send(&hall).await;
        assert_eq!(written(&hall), count);
    };
    message_and_mails(1).await;
    message_and_mails(1).await;
    read_all(&hall, &worker).await;
    message_and_mails(2).await;
    message_and_mails(2).await;
    hall.clock.advance(Duration::from_secs(10 * 60));
    message_and_mails(3).await;
}

#[apply(both_engines)]
async fn the_next_message_after_an_answer_sends_a_mail_at_once(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    let messages = format!("/threads/{}/messages", opened["thread"]["id"].as_str().unwrap());
    hall.clock.advance(READING_TIME);
    nothing_is_left_to_send(&hall).await;
    worker.post(&messages, json!({ "content": "Hello, Clara" })).await.is(201);
    hall.clock.advance(READING_TIME);
    nothing_is_left_to_send(&hall).await;
    client.post(&messages, json!({ "content": "Can you come on Monday?" })).await.is(201);
    hall.clock.advance(READING_TIME);
    assert!(latest(&hall, &worker.email, 2).await.text.contains("on Monday"));
}

/// The effect of marking a conversation as read.
async fn read_all(hall: &Hall, worker: &Person) {
    let user = worker.user_id();
    let read = move |tx: &mut Tx<'_>| {
        let (thread,): (ThreadId,) =
            tx.one("UPDATE threads SET worker_unread = 0 WHERE worker_id = $1 RETURNING id", &[&user])?;
        Happening { actor: Some(user), worker: Some(user), ..Happening::new("thread.read", thread.as_uuid()) }
            .record(tx)
    };
    hall.app.db.write(read).await.unwrap();
}

#[apply(both_engines)]
async fn each_transition_of_a_job_sends_a_mail_to_the_other_side(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let job = Job::between(&hall, &client, &worker).await;
    let (by_client, by_worker, by_itself) = (Some(job.client), Some(job.worker), None);
    for (kind, actor) in [
        ("job.created", by_client),
        ("job.accepted", by_worker),
        ("job.completed", by_worker),
        ("job.finalized", by_client),
        ("job.finalized", by_itself),
        ("job.cancelled", by_client),
        ("job.expired", by_itself),
        ("job.rejected", by_worker),
    ] {
        job.undergoes(&hall, kind, actor).await;
        nothing_is_left_to_send(&hall).await;
    }
    assert_eq!(
        subjects_of(&hall, &worker.email, 5).await,
        [
            "You have a new job proposal",
            "A job is finalized",
            "A job is finalized",
            "A job was cancelled",
            "A job proposal has expired"
        ]
    );
    assert_eq!(
        subjects_of(&hall, &client.email, 5).await,
        [
            "Your job was accepted",
            "The work is done",
            "A job is finalized",
            "A job proposal has expired",
            "Your job was declined"
        ]
    );
    assert!(latest(&hall, &client.email, 5).await.text.contains("> “On holiday”"));
}

#[apply(both_engines)]
async fn decisions_send_mails_with_their_reasons(hall: Hall) {
    let (client, worker, admin) = (hall.client().await, hall.worker().await, hall.admin().await);
    let (user, admin) = (worker.user_id(), admin.user_id());
    let submission = SubmissionId::from(Uuid::from_u128(1));
    let service = ServiceId::from(Uuid::from_u128(2));
    let decide = move |tx: &mut Tx<'_>| {
        let now = tx.now();
        tx.execute(
            "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at, reason_code, note)
             VALUES ($1, $2, 'PASSPORT', 'REJECTED', $3, 'UNREADABLE', 'The year is cut off.')",
            &[&submission, &user, &now],
        )?;
        tx.execute(
            "INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, created_at, updated_at)
             VALUES ($1, $2, 'Leaking taps', '', 'plumbing', 'Split', 'QUOTE', 'PAUSED', $3, $3)",
            &[&service, &user, &now],
        )?;
        let of_worker = |kind, subject, data| Happening {
            actor: Some(admin),
            worker: Some(user),
            data,
            ..Happening::new(kind, subject)
        };
        of_worker("kyc.rejected", submission.as_uuid(), json!({})).record(tx)?;
        of_worker("kyc.approved", submission.as_uuid(), json!({})).record(tx)?;
        of_worker("service.moderated", service.as_uuid(), json!({ "status": "PAUSED" })).record(tx)?;
        of_worker("service.removed", service.as_uuid(), json!({})).record(tx)
    };
    hall.app.db.write(decide).await.unwrap();
    let job = Job::between(&hall, &client, &worker).await;
    let review = job.is_reviewed(&hall).await;
    for (kind, actor) in [("review.posted", job.client), ("review.removed", admin)] {
        let happening = Happening {
            actor: Some(actor),
            client: Some(job.client),
            worker: Some(job.worker),
            ..Happening::new(kind, review)
        };
        happening.happens(&hall).await;
    }
    nothing_is_left_to_send(&hall).await;

    let mails = hall.mails_to(&worker.email).await;
    let mail =
        |subject: &str| &mails.iter().find(|mail| mail.subject == subject).unwrap_or_else(|| panic!("{subject}")).text;
    assert!(mail("Your identity could not be verified").contains("The year is cut off."));
    assert!(mail("Your identity is verified").contains("publish"));
    assert!(mail("A service of yours was changed").contains("paused"));
    assert!(mail("Your service was removed").contains("Leaking taps"));
    assert!(mail("You have a new review").contains("4 of 5 stars"));
    assert!(mail("A review of your work was removed").contains("Fix the tap"));
    assert_eq!(mails.len(), 6);
    assert_eq!(subjects_of(&hall, &client.email, 1).await, ["Your review was removed"]);
}

struct Job {
    id: JobId,
    client: UserId,
    worker: UserId,
}

impl Job {
    async fn between(hall: &Hall, client: &Person, worker: &Person) -> Job {
        let job = Job {
            id: JobId::from(Uuid::from_u128(rand::random())),
            client: client.user_id(),
            worker: worker.user_id(),
        };
        let (id, client, worker) = (job.id, job.client, job.worker);
        let thread = ThreadId::from(Uuid::from_u128(rand::random()));
        let insert = move |tx: &mut Tx<'_>| {
            let now = tx.now();
            tx.execute(
                "INSERT INTO threads (id, client_id, worker_id, created_at, last_activity_at) VALUES ($1, $2, $3, $4, $4)",
                &[&thread, &client, &worker, &now],
            )?;
            tx.execute(
                "INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, reason, created_at, updated_at)
                 VALUES ($1, $2, $3, $4, 'COMPLETED', 1, 'Fix the tap', 'On holiday', $5, $5)",
                &[&id, &thread, &client, &worker, &now],
            )?;
            Ok::<_, Error>(())
        };
        hall.app.db.write(insert).await.unwrap();
        job
    }

    async fn undergoes(&self, hall: &Hall, kind: &'static str, actor: Option<UserId>) {
        let happening = Happening {
            actor,
            client: Some(self.client),
            worker: Some(self.worker),
            ..Happening::new(kind, self.id.as_uuid())
        };
        happening.happens(hall).await;
    }

    async fn is_reviewed(&self, hall: &Hall) -> Uuid {
        let (id, job, client, worker) = (Uuid::from_u128(rand::random()), self.id, self.client, self.worker);
        let insert = move |tx: &mut Tx<'_>| {
            let now = tx.now();
            tx.execute(
                "INSERT INTO reviews (id, job_id, client_id, worker_id, rating, text, status, created_at)
                 VALUES ($1, $2, $3, $4, 4, 'Quick and clean.', 'REMOVED', $5)",
                &[&ReviewId::from(id), &job, &client, &worker, &now],
            )
        };
        hall.app.db.write(insert).await.unwrap();
        id
    }
}
