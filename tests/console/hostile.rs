//! What people write is shown as text on every page, whatever it is.

use super::{Desk, shown, waiting_case};
use crate::support::{Browser, Hall, Person};
use hirehall::database::ids::UserId;
use macro_rules_attribute::apply;
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

/// Writes the text into every field of a case that users can write.
pub(super) async fn write_everywhere(hall: &Hall, admin: &Person, worker: &Person, text: &str) {
    let (text, admin, worker): (String, UserId, UserId) = (text.to_owned(), admin.user_id(), worker.user_id());
    let written = hall.app.db.write(move |tx| {
        for sql in [
            "UPDATE users SET first_name = $2, last_name = $2 WHERE id = $1",
            "UPDATE kyc_submissions SET name_on_document = $2, note = $2 WHERE worker_id = $1",
            "UPDATE kyc_files SET note = $2, reason_code = 'OTHER'
             WHERE submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
            "DELETE FROM kyc_checks WHERE submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1) AND $2 <> ''",
            "INSERT INTO kyc_checks (submission_id, status, verdict, detail)
             SELECT id, 'ANSWERED', 'UNSURE', $2 FROM kyc_submissions WHERE worker_id = $1",
            "UPDATE legal_holds SET reason = $2 WHERE user_id = $1",
        ] {
            tx.execute(sql, &[&worker, &text])?;
        }
        let names = "UPDATE users SET first_name = $2, last_name = $2 WHERE id = $1";
        tx.execute(names, &[&admin, &text])
    });
    written.await.unwrap();
}

#[apply(both_engines)]
async fn what_people_write_is_text_on_every_page(hall: Hall) {
    let (admin, (worker, id)) = (hall.admin().await, waiting_case(&hall).await);
    let hold = json!({ "reason": "A court has asked." });
    admin.put(&format!("/admin/users/{}/legal-hold", worker.id), hold).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let all = hostile();
    assert!(all.len() > 60);
    for text in all {
        write_everywhere(&hall, &admin, &worker, &text).await;
        let expected = escaped(&text);
        let case = shown(&desk.open(&format!("/console/identity/{id}?done={id}")).await, 200);
        // The heading, the account's name, the name on the document, both notes, what the service says.
        assert!(case.matches(&expected).count() >= 6, "{text}: {case}");
        for page in
            [&case, &shown(&desk.open("/console/identity").await, 200), &shown(&desk.open("/console").await, 200)]
        {
            assert!(page.contains(&expected), "{text}: {page}");
            assert!(expected == text || !page.contains(&text), "{text}: {page}");
        }
        let form = [("form_key", "1"), ("note", text.as_str()), ("refuse.selfie", text.as_str())];
        let again = desk.send(&format!("/console/identity/{id}/refuse"), &form).await;
        let again = shown(&again, 422);
        assert!(expected == text || !again.contains(&text), "{text}: {again}");
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
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, (worker, id)) = (hall.admin().await, waiting_case(&hall).await);
    let browser = Browser::start().await;
    super::browser::sign_in(&hall, &browser, &admin).await;
    browser.look(390, 844, "light").await;
    for text in hostile() {
        write_everywhere(&hall, &admin, &worker, &text).await;
        browser.open(&hall.public_url(&format!("/console/identity/{id}"))).await;
        let state = "
            await new Promise(done => requestAnimationFrame(done));
            return { pwned: window.pwned ?? null, fits: document.documentElement.scrollWidth <= innerWidth,
                heading: document.querySelector('h1').textContent.trim(), forms: document.querySelectorAll('#decide form').length };";
        let page = browser.run(state, Value::Null).await;
        assert_eq!((&page["pwned"], &page["fits"]), (&Value::Null, &json!(true)), "{text}: {page}");
        assert!(page["forms"].as_u64().unwrap() >= 3, "{text}: {page}");
    }
}
