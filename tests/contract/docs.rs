//! The documentation page. In a browser: `tests/cli/docs.rs`.

use crate::support::{Hall, Reply};
use macro_rules_attribute::apply;
use serde_json::Value;

async fn get(hall: &Hall, path: &str) -> Reply {
    Reply::to(reqwest::Client::new().get(hall.url(path))).await
}

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.body.clone()).unwrap()
}

/// The texts that follow `start` and end before a quotation mark.
fn after<'t>(text: &'t str, start: &'static str) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).map(|rest| rest.split('"').next().unwrap())
}

#[apply(both_engines)]
async fn the_documentation_page_loads_nothing_from_elsewhere(hall: Hall) {
    let page = get(&hall, "/docs").await;
    let policy = page.header("content-security-policy");
    for rule in [
        "default-src 'none';",
        "script-src 'self';",
        "style-src 'self';",
        "connect-src 'self';",
        "trusted-types 'none'",
    ] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    let html = text(&page);
    assert!(!html.contains("style=") && !html.contains("<style") && !html.contains("<script>"), "{html}");

    let mut files: Vec<String> =
        [r#" src=""#, r#" href=""#].iter().flat_map(|of| after(&html, of)).map(str::to_owned).collect();
    files.retain(|file| file != "#/");
    let mut seen = Vec::new();
    while let Some(file) = files.pop() {
        assert!(file == "openapi.json" || file.starts_with("docs/"), "{file}");
        if seen.contains(&file) || file == "openapi.json" {
            continue;
        }
        let reply = get(&hall, &format!("/{file}")).await;
        assert_eq!(reply.status, 200, "{file}");
        let text = text(&reply);
        assert!(!file.ends_with(".css") || (!text.contains("url(") && !text.contains("@import")), "{file}");
        files.extend(after(&text, r#"from ""#).map(|import| import.replace("./", "docs/")));
        seen.push(file);
    }
    assert!(seen.len() > 10, "{seen:?}");
    assert_eq!(get(&hall, "/docs/request.ts").await.status, 404);
}

#[apply(both_engines)]
async fn the_document_begins_with_guides_and_goes_on_in_the_order_of_the_main_job(hall: Hall) {
    let document: Value = serde_json::from_slice(&get(&hall, "/openapi.json").await.body).unwrap();
    let tags = document["tags"].as_array().unwrap();
    let names: Vec<&str> = tags.iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let order =
        ["getting started", "authentication", "auth", "worker", "service", "client", "messaging", "job", "review"];
    assert_eq!(names[..order.len()], order);
    assert_eq!(names.last(), Some(&"errors"));

    let told_of = |name: &str| tags.iter().find(|tag| tag["name"] == name).unwrap()["description"].as_str().unwrap();
    assert_eq!(told_of("getting started").matches("```http ").count(), 14);
    for told in [
        "`Authorization`",
        "navigator.locks",
        "`X-Session: cookie`",
        "HIREHALL_CORS_ORIGINS",
        "EventSource",
        "new WebSocket",
    ] {
        assert!(told_of("authentication").contains(told), "{told}");
    }
    assert!(told_of("review").contains("(weight × prior + sum of the stars) ÷ (weight + number of reviews)"));
    assert!(told_of("job").contains("| NEGOTIATING | ACCEPT | worker | ACCEPTED |"));
    let errors = told_of("errors");
    for table in ["ProblemCode", "FieldErrorCode"] {
        for code in document["components"]["schemas"][table]["enum"].as_array().unwrap() {
            assert!(errors.contains(&format!("| `{}` |", code.as_str().unwrap())), "{code}");
        }
    }
}

#[apply(both_engines)]
async fn an_operation_says_which_roles_may_call_it(hall: Hall) {
    let document: Value = serde_json::from_slice(&get(&hall, "/openapi.json").await.body).unwrap();
    let roles = |path: &str, method: &str| document["paths"][path][method]["x-roles"].clone();
    assert_eq!(roles("/api/v1/jobs/{id}/accept", "post"), serde_json::json!(["WORKER"]));
    assert_eq!(roles("/api/v1/services", "get"), Value::Null);
}

#[apply(both_engines)]
async fn only_a_demo_offers_accounts(hall: Hall) {
    let page = text(&get(&hall, "/docs").await);
    assert!(page.contains(r#"<meta name="demo-accounts" content="[]">"#), "{page}");
}
