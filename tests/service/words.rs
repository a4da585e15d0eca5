//! Which words of a listing are found, however they are written.

use super::search::{found, path};
use crate::support::{Hall, Two, eventually, publish};
use macro_rules_attribute::apply;
use serde_json::json;

#[apply(both_engines)]
async fn every_word_must_begin_a_word_of_the_listing(hall: Hall) {
    let worker = hall.verified_worker().await;
    worker.patch("/workers/me", json!({ "skills": ["Soldering", "Größere Umbauten"] })).await.is(200);
    publish(&worker, json!({ "title": "Leaking taps", "description": "Fast, day & night." })).await;
    publish(
        &worker,
        json!({ "title": "Night shifts", "description": "Ovens and taps.", "category": "appliance-repair" }),
    )
    .await;

    assert_eq!(found(&hall, &[("q", "LEAK")]).await, ["Leaking taps"]);
    assert_eq!(found(&hall, &[("q", "tap")]).await, ["Leaking taps", "Night shifts"], "words of the title count more");
    assert_eq!(found(&hall, &[("q", "night tap")]).await, ["Night shifts", "Leaking taps"]);
    for name in ["appliance", "Gerätereparatur", "geratereparatur"] {
        assert_eq!(found(&hall, &[("q", name)]).await, ["Night shifts"], "the category in any language");
    }
    assert_eq!(found(&hall, &[("q", "klempner tap")]).await, ["Leaking taps"]);
    assert_eq!(found(&hall, &[("q", "solder grossere"), ("sort", "newest")]).await, ["Night shifts", "Leaking taps"]);
    assert_eq!(found(&hall, &[("q", "solder große umb"), ("sort", "newest")]).await, ["Night shifts", "Leaking taps"]);
    assert_eq!(found(&hall, &[("q", "solder größere"), ("sort", "newest")]).await, ["Night shifts", "Leaking taps"]);
    assert_eq!(found(&hall, &[("q", "eaking")]).await, Vec::<String>::new());
    assert_eq!(found(&hall, &[("q", "kreuzberg")]).await, Vec::<String>::new(), "a place is not a word");
    assert_eq!(found(&hall, &[("location", "kreuz ber"), ("q", "oven")]).await, ["Night shifts"]);
    assert_eq!(found(&hall, &[("q", "  "), ("location", "")]).await.len(), 2, "blank narrows nothing");
}

#[apply(both_engines)]
async fn case_accents_strokes_apostrophes_and_hyphens_make_no_difference(hall: Hall) {
    let worker = hall.worker().await;
    worker
        .patch("/workers/me", json!({ "first_name": "Þóra", "skills": ["Œuvres d’art", "Re-upholstery"] }))
        .await
        .is(200);
    hall.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
    publish(
        &worker,
        json!({ "title": "O’Connor’s e-mail help", "description": "In der Hauptstraße.", "location": "Łódź-Bałuty" }),
    )
    .await;
    publish(&worker, json!({ "title": "Plumbing", "description": "Email me: plum\u{ad}bing in Ærøskøbing.", "location": "İstanbul" })).await;
    let (mail, plumbing) = ("O’Connor’s e-mail help", "Plumbing");

    for words in ["oconnor", "O'CONNOR", "oconnors", "connor", "hauptstrasse", "HAUPTSTRAẞE"] {
        assert_eq!(found(&hall, &[("q", words)]).await, [mail], "{words}");
    }
    for words in ["email", "e-mail", "E‑MAIL", "ｅｍａｉｌ"] {
        assert_eq!(found(&hall, &[("q", words)]).await, [mail, plumbing], "{words}: a word of the title counts more");
    }
    for words in
        ["thora", "oeuvres", "ŒUVRES", "d'art", "dart", "art", "reupholstery", "upholstery", "re\u{200d}upholstery"]
    {
        assert_eq!(found(&hall, &[("q", words), ("sort", "newest")]).await, [plumbing, mail], "{words}");
    }
    for words in ["aeroskobing", "plum\u{200b}bing aeros"] {
        assert_eq!(found(&hall, &[("q", words)]).await, [plumbing], "{words}");
    }
    for (place, title) in
        [("lodz", mail), ("LODZ BALUTY", mail), ("łódźbałuty", mail), ("istanbul", plumbing), ("ISTANBUL", plumbing)]
    {
        assert_eq!(found(&hall, &[("location", place)]).await, [title], "{place}");
    }
    assert_eq!(found(&hall, &[("q", "mail e-mails")]).await, Vec::<String>::new());
}

#[apply(both_engines)]
async fn words_that_a_migration_has_marked_are_made_anew(hall: Hall) {
    let worker = hall.verified_worker().await;
    publish(&worker, json!({ "title": "Łódź" })).await;
    hall.sql("UPDATE services SET title_words = '', words_of = 0 WHERE worker_id = $1", worker.user_id()).await;
    let (id, payload) = (worker.user_id(), json!({ "worker": worker.id }).to_string());
    let mark = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute(
            "INSERT INTO tasks (id, kind, key, payload, priority, due_at, created_at) VALUES ($1, 'search_index', 'anew', $2, 1, 0, 0)",
            &[&id, &payload],
        )
    };
    hall.app.db.write(mark).await.unwrap();
    hall.sql("UPDATE users SET name_key = '' WHERE id = $1", worker.user_id()).await;
    eventually("words", async || {
        let kept = hall.app.db.read(move |tx| {
            tx.one::<Two<String, String>>(
                "SELECT s.title_words AS first, u.name_key AS second FROM services s JOIN users u ON u.id = s.worker_id WHERE u.id = $1",
                &[&id],
            )
        });
        let Two(title, name) = kept.await.unwrap();
        (title == " lodz" && name == " walter worker").then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn the_last_name_of_a_worker_is_not_searched(hall: Hall) {
    let worker = hall.worker().await;
    worker.patch("/workers/me", json!({ "first_name": "Grace", "last_name": "Hopper" })).await.is(200);
    hall.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
    publish(&worker, json!({})).await;
    assert_eq!(found(&hall, &[("q", "grace")]).await.len(), 1);
    assert_eq!(found(&hall, &[("q", "hopper")]).await.len(), 0);
    assert_eq!(found(&hall, &[("q", "hop")]).await.len(), 0);
    worker.patch("/workers/me", json!({ "first_name": "Ada" })).await.is(200);
    let admin = hall.admin().await;
    let wish = admin.get("/admin/name-changes").await.is(200)["items"][0]["id"].as_str().unwrap().to_owned();
    admin.post(&format!("/admin/name-changes/{wish}/approve"), json!({})).await.is(204);
    assert_eq!(found(&hall, &[("q", "grace")]).await.len(), 0);
    assert_eq!(found(&hall, &[("q", "ada")]).await.len(), 1);
}

#[apply(both_engines)]
async fn query_syntax_is_searched_as_words(hall: Hall) {
    let worker = hall.verified_worker().await;
    publish(
        &worker,
        json!({ "title": "Taps NEAR you", "description": "title: 50% off_now \\ 'quoted' \"twice\" AND more" }),
    )
    .await;
    for (words, hits) in [
        ("taps AND more", 1),
        ("taps OR more", 0),
        ("NOT taps", 0),
        ("NEAR(taps you)", 1),
        ("title:taps", 1),
        ("taps*", 1),
        ("^taps", 1),
        ("\"taps", 1),
        ("'taps' || 1=1 --", 0),
        ("50% off_now", 1),
        ("%", 0),
        ("_", 0),
        ("*", 0),
        ("\"", 0),
        ("{body}: taps", 0),
        ("taps & !more", 1),
        ("taps:*A", 1),
        ("taps <-> near", 1),
        ("\\", 0),
        ("'; DROP TABLE services; --", 0),
        ("(((((", 0),
        ("🦀", 0),
        ("ﬁ", 0),
    ] {
        assert_eq!(found(&hall, &[("q", words)]).await.len(), hits, "{words:?}");
        hall.nobody().get(&path(&[("location", words)])).await.is(200);
        hall.nobody().get(&path(&[("category", words)])).await.is(200);
    }
    let long = "a".repeat(200);
    assert_eq!(found(&hall, &[("q", &long)]).await.len(), 0);
}

#[apply(both_engines)]
async fn words_of_any_script_and_length_are_found_alike(hall: Hall) {
    let worker = hall.verified_worker().await;
    let long = "donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    publish(&worker, json!({ "title": "水道修理 Сантехник", "description": format!("{long} ١٢٣ ⅷ 𐐀𐐁 ᾳ") })).await;
    for word in ["水道", "сантех", "САНТ", long, &long[..60], "١٢", "viii", "𐐨𐐁", "αι", "ᾼ"] {
        assert_eq!(found(&hall, &[("q", word)]).await.len(), usize::from(word != "αι"), "{word}");
    }
}
