//! Filters of the search by price, category and part of a map, and the number of listings.

use super::titles;
use crate::support::publish;
use crate::support::{Hall, plan};
use hirehall::{
    core::clock::Timestamp,
    database::{Error, Tx, ids::ServiceId},
};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

async fn found(hall: &Hall, query: &str) -> Vec<String> {
    let found = hall.nobody().get(&format!("/services?{query}")).await.is(200);
    titles(&found).into_iter().map(str::to_owned).collect()
}

fn price(title: &str, amount: i64, currency: &str) -> Value {
    json!({ "title": title, "price": { "amount": amount, "currency": currency } })
}

#[apply(both_engines)]
async fn prices_are_compared_within_one_currency(hall: Hall) {
    let worker = hall.verified_worker().await;
    publish(&worker, price("Dear in euros", 9000, "EUR")).await;
    publish(&worker, price("Cheap in euros", 1000, "EUR")).await;
    publish(&worker, price("In yen", 5000, "JPY")).await;
    publish(&worker, json!({ "title": "On request", "pricing": "QUOTE", "price": null })).await;

    assert_eq!(found(&hall, "currency=EUR").await, ["Cheap in euros", "Dear in euros"]);
    assert_eq!(found(&hall, "currency=EUR&sort=price").await, ["Cheap in euros", "Dear in euros"]);
    assert_eq!(found(&hall, "currency=EUR&min_price=1001").await, ["Dear in euros"]);
    assert_eq!(found(&hall, "currency=EUR&min_price=1000&max_price=8999").await, ["Cheap in euros"]);
    assert_eq!(found(&hall, "currency=JPY&min_price=1000&max_price=8999").await, ["In yen"]);
    assert_eq!(found(&hall, "currency=USD").await, Vec::<String>::new());
    let nobody = hall.nobody();
    for query in ["min_price=1", "max_price=1", "sort=price"] {
        nobody.get(&format!("/services?{query}")).await.is_invalid("/currency", "required");
    }
    nobody.get("/services?currency=eur").await.is_invalid("/currency", "invalid_currency");
    nobody.get("/services?currency=EUR&min_price=-1").await.is_invalid("/min_price", "out_of_range");
}

#[apply(both_engines)]
async fn a_repeated_category_finds_the_listings_of_each_page_by_page(hall: Hall) {
    let worker = hall.verified_worker().await;
    for (number, category) in ["plumbing", "tutoring", "beauty", "plumbing", "tutoring"].into_iter().enumerate() {
        publish(&worker, json!({ "title": format!("Listing {number}"), "category": category })).await;
    }
    let nobody = hall.nobody();
    let both = "category=tutoring&category=plumbing&category=tutoring";
    assert_eq!(found(&hall, both).await, ["Listing 4", "Listing 3", "Listing 1", "Listing 0"]);
    let first = nobody.get(&format!("/services?limit=3&{both}")).await.is(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = nobody.get(&format!("/services?limit=3&{both}&cursor={cursor}")).await.is(200);
    assert_eq!((titles(&second), &second["next_cursor"]), (vec!["Listing 0"], &json!(null)));
    assert_eq!(found(&hall, "category=beauty&category=wizardry").await, ["Listing 2"]);
    let many: String = (0..21).map(|number| format!("category=c{number}&")).collect();
    nobody.get(&format!("/services?{many}")).await.is_invalid("/category", "too_many");
    nobody.get("/services?sort=newest&sort=rating").await.is_invalid("/sort", "duplicate_field");
}

#[apply(both_engines)]
async fn a_part_of_a_map_finds_what_lies_in_it_also_across_the_date_line(hall: Hall) {
    let worker = hall.verified_worker().await;
    for (title, latitude, longitude) in [
        ("Berlin", 52.52, 13.405),
        ("Hamburg", 53.5511, 9.9937),
        ("Fiji east", -17.0, 179.99),
        ("Fiji west", -17.0, -179.99),
    ] {
        publish(&worker, json!({ "title": title, "latitude": latitude, "longitude": longitude })).await;
    }
    publish(&worker, json!({ "title": "Nowhere" })).await;

    assert_eq!(found(&hall, "bbox=13.0,52.3,13.8,52.7").await, ["Berlin"]);
    assert_eq!(found(&hall, "bbox=9,52,14,54").await, ["Hamburg", "Berlin"]);
    assert_eq!(found(&hall, "bbox=13.405,52.52,13.405,52.52").await, ["Berlin"], "its edges belong to it");
    assert_eq!(found(&hall, "bbox=179,-18,-179,-16").await, ["Fiji west", "Fiji east"]);
    assert_eq!(found(&hall, "bbox=-180,-90,180,90").await.len(), 4);
    assert_eq!(found(&hall, "bbox=9,52,14,54&near=53.55,9.99&sort=distance").await, ["Hamburg"]);
    for wrong in ["1,2,3", "1,2,3,4,5", "0,10,1,9", "0,-91,1,0", "-181,0,0,1", "a,b,c,d", "0,0,NaN,1", ""] {
        hall.nobody().get(&format!("/services?bbox={wrong}")).await.is_invalid("/bbox", "invalid_format");
    }
}

#[apply(both_engines)]
async fn the_number_of_listings_is_told_on_request_on_the_first_page(hall: Hall) {
    let worker = hall.verified_worker().await;
    for number in 0..5 {
        let category = if number < 3 { "plumbing" } else { "tutoring" };
        publish(&worker, json!({ "title": format!("Taps {number}"), "category": category })).await;
    }
    let total = async |query: &str| hall.nobody().get(&format!("/services?{query}")).await.is(200)["total"].clone();
    assert_eq!(total("limit=2").await, json!(null));
    assert_eq!(total("limit=2&total=false").await, json!(null));
    for (query, count) in [
        ("", 5),
        ("&category=plumbing", 3),
        ("&q=tap", 5),
        ("&q=tap&category=plumbing&category=beauty&currency=EUR&sort=price", 3),
        ("&near=52,13", 0),
        ("&q=!!!", 0),
    ] {
        assert_eq!(
            total(&format!("limit=2&total=true{query}")).await,
            json!({ "count": count, "is_exact": true }),
            "{query}"
        );
    }
    let first = hall.nobody().get("/services?limit=2&total=true").await.is(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = hall.nobody().get(&format!("/services?limit=2&total=true&cursor={cursor}")).await.is(200);
    assert_eq!((second["items"].as_array().unwrap().len(), &second["total"]), (2, &json!(null)));
}

#[apply(both_engines)]
async fn more_than_a_thousand_listings_are_not_counted(hall: Hall) {
    let worker = hall.verified_worker().await;
    let id = worker.user_id();
    let insert = move |tx: &mut Tx<'_>| {
        for _ in 0..1001 {
            tx.execute(
                "INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, is_public, created_at, updated_at)
                 VALUES ($1, $2, 'Taps', 'Pipes', 'other', 'Berlin', 'QUOTE', 'PUBLISHED', TRUE, $3, $3)",
                &[&ServiceId::new(tx), &id, &Timestamp::MIN],
            )?;
        }
        Ok::<_, Error>(())
    };
    hall.app.db.write(insert).await.unwrap();
    let total = async || hall.nobody().get("/services?limit=1&total=true").await.is(200)["total"].clone();
    assert_eq!(total().await, json!({ "count": 1000, "is_exact": false }));
    hall.sql("DELETE FROM services WHERE id = (SELECT id FROM services WHERE worker_id = $1 LIMIT 1)", id).await;
    assert_eq!(total().await, json!({ "count": 1000, "is_exact": true }));
}

#[apply(both_engines)]
async fn an_index_serves_the_order_by_price(hall: Hall) {
    let worker = hall.verified_worker().await;
    let cheapest = "SELECT id FROM services WHERE is_public AND price_currency = 'EUR' AND worker_id <> $1 ORDER BY price_amount, id LIMIT 21";
    let plan = plan(&hall, cheapest, worker.user_id()).await;
    assert!(plan.contains("services_by_price") && !plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{plan}");
}
