//! How every page looks and whether everybody can use it: axe-core finds nothing, nothing is wider than a telephone, and a picture of
//! each is written to `target/screenshots`.

use super::{
    browser::sign_in,
    documents::{back, card, selfie},
    jobs::cancelled,
    moderation::appealed,
    reject, waiting_case,
};
use crate::support::{
    Browser, Hall, Person, eventually,
    jobs::{path, review_by_both, thread},
    papers::{file, hand_in},
    publish,
};
use macro_rules_attribute::apply;
use reqwest::multipart::Form;
use serde_json::{Value, json};
use std::{fs, path::PathBuf, time::Duration};

fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned()
}

fn axe() -> String {
    fs::read_to_string(target().join("npm/node_modules/axe-core/axe.min.js")).unwrap()
}

/// What axe-core finds by the rules of WCAG 2.1 AA and its best practices, or by one rule.
async fn barriers(browser: &Browser, rule: Option<&str>) -> Value {
    let script = "
        const all = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] };
        const found = await axe.run(document, given ? { runOnly: [given] } : all);
        return found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '));";
    browser.run(script, json!(rule)).await
}

/// A page and the state that it is shown in.
struct View {
    name: &'static str,
    path: String,
    /// What a person does on it.
    script: &'static str,
}

/// One browser looks at every page of one marketplace: each is opened once, and then seen in light, in dark and on a telephone.
#[apply(needs_axe)]
#[tokio::test]
async fn every_page_can_be_used_by_everybody_on_every_screen() {
    let networks = [("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")];
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it_with(&networks).await;
    let admin = hall.admin().await;
    let things = things(&hall, &admin).await;
    let cases = people(&hall, &admin).await;
    let browser = Browser::start().await;
    fs::create_dir_all(target().join("screenshots")).unwrap();
    browser.command("Page.enable", json!({})).await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": axe() })).await;

    let page = |name, path: &str, script| View { name, path: format!("/console{path}"), script };
    let outside = [page("sign-in", "/sign-in", ""), page("sign-in-wrong", "/sign-in", WRONG)];
    shoot(&hall, &browser, &outside).await;

    let admin = admin.signed_in().await;
    let why = json!({ "reason": "A report of fraud" });
    admin.post(&format!("/admin{}/inspect", things.other_job), why).await.is(200);
    sign_in(&hall, &browser, &admin).await;
    let case = format!("/identity/{}", cases[0]);
    let inside = [
        page("home", "?days=90", ""),
        page("identity", "/identity", ""),
        page("identity-empty", "/identity?status=REVOKED", ""),
        page("identity-refused", "/identity?status=REJECTED", ""),
        page("names", "/names", ""),
        page("reviews", "/reviews", ""),
        page("reviews-empty", "/reviews?show=removed", ""),
        page("review", &things.review, ""),
        page("review-remove", &format!("{}/remove", things.review), ""),
        page("review-appealed", &things.appealed, ""),
        page("review-appeals", "/reviews/appeals", ""),
        page("review-grant", &format!("{}/grant-appeal", things.appealed), ""),
        page("disputes", "/disputes", ""),
        page("dispute", &things.dispute, ""),
        page("dispute-resolve", &format!("{}/resolve", things.dispute), ""),
        page("users", "/users", ""),
        page("user", &format!("{}?done=unfreeze", things.worker), ""),
        page("user-ban", &format!("{}/ban", things.worker), ""),
        page("user-error", &format!("{}/freeze", things.worker), UNSAID),
        page("listings", "/listings", ""),
        page("listing", &things.listing, ""),
        page("listing-remove", &format!("{}/remove", things.listing), ""),
        page("jobs", "/jobs", ""),
        page("job", &things.job, ""),
        page("job-cancelled", &things.cancelled, ""),
        page("job-inspect", &format!("{}/inspect", things.job), ""),
        page("job-messages", &format!("{}/messages", things.other_job), ""),
        page("categories", "/categories?done=retire&category=beauty", ""),
        page("category", "/categories/plumbing/change", ""),
        page("webhooks", "/webhooks", ""),
        page("webhook", &things.webhook, ""),
        page("webhook-create", "/webhooks/create", ""),
        page("settings", "/settings", ""),
        page("audit", "/audit", ""),
        page("audit-empty", "/audit?type=webhook.deleted", ""),
        page("not-found", "/nothing", ""),
        page("case", &case, ""),
        page("case-approve", &case, "document.querySelector('#approve').open = true;"),
        page(
            "case-refuse",
            &case,
            "document.querySelector('#refuse').open = true; document.querySelector('[data-digit=\"1\"]').click();",
        ),
        page(
            "case-files",
            &case,
            "document.querySelector('#request-changes').open = true; document.querySelector('#request-changes [type=checkbox]').click();",
        ),
        page("case-keys", &case, "document.querySelector('#keys').open = true;"),
        page("case-error", &case, ERROR),
        page("case-decided", &format!("/identity/{}", cases[4]), ""),
        page("case-approved", &format!("/identity/{}", cases[5]), "document.querySelector('#revoke').open = true;"),
    ];
    shoot(&hall, &browser, &inside).await;
    hall.sql("UPDATE users SET language = 'de' WHERE role = 'ADMIN' AND id <> $1", hall.client().await.user_id()).await;
    let german = [
        page("case-german", &case, "document.querySelector('#refuse').open = true;"),
        page("user-german", &things.worker, ""),
        page("job-german", &things.cancelled, ""),
        page("review-german", &things.appealed, ""),
        page("user-ban-german", &format!("{}/ban", things.worker), ""),
    ];
    shoot(&hall, &browser, &german).await;
}

const WRONG: &str =
    "document.querySelector('#email').value = 'ada@example.org'; document.querySelector('#password').value = 'x';
    document.querySelector('#sign-in button').click();";
const ERROR: &str =
    "document.querySelector('#refuse').open = true; document.querySelector('[data-digit=\"6\"]').click();
    document.querySelector('#refuse form').noValidate = true; document.querySelector('#refuse [data-act]').click();
   ";
const UNSAID: &str = "document.querySelector('form.sheet button').click();";

/// The addresses of what pages are about.
struct Things {
    review: String,
    appealed: String,
    cancelled: String,
    worker: String,
    listing: String,
    job: String,
    /// One whose conversation may be read.
    other_job: String,
    webhook: String,
    dispute: String,
}

/// Listings, jobs, reviews, a new name, a webhook, and a quarter of a year of activity.
async fn things(hall: &Hall, admin: &Person) -> Things {
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let titles = ["Leaking taps and pipes", "Bathrooms, planned and built", "Heating that does not heat"];
    let mut listings = Vec::new();
    for (number, title) in titles.into_iter().enumerate() {
        let price = json!({ "amount": 4_500 + 1_250 * number, "currency": "EUR" });
        let description =
            "Quick, clean, and with a guarantee of two years. I bring the tools, and take the rubbish with me.";
        let status = ["PUBLISHED", "PUBLISHED", "DRAFT"][number];
        let listing = json!({ "title": title, "price": price, "description": description, "status": status });
        listings.push(id(&publish(&worker, listing).await));
    }
    let why = json!({ "reason": "The pictures are those of another worker." });
    admin.post(&format!("/admin/services/{}/pause", listings[1]), why.clone()).await.is(200);
    let mut jobs = Vec::new();
    let mut review = String::new();
    for (number, title) in
        ["Fix the tap in the kitchen", "A new washbasin", "Look at the boiler"].into_iter().enumerate()
    {
        let thread = thread(hall, &client, &worker).await;
        let price = json!({ "amount": 12_000, "currency": "EUR" });
        let new =
            json!({ "thread_id": thread, "title": title, "price": price, "description": "It drips, day and night." });
        let job = client.post("/jobs", new).await.is(201);
        if number < 2 {
            worker.post(&path(&job, "accept"), json!({})).await.is(200);
        }
        if number == 0 {
            worker.post(&path(&job, "complete"), json!({})).await.is(200);
            let text = "Came two hours late, and the tap drips again. I have written twice, and got no answer.";
            let aspects = json!({ "quality": 2, "communication": 1, "punctuality": 1, "value": 3 });
            let note = "He was rude to my mother, who opened the door. I do not want her to be named.";
            let posted = review_by_both(
                &client,
                &worker,
                &job,
                json!({ "rating": 2, "text": text, "aspects": aspects, "private_note": note }),
            )
            .await;
            review = id(&posted);
            let reply = json!({ "text": "I am sorry. I come again on Monday, at no cost." });
            worker.put(&format!("/reviews/{review}/reply"), reply).await.is(200);
            let flag = json!({ "reason": "This was about another worker." });
            worker.post(&format!("/reviews/{review}/flag"), flag).await.is(204);
        }
        jobs.push(id(&job));
    }
    let wants = json!({ "worker_gets": { "amount": 6_000, "currency": "EUR" } });
    let text = "The tap was replaced, and it drips again since Sunday. I would pay for the first visit only.";
    let complaint = json!({ "reason_code": "POOR_QUALITY", "text": text, "wants": wants });
    client.post(&format!("/jobs/{}/dispute", jobs[0]), complaint).await.is(201);
    let answer =
        json!({ "text": "I have offered to come again at no cost. The washer is a spare part that wears out." });
    worker.post(&format!("/jobs/{}/dispute/statements", jobs[0]), answer).await.is(201);
    let settlement = json!({ "worker_gets": { "amount": 9_000, "currency": "EUR" }, "note": "I pay for the washer." });
    worker.post(&format!("/jobs/{}/dispute/settlements", jobs[0]), settlement).await.is(201);
    admin.post(&format!("/admin/disputes/{}/claim", jobs[0]), json!({})).await.is(200);
    for action in ["freeze", "unfreeze"] {
        admin.post(&format!("/admin/users/{}/{action}", worker.id), why.clone()).await.is(200);
    }
    worker.patch("/workers/me", json!({ "first_name": "Wolfgang" })).await.is(200);
    admin
        .patch("/admin/categories/beauty", json!({ "is_retired": true, "names": { "de": "Schönheit" } }))
        .await
        .is(200);
    let url = json!({ "url": "http://127.0.0.1:9/hooks", "description": "To the accounting", "event_types": ["job.finalized"] });
    let webhook = id(&admin.post("/admin/webhooks", url).await.is(201));
    admin.post(&format!("/admin/webhooks/{webhook}/test"), json!({})).await.is(200);
    activity(hall).await;
    Things {
        review: format!("/reviews/{review}"),
        appealed: format!("/reviews/{}", appealed(hall, admin).await.1),
        cancelled: format!("/jobs/{}", id(&cancelled(hall).await.1)),
        worker: format!("/users/{}", worker.id),
        listing: format!("/listings/{}", listings[1]),
        job: format!("/jobs/{}", jobs[0]),
        dispute: format!("/disputes/{}", jobs[0]),
        other_job: format!("/jobs/{}", jobs[2]),
        webhook: format!("/webhooks/{webhook}"),
    }
}

/// What happened on each of the last days, for the charts.
async fn activity(hall: &Hall) {
    let today = hall.clock.now().unix_seconds() / 86_400;
    let counted = hall.app.db.write(move |tx| {
        for before in 1..120_i64 {
            for (number, kind) in (3..).zip([
                "user.created",
                "service.created",
                "job.created",
                "job.accepted",
                "job.completed",
                "job.cancelled",
                "review.posted",
                "message.posted",
                "kyc.submitted",
            ]) {
                let count = (before * number * 7 % 23 + 5) / (number / 2) * (130 - before) / 100;
                let sql = "INSERT INTO event_counts (type, day, count) VALUES ($1, $2, $3)";
                tx.execute(sql, &[&kind, &(today - before), &count])?;
            }
        }
        Ok::<_, hirehall::database::Error>(())
    });
    counted.await.unwrap();
}

/// Looks at each page in light and dark, on a wide screen and on a telephone.
async fn shoot(hall: &Hall, browser: &Browser, views: &[View]) {
    for View { name, path, script } in views {
        browser.look(1440, 900, "light").await;
        browser.open(&hall.public_url(path)).await;
        ready(browser).await;
        browser.start_script(script).await;
        if [WRONG, ERROR, UNSAID].contains(script) {
            eventually("the refused page", async || {
                let there = "return document.readyState === 'complete' && !!document.querySelector('[role=alert]:not([hidden])');";
                (browser.run(there, Value::Null).await == true).then_some(())
            })
            .await;
        }
        ready(browser).await;
        for (look, width, scheme) in [("light", 1440, "light"), ("dark", 1440, "dark"), ("narrow", 390, "light")] {
            browser.look(width, 900, scheme).await;
            // Colours are all that differs in dark.
            let found = barriers(browser, (scheme == "dark").then_some("color-contrast")).await;
            assert_eq!(found, json!([]), "{name} {look}");
            let fits = browser.run("return document.documentElement.scrollWidth <= innerWidth;", Value::Null).await;
            assert_eq!(fits, true, "{name} {look} is too wide");
            fs::write(target().join(format!("screenshots/{name}-{look}.png")), browser.screenshot().await).unwrap();
        }
    }
}

/// The page is there with its pictures, and nothing moves.
async fn ready(browser: &Browser) {
    eventually("a page with its pictures", async || {
        let there = "return document.readyState === 'complete' && [...document.images].every(img => img.complete);";
        (browser.run(there, Value::Null).await == true).then_some(())
    })
    .await;
}

/// Workers with names and documents, and cases in every state; returns their ids.
async fn people(hall: &Hall, admin: &Person) -> Vec<String> {
    const NAMES: [(&str, &str); 6] = [
        ("Ana", "Kovač"),
        ("Jean-Luc", "Moreau"),
        ("Łucja", "Wiśniewska"),
        ("Bartholomäus Maximilian", "Freiherr von Hohenstein-Waldburg"),
        ("山田", "太郎"),
        ("Maeve", "O’Neill"),
    ];
    let mut cases = Vec::new();
    for (number, (first, last)) in NAMES.into_iter().enumerate() {
        let worker = hall.worker().await;
        let (id, named) = (worker.user_id(), hall.app.db.clone());
        let email = format!("{}@example.org", ["ana", "jl.moreau", "lucja", "b.hohenstein", "taro", "maeve"][number]);
        named
            .write(move |tx| {
                let sql = "UPDATE users SET first_name = $2, last_name = $3, email = $4 WHERE id = $1";
                tx.execute(sql, &[&id, &first, &last, &email])
            })
            .await
            .unwrap();
        let seed = u8::try_from(number).unwrap();
        let mut form = Form::new()
            .text("document_type", ["NATIONAL_ID", "PASSPORT", "DRIVERS_LICENSE"][number % 3])
            .text(
                "name_on_document",
                if number == 0 { "KOVAC ANA MARIJA".to_owned() } else { format!("{first} {last}") },
            )
            .part("document", file(card(seed)))
            .part("selfie", file(selfie(seed)));
        if number % 3 == 0 {
            form = form.part("document_back", file(back(seed)));
        }
        if number == 0 {
            let first = hand_in(
                &worker,
                Form::new()
                    .text("document_type", "PASSPORT")
                    .part("document", file(card(9)))
                    .part("selfie", file(selfie(9))),
            )
            .await
            .is(201);
            let id = first["id"].as_str().unwrap();
            let why = json!({ "reason_code": "UNREADABLE", "note": "The year of birth is cut off." });
            admin.post(&format!("/admin/kyc/{id}/reject"), why).await.is(200);
        }
        cases.push(hand_in(&worker, form).await.is(201)["id"].as_str().unwrap().to_owned());
        hall.clock.advance(Duration::from_secs(97 * 60));
    }
    let admin = admin.signed_in().await;
    reject(&admin, &cases[4]).await;
    admin.post(&format!("/admin/kyc/{}/approve", cases[5]), json!({})).await.is(200);
    waiting_case(hall).await;
    cases
}
