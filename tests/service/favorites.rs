//! Bookmarks of listings.

use super::{id, titles};
use crate::support::{Hall, plan, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

const LIST: &str = "/clients/me/favorite-services";

fn favorite(listing: &Value) -> String {
    format!("{LIST}/{}", id(listing))
}

#[apply(both_engines)]
async fn a_bookmarked_listing_is_marked_for_its_client_wherever_it_is_shown(hall: Hall) {
    let (client, other, worker) = (hall.client().await, hall.client().await, hall.verified_worker().await);
    let (taps, drains) =
        (publish(&worker, json!({ "title": "Taps" })).await, publish(&worker, json!({ "title": "Drains" })).await);
    client.put(&favorite(&taps), json!({})).await.is(204);
    client.put(&favorite(&taps), json!({})).await.is(204);

    let own = format!("/services/{}", id(&taps));
    for (reader, expected) in
        [(&client, json!(true)), (&other, json!(false)), (&worker, json!(null)), (&hall.nobody(), json!(null))]
    {
        assert_eq!(reader.get(&own).await.is(200)["is_favorite"], expected);
        for list in ["/services", "/services?q=taps", &format!("/workers/{}/services", worker.id)] {
            let listed = reader.get(list).await.is(200);
            let marks = listed["items"].as_array().unwrap().iter().filter(|item| item["title"] == "Taps");
            assert_eq!(marks.map(|item| &item["is_favorite"]).collect::<Vec<_>>(), [&expected], "{list}");
        }
    }
    assert_eq!(client.get(&format!("/services/{}", id(&drains))).await.is(200)["is_favorite"], false);
    let listed = client.get(LIST).await.is(200);
    assert_eq!((titles(&listed), &listed["items"][0]["is_favorite"]), (vec!["Taps"], &json!(true)));

    client.delete(&favorite(&taps)).await.is(204);
    client.delete(&favorite(&taps)).await.is(204);
    assert_eq!(client.get(&own).await.is(200)["is_favorite"], false);
    assert_eq!(client.get(LIST).await.is(200)["items"], json!([]));
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", client.user_id()).await;
    assert_eq!(
        client.get(&own).await.is(200)["is_favorite"],
        json!(null),
        "a session that has ended has no favourites"
    );
}

#[apply(both_engines)]
async fn bookmarked_listings_are_listed_newest_first_page_by_page(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    for number in 0..5 {
        let listing = publish(&worker, json!({ "title": format!("Listing {number}") })).await;
        client.put(&favorite(&listing), json!({})).await.is(204);
    }
    let (mut seen, mut path) = (Vec::new(), format!("{LIST}?limit=2"));
    loop {
        let page = client.get(&path).await.is(200);
        seen.extend(titles(&page).into_iter().map(str::to_owned));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("{LIST}?limit=2&cursor={cursor}");
    }
    assert_eq!(seen, ["Listing 4", "Listing 3", "Listing 2", "Listing 1", "Listing 0"]);
    let newest = "SELECT service_id FROM favorite_services WHERE client_id = $1 ORDER BY created_at DESC, service_id DESC LIMIT 21";
    let plan = plan(&hall, newest, client.user_id()).await;
    assert!(
        plan.contains("favorite_services_newest") && !plan.contains("TEMP B-TREE") && !plan.contains("Sort"),
        "{plan}"
    );
}

#[apply(both_engines)]
async fn a_hidden_listing_leaves_the_bookmarks_and_comes_back(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let listing = publish(&worker, json!({})).await;
    let path = format!("/services/{}", id(&listing));
    client.put(&favorite(&listing), json!({})).await.is(204);
    worker.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    assert_eq!(client.get(LIST).await.is(200)["items"], json!([]));
    client.put(&favorite(&listing), json!({})).await.is_problem(404, "not_found");
    worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
    assert_eq!(client.get(LIST).await.is(200)["items"].as_array().unwrap().len(), 1);
    worker.delete(&path).await.is(204);
    assert_eq!(client.get(LIST).await.is(200)["items"], json!([]));
    client.delete(&favorite(&listing)).await.is(204);
}

#[apply(both_engines)]
async fn bookmarks_of_listings_go_with_their_client(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let listing = publish(&worker, json!({})).await;
    client.put(&favorite(&listing), json!({})).await.is(204);
    let leaving = client.request(reqwest::Method::DELETE, "/auth/me").json(&json!({ "password": client.password }));
    crate::support::Reply::to(leaving).await.is(204);
    let left = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM favorite_services", &[])).await.unwrap();
    assert_eq!(left, (0,));
}
