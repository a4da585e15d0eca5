//! An account and everything around it, in one answer.

use crate::support::jobs::pair;
use crate::support::papers::submitted;
use crate::support::{Hall, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_worker_is_shown_with_identity_listings_jobs_reviews_and_what_was_done(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let worker = &pair.worker;
    let path_to = format!("/admin/users/{}/overview", worker.id);
    worker.signed_in().await;
    publish(worker, json!({})).await;
    publish(worker, json!({ "status": "DRAFT" })).await;
    publish(worker, json!({ "status": "DRAFT" })).await;
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 2 })).await;
    hall.sql("UPDATE workers SET kyc_status = 'NOT_SUBMITTED' WHERE user_id = $1", worker.user_id()).await;
    let submission = submitted(worker).await;
    let review_path = format!("/reviews/{}/flag", review["id"].as_str().unwrap());
    worker.post(&review_path, json!({ "reason": "Another worker" })).await.is(204);
    let why = json!({ "reason": "12 Js 345/26" });
    admin.put(&format!("/admin/users/{}/legal-hold", worker.id), why.clone()).await.is(200);
    admin.post(&format!("/admin/users/{}/freeze", worker.id), why).await.is(200);

    let seen = admin.get(&path_to).await.is(200);
    assert_eq!((&seen["user"]["id"], &seen["user"]["status"]), (&json!(worker.id), &json!("FROZEN")));
    assert_eq!(
        (&seen["sessions"], &seen["passkeys"], &seen["has_second_factor"]),
        (&json!(2), &json!(0), &json!(false))
    );
    assert_eq!(seen["identity"]["submissions"][0]["id"], submission);
    assert_eq!(seen["identity"]["submissions"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&seen["legal_hold"]["reason"], &seen["legal_hold"]["placed_by"]["first_name"]),
        (&json!("12 Js 345/26"), &json!("Ada"))
    );
    let listings = json!([{ "status": "DRAFT", "count": 2 }, { "status": "PUBLISHED", "count": 1 }]);
    assert_eq!(seen["listings"], listings);
    assert_eq!(seen["jobs"], json!([{ "status": "COMPLETED", "count": 1 }]));
    let received = json!({ "average": 2.0, "count": 1 });
    assert_eq!(seen["reviews"], json!({ "written": 1, "received": received, "flagged": 1, "flags_raised": 1 }));
    assert_eq!(seen["failures"], json!([]));
    let done: Vec<&Value> = seen["audit"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
    assert_eq!(done, ["user.frozen", "user.legal_hold_placed"]);
    assert_eq!(seen["audit"][0]["subject"], json!({ "kind": "user", "id": worker.id, "label": "Walter Worker" }));

    let seen = admin.get(&format!("/admin/users/{}/overview", pair.client.id)).await.is(200);
    assert_eq!((&seen["identity"], &seen["legal_hold"], &seen["audit"]), (&Value::Null, &Value::Null, &json!([])));
    assert_eq!(seen["jobs"], json!([{ "status": "COMPLETED", "count": 1 }]));
    assert_eq!(seen["reviews"], json!({ "written": 1, "received": null, "flagged": 1, "flags_raised": 0 }));
    admin.get("/admin/users/019a0000-0000-7000-8000-000000000000/overview").await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn of_the_audit_trail_the_latest_ten_entries_about_an_account_are_shown(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    for _ in 0..6 {
        for measure in ["freeze", "unfreeze"] {
            let why = json!({ "reason": "Because" });
            admin.post(&format!("/admin/users/{}/{measure}", client.id), why).await.is(200);
        }
    }
    let seen = admin.get(&format!("/admin/users/{}/overview", client.id)).await.is(200);
    let shown = seen["audit"].as_array().unwrap();
    assert_eq!((shown.len(), &shown[0]["type"]), (10, &json!("user.unfrozen")));
    let all = admin.get(&format!("/admin/audit?subject_id={}", client.id)).await.is(200);
    assert_eq!(all["items"].as_array().unwrap()[..10], shown[..]);
}
