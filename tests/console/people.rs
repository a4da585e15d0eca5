//! Accounts in the console: found, seen as a whole, and acted on.

use super::{Desk, field, leads_to, recorded, shown, waiting_case};
use crate::support::jobs::pair;
use crate::support::{Hall, Person, publish};
use macro_rules_attribute::apply;
use serde_json::json;

async fn account(admin: &Person, user: &Person) -> serde_json::Value {
    admin.get(&format!("/admin/users/{}", user.id)).await.is(200)
}

#[apply(both_engines)]
async fn accounts_are_found_with_the_filters_in_the_address(hall: Hall) {
    let (admin, client, worker) = (hall.admin().await, hall.client().await, hall.worker().await);
    client.patch("/clients/me", json!({ "phone_number": "+49301234567" })).await.is(200);
    let mut desk = Desk::of(&hall, &admin).await;
    let mut found = async |query: &str| -> Vec<bool> {
        let page = shown(&desk.open(&format!("/console/users?{query}")).await, 200);
        [&client, &worker].map(|user| page.contains(&format!("/console/users/{}\"", user.id))).into()
    };
    assert_eq!(found("").await, [true, true]);
    for (query, expected) in [
        ("q=clara+client".to_owned(), [true, false]),
        (format!("q={}", worker.email), [false, true]),
        (format!("q={}", worker.id), [false, true]),
        ("q=%2B49+30+1234567".to_owned(), [true, false]),
        ("role=WORKER&status=ACTIVE".to_owned(), [false, true]),
        ("kyc_status=NOT_SUBMITTED".to_owned(), [false, true]),
        ("first_day=2999-01-01".to_owned(), [false, false]),
    ] {
        assert_eq!(found(&query).await, expected, "{query}");
    }
    let sent = desk.open("/console/users?q=clara&role=&status=&kyc_status=&first_day=").await;
    assert_eq!(leads_to(&sent), "/console/users?q=clara");
    for wrong in ["role=KING", "first_day=x", "cursor=x", "other=1"] {
        shown(&desk.open(&format!("/console/users?{wrong}")).await, 422);
    }
}

#[apply(both_engines)]
async fn a_person_is_shown_as_a_whole(hall: Hall) {
    let (admin, (worker, case)) = (hall.admin().await, waiting_case(&hall).await);
    publish(&worker, json!({ "status": "DRAFT" })).await;
    let hold = json!({ "reason": "12 Js 345/26" });
    admin.put(&format!("/admin/users/{}/legal-hold", worker.id), hold).await.is(200);
    let mut desk = Desk::of(&hall, &admin).await;
    let page = shown(&desk.open(&format!("/console/users/{}", worker.id)).await, 200);
    for said in [
        "Walter Worker",
        &worker.email,
        "Identity: Waiting",
        "Legal hold: ",
        "12 Js 345/26",
        &format!("href=\"/console/identity/{case}\""),
        "1 draft",
        "Signed in on one device",
        "user.legal_hold_placed",
        &format!("/console/users/{}/lift", worker.id),
        &format!("/console/users/{}/ban", worker.id),
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let own = shown(&desk.open(&format!("/console/users/{}", admin.id)).await, 200);
    assert!(!own.contains("/freeze\"") && !own.contains("/end-sessions\""), "{own}");
    shown(&desk.open("/console/users/019a0000-0000-7000-8000-000000000000").await, 404);
    shown(&desk.open(&format!("/console/users/{}/explode", worker.id)).await, 404);
}

#[apply(both_engines)]
async fn a_freeze_says_before_what_it_will_do_needs_a_reason_acts_once_and_is_undone(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    publish(&pair.worker, json!({})).await;
    pair.accepted().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let subject = format!("/console/users/{}", pair.worker.id);
    let freeze = format!("{subject}/freeze");
    let asked = shown(&desk.open(&freeze).await, 200);
    assert!(asked.contains("One listing is hidden.") && asked.contains("One job is under way."), "{asked}");
    let key = field(&asked, "form_key");
    let refused = shown(&desk.send(&freeze, &[("form_key", &key)]).await, 422);
    assert!(refused.contains("id=\"reason-error\"") && refused.contains("Nothing was done"), "{refused}");
    let long = "x".repeat(501);
    let refused = shown(&desk.send(&freeze, &[("form_key", &key), ("reason", &long)]).await, 422);
    assert!(refused.contains(&format!("value=\"{long}\"")), "what was typed is there");
    assert_eq!(account(&admin, &pair.worker).await["status"], "ACTIVE");
    for _ in 0..2 {
        let sent = desk.send(&freeze, &[("form_key", &key), ("reason", "Strange \"pictures\"")]).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done=freeze"));
    }
    assert_eq!(
        (account(&admin, &pair.worker).await["status"].clone(), recorded(&admin, "user.frozen").await),
        (json!("FROZEN"), 1)
    );
    let done = shown(&desk.open(&format!("{subject}?done=freeze")).await, 200);
    assert!(
        done.contains("Walter Worker is frozen.") && done.contains(&format!("<a href=\"{subject}/unfreeze\">Undo</a>")),
        "{done}"
    );
    assert!(done.contains("Strange &#34;pictures&#34;"), "the reason is in what was done: {done}");
    let again = shown(&desk.send(&freeze, &[("form_key", "other"), ("reason", "Again")]).await, 409);
    assert!(again.contains("value=\"Again\""), "{again}");
    let undo = [("form_key", "undo"), ("reason", "They are fine")];
    assert_eq!(leads_to(&desk.send(&format!("{subject}/unfreeze"), &undo).await), format!("{subject}?done=unfreeze"));
    assert_eq!(account(&admin, &pair.worker).await["status"], "ACTIVE");
}

#[apply(both_engines)]
async fn every_other_act_with_an_account_does_what_the_api_does(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let mut desk = Desk::of(&hall, &admin).await;
    let subject = format!("/console/users/{}", worker.id);
    for (act, event) in [
        ("end-sessions", "user.signed_out"),
        ("hold", "user.legal_hold_placed"),
        ("lift", "user.legal_hold_lifted"),
        ("ban", "user.banned"),
        ("unban", "user.unbanned"),
        ("delete", "user.deleted"),
    ] {
        let path = format!("{subject}/{act}");
        let key = field(&shown(&desk.open(&path).await, 200), "form_key");
        let sent = desk.send(&path, &[("form_key", &key), ("reason", "For a test")]).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done={act}"));
        assert_eq!(recorded(&admin, event).await, 1, "{act}");
        shown(&desk.open(&format!("{subject}?done={act}")).await, 200);
    }
    let other = hall.client().await;
    let path = format!("/console/users/{}/export", other.id);
    shown(&desk.open(&path).await, 200);
    let zip = desk.send(&path, &[("form_key", "1"), ("reason", "Asked by letter")]).await;
    assert_eq!((zip.status.as_u16(), zip.header("content-type")), (200, "application/zip"));
    assert!(zip.body.starts_with(b"PK"));
    let own = desk.send(&format!("/console/users/{}/ban", admin.id), &[("form_key", "2"), ("reason", "Me")]).await;
    assert!(shown(&own, 409).contains("cannot act on their own account"));
}

#[apply(both_engines)]
async fn an_export_that_is_sent_again_is_not_one_of_the_exports_of_the_day(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let (admin, person) = (hall.admin().await, hall.client().await);
    let mut desk = Desk::of(&hall, &admin).await;
    let path = format!("/console/users/{}/export", person.id);
    let mut export = async |key: &str| {
        let sent = desk.send(&path, &[("form_key", key), ("reason", "Asked by letter")]).await;
        sent.status.as_u16()
    };
    for (number, status) in [200, 303, 303, 303, 303, 303, 303].into_iter().enumerate() {
        assert_eq!(export("1").await, status, "{number}");
    }
    for (key, status) in [("2", 200), ("3", 200), ("4", 200), ("5", 200), ("6", 429)] {
        assert_eq!(export(key).await, status, "{key}");
    }
}
