//! What operates the installation, in the console: webhooks, settings, and how it is doing.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::{Answer, Hall, Receiver, jobs::pair};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_webhook_is_created_tested_disabled_and_its_secret_shown_and_replaced(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")]).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    receiver.answers(|_| Answer::Status(503));
    let mut desk = Desk::of(&hall, &admin).await;
    assert!(shown(&desk.open("/console/webhooks").await, 200).contains("There is none."));
    let create = "/console/webhooks/create";
    let key = field(&shown(&desk.open(create).await, 200), "form_key");
    let refused = shown(&desk.send(create, &[("form_key", &key), ("url", "ftp://x")]).await, 422);
    assert!(refused.contains("id=\"url-error\"") && refused.contains("value=\"ftp://x\""), "{refused}");
    let url = receiver.url();
    let new = [
        ("form_key", key.as_str()),
        ("url", url.as_str()),
        ("description", "To the accounting"),
        ("event_types", "job.finalized"),
        ("event_types", "review.posted"),
    ];
    let led = leads_to(&desk.send(create, &new).await);
    assert_eq!(leads_to(&desk.send(create, &new).await), led, "it is created once");
    let all = admin.get("/admin/webhooks").await.is(200);
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    assert_eq!(all["items"][0]["event_types"], json!(["job.finalized", "review.posted"]));
    let subject = format!("/console/webhooks/{}", all["items"][0]["id"].as_str().unwrap());
    assert_eq!(led, format!("{subject}?done=create"));

    let tested = desk.send(&format!("{subject}/test"), &[("form_key", "1")]).await;
    let page = shown(&desk.open(&leads_to(&tested)).await, 200);
    assert!(page.contains("webhook.test") && page.contains("503"), "{page}");
    let change = format!("{subject}/change");
    let asked = shown(&desk.open(&change).await, 200);
    assert!(asked.contains("<option value=\"review.posted\" selected>"), "{asked}");
    let all_kinds = [("form_key", "2"), ("url", url.as_str()), ("description", "To all")];
    assert_eq!(leads_to(&desk.send(&change, &all_kinds).await), format!("{subject}?done=change"));
    for (number, act) in ["disable", "enable", "rotate"].iter().enumerate() {
        let key = format!("k{number}");
        let sent = desk.send(&format!("{subject}/{act}"), &[("form_key", &key)]).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done={act}"));
        shown(&desk.open(&format!("{subject}?done={act}")).await, 200);
    }
    let read = admin.get(&subject.replace("/console", "/admin")).await.is(200);
    assert_eq!((&read["event_types"], &read["is_enabled"]), (&Value::Null, &json!(true)));
    let secret = shown(&desk.send(&format!("{subject}/secret"), &[("form_key", "3")]).await, 200);
    assert_eq!(secret.matches("whsec_").count(), 2, "the former one signs, too: {secret}");
    assert_eq!(
        (recorded(&admin, "webhook.secret_viewed").await, recorded(&admin, "webhook.secret_rotated").await),
        (1, 1)
    );
    assert!(!shown(&desk.open(&subject).await, 200).contains("whsec_"));
    assert_eq!(
        leads_to(&desk.send(&format!("{subject}/delete"), &[("form_key", "4")]).await),
        "/console/webhooks?done=delete"
    );
    shown(&desk.open(&subject).await, 404);
}

#[apply(both_engines)]
async fn settings_are_shown_with_their_origin_and_without_their_secrets(hall: Hall) {
    let admin = hall.admin().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let page = shown(&desk.open("/console/settings").await, 200);
    let api = admin.get("/admin/settings").await.is(200);
    assert!(api["settings"].as_array().unwrap().len() > 50);
    for setting in api["settings"].as_array().unwrap() {
        assert!(page.contains(setting["name"].as_str().unwrap()), "{setting}");
    }
    let key = api["signing_keys"][0]["id"].as_str().unwrap();
    assert!(page.contains(key) && page.contains(env!("CARGO_PKG_VERSION")), "{page}");
    let is_masked = |setting: &Value| {
        setting["name"] != "HIREHALL_DATABASE_URL" || !setting["value"].to_string().contains(":hirehall@")
    };
    assert!(api["settings"].as_array().unwrap().iter().all(is_masked), "{api}");
}

#[apply(both_engines)]
async fn the_charts_have_the_numbers_of_the_statistics(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    pair.accepted().await;
    let mut desk = Desk::of(&hall, &admin).await;
    for days in [30, 90, 365] {
        let page = shown(&desk.open(&format!("/console?days={days}")).await, 200);
        let today: i64 = hall.clock.now().unix_seconds() / 86_400;
        let from = hirehall::core::clock::Timestamp::from_unix_seconds((today + 1 - days) * 86_400).unwrap();
        let stats = admin.get(&format!("/admin/stats?from={}", &from.to_string()[..10])).await.is(200);
        let sum = |name: &str| -> i64 {
            stats["days"].as_array().unwrap().iter().map(|day| day[name].as_i64().unwrap()).sum()
        };
        assert_eq!(stats["days"].as_array().unwrap().len() as i64, days);
        for (title, name) in [("New accounts", "signups"), ("Jobs proposed", "jobs_created"), ("Messages", "messages")]
        {
            let chart = page
                .split(&format!("<figcaption><span>{title}</span>"))
                .nth(1)
                .unwrap()
                .split("</figure>")
                .next()
                .unwrap();
            let told: i64 = chart
                .split("<td class=\"number\">")
                .skip(1)
                .map(|cell| cell.split('<').next().unwrap().parse::<i64>().unwrap())
                .sum();
            assert_eq!(told, sum(name), "{title}: {chart}");
            assert!(chart.contains(&format!("<strong>{told}</strong>")) && chart.contains("<path d=\"M"), "{chart}");
        }
        assert_eq!(sum("jobs_created"), 1);
        assert!(page.contains("<th scope=\"row\">Accepted</th><td class=\"number\">1</td>"), "{page}");
    }
    assert!(
        shown(&desk.open("/console?days=7").await, 200).contains("href=\"/console?days=30\" aria-current=\"true\"")
    );
}
