//! The language of answers: by `Accept-Language`, never by the account, and codes stay what they are.

use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

async fn asks(person: &Person, languages: &str, method: Method, path: &str, body: Option<Value>) -> Reply {
    let request = person.request(method, path).header("accept-language", languages);
    Reply::to(match body {
        Some(body) => request.json(&body),
        None => request,
    })
    .await
}

fn vary(reply: &Reply) -> Vec<&str> {
    reply.headers.get_all("vary").iter().map(|vary| vary.to_str().unwrap()).collect()
}

#[apply(both_engines)]
async fn a_problem_is_told_in_the_language_that_is_asked_for_with_the_same_codes(hall: Hall) {
    let client = hall.client().await;
    let rating = json!({ "first_name": "", "language": "fr" });
    let german = asks(&client, "de-AT, en;q=0.5", Method::PATCH, "/clients/me", Some(rating.clone())).await;
    let english = asks(&client, "fr", Method::PATCH, "/clients/me", Some(rating)).await;
    for (reply, language, title, detail, wrong) in [
        (
            &german,
            "de",
            "Ungültige Angaben",
            "Einige Angaben sind ungültig.",
            "muss mindestens ein sichtbares Zeichen haben",
        ),
        (
            &english,
            "en",
            "Unprocessable Entity",
            "The request is well-formed but invalid; see errors.",
            "must have at least 1 visible characters",
        ),
    ] {
        let problem = reply.is_problem(422, "invalid");
        assert_eq!((reply.header("content-language"), vary(reply).contains(&"accept-language")), (language, true));
        assert_eq!((&problem["title"], &problem["detail"]), (&json!(title), &json!(detail)));
        assert_eq!(
            (&problem["errors"][0]["code"], &problem["errors"][0]["detail"]),
            (&json!("too_short"), &json!(wrong))
        );
        assert_eq!(problem["errors"][0]["params"], json!({ "min": 1 }));
    }
    let nobody = asks(&hall.nobody(), "de", Method::GET, "/auth/me", None).await;
    assert_eq!(nobody.is_problem(401, "not_signed_in")["detail"], "Bitte melden Sie sich zuerst an.");
    let nothing = asks(&hall.nobody(), "de", Method::GET, "/nothing", None).await;
    assert_eq!(nothing.is_problem(404, "not_found")["title"], "Nicht gefunden");
}

#[apply(both_engines)]
async fn an_installation_answers_in_its_own_language_who_asks_for_none(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_LANGUAGE", "de")]).await;
    let nobody = hall.nobody();
    assert_eq!(nobody.get("/auth/me").await.is_problem(401, "not_signed_in")["title"], "Nicht angemeldet");
    let english = asks(&nobody, "en", Method::GET, "/auth/me", None).await;
    assert_eq!(english.is_problem(401, "not_signed_in")["title"], "Unauthorized");
}

#[apply(both_engines)]
async fn categories_have_names_in_each_language_and_each_language_its_tag(hall: Hall) {
    let nobody = hall.nobody();
    let list = async |languages: &str| asks(&nobody, languages, Method::GET, "/categories", None).await;
    let name = |reply: &Reply| {
        let page = reply.is(200);
        let items = page["items"].as_array().unwrap();
        items.iter().find(|category| category["slug"] == "cleaning").unwrap()["name"].clone()
    };
    let (german, english) = (list("de").await, list("en").await);
    assert_eq!((name(&german), name(&english)), (json!("Reinigung"), json!("Cleaning")));
    assert_eq!((german.header("content-language"), english.header("content-language")), ("de", "en"));
    assert_ne!(german.header("etag"), english.header("etag"));
    let request = nobody.request(Method::GET, "/categories").header("accept-language", "en");
    let again = Reply::to(request.header("if-none-match", german.header("etag"))).await;
    assert_eq!(again.status, 200, "what a cache has in German is no answer in English");
    let request = nobody.request(Method::GET, "/categories").header("accept-language", "de");
    let known = Reply::to(request.header("if-none-match", german.header("etag"))).await;
    assert_eq!((known.status.as_u16(), vary(&known).contains(&"accept-language")), (304, true));

    hall.app
        .db
        .write(|tx| tx.execute("UPDATE categories SET name = 'Sparkle' WHERE slug = 'cleaning'", &[]))
        .await
        .unwrap();
    assert_eq!(name(&list("de").await), "Sparkle", "what an administrator has named is not translated");
}

#[apply(both_engines)]
async fn a_repeated_request_gets_the_first_answer_in_every_language(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let body = json!({ "worker_id": worker.id, "content": "Hello" });
    let send = async |languages: &str| {
        let request = client.request(Method::POST, "/threads").header("accept-language", languages);
        Reply::to(request.header("idempotency-key", "k-1").json(&body)).await
    };
    let (first, again) = (send("en").await, send("de").await);
    assert_eq!((first.is(201), first.status), (again.is(201), again.status));
    assert_eq!(first.header("content-language"), "", "it has no text that depends on the language");
}
