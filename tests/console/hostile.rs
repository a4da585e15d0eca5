//! What people write is shown as text on every page, whatever it is.

use super::{Desk, shown, waiting_case};
use crate::support::jobs::{Pair, thread};
use crate::support::{Browser, Hall, Person, Reply, papers, publish};
use hirehall::database::{Param, Tx, ids::UserId};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

/// Texts that do something where they are not escaped, or that break a layout or a program.
pub(super) fn hostile() -> Vec<String> {
    const FIXED: [&str; 62] = [
        "<script>window.pwned=1</script>",
        "<ScRiPt>window.pwned=1</sCrIpT>",
        "</script><script>window.pwned=1</script>",
        "</title><script>window.pwned=1</script>",
        "</textarea><script>window.pwned=1</script>",
        "</blockquote><script>window.pwned=1</script>",
        "--><script>window.pwned=1</script><!--",
        "<img src=x onerror=window.pwned=1>",
        "<img src=x onerror=\"window.pwned=1\">",
        "\"><img src=x onerror=window.pwned=1>",
        "'><img src=x onerror=window.pwned=1>",
        "` onfocus=window.pwned=1 autofocus=`",
        "\" onfocus=\"window.pwned=1\" autofocus=\"",
        "' onmouseover='window.pwned=1",
        "\" onmouseover=\"window.pwned=1\" x=\"",
        "<svg onload=window.pwned=1>",
        "<svg><script>window.pwned=1</script></svg>",
        "<svg/onload=window.pwned=1//",
        "<math><mi//xlink:href=\"data:x,<script>window.pwned=1</script>\">",
        "<iframe src=\"javascript:parent.pwned=1\"></iframe>",
        "<iframe srcdoc=\"<script>parent.pwned=1</script>\">",
        "<object data=\"javascript:window.pwned=1\">",
        "<embed src=\"javascript:window.pwned=1\">",
        "<a href=\"javascript:window.pwned=1\">x</a>",
        "javascript:window.pwned=1",
        "data:text/html,<script>parent.pwned=1</script>",
        "<body onload=window.pwned=1>",
        "<details open ontoggle=window.pwned=1>",
        "<video><source onerror=window.pwned=1>",
        "<audio src onerror=window.pwned=1>",
        "<input autofocus onfocus=window.pwned=1>",
        "<form action=\"//evil.example\"><button>Approve",
        "<base href=\"//evil.example/\">",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<link rel=stylesheet href=\"//evil.example/x.css\">",
        "<style>*{display:none}</style>",
        "<plaintext>",
        "<!--",
        "<![CDATA[<script>window.pwned=1</script>]]>",
        "<?xml version=\"1.0\"?>",
        "<template><script>window.pwned=1</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
        "&lt;script&gt;window.pwned=1&lt;/script&gt;",
        "&#60;script&#62;window.pwned=1&#60;/script&#62;",
        "&quot;&apos;&amp;&nbsp;",
        "{{ 7 * 7 }} {% include \"base.html\" %} ${7*7} #{7*7} <%= 7*7 %>",
        "{{constructor.constructor('window.pwned=1')()}}",
        "'; DROP TABLE users; --",
        "\" OR \"1\"=\"1",
        "=HYPERLINK(\"//evil.example\";\"x\")",
        "+1+cmd|' /C calc'!A0",
        "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
        "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
        "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-",
        "＜script＞window.pwned=1＜/script＞",
        "../../../../etc/passwd",
        "a\r\nSet-Cookie: x=y",
        "\u{202E}gnp.exe\u{202C}",
        "Z̸̢̛͉̤͗a̷̹͌l̶̰͝g̵̻̈o̶̳͠ ̸̨̛t̷̝̔e̴̙̾x̸̲̓t̶̜̐",
        "👩🏽‍🔧👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "مرحبا بالعالم שלום עולם",
        "ﷺ𝕳𝖊𝖑𝖑𝖔 ｆｕｌｌ ㋿",
    ];
    let long = ["W".repeat(400), "x<b>".repeat(100), "\u{200B}".repeat(300), "a\u{300}".repeat(200)];
    FIXED.map(str::to_owned).into_iter().chain(long).collect()
}

/// As the templates write it.
fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        '<' => "&#60;".to_owned(),
        '>' => "&#62;".to_owned(),
        '&' => "&#38;".to_owned(),
        '"' => "&#34;".to_owned(),
        '\'' => "&#39;".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

/// Statements with the text `$1`, which write it into every field that people can write. `$2` is the worker, the only one.
const FIELDS: [&str; 25] = [
    "UPDATE users SET first_name = $1, last_name = $1, email = CASE role WHEN 'ADMIN' THEN email ELSE $1 || role END",
    "UPDATE users SET phone_number = $1 WHERE id = $2",
    "UPDATE kyc_submissions SET name_on_document = $1, note = $1",
    "UPDATE kyc_files SET note = $1, reason_code = 'OTHER'",
    "DELETE FROM kyc_checks WHERE $1 <> ''",
    "INSERT INTO kyc_checks (submission_id, status, verdict, detail)
     SELECT id, 'ANSWERED', 'UNSURE', $1 FROM kyc_submissions WHERE worker_id = $2",
    "UPDATE legal_holds SET reason = $1 WHERE user_id = $2",
    "UPDATE name_changes SET first_name = $1, last_name = $1",
    "UPDATE services SET title = $1, description = $1, location = $1",
    "UPDATE jobs SET title = $1, description = $1, reason = $1, service_title = $1",
    "UPDATE messages SET content = $1",
    "UPDATE reviews SET text = $1, reply = $1, private_note = $1, removal_statement = CASE status WHEN 'REMOVED' THEN $1 END",
    "UPDATE client_reviews SET text = $1, private_note = $1",
    "UPDATE review_appeals SET text = $1",
    "UPDATE job_offers SET note = $1, decline_reason = $1",
    "UPDATE job_offer_lines SET description = $1",
    "UPDATE dispute_statements SET text = $1",
    "UPDATE dispute_settlements SET note = $1",
    "UPDATE disputes SET statement = $1, appeal = $1",
    "UPDATE review_flags SET reason = $1",
    "UPDATE webhooks SET url = $1, description = $1",
    "UPDATE webhook_attempts SET error = $1, answer = $1",
    "UPDATE categories SET name = $1 WHERE slug = 'plumbing'",
    "UPDATE sessions SET user_agent = $1, ip = $1",
    "UPDATE tasks SET last_error = $1",
];

/// Writes the text into every field that people can write.
async fn write_everywhere(hall: &Hall, worker: &Person, text: &str) {
    let (text, worker): (String, UserId) = (text.to_owned(), worker.user_id());
    let written = hall.app.db.write(move |tx: &mut Tx<'_>| {
        for sql in FIELDS {
            let params: Vec<&dyn Param> = if sql.contains("$2") { vec![&text, &worker] } else { vec![&text] };
            tx.execute(sql, &params)?;
        }
        Ok::<_, hirehall::database::Error>(())
    });
    written.await.unwrap();
}

/// A dispute that the administrator has claimed, after an appeal.
async fn dispute(pair: &Pair, admin: &Person, job: &Value) {
    let id = job["id"].as_str().unwrap();
    let complaint = json!({ "reason_code": "OTHER", "text": "It drips.", "wants": {} });
    pair.client.post(&format!("/jobs/{id}/dispute"), complaint).await.is(201);
    let settlement = json!({ "note": "I come again." });
    pair.worker.post(&format!("/jobs/{id}/dispute/settlements"), settlement).await.is(201);
    let message = json!({ "content": "Are you there?" });
    pair.worker.post(&format!("/threads/{}/messages", pair.thread), message).await.is(201);
    admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
    admin.post(&format!("/admin/disputes/{id}/resolve"), json!({ "statement": "So it is." })).await.is(200);
    pair.worker.post(&format!("/jobs/{id}/dispute/appeal"), json!({ "text": "No." })).await.is(201);
    admin.post(&format!("/admin/disputes/{id}/claim"), json!({})).await.is(200);
}

/// A review that was removed, and whose author appeals.
async fn removed(hall: &Hall, admin: &Person, client: &Person, worker: &Person) -> String {
    let thread = thread(hall, client, worker).await;
    let pair = Pair { thread, client: client.clone(), worker: worker.clone() };
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 2, "private_note": "Not him" })).await;
    let id = review["id"].as_str().unwrap();
    let why = json!({ "reason": "It names somebody." });
    Reply::to(admin.request(Method::DELETE, &format!("/admin/reviews/{id}")).json(&why)).await.is(204);
    client.post(&format!("/reviews/{id}/appeal"), json!({ "text": "It does not." })).await.is(201);
    id.to_owned()
}

/// Everything that a page shows, once: a worker with a case, a hold, a new name, a listing, a job with a review that is flagged,
/// and a webhook. Returns the worker and the pages.
async fn marketplace(hall: &Hall, admin: &Person) -> (Person, Vec<String>) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let listing = publish(&worker, json!({ "status": "DRAFT" })).await;
    let removed = removed(hall, admin, &client, &worker).await;
    let pair = Pair { thread: thread(hall, &client, &worker).await, client: client.clone(), worker: worker.clone() };
    let job = pair.accepted().await;
    let price = json!({ "amount": 100, "currency": "EUR" });
    worker.post(&format!("/jobs/{}/offers", id(&job)), json!({ "price": price, "note": "More" })).await.is(201);
    client.post(&format!("/jobs/{}/offers/1/decline", id(&job)), json!({ "reason": "No" })).await.is(200);
    worker.post(&format!("/jobs/{}/complete", id(&job)), json!({})).await.is(200);
    let review = pair.review(&job, json!({ "rating": 1, "text": "Never came." })).await;
    worker.post(&format!("/reviews/{}/flag", id(&review)), json!({ "reason": "Not me" })).await.is(204);
    hall.sql("UPDATE workers SET kyc_status = 'NOT_SUBMITTED' WHERE user_id = $1", worker.user_id()).await;
    let case = papers::submitted(&worker).await;
    let hold = json!({ "reason": "A court has asked." });
    admin.put(&format!("/admin/users/{}/legal-hold", worker.id), hold).await.is(200);
    worker.patch("/workers/me", json!({ "first_name": "Wanda" })).await.is(200);
    let url = json!({ "url": "http://127.0.0.1:9/", "event_types": ["signing_key.added"] });
    let webhook = admin.post("/admin/webhooks", url).await.is(201);
    admin.post(&format!("/admin/webhooks/{}/test", id(&webhook)), json!({})).await.is(200);
    let why = json!({ "reason": "A report" });
    admin.post(&format!("/admin/jobs/{}/inspect", id(&job)), why).await.is(200);
    dispute(&pair, admin, &job).await;
    let name = admin.get("/admin/name-changes").await.is(200);
    let pages = [
        format!("identity/{case}?done={case}"),
        "identity".to_owned(),
        "names".to_owned(),
        format!("names/{}/reject", id(&name["items"][0])),
        "reviews".to_owned(),
        format!("reviews/{}", id(&review)),
        format!("reviews/{}/remove", id(&review)),
        "reviews?show=all&reviewer=WORKER".to_owned(),
        "reviews/appeals".to_owned(),
        format!("reviews/{removed}"),
        format!("reviews/{removed}/grant-appeal"),
        "users".to_owned(),
        format!("users/{}?done=freeze", worker.id),
        format!("users/{}/ban", worker.id),
        "listings".to_owned(),
        format!("listings/{}", id(&listing)),
        format!("listings/{}/remove", id(&listing)),
        "jobs".to_owned(),
        format!("jobs/{}", id(&job)),
        format!("jobs/{}/messages", id(&job)),
        "disputes".to_owned(),
        format!("disputes/{}", id(&job)),
        format!("disputes/{}/resolve", id(&job)),
        format!("disputes/{}/messages", id(&job)),
        "categories".to_owned(),
        "categories/plumbing/change".to_owned(),
        "webhooks".to_owned(),
        format!("webhooks/{}", id(&webhook)),
        format!("webhooks/{}/change", id(&webhook)),
        "audit".to_owned(),
    ];
    (worker, pages.map(|page| format!("/console/{page}")).into())
}

#[apply(both_engines)]
async fn what_people_write_is_text_on_every_page(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")]).await;
    let admin = hall.admin().await;
    let (worker, pages) = marketplace(&hall, &admin).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let all = hostile();
    assert!(all.len() > 60);
    for text in all {
        write_everywhere(&hall, &worker, &text).await;
        let expected = escaped(&text);
        for path in &pages {
            let page = shown(&desk.open(path).await, 200);
            assert!(page.contains(&expected), "{path}: {text}: {page}");
            assert!(expected == text || !page.contains(&text), "{path}: {text}: {page}");
        }
        // The heading, the account's name, the name on the document, both notes, what the service says.
        let case = shown(&desk.open(&pages[0]).await, 200);
        assert!(case.matches(&expected).count() >= 6, "{text}: {case}");
        let form =
            [("form_key", "1"), ("note", text.as_str()), ("refuse.selfie", text.as_str()), ("reason", text.as_str())];
        let case = pages[0].split('?').next().unwrap();
        for path in [format!("{case}/refuse"), format!("/console/users/{}/unban", worker.id)] {
            let again = desk.send(&path, &form).await;
            let again = shown(&again, again.is_one_of(&[409, 422]));
            assert!(expected == text || !again.contains(&text), "{text}: {again}");
        }
    }
}

#[apply(both_engines)]
async fn what_an_address_says_is_text_too(hall: Hall) {
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let mut desk = Desk::of(&hall, &admin).await;
    for text in hostile() {
        let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for path in [
            format!("/console/identity?status={query}"),
            format!("/console/identity?cursor={query}"),
            format!("/console/identity?{query}=x"),
            format!("/console/identity/{id}?done={query}"),
            format!("/console/sign-in?next={query}"),
            format!("/console/users?q={query}"),
            format!("/console/listings?q={query}&category={query}"),
            format!("/console?days={query}"),
            format!("/console/categories?done=create&category={query}"),
            format!("/console/{}", query.replace('+', "%20")),
        ] {
            let page = desk.open(&path).await;
            assert!([200, 404, 422].contains(&page.status.as_u16()), "{path}: {}", page.status);
            let html = shown(&page, page.status.as_u16());
            assert!(escaped(&text) == text || !html.contains(&text), "{path}: {html}");
        }
    }
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_browser_runs_nothing_that_people_write_and_every_page_keeps_its_shape() {
    let networks = [("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")];
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it_with(&networks).await;
    let admin = hall.admin().await;
    let (worker, pages) = marketplace(&hall, &admin).await;
    let browser = Browser::start().await;
    super::browser::sign_in(&hall, &browser, &admin).await;
    browser.look(390, 844, "light").await;
    // Each text is on every page; a browser looks at three of them, each time at others.
    for (number, text) in hostile().into_iter().enumerate() {
        write_everywhere(&hall, &worker, &text).await;
        for path in pages.iter().cycle().skip(number * 3).take(3) {
            browser.open(&hall.public_url(path)).await;
            let state = "
                await new Promise(done => requestAnimationFrame(done));
                return { pwned: window.pwned ?? null, fits: document.documentElement.scrollWidth <= innerWidth,
                    whole: !!document.querySelector('header.top') && !!document.querySelector('#as-of time'),
                    here: location.pathname };";
            let page = browser.run(state, Value::Null).await;
            let expected = json!({ "pwned": null, "fits": true, "whole": true, "here": path.split('?').next() });
            assert_eq!(page, expected, "{path}: {text}");
        }
    }
}
