//! Signing keys are replaced when they are old.

use crate::support::{Hall, eventually, eventually_is};
use macro_rules_attribute::apply;
use std::time::Duration;

async fn keys(hall: &Hall) -> Vec<String> {
    let shown = hall.nobody().get("/.well-known/jwks.json").await.is(200);
    shown["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

#[apply(both_engines)]
async fn an_old_key_is_replaced_and_removed_when_its_last_token_has_expired(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_KEY_AGE_DAYS", "30")]).await;
    let admin = hall.admin().await;
    let [old] = keys(&hall).await.try_into().unwrap();
    hall.clock.advance(Duration::from_secs(30 * 24 * 60 * 60 + 1));
    let new = eventually("another key", async || keys(&hall).await.into_iter().find(|key| *key != old)).await;
    assert_eq!(keys(&hall).await, [new.clone(), old]);
    hall.clock.advance(Duration::from_secs(20 * 60));
    eventually_is(vec![new], async || keys(&hall).await).await;
    let admin = admin.signed_in().await;
    for kind in ["signing_key.added", "signing_key.removed"] {
        let trail = admin.get(&format!("/admin/audit?type={kind}")).await.is(200);
        assert_eq!(trail["items"].as_array().unwrap().len(), 1, "{trail}");
    }
}
