//! The queue of identity checks and the decision on a case, without scripts.

use super::{Desk, field, leads_to, recorded, reject, shown, status, waiting_case};
use crate::support::{
    Hall, Reply,
    papers::{file, hand_in, jpeg, passport, pdf, png},
};
use macro_rules_attribute::apply;
use reqwest::multipart::Form;
use serde_json::json;
use std::time::Duration;

#[apply(both_engines)]
async fn the_home_page_says_what_waits_and_how_the_installation_is_doing(hall: Hall) {
    let admin = hall.admin().await;
    waiting_case(&hall).await;
    hall.clock.advance(Duration::from_secs(3 * 60 * 60));
    waiting_case(&hall).await;
    let admin = admin.signed_in().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let html = shown(&desk.open("/console").await, 200);
    let row =
        html.split("<a href=\"/console/identity\">Identity checks</a>").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(row.contains(">2</td>") && row.contains("3 h"), "{row}");
    assert!(html.contains("<title>(2) What waits – Hirehall</title>"), "{html}");
    assert!(html.contains("is well") && html.contains(env!("CARGO_PKG_VERSION")), "{html}");
    let api = admin.get("/admin/waiting").await.is(200);
    assert_eq!(api["identity_checks"]["count"], 2);
    assert_eq!((&api["name_changes"]["count"], &api["flagged_reviews"]["oldest_at"]), (&json!(0), &json!(null)));
}

#[apply(both_engines)]
async fn the_queue_is_oldest_first_page_by_page_with_its_filters_in_the_address(hall: Hall) {
    let admin = hall.admin().await;
    let mut cases = Vec::new();
    for _ in 0..22 {
        cases.push(waiting_case(&hall).await);
    }
    reject(&admin, &cases[21].1).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let first = shown(&desk.open("/console/identity").await, 200);
    let places = |html: &str| -> Vec<Option<usize>> {
        cases.iter().map(|(_, id)| html.find(&format!("/identity/{id}\""))).collect()
    };
    let found = places(&first);
    assert!(found[..20].iter().all(Option::is_some) && found[..20].is_sorted(), "{found:?}");
    assert_eq!(found[20..], [None, None]);
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let second = places(&shown(&desk.open(&next).await, 200));
    assert!(second[20].is_some() && second[..20].iter().all(Option::is_none), "{second:?}");
    let refused = places(&shown(&desk.open("/console/identity?status=REJECTED").await, 200));
    assert!(refused[21].is_some() && refused[..21].iter().all(Option::is_none));
    let of_one = format!("/console/identity?worker_id={}", cases[21].0.id);
    assert!(places(&shown(&desk.open(&of_one).await, 200))[21].is_some());
    let none = shown(&desk.open("/console/identity?status=REVOKED").await, 200);
    assert!(none.contains("There are none."), "{none}");
    shown(&desk.open("/console/identity?cursor=x").await, 422);
}

#[apply(both_engines)]
async fn a_case_shows_everything_that_a_decision_depends_on(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let first = hand_in(&worker, passport(jpeg(1), png(2))).await.is(201)["id"].as_str().unwrap().to_owned();
    let why = json!({ "reason_code": "OTHER", "note": "Once more, please." });
    admin.post(&format!("/admin/kyc/{first}/reject"), why).await.is(200);
    let form = Form::new()
        .text("document_type", "NATIONAL_ID")
        .text("name_on_document", "Someone Else")
        .part("document", file(pdf("stranger")))
        .part("document_back", file(png(3)))
        .part("selfie", file(jpeg(4)));
    let id = hand_in(&worker, form).await.is(201)["id"].as_str().unwrap().to_owned();
    let mut desk = Desk::of(&hall, &admin).await;
    let html = shown(&desk.open(&format!("/console/identity/{id}")).await, 200);
    for said in [
        "Walter Worker",
        "National identity card",
        "Someone Else",
        &worker.email,
        "The name on the document is not that of the account",
        "The account was less than a day old",
        "Once more, please.",
        "A PDF of a stranger may do more than show pages.",
        "Your identity is verified",
        "Hello Walter,",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    let picture = |slot: &str| html.find(&format!("<img src=\"/api/v1/admin/kyc/{id}/files/{slot}\""));
    assert!(picture("document_back") < picture("selfie") && picture("document").is_none(), "{html}");
    assert_eq!(recorded(&admin, "kyc.file_viewed").await, 0, "the page itself shows no document");

    let decided = shown(&desk.open(&format!("/console/identity/{first}")).await, 200);
    assert!(
        !decided.contains("<img") && !decided.contains("data-act") && decided.contains("Decided by Ada A"),
        "{decided}"
    );
    let opened = shown(&desk.open(&format!("/console/identity/{first}?documents=shown")).await, 200);
    assert!(opened.contains(&format!("<img src=\"/api/v1/admin/kyc/{first}/files/selfie\"")), "{opened}");
}

#[apply(both_engines)]
async fn a_decision_leads_to_the_next_case_and_acts_once(hall: Hall) {
    let admin = hall.admin().await;
    let (_, first) = waiting_case(&hall).await;
    let (_, second) = waiting_case(&hall).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let html = shown(&desk.open(&format!("/console/identity/{first}")).await, 200);
    assert!(html.contains(&format!("rel=\"next\" data-key=\"j\" href=\"/console/identity/{second}\"")), "{html}");
    let last = shown(&desk.open(&format!("/console/identity/{second}")).await, 200);
    assert!(last.contains(&format!("rel=\"next\" data-key=\"j\" href=\"/console/identity/{first}\"")), "{last}");
    let (key, path) = (field(&html, "form_key"), format!("/console/identity/{first}/approve"));
    for _ in 0..3 {
        let led = leads_to(&desk.send(&path, &[("form_key", &key)]).await);
        assert_eq!(led, format!("/console/identity/{second}?done={first}"));
    }
    assert_eq!((status(&admin, &first).await, recorded(&admin, "kyc.approved").await), (json!("APPROVED"), 1));
    let next = shown(&desk.open(&format!("/console/identity/{second}?done={first}")).await, 200);
    assert!(next.contains("Walter Worker</a>: Approved") && !next.contains("rel=\"next\""), "{next}");

    let path = format!("/console/identity/{second}/refuse");
    let key = field(&next, "form_key");
    let form = [("form_key", key.as_str()), ("reason_code", "UNREADABLE"), ("note", "The year is dark.")];
    assert_eq!(leads_to(&desk.send(&path, &form).await), format!("/console/identity?done={second}"));
    let refused = admin.get(&format!("/admin/kyc/{second}")).await.is(200);
    assert_eq!(refused["reason"], json!({ "code": "UNREADABLE", "note": "The year is dark." }));
    let other = [("form_key", key.as_str()), ("reason_code", "MISMATCH")];
    let reused = shown(&desk.send(&path, &other).await, 422);
    assert!(reused.contains("Nothing was done"), "a key is for one form: {reused}");
    let empty = shown(&desk.open(&format!("/console/identity?done={second}")).await, 200);
    assert!(empty.contains("Walter Worker</a>: Refused") && empty.contains("There are none."), "{empty}");
    assert_eq!(leads_to(&desk.open(&path).await), format!("/console/identity/{second}"));
}

#[apply(both_engines)]
async fn a_refused_form_is_shown_again_with_what_was_typed_and_the_reason_at_its_field(hall: Hall) {
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let mut desk = Desk::of(&hall, &admin).await;
    let refuse = format!("/console/identity/{id}/refuse");
    let unsaid = shown(&desk.send(&refuse, &[("form_key", "1"), ("reason_code", "OTHER")]).await, 422);
    assert!(unsaid.contains("id=\"note-error-refuse\"") && unsaid.contains("id=\"refuse\" open"), "{unsaid}");
    assert!(unsaid.contains("value=\"OTHER\" data-digit=\"6\" required checked"), "{unsaid}");
    let without = shown(&desk.send(&refuse, &[("form_key", "2"), ("note", "Kept \"words\"")]).await, 422);
    assert!(
        without.contains("id=\"reason-error-refuse\"") && without.contains(">Kept &#34;words&#34;</textarea>"),
        "{without}"
    );

    let changes = format!("/console/identity/{id}/request-changes");
    let none = shown(&desk.send(&changes, &[("form_key", "3"), ("note", "Almost.")]).await, 422);
    assert!(none.contains(">Almost.</textarea>") && none.contains("id=\"request-changes\" open"), "{none}");
    let form = [("form_key", "4"), ("refuse.selfie", "on"), ("reason.selfie", "OTHER"), ("note.document", "kept")];
    let wordless = shown(&desk.send(&changes, &form).await, 422);
    assert!(wordless.contains("id=\"error-selfie\"") && wordless.contains("value=\"kept\""), "{wordless}");
    assert_eq!(status(&admin, &id).await, "PENDING");
    for odd in ["refuse", "revoke", "explode", "../approve"] {
        let reply = desk.send(&format!("/console/identity/{id}/{odd}"), &[("reason_code", "UGLY")]).await;
        let status = reply.status.as_u16();
        assert!([404, 405, 422].contains(&status), "{odd}: {status}");
        shown(&reply, status);
    }
}

#[apply(both_engines)]
async fn files_are_refused_one_by_one(hall: Hall) {
    let (admin, (worker, id)) = (hall.admin().await, waiting_case(&hall).await);
    let mut desk = Desk::of(&hall, &admin).await;
    let path = format!("/console/identity/{id}/request-changes");
    let form = [
        ("form_key", "1"),
        ("refuse.selfie", "on"),
        ("reason.selfie", "UNREADABLE"),
        ("note.selfie", "It is too dark."),
        ("reason.document", "UNREADABLE"),
        ("note", "You are nearly there."),
    ];
    assert_eq!(leads_to(&desk.send(&path, &form).await), format!("/console/identity?done={id}"));
    let case = admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    let reasons: Vec<_> = case["files"].as_array().unwrap().iter().map(|file| file["reason"].clone()).collect();
    assert_eq!(reasons, [json!(null), json!({ "code": "UNREADABLE", "note": "It is too dark." })]);
    assert_eq!(case["reason"], json!(null));
    let mail = hall.mail_to(&worker.email, "Some of your documents are needed again").await;
    assert!(mail.text.contains("It is too dark.") && mail.text.contains("You are nearly there."), "{}", mail.text);
}

#[apply(both_engines)]
async fn of_two_administrators_one_decides_and_the_other_keeps_what_was_typed(hall: Hall) {
    let (one, two, (_, id)) = (hall.admin().await, hall.admin().await, waiting_case(&hall).await);
    let (mut first, mut second) = (Desk::of(&hall, &one).await, Desk::of(&hall, &two).await);
    let (case, refuse) = (format!("/console/identity/{id}"), format!("/console/identity/{id}/refuse"));
    shown(&second.open(&case).await, 200);
    assert_eq!(leads_to(&first.send(&format!("{case}/claim"), &[]).await), case);
    let mine = shown(&first.open(&case).await, 200);
    assert!(mine.contains("Claimed by you until") && mine.contains(&format!("{case}/release")), "{mine}");
    let closed = shown(&second.open(&case).await, 200);
    assert!(closed.contains("Ada A looks at it until") && !closed.contains("<img"), "{closed}");
    let form = [("form_key", "1"), ("reason_code", "OTHER"), ("note", "Many careful words.")];
    let late = shown(&second.send(&refuse, &form).await, 409);
    assert!(late.contains("Another administrator has claimed this submission."), "{late}");
    assert!(shown(&first.open("/console/identity").await, 200).contains("You have claimed:"));

    assert_eq!(leads_to(&first.send(&format!("{case}/release"), &[]).await), case);
    assert_eq!(
        leads_to(&first.send(&format!("{case}/approve"), &[("form_key", "2")]).await),
        format!("/console/identity?done={id}")
    );
    let late = shown(&second.send(&refuse, &form).await, 409);
    assert!(late.contains("This submission was already decided.") && late.contains("Decided by Ada A"), "{late}");
    assert_eq!((status(&one, &id).await, recorded(&one, "kyc.rejected").await), (json!("APPROVED"), 0));

    let revoked = second.send(&format!("{case}/revoke"), &[("form_key", "3"), ("reason_code", "MISMATCH")]).await;
    assert_eq!(leads_to(&revoked), case);
    assert_eq!(status(&one, &id).await, "REVOKED");
}

#[apply(both_engines)]
async fn two_administrators_approve_where_two_have_to(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KYC_FOUR_EYES", "on")]).await;
    let (one, two, (_, id)) = (hall.admin().await, hall.admin().await, waiting_case(&hall).await);
    let (mut first, mut second) = (Desk::of(&hall, &one).await, Desk::of(&hall, &two).await);
    let approve = format!("/console/identity/{id}/approve");
    let led = leads_to(&first.send(&approve, &[("form_key", "1")]).await);
    assert!(
        shown(&first.open(&led).await, 200).contains("approved by you; another administrator has to approve it, too")
    );
    let again = shown(&first.send(&approve, &[("form_key", "2")]).await, 409);
    assert!(again.contains("You have already approved this submission"), "{again}");
    assert!(shown(&second.open(&format!("/console/identity/{id}")).await, 200).contains("Ada A has approved it."));
    second.send(&approve, &[("form_key", "3")]).await;
    assert_eq!(status(&one, &id).await, "APPROVED");
}

#[apply(both_engines)]
async fn a_right_that_was_taken_away_is_gone_with_the_next_form(hall: Hall) {
    let (admin, other, (_, id)) = (hall.admin().await, hall.admin().await, waiting_case(&hall).await);
    let mut desk = Desk::of(&hall, &admin).await;
    shown(&desk.open(&format!("/console/identity/{id}")).await, 200);
    let path = format!("/console/identity/{id}/approve");
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", admin.user_id()).await;
    shown(&desk.send(&path, &[("form_key", "1")]).await, 403);
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", admin.user_id()).await;
    shown(&desk.send(&path, &[("form_key", "1")]).await, 401);
    assert_eq!(status(&other, &id).await, "PENDING");
    let large = "x".repeat(70_000);
    shown(&desk.send(&path, &[("note", &large)]).await, 413);
    let nobody = reqwest::Client::new().post(hall.url(&path)).json(&json!({}));
    assert_eq!(Reply::to(nobody).await.status, 401);
}
