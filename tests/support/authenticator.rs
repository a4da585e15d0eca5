//! An authenticator app (RFC 6238).

use super::{Hall, Person, Reply};
use ring::hmac;
use serde_json::json;
use std::time::Duration;

/// A user's app and recovery codes.
#[derive(Debug, Clone)]
pub(crate) struct Authenticator {
    secret: Vec<u8>,
    pub(crate) recovery_codes: Vec<String>,
}

impl Authenticator {
    /// Starts to set up the app.
    pub(crate) async fn begun(person: &Person) -> Authenticator {
        let told = person.post("/auth/totp", json!({ "password": person.password })).await.is(200);
        let secret = told["secret"].as_str().unwrap();
        let uri = told["otpauth_uri"].as_str().unwrap();
        assert!(uri.contains(&format!("secret={secret}&issuer=")), "{uri}");
        Authenticator { secret: from_base32(secret), recovery_codes: Vec::new() }
    }

    /// Sets up the app with the current code.
    pub(crate) async fn set_up(hall: &Hall, person: &Person) -> Authenticator {
        let app = Authenticator::begun(person).await;
        app.clone().confirmed(&person.post("/auth/totp/confirm", json!({ "code": app.code(hall) })).await)
    }

    /// With the recovery codes from the response to the first code.
    pub(crate) fn confirmed(self, told: &Reply) -> Authenticator {
        let told = told.is(200);
        let codes = told["recovery_codes"].as_array().unwrap().iter();
        let recovery_codes: Vec<String> = codes.map(|code| code.as_str().unwrap().to_owned()).collect();
        assert_eq!(recovery_codes.len(), 10);
        Authenticator { recovery_codes, ..self }
    }

    /// The current code.
    pub(crate) fn code(&self, hall: &Hall) -> String {
        self.code_in(hall, 0)
    }

    /// The code so many steps from now.
    pub(crate) fn code_in(&self, hall: &Hall, steps: i64) -> String {
        let step = hall.clock.now().unix_seconds() / 30 + steps;
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let offset = usize::from(tag.as_ref()[19] & 0xf);
        let number = u32::from_be_bytes(tag.as_ref()[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
        format!("{:06}", number % 1_000_000)
    }

    /// Waits for the next code.
    pub(crate) fn fresh_code(&self, hall: &Hall) -> String {
        hall.clock.advance(Duration::from_secs(30));
        self.code(hall)
    }
}

fn from_base32(text: &str) -> Vec<u8> {
    let places = text.chars().map(|letter| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).unwrap());
    let bits: Vec<usize> = places.flat_map(|place| (0..5).rev().map(move |bit| place >> bit & 1)).collect();
    bits.chunks_exact(8)
        .map(|byte| u8::try_from(byte.iter().fold(0, |number, bit| number << 1 | bit)).unwrap())
        .collect()
}
