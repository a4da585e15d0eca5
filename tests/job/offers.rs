//! Offers and counter-offers, before and after the agreement.

use crate::support::jobs::{Pair, history, pair, path};
use crate::support::{Hall, Person, Reply, publish};
use hirehall::background::due_jobs;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn price(amount: i64) -> Value {
    json!({ "price": { "amount": amount, "currency": "EUR" } })
}

async fn offer(who: &Person, job: &Value, offer: Value) -> Value {
    who.post(&path(job, "offers"), offer).await.is(201)
}

async fn decide(who: &Person, job: &Value, number: i64, what: &str) -> Reply {
    who.post(&path(job, &format!("offers/{number}/{what}")), json!({})).await
}

/// The statuses of the job's offers, the oldest first.
async fn statuses(who: &Person, job: &Value) -> Vec<String> {
    let offers = who.get(&path(job, "offers")).await.is(200);
    let mut statuses: Vec<String> =
        offers["items"].as_array().unwrap().iter().map(|offer| offer["status"].as_str().unwrap().to_owned()).collect();
    statuses.reverse();
    statuses
}

#[apply(both_engines)]
async fn two_people_agree_by_offer_and_counter_offer(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    assert_eq!((&job["open_offer"], &job["agreed_offer"]), (&Value::Null, &Value::Null));

    let lines = json!({
        "lines": [
            { "description": "Work", "quantity": "2.5", "unit": "HOUR", "unit_price": { "amount": 4999, "currency": "EUR" } },
            { "description": "Taps", "quantity": "2", "unit": "PIECE", "unit_price": { "amount": 1500, "currency": "EUR" } },
        ],
        "scheduled_at": "2040-05-04T10:00:00Z", "duration_minutes": 150, "note": "I bring the material.",
    });
    let offered = offer(&pair.worker, &job, lines).await;
    let open = &offered["open_offer"];
    assert_eq!((&open["number"], &open["by"]), (&json!(1), &json!("WORKER")));
    // 2.5 × 49.99 is 124.975, which is rounded up.
    assert_eq!(open["total"], json!({ "amount": 12498 + 3000, "currency": "EUR" }));
    assert_eq!((&offered["price"], &offered["status"]), (&open["total"], &json!("NEGOTIATING")));
    assert_eq!(offered["allowed_actions"], json!(["OFFER", "WITHDRAW", "REJECT"]));
    let seen = pair.client.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["allowed_actions"], json!(["OFFER", "ACCEPT", "DECLINE", "CANCEL"]));

    let countered = offer(&pair.client, &job, price(14_000)).await;
    assert_eq!((&countered["open_offer"]["number"], &countered["price"]["amount"]), (&json!(2), &json!(14_000)));
    assert_eq!(countered["scheduled_at"], Value::Null, "nothing is taken over from an earlier offer");
    let refused = decide(&pair.client, &job, 1, "accept").await.is_problem(409, "offer_not_open");
    assert_eq!(refused["params"]["open"], 2);

    let accepted = decide(&pair.worker, &job, 2, "accept").await.is(200);
    assert_eq!((&accepted["status"], &accepted["price"]["amount"]), (&json!("ACCEPTED"), &json!(14_000)));
    assert_eq!((&accepted["open_offer"], &accepted["agreed_offer"]["number"]), (&Value::Null, &json!(2)));
    assert_eq!(statuses(&pair.client, &job).await, ["SUPERSEDED", "ACCEPTED"]);
    decide(&pair.worker, &job, 2, "accept").await.is_problem(409, "offer_not_open");
    assert_eq!(history(&pair.client, &job).await, ["job.created", "job.offer_made", "job.offer_made", "job.accepted"]);
    let events = pair.client.get(&path(&job, "events")).await.is(200);
    assert_eq!((&events["items"][1]["data"]["offer"], &events["items"][3]["data"]["offer"]), (&json!(1), &json!(2)));
}

#[apply(both_engines)]
async fn offers_are_listed_with_their_lines_the_newest_first(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let line = |what: &str, quantity: &str| json!({ "description": what, "quantity": quantity, "unit": "SQUARE_METRE", "unit_price": { "amount": 333, "currency": "CHF" } });
    offer(&pair.client, &job, json!({ "lines": [line("First", "0.5"), line("Second", "3.000")] })).await;
    offer(&pair.client, &job, json!({ "scheduled_at": "2040-05-04T10:00:00Z" })).await;
    offer(&pair.worker, &job, json!({ "lines": [line("Third", "1")], "note": "As we said." })).await;

    let first = pair.worker.get(&path(&job, "offers?limit=2")).await.is(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    let last = pair.worker.get(&path(&job, &format!("offers?limit=2&cursor={cursor}"))).await.is(200);
    let numbers: Vec<&Value> = [&first, &last]
        .iter()
        .flat_map(|page| page["items"].as_array().unwrap())
        .map(|offer| &offer["number"])
        .collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(
        (&first["items"][0]["note"], &first["items"][0]["lines"][0]["description"]),
        (&json!("As we said."), &json!("Third"))
    );
    assert_eq!((&first["items"][1]["lines"], &first["items"][1]["total"]), (&json!([]), &Value::Null));
    let oldest = &last["items"][0];
    assert_eq!(
        oldest["lines"],
        json!([
            { "description": "First", "quantity": "0.5", "unit": "SQUARE_METRE",
              "unit_price": { "amount": 333, "currency": "CHF" }, "total": { "amount": 167, "currency": "CHF" } },
            { "description": "Second", "quantity": "3", "unit": "SQUARE_METRE",
              "unit_price": { "amount": 333, "currency": "CHF" }, "total": { "amount": 999, "currency": "CHF" } },
        ])
    );
    assert_eq!(oldest["total"], json!({ "amount": 1166, "currency": "CHF" }), "each line is rounded for itself");
    hall.client().await.get(&path(&job, "offers")).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn a_proposal_with_a_price_lines_or_a_time_carries_offer_1(hall: Hall) {
    let pair = pair(&hall).await;
    let line = json!({ "description": "Work", "quantity": "2", "unit": "HOUR", "unit_price": { "amount": 5000, "currency": "EUR" } });
    for (more, total) in [
        (price(12_500), json!(12_500)),
        (json!({ "lines": [line] }), json!(10_000)),
        (json!({ "scheduled_at": "2040-05-04T10:00:00Z" }), Value::Null),
    ] {
        let mut proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap" });
        proposal.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let job = pair.client.post("/jobs", proposal).await.is(201);
        assert_eq!((&job["open_offer"]["number"], &job["open_offer"]["by"]), (&json!(1), &json!("CLIENT")));
        assert_eq!((&job["open_offer"]["total"]["amount"], &job["price"]["amount"]), (&total, &total));
        assert_eq!(history(&pair.client, &job).await, ["job.created"]);
        let accepted = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
        assert_eq!(accepted["agreed_offer"]["number"], 1);
        pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);
    }
    let mut both = price(12_500);
    both["thread_id"] = json!(pair.thread);
    both["lines"] = json!([line]);
    pair.client.post("/jobs", both).await.is_invalid("/lines", "one_of");
}

#[apply(both_engines)]
async fn only_the_other_side_accepts_or_declines_and_only_the_author_withdraws(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    offer(&pair.worker, &job, price(9_000)).await;
    for what in ["accept", "decline"] {
        decide(&pair.worker, &job, 1, what).await.is_problem(409, "wrong_side");
    }
    decide(&pair.client, &job, 1, "withdraw").await.is_problem(409, "wrong_side");
    pair.worker.post(&path(&job, "accept"), json!({ "version": 2 })).await.is_problem(409, "nothing_to_accept");
    for (who, number) in [(&hall.client().await, 1), (&pair.client, 0), (&pair.client, 2), (&pair.client, -1)] {
        decide(who, &job, number, "accept").await.is_problem(404, "not_found");
    }
    let why = json!({ "reason": "Tuesday would suit me better." });
    let declined = pair.client.post(&path(&job, "offers/1/decline"), why.clone()).await.is(200);
    assert_eq!((&declined["status"], &declined["open_offer"]), (&json!("NEGOTIATING"), &Value::Null));
    let listed = pair.worker.get(&path(&job, "offers")).await.is(200)["items"][0].clone();
    assert_eq!((&listed["status"], &listed["decline_reason"]), (&json!("DECLINED"), &why["reason"]));
    assert!(listed["decided_at"].is_string());
    pair.worker
        .post(&path(&job, "accept"), json!({ "version": declined["version"] }))
        .await
        .is_problem(409, "nothing_to_accept");

    offer(&pair.worker, &job, price(8_000)).await;
    decide(&pair.worker, &job, 2, "withdraw").await.is(200);
    decide(&pair.client, &job, 2, "accept").await.is_problem(409, "offer_not_open");
    assert_eq!(statuses(&pair.client, &job).await, ["DECLINED", "WITHDRAWN"]);
}

#[apply(both_engines)]
async fn an_offer_that_is_accepted_after_the_agreement_changes_the_terms(hall: Hall) {
    let pair = pair(&hall).await;
    let mut proposal = price(10_000);
    proposal["thread_id"] = json!(pair.thread);
    proposal["scheduled_at"] = json!("2040-05-04T10:00:00Z");
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let agreed = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);

    let later = json!({ "price": { "amount": 10_000, "currency": "EUR" }, "scheduled_at": "2040-05-06T10:00:00Z" });
    let proposed = offer(&pair.client, &job, later).await;
    assert_eq!(proposed["scheduled_at"], agreed["scheduled_at"], "the terms hold until others are agreed");
    let amended = decide(&pair.worker, &job, 2, "accept").await.is(200);
    assert_eq!((&amended["status"], &amended["agreed_offer"]["number"]), (&json!("ACCEPTED"), &json!(2)));
    assert_eq!(amended["scheduled_at"], "2040-05-06T10:00:00.000000Z");
    assert_eq!(amended["accepted_at"], agreed["accepted_at"]);
    let extra = offer(&pair.worker, &job, price(15_000)).await;
    assert_eq!(extra["price"]["amount"], 10_000);
    decide(&pair.client, &job, 3, "decline").await.is(200);
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["price"]["amount"], 10_000);
    assert_eq!(statuses(&pair.client, &job).await, ["ACCEPTED", "ACCEPTED", "DECLINED"]);
    assert_eq!(
        history(&pair.client, &job).await,
        ["job.created", "job.accepted", "job.offer_made", "job.amended", "job.offer_made", "job.offer_declined"]
    );
}

#[apply(both_engines)]
async fn an_offer_ends_with_its_job(hall: Hall) {
    let mut pair = pair(&hall).await;
    let reason = json!({ "reason": "Not this time" });
    for (author, ended_by, how, status) in [
        ("client", "client", "cancel", "WITHDRAWN"),
        ("worker", "client", "cancel", "DECLINED"),
        ("worker", "worker", "reject", "WITHDRAWN"),
        ("client", "worker", "reject", "DECLINED"),
    ] {
        let of = |side: &str| if side == "client" { &pair.client } else { &pair.worker };
        let job = pair.job().await;
        offer(of(author), &job, price(100)).await;
        let ended = of(ended_by).post(&path(&job, how), reason.clone()).await.is(200);
        assert_eq!(ended["open_offer"], Value::Null);
        assert_eq!(statuses(&pair.client, &job).await, [status], "{author} {ended_by}");
        decide(&pair.client, &job, 1, "accept").await.is_problem(409, "offer_not_open");
        pair.client.post(&path(&job, "offers"), price(100)).await.is(409);
        let thread = crate::support::jobs::thread(&hall, &pair.client, &pair.worker).await;
        pair = Pair { thread, ..pair.clone() };
    }
}

#[apply(both_engines)]
async fn an_offer_that_is_not_answered_expires_once_and_its_job_goes_on(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let offered = offer(&pair.client, &job, price(9_000)).await;
    hall.clock.advance(7 * DAY);
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    // It is over before any node has marked it.
    decide(&worker, &job, 1, "accept").await.is_problem(409, "offer_not_open");
    assert_eq!(worker.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["OFFER", "REJECT"]));
    let (one, two) = tokio::join!(due_jobs::settle(&hall.app), due_jobs::settle(&hall.app));
    assert_eq!((one.unwrap() + two.unwrap(), due_jobs::settle(&hall.app).await.unwrap()), (1, 0));
    assert_eq!(statuses(&client, &job).await, ["EXPIRED"]);
    let seen = client.get(&path(&job, "")).await.is(200);
    assert_eq!((&seen["status"], &seen["open_offer"]), (&json!("NEGOTIATING"), &Value::Null));
    assert_eq!(seen["updated_at"], offered["updated_at"], "what happens by itself is no activity");
    assert_eq!(history(&client, &job).await, ["job.created", "job.offer_made", "job.offer_expired"]);
    hall.mail_to(&worker.email, "An offer has expired").await;
}

#[apply(both_engines)]
async fn an_offer_whose_time_is_over_has_expired_also_when_another_one_comes_before_a_node_has_marked_it(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    offer(&pair.client, &job, price(9_000)).await;
    hall.clock.advance(7 * DAY);
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    offer(&worker, &job, price(8_000)).await;
    offer(&client, &job, price(7_000)).await;
    assert_eq!(statuses(&client, &job).await, ["EXPIRED", "SUPERSEDED", "OPEN"]);
    hall.clock.advance(7 * DAY);
    let client = pair.client.signed_in().await;
    client.post(&path(&job, "cancel"), json!({ "reason": "No need" })).await.is(200);
    assert_eq!(statuses(&client, &job).await, ["EXPIRED", "SUPERSEDED", "EXPIRED"]);
}

#[apply(both_engines)]
async fn an_offer_says_how_long_it_is_open_and_something_of_price_or_time(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let until = |days: u32| hall.clock.now().saturating_add(days * DAY).to_string();
    let with = |at: String| {
        let mut offer = price(100);
        offer["expires_at"] = json!(at);
        offer
    };
    let in_20_days = until(20);
    let offered = offer(&pair.client, &job, with(in_20_days.clone())).await;
    assert_eq!(offered["open_offer"]["expires_at"], in_20_days);
    for wrong in [until(31), "2020-01-01T00:00:00Z".to_owned()] {
        pair.client.post(&path(&job, "offers"), with(wrong)).await.is_invalid("/expires_at", "out_of_range");
    }
    let line = |quantity: &str, amount: i64, currency: &str| json!({ "description": "Work", "quantity": quantity, "unit": "HOUR", "unit_price": { "amount": amount, "currency": currency } });
    for (wrong, pointer, code) in [
        (json!({}), "", "required"),
        (json!({ "note": "Only words" }), "", "required"),
        (json!({ "lines": [line("1.0001", 1, "EUR")] }), "/lines/0/quantity", "invalid_format"),
        (json!({ "lines": [line("0", 1, "EUR")] }), "/lines/0/quantity", "invalid_format"),
        (
            json!({ "lines": [line("1", 1, "EUR"), line("1", 1, "CHF")] }),
            "/lines/1/unit_price/currency",
            "invalid_currency",
        ),
        (json!({ "lines": [line("1000000", 9_007_199_254_740_991, "EUR")] }), "/lines", "out_of_range"),
        (json!({ "lines": vec![line("1", 1, "EUR"); 51] }), "/lines", "too_many"),
        (json!({ "scheduled_at": "2040-05-04T10:00:00Z", "duration_minutes": 0 }), "/duration_minutes", "out_of_range"),
        (json!({ "scheduled_at": "soon" }), "/scheduled_at", "invalid_format"),
        (json!({ "scheduled_at": "2040-05-04T10:00:00Z", "total": 5 }), "/total", "unknown_field"),
    ] {
        pair.client.post(&path(&job, "offers"), wrong).await.is_invalid(pointer, code);
    }
    assert_eq!(statuses(&pair.client, &job).await, ["OPEN"]);
}

#[apply(both_engines)]
async fn a_worker_without_an_identity_check_agrees_on_nothing_but_gets_proposals_and_offers(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let thread = crate::support::jobs::thread(&hall, &client, &worker).await;
    let mut proposal = price(50);
    proposal["thread_id"] = json!(thread);
    let job = client.post("/jobs", proposal).await.is(201);
    offer(&client, &job, price(100)).await;
    worker.post(&path(&job, "offers"), price(100)).await.is_problem(403, "kyc_required");
    decide(&worker, &job, 2, "accept").await.is_problem(403, "kyc_required");
    assert_eq!(worker.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["DECLINE", "REJECT"]));
    hall.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
    offer(&worker, &job, price(100)).await;
    hall.sql("UPDATE workers SET kyc_status = 'REVOKED' WHERE user_id = $1", worker.user_id()).await;
    assert_eq!(client.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["OFFER", "DECLINE", "CANCEL"]));
    decide(&client, &job, 3, "accept").await.is_problem(409, "worker_unavailable");
    decide(&worker, &job, 3, "accept").await.is_problem(403, "kyc_required");
    decide(&worker, &job, 3, "withdraw").await.is(200);
}

#[apply(both_engines)]
async fn a_client_offers_nothing_to_a_worker_whose_account_is_not_active(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.worker.user_id()).await;
    pair.client.post(&path(&job, "offers"), price(100)).await.is_problem(409, "worker_unavailable");
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["CHANGE", "CANCEL"]));
}

#[apply(both_engines)]
async fn nothing_is_offered_in_a_closed_conversation_or_to_a_frozen_account(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.client.user_id()).await;
    pair.worker.post(&path(&job, "offers"), price(100)).await.is_problem(409, "client_unavailable");
    pair.client.post(&path(&job, "offers"), price(100)).await.is_problem(403, "account_frozen");
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", pair.client.user_id()).await;
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE client_id = $1", pair.client.user_id()).await;
    pair.worker.post(&path(&job, "offers"), price(100)).await.is_problem(409, "thread_closed");
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["ACCEPT", "REJECT"]));
}

#[apply(both_engines)]
async fn an_offer_can_be_made_and_accepted_for_the_version_that_was_read(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let read = async |who: &Person| who.get(&path(&job, "")).await.header("etag").to_owned();
    let with = async |who: &Person, path: &str, tag: &str| {
        Reply::to(who.request(Method::POST, path).header("If-Match", tag).json(&price(100))).await
    };
    let (before, offers) = (read(&pair.client).await, path(&job, "offers"));
    with(&pair.client, &offers, &before).await.is(201);
    with(&pair.client, &offers, &before).await.is_problem(412, "precondition_failed");
    let seen = read(&pair.worker).await;
    offer(&pair.client, &job, price(200)).await;
    let accept = path(&job, "offers/2/accept");
    let accept_if =
        async |tag: &str| Reply::to(pair.worker.request(Method::POST, &accept).header("If-Match", tag)).await;
    accept_if(&seen).await.is_problem(412, "precondition_failed");
    accept_if(&read(&pair.worker).await).await.is(200);
}

#[apply(both_engines)]
async fn an_offer_that_is_repeated_with_its_key_is_made_once_and_ten_can_be_made_a_day(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let pair = pair(&hall).await;
    let job = pair.job().await;
    for _ in 0..12 {
        let request = pair.client.request(Method::POST, &path(&job, "offers")).header("Idempotency-Key", "k1");
        let repeated = Reply::to(request.json(&price(100))).await.is(201);
        assert_eq!(repeated["open_offer"]["number"], 1);
    }
    for number in 2..=10 {
        offer(&pair.client, &job, price(number)).await;
    }
    pair.client.post(&path(&job, "offers"), price(1)).await.is_problem(429, "too_many_requests");
    offer(&pair.worker, &job, price(5)).await;
}

#[apply(both_engines)]
async fn the_policy_of_the_listing_is_copied_into_offers_and_stays_once_agreed(hall: Hall) {
    let pair = pair(&hall).await;
    let service = publish(&pair.worker, json!({ "title": "Sweeping floors", "cancellation_policy": "STRICT" })).await;
    assert_eq!(service["cancellation_policy"], "STRICT");
    let about = json!({ "service_id": service["id"], "content": "Hello" });
    let thread = pair.client.post("/threads", about).await.is(201)["thread"]["id"].clone();
    let mut proposal = price(100);
    proposal["thread_id"] = thread;
    let job = pair.client.post("/jobs", proposal).await.is(201);
    assert_eq!(job["open_offer"]["cancellation_policy"], "STRICT");
    let listing = format!("/services/{}", service["id"].as_str().unwrap());
    pair.worker.patch(&listing, json!({ "cancellation_policy": "MODERATE" })).await.is(200);
    let offered = offer(&pair.worker, &job, price(200)).await;
    assert_eq!(offered["open_offer"]["cancellation_policy"], "MODERATE");
    decide(&pair.client, &job, 2, "accept").await.is(200);
    let cleared = pair.worker.patch(&listing, json!({ "cancellation_policy": null })).await.is(200);
    assert_eq!(cleared["cancellation_policy"], Value::Null);
    let amendment = offer(&pair.worker, &job, price(300)).await;
    assert_eq!(amendment["open_offer"]["cancellation_policy"], "MODERATE");
    let without_listing =
        Pair { thread: crate::support::jobs::thread(&hall, &pair.client, &pair.worker).await, ..pair };
    let job = without_listing.job().await;
    assert_eq!(offer(&without_listing.client, &job, price(1)).await["open_offer"]["cancellation_policy"], "FLEXIBLE");
}

#[apply(both_engines)]
async fn an_offer_sends_a_mail_that_says_how_much_when_and_until_when_unless_it_is_not_open_any_more(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    hall.mail_to(&pair.worker.email, "You have a new job proposal").await;
    offer(&pair.client, &job, price(100)).await;
    let mail = hall.mail_to(&pair.worker.email, "You have an offer").await;
    assert!(mail.text.contains("Clara C. offers 1.00 EUR for “Fix the tap”. You can accept it"), "{}", mail.text);
    decide(&pair.worker, &job, 1, "accept").await.is(200);
    hall.mail_to(&pair.client.email, "Your job was accepted").await;
}

#[apply(both_engines)]
async fn a_mail_about_an_offer_says_the_start_in_the_readers_language_and_time_zone(hall: Hall) {
    let pair = pair(&hall).await;
    pair.client.patch("/auth/me", json!({ "language": "de", "time_zone": "Europe/Vienna" })).await.is(200);
    let job = pair.job().await;
    let start = json!({ "scheduled_at": "2040-05-04T10:00:00Z" });
    offer(&pair.worker, &job, start.clone()).await;
    let mail = hall.mail_to(&pair.client.email, "Sie haben ein Angebot").await;
    let said =
        "Walter W. hat ein Angebot für „Fix the tap“ gemacht, mit Beginn am 4. Mai 2040 um 12:00 Uhr (Europe/Vienna).";
    assert!(one_line(&mail.text).contains(said), "{}", mail.text);
    let whole = json!({ "price": { "amount": 12_500, "currency": "EUR" }, "scheduled_at": start["scheduled_at"] });
    offer(&pair.client, &job, whole).await;
    let mail = hall.mail_to(&pair.worker.email, "You have an offer").await;
    let said = "Clara C. offers 125.00 EUR for “Fix the tap”, starting on 4 May 2040 at 10:00 (";
    assert!(one_line(&mail.text).contains(said), "{}", mail.text);
}

/// Mails have lines of their own length.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
