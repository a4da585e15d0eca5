//! Signing keys are added and removed while a server runs, and sessions continue.

use super::{CREATE_ADMIN, installation::Installation};
use crate::support::eventually;
use serde_json::{Value, json};

#[tokio::test]
async fn a_new_key_ends_no_session_and_a_removed_key_is_refused_with_the_next_request() {
    for hall in Installation::on_each_engine().await {
        hall.run_with_input(&CREATE_ADMIN, "correct horse battery\n").well();
        let server = hall.serve(&["serve"]);
        let ask = async |path: &str, token: &Value| {
            let token = token.as_str().unwrap();
            let url = format!("{}{path}", server.url);
            reqwest::Client::new().get(url).bearer_auth(token).send().await.unwrap()
        };
        let tell = async |path: &str, body: Value| -> Value {
            let url = format!("{}/api/v1{path}", server.url);
            reqwest::Client::new().post(url).json(&body).send().await.unwrap().json().await.unwrap()
        };
        let known = async || {
            let keys: Value = ask("/.well-known/jwks.json", &json!("")).await.json().await.unwrap();
            keys["keys"]
                .as_array()
                .unwrap()
                .iter()
                .map(|key| key["kid"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };

        let signed_in =
            tell("/auth/login", json!({ "email": "ada@example.org", "password": "correct horse battery" })).await;
        let [old] = known().await.try_into().unwrap();
        assert!(hall.run(&["keys", "list"]).well().starts_with(&format!("{old}  made ")));
        assert_eq!(hall.run(&["keys", "remove", &old]).code, Some(1), "the only key stays");

        let new = hall.run(&["keys", "rotate"]).well().split_once(' ').unwrap().0.to_owned();
        eventually("the new key is shown", async || (known().await == [new.clone(), old.clone()]).then_some(())).await;
        assert_eq!(ask("/api/v1/auth/me", &signed_in["access_token"]).await.status(), 200);
        let list = hall.run(&["keys", "list"]).well();
        assert!(list.contains("will sign in a moment") && list.contains("signs"), "{list}");

        hall.run(&["keys", "remove", &old]).well();
        assert_eq!(ask("/api/v1/auth/me", &signed_in["access_token"]).await.status(), 401);
        let gone_on = tell("/auth/refresh", json!({ "refresh_token": signed_in["refresh_token"] })).await;
        assert_eq!(ask("/api/v1/auth/me", &gone_on["access_token"]).await.status(), 200);
        assert_eq!(known().await, [new]);
        assert_eq!(hall.run(&["keys", "remove", &old]).code, Some(1), "it is gone already");
    }
}
