//! All spellings of an address belong to one account, and mail can be sent to it.

use crate::support::{Hall, eventually};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

const PASSWORD: &str = "correct horse battery";

fn signup(email: &str) -> Value {
    json!({ "email": email, "password": PASSWORD, "role": "CLIENT", "first_name": "Bea", "last_name": "Buch" })
}

#[apply(both_engines)]
async fn an_internationalised_domain_is_one_account_in_every_spelling_and_gets_its_mail(hall: Hall) {
    let nobody = hall.nobody();
    nobody.post("/auth/signup", signup("Bea@Bücher.example")).await.is(202);
    let mailed = "Bea@xn--bcher-kva.example";
    let token = hall.mails_to(mailed).await[0].token("verify-email");
    let proof = json!({ "token": token, "password": PASSWORD, "role": "CLIENT", "first_name": "Bea" });
    assert_eq!(nobody.post("/auth/verify-email", proof).await.is(200)["user"]["email"], "Bea@Bücher.example");
    for spelling in
        ["bea@bücher.example", "BEA@BÜCHER.EXAMPLE", "bea@bu\u{308}cher.example", "bea@XN--bcher-KVA.example"]
    {
        nobody.post("/auth/login", json!({ "email": spelling, "password": PASSWORD })).await.is(200);
        nobody.post("/auth/signup", signup(spelling)).await.is(202);
    }
    let mails = eventually("the mails", async || {
        let mails = hall.mails_to(mailed).await;
        (mails.len() >= 2).then_some(mails)
    });
    assert!(mails.await.iter().skip(1).all(|mail| mail.subject == "You already have an account"));
    nobody.post("/auth/forgot-password", json!({ "email": "bea@xn--bcher-kva.example" })).await.is(202);
    hall.mail_to(mailed, "Choose a new password").await;
}

#[apply(both_engines)]
async fn an_address_of_a_private_network_is_refused(hall: Hall) {
    let client = hall.client().await;
    for email in [
        "bea@[127.0.0.1]",
        "bea@[IPv6:::1]",
        "bea@127.0.0.1",
        "bea@localhost",
        "bea@mailserver",
        "bea@printer.local",
        "bea@db.internal",
        "bea@a.invalid",
        "bea@a.home.arpa",
        "bea@server。local",
        "\"bea\"@example.org",
        "b\u{200b}ea@example.org",
    ] {
        hall.nobody().post("/auth/signup", signup(email)).await.is_invalid("/email", "invalid_email");
        let change = json!({ "new_email": email, "password": client.password });
        client.post("/auth/change-email", change).await.is_invalid("/new_email", "invalid_email");
    }
}

#[apply(both_engines)]
async fn an_account_from_before_is_found_by_its_address_after_the_next_start(hall: Hall) {
    let (bea, olga, other) = (hall.client().await, hall.client().await, hall.client().await);
    let old = "UPDATE users SET email = 'Bea@Bücher.example', email_key = 'bea@bücher.example' WHERE id = $1";
    hall.sql(old, bea.user_id()).await;
    // Two accounts with one address: the one with the normalized spelling keeps it.
    hall.sql("UPDATE users SET email = 'o@ä.example', email_key = 'o@ä.example' WHERE id = $1", olga.user_id()).await;
    hall.sql(
        "UPDATE users SET email = 'o@xn--4ca.example', email_key = 'o@xn--4ca.example' WHERE id = $1",
        other.user_id(),
    )
    .await;
    // An account with an address that is refused today can still sign in.
    let local = hall.client().await;
    hall.sql("UPDATE users SET email = 'root@localhost', email_key = 'root@localhost' WHERE id = $1", local.user_id())
        .await;
    let hall = hall.restarted().await;
    let login = async |email: &str| {
        let login = json!({ "email": email, "password": bea.password });
        hall.nobody().post("/auth/login", login).await.is(200)["user"]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(login("bea@bücher.example").await, bea.id);
    assert_eq!(login("o@ä.example").await, other.id);
    assert_eq!(login("root@localhost").await, local.id);
}
