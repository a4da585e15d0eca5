//! Tokens. Each means exactly one thing.
//!
//! An access token is a JWT (RFC 9068, signed with EdDSA, RFC 8037) that lives fifteen minutes and names a session. A refresh token
//! is a session, a number and a seal over both: only the session's latest number is good, so nothing that is stored is a secret.

use super::{Seal, ed25519, from_base64, master_key::MasterKey, to_base64};
use crate::{
    core::{clock::Timestamp, error::Failure},
    database::{
        enums::Role,
        ids::{SessionId, UserId},
    },
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};

/// How long an access token is good for.
pub(crate) const ACCESS_TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// How far two nodes' clocks may differ.
const LEEWAY_SECONDS: i64 = 5;

/// Longer ones are not ours; nothing is spent on them.
const LONGEST_TOKEN: usize = 1024;

const AUDIENCE: &str = "hirehall";
const ACCESS_TOKEN_TYPE: &str = "at+jwt";

/// Makes and checks tokens. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

struct Keys {
    issuer: String,
    key_id: String,
    public: [u8; 32],
    signing: EncodingKey,
    verifying: DecodingKey,
    validation: Validation,
    refresh: Seal,
    verified: quick_cache::sync::Cache<String, AccessClaims>,
}

/// What an access token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccessClaims {
    pub(crate) user: UserId,
    pub(crate) session: SessionId,
    pub(crate) role: Role,
    not_before: i64,
    expires: i64,
}

#[cfg(test)]
impl AccessClaims {
    /// What a token would say that is good for ever.
    pub(crate) fn for_tests(user: UserId, session: SessionId, role: Role) -> Self {
        Self { user, session, role, not_before: 0, expires: i64::MAX }
    }
}

/// The claims as they are written (RFC 9068, section 2.2).
#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: UserId,
    sid: SessionId,
    role: Role,
    jti: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// What a refresh token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RefreshToken {
    pub(crate) session: SessionId,
    pub(crate) generation: i64,
}

impl Tokens {
    /// Derives every key from the master key, so that each node of an installation accepts the others' tokens.
    pub fn new(master: &MasterKey, issuer: &str) -> Result<Self, Failure> {
        ed25519::install();
        let seed = master.derive("hirehall/access-token/1");
        let public = ed25519::public_key(&seed).map_err(|error| Failure::internal(&error))?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[issuer]);
        // The times are checked against Hirehall's own clock.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp", "nbf"]);
        Ok(Self(Arc::new(Keys {
            issuer: issuer.to_owned(),
            key_id: to_base64(&super::fingerprint(&public)),
            public,
            signing: EncodingKey::from_ed_der(&*seed),
            verifying: DecodingKey::from_ed_der(&public),
            validation,
            refresh: Seal::new(&master.derive("hirehall/refresh-token/1")),
            verified: quick_cache::sync::Cache::new(10_000),
        })))
    }

    /// An access token for a session, good from now on.
    pub(crate) fn access(
        &self,
        user: UserId,
        session: SessionId,
        role: Role,
        now: Timestamp,
    ) -> Result<String, Failure> {
        let seconds = now.unix_seconds();
        let claims = Claims {
            iss: self.0.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: user,
            sid: session,
            role,
            jti: to_base64(&super::random().to_be_bytes()),
            iat: seconds,
            nbf: seconds,
            exp: seconds.saturating_add(i64::try_from(ACCESS_TOKEN_LIFE.as_secs()).unwrap_or_default()),
        };
        let header = Header {
            typ: Some(ACCESS_TOKEN_TYPE.to_owned()),
            kid: Some(self.0.key_id.clone()),
            ..Header::new(Algorithm::EdDSA)
        };
        jsonwebtoken::encode(&header, &claims, &self.0.signing).map_err(|error| Failure::internal(&error))
    }

    /// What `token` says, if we made it and it is good now. A token that was seen before is not verified again.
    pub(crate) fn verify(&self, token: &str, now: Timestamp) -> Option<AccessClaims> {
        if token.len() > LONGEST_TOKEN {
            return None;
        }
        let claims = match self.0.verified.get(token) {
            Some(claims) => claims,
            None => {
                let claims = self.verify_signature(token)?;
                self.0.verified.insert(token.to_owned(), claims);
                claims
            }
        };
        let now = now.unix_seconds();
        (claims.not_before <= now + LEEWAY_SECONDS && now < claims.expires).then_some(claims)
    }

    fn verify_signature(&self, token: &str) -> Option<AccessClaims> {
        let token = jsonwebtoken::decode::<Claims>(token, &self.0.verifying, &self.0.validation).ok()?;
        let is_ours =
            token.header.typ.as_deref() == Some(ACCESS_TOKEN_TYPE) && token.header.kid.as_ref() == Some(&self.0.key_id);
        let Claims { sub: user, sid: session, role, nbf: not_before, exp: expires, .. } = token.claims;
        is_ours.then_some(AccessClaims { user, session, role, not_before, expires })
    }

    /// The refresh token with that number.
    pub(crate) fn refresh(&self, token: RefreshToken) -> String {
        let said = refresh_bytes(token);
        to_base64(&[said.as_slice(), &self.0.refresh.over(&[&said])].concat())
    }

    /// What a refresh token says, if we made it.
    pub(crate) fn read_refresh(&self, token: &str) -> Option<RefreshToken> {
        if token.len() > LONGEST_TOKEN {
            return None;
        }
        let bytes = from_base64(token)?;
        let (said, tag) = bytes.split_at_checked(24)?;
        if !self.0.refresh.holds(&[said], tag) {
            return None;
        }
        let (session, generation) = said.split_at_checked(16)?;
        Some(RefreshToken {
            session: uuid::Uuid::from_slice(session).ok()?.into(),
            generation: i64::from_be_bytes(generation.try_into().ok()?),
        })
    }

    /// The public key, for others who verify access tokens (RFC 7517, RFC 8037).
    #[must_use]
    pub fn key_set(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [{
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.0.key_id, "x": to_base64(&self.0.public),
        }] })
    }
}

fn refresh_bytes(token: RefreshToken) -> Vec<u8> {
    [token.session.as_uuid().as_bytes().as_slice(), &token.generation.to_be_bytes()].concat()
}
