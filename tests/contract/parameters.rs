//! Limits on the length of requests. The cost of parsing grows linearly.

use super::access::{document, operations};
use crate::support::{Hall, Reply};
use macro_rules_attribute::apply;
use reqwest::{Method, StatusCode};
use serde_json::json;

fn parameters(count: usize) -> String {
    (0..count).map(|number| format!("p{number}={number}")).collect::<Vec<_>>().join("&")
}

#[apply(both_engines)]
async fn a_query_or_a_form_has_at_most_a_hundred_parameters(hall: Hall) {
    let client = hall.client().await;
    for path in
        ["/services", "/auth/me", "/auth/oidc/nobody/callback", "/events", "/no/such/path", "/clients/me/favorites"]
    {
        for count in [101, 6000] {
            let refused = client.get(&format!("{path}?{}", parameters(count))).await;
            refused.is_problem(422, "too_many_parameters");
        }
    }
    for path in ["/openapi.json", "/livez", "/docs"] {
        let asked = reqwest::get(hall.url(&format!("{path}?{}", parameters(101)))).await.unwrap();
        assert_eq!(asked.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    client.get(&format!("/services?{}", parameters(100))).await.is_problem(422, "unknown_field");
    let many = client.get(&format!("/auth/oidc/nobody/callback?{}&&&", parameters(100))).await;
    assert_ne!(many.json()["code"], "too_many_parameters");

    let form = |text: String| {
        let request = hall.nobody().request(Method::POST, "/auth/token");
        request.header("content-type", "application/x-www-form-urlencoded").body(text)
    };
    Reply::to(form(parameters(101))).await.is_problem(422, "too_many_parameters");
    assert_eq!(Reply::to(form(parameters(100))).await.is(400)["error"], "invalid_request");
}

#[apply(both_engines)]
async fn an_answer_tells_at_most_a_hundred_faults(hall: Hall) {
    let worker = hall.worker().await;
    let skills: Vec<&str> = vec![""; 30];
    let refused = worker.patch("/workers/me", json!({ "skills": skills })).await.is(422);
    assert!(refused["errors"].as_array().unwrap().len() <= 100);
    let refused = worker.patch("/workers/me", json!({ "skills": vec![""; 80_000] })).await;
    assert!(refused.status == 422 && refused.body.len() < 20_000, "{}", refused.body.len());
}

#[apply(both_engines)]
async fn what_has_control_characters_in_its_path_is_not_found(hall: Hall) {
    let people = [hall.client().await, hall.verified_worker().await, hall.admin().await];
    let operations = operations(&document(&hall).await);
    for (method, path) in operations.iter().filter(|(_, path)| path.contains('{')) {
        let path: Vec<&str> =
            path.split('/').map(|part| if part.starts_with('{') { "a%00%E2%80%AEb" } else { part }).collect();
        let path = path.join("/");
        for person in &people {
            let request = person.request(method.clone(), path.strip_prefix("/api/v1").unwrap());
            let request = if *method == Method::GET { request } else { request.json(&json!({})) };
            let reply = Reply::to(request).await;
            assert!(reply.status.is_client_error(), "{method} {path}: {}", reply.status);
        }
    }
    let [.., admin] = &people;
    for slug in ["%00", "plumbing%00", "%0A"] {
        admin.get(&format!("/admin/categories/{slug}")).await.is_problem(404, "not_found");
        admin.patch(&format!("/admin/categories/{slug}"), json!({ "name": "Taps" })).await.is_problem(404, "not_found");
    }
}
