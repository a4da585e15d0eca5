//! What the operator does on the command line, beside a running server: for people who cannot sign in, and on their
//! request.

use super::installation::Said;
use crate::support::{Authenticator, Device, Hall, Person, eventually, jobs};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    process::{Command, Stdio},
};
use zip::ZipArchive;

/// Runs the program on the data of a running marketplace, with text on standard input.
pub(super) fn operator(hall: &Hall, words: &[&str], input: &str) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hirehall"));
    command.args(words).env_clear().current_dir(hall.home());
    command.env("HIREHALL_DATA_DIR", hall.home()).env("HIREHALL_PUBLIC_URL", "http://hall.example");
    if let Some(database) = hall.postgres() {
        command.env("HIREHALL_DATABASE_URL", database.url());
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that does not read its input may have ended before.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Said::from(child.wait_with_output().unwrap())
}

#[track_caller]
pub(super) fn as_json(said: Said) -> Value {
    serde_json::from_str(&said.well()).unwrap()
}

#[track_caller]
pub(super) fn refused(said: &Said, why: &str) {
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{}", said.err);
    assert!(said.err.contains(why), "{}", said.err);
}

/// The types of what the audit trail holds of the operator, newest first.
pub(super) async fn recorded(admin: &Person) -> Vec<String> {
    let trail = admin.get("/admin/audit?limit=100").await.is(200);
    let by_operator = trail["items"].as_array().unwrap().iter().filter(|entry| entry["data"]["by_operator"] == true);
    by_operator
        .map(|entry| {
            assert_eq!(entry["actor"], Value::Null, "no account did it");
            entry["type"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[apply(both_engines)]
async fn a_password_reset_by_the_operator_ends_every_session_and_is_told_to_the_account(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    let reset = ["admin", "reset-password", &client.email];
    refused(&operator(&hall, &reset, "a whole new one\n"), "add --yes");
    for (account, password, why) in [
        ("nobody@example.org", "a whole new one", "there is no account nobody@example.org"),
        (&client.email, "short", "at least 8 visible characters"),
        (&client.email, &client.email, "must not be the e-mail address"),
    ] {
        refused(&operator(&hall, &["admin", "reset-password", account, "--yes"], password), why);
    }
    client.get("/auth/me").await.is(200);

    let done = as_json(operator(&hall, &[&reset[..], &["--yes", "--json"]].concat(), "a whole new one\n"));
    assert_eq!(done, json!({ "id": client.id, "email": client.email }));
    client.get("/auth/me").await.is_problem(401, "invalid_token");
    let login = |password: &str| json!({ "email": client.email, "password": password });
    hall.nobody().post("/auth/login", login(&client.password)).await.is_one_of(&[401]);
    hall.nobody().post("/auth/login", login("a whole new one")).await.is(200);
    let mail = hall.mail_to(&client.email, "Your password was changed").await;
    assert!(mail.text.contains("The operator of this site set a new password"), "{}", mail.text);
    assert_eq!(recorded(&admin).await, ["user.password_changed"]);
}

#[apply(both_engines)]
async fn a_second_factor_that_the_operator_resets_is_told_to_all_administrators(hall: Hall) {
    let (admin, other) = (hall.admin().await, hall.admin().await);
    let reset = ["admin", "reset-factor", &admin.id, "--yes"];
    refused(&operator(&hall, &reset, ""), "has no second factor");
    refused(&operator(&hall, &[&reset[..], &["--passkeys"]].concat(), ""), "neither a second factor nor a passkey");
    let question = admin.post("/auth/passkeys/start", json!({ "password": admin.password })).await.is(200);
    let credential = Device::new().create(&question["public_key"]);
    let answer = json!({ "ceremony_id": question["ceremony_id"], "name": "My phone", "credential": credential });
    admin.post("/auth/passkeys/finish", answer).await.is(201);
    let app = Authenticator::set_up(&hall, &admin).await;
    let admins = as_json(operator(&hall, &["admin", "list", "--json"], ""));
    let listed = |id: &str| admins.as_array().unwrap().iter().find(|listed| listed["id"] == id).unwrap().clone();
    assert_eq!((&listed(&admin.id)["has_second_factor"], &listed(&admin.id)["passkeys"]), (&json!(true), &json!(1)));
    assert_eq!((&listed(&other.id)["has_second_factor"], &listed(&other.id)["passkeys"]), (&json!(false), &json!(0)));

    refused(&operator(&hall, &reset[..3], ""), "add --yes");
    operator(&hall, &reset, "").well();
    admin.get("/auth/me").await.is_problem(401, "invalid_token");
    let admin = admin.signed_in().await;
    admin.post("/auth/totp/confirm", json!({ "code": app.code(&hall) })).await.is_one_of(&[409]);
    let mail = hall.mail_to(&admin.email, "Your account has no second factor any more").await;
    assert!(mail.text.contains("The operator of this site removed the second factor"), "{}", mail.text);
    let mail = hall.mail_to(&other.email, "The second factor of an administrator was removed").await;
    assert!(mail.text.contains("Ada Admin") && mail.text.contains("on the command line"), "{}", mail.text);

    operator(&hall, &[&reset[..], &["--passkeys"]].concat(), "").well();
    let admin = admin.signed_in().await;
    assert_eq!(admin.get("/auth/passkeys").await.is(200)["items"], json!([]));
    let removals = ["admin.factor_reset", "user.passkey_removed", "admin.factor_reset", "user.second_factor_removed"];
    assert_eq!(recorded(&admin).await, removals);
}

#[apply(both_engines)]
async fn an_account_with_which_nothing_was_done_can_be_promoted_and_no_other(hall: Hall) {
    let admin = hall.admin().await;
    let (client, worker) = (hall.client().await, hall.worker().await);
    let pair = jobs::pair(&hall).await;
    let frozen = hall.client().await;
    admin.post(&format!("/admin/users/{}/freeze", frozen.id), json!({ "reason": "Why" })).await.is(200);
    for (account, why) in [
        (&pair.client, "has conversations, listings or identity checks"),
        (&pair.worker, "has conversations, listings or identity checks"),
        (&frozen, "only an active one"),
        (&admin, "an administrator's already"),
    ] {
        refused(&operator(&hall, &["admin", "promote", &account.email, "--yes"], ""), why);
    }
    refused(&operator(&hall, &["admin", "promote", &client.email], ""), "add --yes");
    for promoted in [&client, &worker] {
        operator(&hall, &["admin", "promote", &promoted.email, "--yes"], "").well();
        promoted.get("/auth/me").await.is_problem(401, "invalid_token");
        let promoted = promoted.signed_in().await;
        assert_eq!(promoted.get("/auth/me").await.is(200)["role"], "ADMIN");
        promoted.get("/admin/users").await.is(200);
        hall.mail_to(&promoted.email, "Your account is an administrator's now").await;
    }
    hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(404);
    assert_eq!(recorded(&admin).await, ["admin.promoted", "admin.promoted"]);
    let listed = operator(&hall, &["admin", "list", "--limit", "1", "--after", &admin.id], "").well();
    assert!(listed.lines().count() == 1 && listed.contains(&client.email), "{listed}");
}

#[apply(both_engines)]
async fn the_operator_exports_what_the_own_export_of_an_account_has(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    let export = |account: &str, name: &str| operator(&hall, &["user", "export", account, name, "--json"], "");
    as_json(export(&pair.client.email, "clara.zip"));
    let path = hall.home().join("clara.zip");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let mut zip = ZipArchive::new(File::open(&path).unwrap()).unwrap();
    let account = std::io::read_to_string(zip.by_name("account.json").unwrap()).unwrap();
    assert!(account.contains(&pair.client.email), "{account}");
    assert!(std::io::read_to_string(zip.by_name("messages.json").unwrap()).unwrap().contains(&pair.thread));

    refused(&export(&pair.client.email, "clara.zip"), "exists already");
    refused(&export("nobody@example.org", "nobody.zip"), "there is no account");
    refused(&export(&pair.client.email, "no/such/place.zip"), "cannot be written");
    assert!(!hall.home().join("nobody.zip").exists());
    assert_eq!(recorded(&admin).await, ["user.export_fetched"]);
}

#[apply(both_engines)]
async fn an_account_is_erased_on_the_command_line_as_its_owner_would_delete_it(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    let erase = ["user", "erase", &pair.client.email];
    refused(&operator(&hall, &erase, ""), "add --yes");
    pair.client.get("/auth/me").await.is(200);
    let done = operator(&hall, &[&erase[..], &["--yes", "--json", "--reason", "A letter of 3 May"]].concat(), "");
    assert_eq!(as_json(done), json!({ "id": pair.client.id, "is_finished": true }));
    pair.client.get("/auth/me").await.is_problem(401, "invalid_token");
    let thread = pair.worker.get(&format!("/threads/{}", pair.thread)).await.is(200);
    assert!(thread.to_string().contains("Deleted user"), "{thread}");
    hall.mail_to(&pair.client.email, "Your account is deleted").await;
    let entry = admin.get(&format!("/admin/audit?subject_id={}", pair.client.id)).await.is(200)["items"][0].clone();
    assert_eq!((&entry["reason"], &entry["data"]["by_operator"]), (&json!("A letter of 3 May"), &json!(true)));

    refused(&operator(&hall, &["user", "erase", &pair.client.id, "--yes"], ""), "is deleted");
    refused(&operator(&hall, &["user", "erase", &admin.id, "--yes"], ""), "The last administrator");
    assert_eq!(recorded(&admin).await, ["user.deleted"]);
}

#[apply(both_engines)]
async fn a_test_mail_is_sent_at_once_and_the_answer_of_the_server_is_told(hall: Hall) {
    let admin = hall.admin().await;
    let said = operator(&hall, &["mail", "test", "post@example.org"], "").well();
    assert!(said.contains("has accepted a mail to post@example.org"), "{said}");
    hall.mail_to("post@example.org", "A test mail").await;
    refused(&operator(&hall, &["mail", "test", "nowhere"], ""), "must be an e-mail address");
    let unreachable = ["mail", "test", "post@example.org", "--mail-url", "smtp://127.0.0.1:1?tls=none"];
    refused(&operator(&hall, &unreachable, ""), "smtp://127.0.0.1:1?tls=none: the mail was not sent yet");
    assert_eq!(recorded(&admin).await, ["mails.tested", "mails.tested"]);
}

#[apply(both_engines)]
async fn the_audit_trail_says_that_keys_and_administrators_were_made_on_the_command_line(hall: Hall) {
    let admin = hall.admin().await;
    operator(&hall, &["keys", "rotate"], "").well();
    let created =
        operator(&hall, &["admin", "create", "--email", "new@example.org", "--json"], "correct horse battery");
    assert_eq!(as_json(created)["email"], "new@example.org");
    let trail = eventually("both", async || Some(recorded(&admin).await).filter(|kinds| kinds.len() == 2)).await;
    assert_eq!(trail, ["admin.created", "signing_key.added"]);
}
