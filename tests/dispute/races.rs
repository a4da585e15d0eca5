//! Of competing ends of a dispute exactly one happens.

use super::{DAY, desk, disputed_pair, euros, propose};
use crate::support::Hall;
use crate::support::jobs::{history, path};
use futures_util::future::join_all;
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use serde_json::json;

#[apply(both_engines)]
async fn settling_and_resolving_at_once_end_the_job_once(hall: Hall) {
    let admin = hall.admin().await;
    for _ in 0..5 {
        let (pair, job) = disputed_pair(&hall).await;
        propose(&pair.worker, &job, 5000).await;
        admin.post(&desk(&job, "claim"), json!({})).await.is(200);
        let (accept, resolve) = (path(&job, "dispute/settlements/1/accept"), desk(&job, "resolve"));
        let decision = json!({ "worker_gets": euros(1000), "statement": "So it is." });
        let (settled, resolved) = tokio::join!(pair.client.post(&accept, json!({})), admin.post(&resolve, decision));
        let ended = pair.client.get(&path(&job, "")).await.is(200);
        let expected = match (settled.status.as_u16(), resolved.status.as_u16()) {
            (200, 409) => "AGREEMENT",
            (409, 200) => "ADMINISTRATOR",
            both => panic!("{both:?}"),
        };
        assert_eq!(ended["outcome"]["decided_by"], expected);
        let events = history(&pair.client, &job).await;
        assert_eq!(events.iter().filter(|kind| *kind == "job.dispute_decided").count(), 1);
    }
}

#[apply(both_engines)]
async fn of_sixty_accepts_of_a_settlement_one_counts(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    propose(&pair.worker, &job, 5000).await;
    let accept = path(&job, "dispute/settlements/1/accept");
    let replies = join_all((0..60).map(|_| pair.client.post(&accept, json!({})))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    let worker = hall.nobody().get(&format!("/workers/{}", pair.worker.id)).await.is(200);
    assert_eq!(worker["jobs_completed"], 1);
}

#[apply(both_engines)]
async fn an_answer_at_the_last_moment_and_silence_do_not_both_count(hall: Hall) {
    for _ in 0..5 {
        let (pair, job) = disputed_pair(&hall).await;
        hall.clock.advance(5 * DAY);
        let worker = pair.worker.signed_in().await;
        let statements = path(&job, "dispute/statements");
        let (said, settled) =
            tokio::join!(worker.post(&statements, json!({ "text": "Wait" })), due_jobs::settle(&hall.app));
        let status = worker.get(&path(&job, "dispute")).await.is(200)["status"].clone();
        match (said.status.as_u16(), settled.unwrap()) {
            (201, 0) => assert_eq!(status, "OPEN"),
            (409, 1) => assert_eq!(status, "UNANSWERED"),
            both => panic!("{both:?}"),
        }
    }
}
