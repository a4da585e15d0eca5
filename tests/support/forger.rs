//! An attacker who makes access tokens (RFC 7515 and RFC 9068) with any key and any content.

use super::{Hall, Person};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hirehall::installation::open_root_key;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};

/// The parts of a genuine token, and the key that has signed it.
#[derive(Debug)]
pub(crate) struct Forger {
    pub(crate) genuine: String,
    pub(crate) header: Value,
    pub(crate) claims: Value,
    pub(crate) key: Ed25519KeyPair,
}

impl Forger {
    /// An attacker with the root key and a user's token.
    pub(crate) async fn of(hall: &Hall, person: &Person) -> Forger {
        let genuine = person.token.clone().unwrap();
        let [header, claims]: [Value; 2] = [0, 1].map(|part| {
            let part = genuine.split('.').nth(part).unwrap();
            serde_json::from_slice(&BASE64.decode(part).unwrap()).unwrap()
        });
        let root = open_root_key(&hall.app.db, &hall.app.settings).await.unwrap();
        let seed = root.derive(&format!("hirehall/access-token/{}", header["kid"].as_str().unwrap()));
        Forger { genuine, header, claims, key: Ed25519KeyPair::from_seed_unchecked(&*seed).unwrap() }
    }

    /// The public key.
    pub(crate) fn public_key(&self) -> &[u8] {
        self.key.public_key().as_ref()
    }

    /// The attacker's own key.
    pub(crate) fn stranger() -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&rand::random::<[u8; 32]>()).unwrap()
    }

    /// The header with one member added or replaced.
    pub(crate) fn header_with(&self, name: &str, value: Value) -> String {
        let mut header = self.header.clone();
        header[name] = value;
        header.to_string()
    }

    /// The claims with this text as the value of one; without the claim if there is none.
    pub(crate) fn claims_with(&self, name: &str, text: Option<&str>) -> String {
        let mut members = Vec::new();
        for (known, value) in self.claims.as_object().unwrap().iter().filter(|(known, _)| *known != name) {
            members.push(format!("{}:{value}", json!(known)));
        }
        members.extend(text.map(|text| format!("{}:{text}", json!(name))));
        format!("{{{}}}", members.join(","))
    }

    /// A token of these parts, signed with the real key.
    pub(crate) fn signed(&self, header: impl AsRef<[u8]>, claims: impl AsRef<[u8]>) -> String {
        signed_with(header, claims, |message| self.key.sign(message).as_ref().to_vec())
    }

    /// A token of these claims, signed with the real key.
    pub(crate) fn saying(&self, claims: impl AsRef<[u8]>) -> String {
        self.signed(self.header.to_string(), claims)
    }
}

/// A token of these parts with any signature.
pub(crate) fn signed_with(
    header: impl AsRef<[u8]>,
    claims: impl AsRef<[u8]>,
    sign: impl FnOnce(&[u8]) -> Vec<u8>,
) -> String {
    let message = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
    let signature = BASE64.encode(sign(message.as_bytes()));
    format!("{message}.{signature}")
}
