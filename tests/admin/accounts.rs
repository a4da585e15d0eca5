//! Freezing, banning and deleting accounts, and whom an administrator cannot act on.

use crate::support::jobs::{pair, path};
use crate::support::{Hall, Person, Reply, publish};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

/// The search result that contains this user alone.
fn only(person: &Person) -> Vec<String> {
    vec![person.id.clone()]
}

async fn take(admin: &Person, measure: &str, target: &Person) -> Reply {
    admin.post(&format!("/admin/users/{}/{measure}", target.id), json!({ "reason": "Because" })).await
}

async fn delete(admin: &Person, target: &Person) -> Reply {
    let request = admin.request(Method::DELETE, &format!("/admin/users/{}", target.id));
    Reply::to(request.json(&json!({ "reason": "Asked for it" }))).await
}

async fn text_of(hall: &Hall, sql: &'static str, person: &Person) -> Option<String> {
    let id = person.user_id();
    let (text,): (Option<String>,) = hall.app.db.read(move |tx| tx.one(sql, &[&id])).await.unwrap();
    text
}

#[apply(both_engines)]
async fn a_frozen_account_reads_but_changes_nothing(hall: Hall) {
    let admin = hall.admin().await;
    let pair = pair(&hall).await;
    let job = pair.job().await;
    assert_eq!(take(&admin, "freeze", &pair.worker).await.is(200)["status"], "FROZEN");
    pair.worker.get(&path(&job, "")).await.is(200);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is_problem(403, "account_frozen");
    pair.worker.signed_in().await;
    hall.nobody().get(&format!("/workers/{}/reviews", pair.worker.id)).await.is_problem(404, "not_found");

    assert_eq!(take(&admin, "unfreeze", &pair.worker).await.is(200)["status"], "ACTIVE");
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
}

#[apply(both_engines)]
async fn a_banned_account_is_out_with_the_next_request(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    let elsewhere = client.signed_in().await;
    take(&admin, "ban", &client).await.is(200);
    for session in [&client, &elsewhere] {
        session.get("/auth/me").await.is_problem(401, "invalid_token");
    }
    let login = json!({ "email": client.email, "password": client.password });
    hall.nobody().post("/auth/login", login.clone()).await.is_problem(403, "account_banned");
    let refresh = json!({ "refresh_token": client.refresh_token });
    hall.nobody().post("/auth/refresh", refresh).await.is_problem(401, "invalid_refresh_token");

    take(&admin, "unban", &client).await.is(200);
    client.get("/auth/me").await.is_problem(401, "invalid_token");
    client.signed_in().await.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn unbanning_does_not_unfreeze(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    for round in 0..2 {
        take(&admin, "freeze", &client).await.is(200);
        take(&admin, "ban", &client).await.is(200);
        assert_eq!(take(&admin, "unban", &client).await.is(200)["status"], "FROZEN", "{round}");
        let back = client.signed_in().await;
        back.patch("/clients/me", json!({ "about": "Me" })).await.is_problem(403, "account_frozen");
        assert_eq!(take(&admin, "unfreeze", &client).await.is(200)["status"], "ACTIVE");
        take(&admin, "ban", &client).await.is(200);
        assert_eq!(take(&admin, "unban", &client).await.is(200)["status"], "ACTIVE");
    }
    hall.mail_to(&client.email, "Your account is open again").await;
}

#[apply(both_engines)]
async fn a_measure_is_taken_only_where_it_means_something(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    for measure in ["unfreeze", "unban"] {
        take(&admin, measure, &client).await.is_problem(409, "illegal_transition");
    }
    take(&admin, "freeze", &client).await.is(200);
    let refused = take(&admin, "freeze", &client).await.is_problem(409, "illegal_transition");
    assert_eq!(refused["detail"], "An account that is FROZEN cannot be frozen.");
    take(&admin, "ban", &client).await.is(200);
    for measure in ["freeze", "unfreeze", "ban"] {
        take(&admin, measure, &client).await.is_problem(409, "illegal_transition");
    }
    delete(&admin, &client).await.is(204);
    delete(&admin, &client).await.is_problem(409, "illegal_transition");
    take(&admin, "unban", &client).await.is_problem(409, "illegal_transition");
    take(&admin, "freeze", &hall.nobody()).await.is_problem(404, "not_found");
    admin.post(&format!("/admin/users/{}/freeze", client.id), json!({})).await.is(422);
    take(&client, "freeze", &admin).await.is(401);
    take(&hall.client().await, "freeze", &admin).await.is_problem(403, "wrong_role");
}

#[apply(both_engines)]
async fn a_deleted_account_leaves_a_deleted_user_behind_and_frees_its_address(hall: Hall) {
    let admin = hall.admin().await;
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    pair.review(&job, json!({ "rating": 5, "text": "Good" })).await;
    hall.sql(
        "UPDATE clients SET address = 'Secret Street 1', about = 'me', location = 'Berlin' WHERE user_id = $1",
        pair.client.user_id(),
    )
    .await;
    delete(&admin, &pair.client).await.is(204);

    pair.client.get("/auth/me").await.is_problem(401, "invalid_token");
    let login = json!({ "email": pair.client.email, "password": pair.client.password });
    hall.nobody().post("/auth/login", login).await.is_problem(401, "invalid_credentials");
    for sql in [
        "SELECT email_key FROM users WHERE id = $1",
        "SELECT NULLIF(email, '') FROM users WHERE id = $1",
        "SELECT NULLIF(last_name, '') FROM users WHERE id = $1",
        "SELECT phone_number FROM users WHERE id = $1",
        "SELECT password_hash FROM users WHERE id = $1",
        "SELECT address FROM clients WHERE user_id = $1",
        "SELECT about FROM clients WHERE user_id = $1",
        "SELECT location FROM clients WHERE user_id = $1",
    ] {
        assert_eq!(text_of(&hall, sql, &pair.client).await, None, "{sql}");
    }
    let gone = json!({ "id": pair.client.id, "first_name": "Deleted user", "last_initial": "", "picture_url": null });
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["client"], gone);
    let reviews = hall.nobody().get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200);
    assert_eq!((&reviews["items"][0]["author"], &reviews["items"][0]["text"]), (&gone, &json!("Good")));
    let user = admin.get(&format!("/admin/users/{}", pair.client.id)).await.is(200);
    assert_eq!((&user["status"], &user["email"]), (&json!("DELETED"), &json!("")));
    assert_eq!(admin.get(&format!("/admin/users?q={}", pair.client.email)).await.is(200)["items"], json!([]));
    let audit = admin.get(&format!("/admin/audit?subject_id={}", pair.client.id)).await.is(200);
    assert_eq!(
        (&audit["items"][0]["type"], &audit["items"][0]["reason"]),
        (&json!("user.deleted"), &json!("Asked for it"))
    );
    let open = text_of(
        &hall,
        "SELECT CAST(count(*) AS TEXT) FROM threads WHERE client_id = $1 AND NOT is_closed",
        &pair.client,
    )
    .await;
    assert_eq!(open.as_deref(), Some("0"));
    let farewell = hall.mails_to(&pair.client.email).await;
    assert!(farewell.iter().any(|mail| mail.subject.contains("deleted")), "{farewell:?}");
}

#[apply(both_engines)]
async fn a_deleted_worker_takes_documents_and_listings_along(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let (id, now) = (worker.user_id(), hall.clock.now());
    let prepared = hall.app.db.write(move |tx| {
        let (service, submission) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        tx.execute(
            "INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, created_at, updated_at, is_public)
             VALUES ($1, $2, 'Taps', 'At my home', 'plumbing', 'Berlin', 'QUOTE', 'PUBLISHED', $3, $3, TRUE)",
            &[&hirehall::database::ids::ServiceId::from(service), &id, &now],
        )?;
        tx.execute(
            "INSERT INTO kyc_submissions (id, worker_id, document_type, status, submitted_at, wrapped_key)
             VALUES ($1, $2, 'PASSPORT', 'APPROVED', $3, $4)",
            &[&hirehall::database::ids::SubmissionId::from(submission), &id, &now, &vec![1_u8; 32]],
        )
    });
    prepared.await.unwrap();
    delete(&admin, &worker).await.is(204);
    for (sql, expected) in [
        (
            "SELECT CAST(count(*) AS TEXT) FROM services WHERE worker_id = $1 AND (is_public OR status <> 'DELETED' OR description <> '')",
            "0",
        ),
        ("SELECT CAST(count(*) AS TEXT) FROM kyc_submissions WHERE worker_id = $1 AND wrapped_key IS NOT NULL", "0"),
        ("SELECT kyc_status FROM workers WHERE user_id = $1", "EXPIRED"),
        ("SELECT skills FROM workers WHERE user_id = $1", "[]"),
    ] {
        assert_eq!(text_of(&hall, sql, &worker).await.as_deref(), Some(expected), "{sql}");
    }
}

#[apply(both_engines)]
async fn administrators_cannot_act_on_their_own_account(hall: Hall) {
    let admin = hall.admin().await;
    hall.admin().await;
    for measure in ["freeze", "ban", "unfreeze", "unban"] {
        take(&admin, measure, &admin).await.is_problem(409, "own_account");
    }
    delete(&admin, &admin).await.is_problem(409, "own_account");
    admin.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn the_last_administrator_stays_even_when_two_remove_each_other_at_once(hall: Hall) {
    for (one_does, other_does) in [("ban", "ban"), ("freeze", "ban"), ("delete", "ban"), ("delete", "delete")] {
        let (one, other) = (hall.admin().await, hall.admin().await);
        let act = async |actor: &Person, what: &str, target: &Person| match what {
            "delete" => delete(actor, target).await,
            measure => take(actor, measure, target).await,
        };
        let (first, second) = tokio::join!(act(&one, one_does, &other), act(&other, other_does, &one));
        let won = [&first, &second].iter().filter(|reply| reply.status.is_success()).count();
        assert_eq!(won, 1, "{one_does} against {other_does}: {} and {}", first.status, second.status);
        let left = hall
            .app
            .db
            .read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE'", &[]));
        assert_eq!(left.await.unwrap().0, 1);
        let survivor = if first.status.is_success() { &one } else { &other };
        hall.sql("UPDATE users SET role = 'CLIENT' WHERE id = $1", survivor.user_id()).await;
    }
}

#[apply(both_engines)]
async fn accounts_are_found_by_how_their_address_or_a_word_of_their_name_begins(hall: Hall) {
    let (admin, client, worker) = (hall.admin().await, hall.client().await, hall.worker().await);
    let found = async |query: &str| -> Vec<String> {
        let page = admin.get(&format!("/admin/users?{query}")).await.is(200);
        page["items"].as_array().unwrap().iter().map(|user| user["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("").await, [worker.id.clone(), client.id.clone(), admin.id.clone()]);
    assert_eq!(found("role=CLIENT").await, only(&client));
    assert_eq!(found("status=ACTIVE&role=WORKER").await, only(&worker));
    assert_eq!(found("status=BANNED").await, Vec::<String>::new());
    assert_eq!(found(&format!("q={}", client.email.to_uppercase())).await, only(&client));
    assert_eq!(found("q=WALTER+w").await, only(&worker));
    assert_eq!(found("q=walter+w&role=CLIENT").await, Vec::<String>::new());
    assert_eq!(found("q=worker").await, only(&worker));
    for within_a_word in ["q=alter", "q=orker", "q=example.org", "q=_orker", "q=w%25r"] {
        assert_eq!(found(within_a_word).await, Vec::<String>::new(), "{within_a_word}");
    }
    admin.get(&format!("/admin/users?q={}", "x".repeat(255))).await.is_invalid("/q", "too_long");
    assert_eq!(found("q=%25").await, Vec::<String>::new());
    assert_eq!(found("q=%27+OR+1%3D1").await, Vec::<String>::new());
    assert_eq!(found("q=").await.len(), 3);

    worker.patch("/workers/me", json!({ "first_name": "Seán Łukasz", "last_name": "O’Connor-Strauß" })).await.is(200);
    for name in [
        "sean",
        "SEÁN+O'C",
        "lukasz+oconnor",
        "connor",
        "strauss",
        "STRAUẞ",
        "oconnorstrauss",
        "O'Connor+Strauss",
        "o+connor",
    ] {
        assert_eq!(found(&format!("q={name}")).await, only(&worker), "{name}");
    }
    assert_eq!(found("q=sean+walter").await, Vec::<String>::new());

    let first = admin.get("/admin/users?limit=2").await.is(200);
    let rest =
        admin.get(&format!("/admin/users?limit=2&cursor={}", first["next_cursor"].as_str().unwrap())).await.is(200);
    assert_eq!((&rest["items"][0]["id"], &rest["next_cursor"]), (&json!(admin.id), &Value::Null));
    for path in ["/admin/users", "/admin/jobs", "/admin/reviews", "/admin/audit", "/admin/stats", "/admin/system"] {
        client.get(path).await.is_problem(403, "wrong_role");
        admin.get(&format!("{path}?wrong=1")).await.is_problem(422, "unknown_field");
    }
}

#[apply(both_engines)]
async fn accounts_are_found_by_telephone_number_id_identity_check_and_age(hall: Hall) {
    let (admin, client, worker) = (hall.admin().await, hall.client().await, hall.worker().await);
    let found = async |admin: &Person, query: &str| -> Vec<String> {
        let page = admin.get(&format!("/admin/users?{query}")).await.is(200);
        page["items"].as_array().unwrap().iter().map(|user| user["id"].as_str().unwrap().to_owned()).collect()
    };
    client.patch("/clients/me", json!({ "phone_number": "+49 30 1234567" })).await.is(200);
    for number in ["%2B49301234567", "%2B49+30+12+34+567", "0049301234567"] {
        assert_eq!(found(&admin, &format!("q={number}")).await, only(&client), "{number}");
    }
    assert_eq!(found(&admin, "q=%2B4930123456").await, Vec::<String>::new(), "a number is found as a whole");
    assert_eq!(found(&admin, &format!("q={}", worker.id)).await, only(&worker));
    assert_eq!(found(&admin, &format!("q={}&role=CLIENT", worker.id)).await, Vec::<String>::new());

    hall.clock.advance(std::time::Duration::from_secs(60));
    let moment = hall.clock.now().to_string();
    let (admin, other) = (admin.signed_in().await, hall.verified_worker().await);
    assert_eq!(found(&admin, "kyc_status=APPROVED").await, only(&other));
    assert_eq!(found(&admin, "kyc_status=NOT_SUBMITTED&status=ACTIVE").await, only(&worker));
    assert_eq!(found(&admin, &format!("from={moment}")).await, only(&other));
    assert_eq!(found(&admin, &format!("from={moment}&kyc_status=NOT_SUBMITTED")).await, Vec::<String>::new());
    let first = admin.get("/admin/users?limit=1&kyc_status=NOT_SUBMITTED").await.is(200);
    assert_eq!((&first["items"][0]["id"], &first["next_cursor"]), (&json!(worker.id), &Value::Null));
}

#[apply(both_engines)]
async fn what_can_be_done_with_an_account_is_told_with_what_it_would_do(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    publish(&pair.worker, json!({})).await;
    publish(&pair.worker, json!({ "status": "DRAFT" })).await;
    pair.accepted().await;
    let possible = async |person: &Person| {
        let seen = admin.get(&format!("/admin/users/{}/actions", person.id)).await.is(200);
        seen["actions"].as_array().unwrap().clone()
    };
    let effects = |action: &str, [ended, hidden, erased, closed, flagged, stalled]: [i64; 6]| {
        json!({
            "action": action, "sessions_ended": ended, "listings_hidden": hidden, "listings_erased": erased,
            "conversations_closed": closed, "reviews_flagged": flagged, "jobs_stalled": stalled,
        })
    };
    assert_eq!(
        possible(&pair.worker).await,
        [
            effects("FREEZE", [0, 1, 0, 0, 0, 1]),
            effects("BAN", [1, 1, 0, 0, 0, 1]),
            effects("DELETE", [1, 0, 2, 1, 0, 1]),
        ]
    );
    take(&admin, "freeze", &pair.worker).await.is(200);
    let actions = |possible: Vec<Value>| possible.into_iter().map(|one| one["action"].clone()).collect::<Vec<_>>();
    assert_eq!(actions(possible(&pair.worker).await), ["UNFREEZE", "BAN", "DELETE"]);
    assert_eq!(actions(possible(&admin).await), Vec::<Value>::new(), "nothing with one's own account");
}

#[apply(both_engines)]
async fn an_administrator_signs_a_user_out_everywhere(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    let elsewhere = client.signed_in().await;
    let end = async |who: &Person| {
        let path = format!("/admin/users/{}/end-sessions", who.id);
        admin.post(&path, json!({ "reason": "Used from two countries" })).await
    };
    end(&client).await.is(204);
    for session in [&client, &elsewhere] {
        session.get("/auth/me").await.is_problem(401, "invalid_token");
    }
    let mail = hall.mail_to(&client.email, "You are signed out everywhere").await;
    assert!(mail.text.contains("Used from two countries"), "{}", mail.text);
    client.signed_in().await;
    end(&admin).await.is_problem(409, "own_account");
    let trail = admin.get("/admin/audit?type=user.signed_out").await.is(200);
    assert_eq!(trail["items"][0]["reason"], "Used from two countries");
}

#[apply(both_engines)]
async fn an_administrator_downloads_all_data_of_an_account_and_that_is_recorded_first(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    let path = format!("/admin/users/{}/export", client.id);
    admin.post(&path, json!({})).await.is_invalid("/reason", "required");
    let reply = admin.post(&path, json!({ "reason": "They asked by letter" })).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "application/zip"));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(reply.body)).unwrap();
    let mut account = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("account.json").unwrap(), &mut account).unwrap();
    assert!(account.contains(&client.email), "{account}");
    let trail = admin.get("/admin/audit?type=user.export_fetched").await.is(200);
    assert_eq!(
        (&trail["items"][0]["reason"], &trail["items"][0]["actor"]["id"]),
        (&json!("They asked by letter"), &json!(admin.id))
    );
}
