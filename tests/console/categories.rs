//! Categories in the console.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::{Hall, Person, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

async fn category(admin: &Person, slug: &str) -> Value {
    admin.get(&format!("/admin/categories/{slug}")).await.is(200)
}

#[apply(both_engines)]
async fn a_category_is_created_with_names_in_languages_and_shown_by_them(hall: Hall) {
    let admin = hall.admin().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let asked = shown(&desk.open("/console/categories/create").await, 200);
    assert!(asked.contains("Name in Deutsch") && asked.contains("Name in English"), "{asked}");
    let key = field(&asked, "form_key");
    let wrong = [("form_key", key.as_str()), ("name", "Window cleaning"), ("slug", "Window Cleaning")];
    let refused = shown(&desk.send("/console/categories/create", &wrong).await, 422);
    assert!(refused.contains("id=\"slug-error\"") && refused.contains("value=\"Window cleaning\""), "{refused}");
    let new = [
        ("form_key", key.as_str()),
        ("name", "Window cleaning"),
        ("names.de", "Fensterputzen"),
        ("slug", "window-cleaning"),
        ("icon", "window"),
    ];
    for _ in 0..2 {
        let led = leads_to(&desk.send("/console/categories/create", &new).await);
        assert_eq!(led, "/console/categories?done=create&category=window-cleaning");
    }
    let made = category(&admin, "window-cleaning").await;
    assert_eq!((&made["names"], &made["icon"]), (&json!({ "de": "Fensterputzen" }), &json!("window")));
    for (language, name) in [("de", "Fensterputzen"), ("en", "Window cleaning")] {
        let request = reqwest::Client::new().get(hall.url("/api/v1/categories")).header("accept-language", language);
        let all: Value = request.send().await.unwrap().json().await.unwrap();
        assert!(all["items"].as_array().unwrap().iter().any(|one| one["name"] == name), "{name}: {all}");
    }
    let list = shown(&desk.open("/console/categories?done=create&category=window-cleaning").await, 200);
    assert!(list.contains("“Window cleaning” is created.") && list.contains("de: Fensterputzen"), "{list}");
    let again = [("form_key", "2"), ("name", "Windows"), ("slug", "window-cleaning")];
    assert!(shown(&desk.send("/console/categories/create", &again).await, 409).contains("value=\"Windows\""));
}

#[apply(both_engines)]
async fn a_category_is_renamed_moved_retired_and_used_again(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    publish(&worker, json!({ "category": "plumbing" })).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let list = shown(&desk.open("/console/categories").await, 200);
    assert!(list.contains("<a href=\"/console/listings?category=plumbing\">1</a>"), "{list}");
    let change = "/console/categories/plumbing/change";
    let asked = shown(&desk.open(change).await, 200);
    assert!(asked.contains("value=\"Plumbing\""), "{asked}");
    let form = [("form_key", "1"), ("name", "Pipes"), ("names.de", "Rohre"), ("icon", "plumbing"), ("position", "1")];
    assert_eq!(leads_to(&desk.send(change, &form).await), "/console/categories?done=change&category=plumbing");
    let changed = category(&admin, "plumbing").await;
    assert_eq!(
        (&changed["name"], &changed["names"], &changed["position"]),
        (&json!("Pipes"), &json!({ "de": "Rohre" }), &json!(1))
    );
    let nameless = [("form_key", "2"), ("icon", "plumbing"), ("position", "x")];
    let refused = shown(&desk.send(change, &nameless).await, 422);
    assert!(refused.contains("id=\"name-error\"") && refused.contains("id=\"position-error\""), "{refused}");

    let retire = "/console/categories/plumbing/retire";
    assert!(shown(&desk.open(retire).await, 200).contains("Its one public listing stays in it."));
    let led = leads_to(&desk.send(retire, &[("form_key", "3")]).await);
    let done = shown(&desk.open(&led).await, 200);
    assert!(done.contains("<a href=\"/console/categories/plumbing/reopen\">Undo</a>"), "{done}");
    assert_eq!(category(&admin, "plumbing").await["is_retired"], true);
    desk.send("/console/categories/plumbing/reopen", &[("form_key", "4")]).await;
    assert_eq!(category(&admin, "plumbing").await["is_retired"], false);
    assert_eq!(recorded(&admin, "category.changed").await, 3);
    shown(&desk.open("/console/categories/nothing/change").await, 404);
}
