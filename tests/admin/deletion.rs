//! A deleted account leaves nothing of its owner and everything of others.

use crate::support::jobs::pair;
use crate::support::papers::{hand_in, jpeg, passport, pdf, submitted};
use crate::support::{Hall, Person, Reply, eventually};
use macro_rules_attribute::apply;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

async fn delete(hall: &Hall, target: &Person) {
    let request = hall.admin().await.request(Method::DELETE, &format!("/admin/users/{}", target.id));
    Reply::to(request.json(&json!({ "reason": "Asked for it" }))).await.is(204);
}

async fn count(hall: &Hall, sql: &'static str, person: &Person) -> i64 {
    let id = person.user_id();
    let (count,): (i64,) = hall.app.db.read(move |tx| tx.one(sql, &[&id])).await.unwrap();
    count
}

#[apply(both_engines)]
async fn deleting_an_account_closes_its_conversations_with_an_event(hall: Hall) {
    let pair = pair(&hall).await;
    delete(&hall, &pair.worker).await;
    let last = eventually("the end of the conversation", async || {
        let heard = pair.client.get("/events").await.is(200);
        heard["items"].as_array().unwrap().last().filter(|last| last["type"] == "thread.closed").cloned()
    });
    assert_eq!(last.await["data"]["thread_id"], json!(pair.thread));
    assert_eq!(pair.client.get(&format!("/threads/{}", pair.thread)).await.is(200)["is_closed"], true);
}

#[apply(both_engines)]
async fn an_answer_that_is_repeated_names_a_deleted_account_no_more(hall: Hall) {
    let pair = pair(&hall).await;
    let propose = || -> RequestBuilder {
        let request = pair.client.request(Method::POST, "/jobs").header("Idempotency-Key", "once");
        request.json(&json!({ "thread_id": pair.thread }))
    };
    let mut proposed = Reply::to(propose()).await.is(201);
    assert_eq!(proposed["worker"]["first_name"], "Walter");
    delete(&hall, &pair.worker).await;
    proposed["worker"] =
        json!({ "id": pair.worker.id, "first_name": "Deleted user", "last_initial": "", "picture_url": null });
    assert_eq!(Reply::to(propose()).await.is(201), proposed, "the same answer, but for the name");
}

#[apply(both_engines)]
async fn a_deleted_account_leaves_no_claim_to_its_address(hall: Hall) {
    let client = hall.client().await;
    let claim = json!({
        "email": client.email.to_uppercase(), "password": client.password, "role": "CLIENT", "first_name": "Clara", "last_name": "Client",
    });
    hall.nobody().post("/auth/signup", claim).await.is(202);
    delete(&hall, &client).await;
    let claims = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM signups", &[])).await.unwrap();
    assert_eq!(claims.0, 0);
}

#[apply(both_engines)]
async fn nothing_recognises_the_documents_of_a_deleted_account(hall: Hall) {
    let worker = hall.worker().await;
    hand_in(&worker, passport(pdf("front"), jpeg(1))).await.is(201);
    let recognised = "SELECT count(*) FROM kyc_files f JOIN kyc_submissions s ON s.id = f.submission_id
         WHERE s.worker_id = $1 AND length(f.sha256) > 0";
    assert_eq!(count(&hall, recognised, &worker).await, 2);
    delete(&hall, &worker).await;
    assert_eq!(count(&hall, recognised, &worker).await, 0);
}

#[apply(both_engines)]
async fn a_deleted_account_is_not_found_by_the_name_that_it_had(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    delete(&hall, &client).await;
    for q in ["clara", "client", "client@"] {
        assert_eq!(admin.get(&format!("/admin/users?q={q}")).await.is(200)["items"], Value::Array(Vec::new()), "{q}");
    }
    assert_eq!(admin.get("/admin/users?q=deleted+user").await.is(200)["items"][0]["id"], client.id);
}

#[apply(both_engines)]
async fn what_administrators_were_answered_about_a_deleted_account_is_deleted_with_it(hall: Hall) {
    let (admin, worker, other) = (hall.admin().await, hall.worker().await, hall.worker().await);
    let submission = submitted(&worker).await;
    let takes = async |path: String, body: Value| {
        let request = admin.request(Method::POST, &path).header("Idempotency-Key", path.replace('/', "-"));
        Reply::to(request.json(&body)).await.is(200)
    };
    let freeze = |person: &Person| format!("/admin/users/{}/freeze", person.id);
    let reason = json!({ "reason": "A signal" });
    takes(freeze(&worker), reason.clone()).await;
    takes(format!("/admin/kyc/{submission}/reject"), json!({ "reason_code": "UNREADABLE" })).await;
    let about_other = takes(freeze(&other), reason.clone()).await;
    let answers = async |person: &Person| {
        let address = format!("%{}%", person.email);
        let count = "SELECT count(*) AS rows_of_a_test FROM answers WHERE body LIKE $1";
        hall.app.db.read(move |tx| tx.one::<(i64,)>(count, &[&address])).await.unwrap().0
    };
    assert_eq!((answers(&worker).await, answers(&other).await), (2, 1));
    delete(&hall, &worker).await;
    assert_eq!((answers(&worker).await, answers(&other).await), (0, 1));
    assert_eq!(
        takes(freeze(&other), reason).await,
        about_other,
        "a repeated request about another gets the first answer"
    );
}
