//! Tokens. Each means exactly one thing.
//!
//! An access token is a JWT (RFC 9068, signed with EdDSA, RFC 8037) that lives fifteen minutes and names a session. A refresh token
//! is a session, a number and a seal over both: only the session's latest number is good, so nothing that is stored is a secret.

use super::{
    encoding::{from_base64, to_base64},
    mac::Mac,
    master_key::RootKey,
};
use crate::{
    core::{clock::Timestamp, error::Problem},
    database::{
        enums::Role,
        ids::{KeyId, SessionId, UserId},
    },
};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

/// How long an access token is good for.
pub(crate) const ACCESS_TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// How far two nodes' clocks may differ.
const LEEWAY_SECONDS: i64 = 5;

/// Longer ones are not ours; nothing is spent on them.
const MAX_TOKEN_LEN: usize = 1024;

const AUDIENCE: &str = "hirehall";
const ACCESS_TOKEN_TYPE: &str = "at+jwt";
const ALGORITHM: &str = "EdDSA";

/// Makes and checks tokens. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

struct Keys {
    root: RootKey,
    issuer: String,
    refresh: Mac,
    /// The newest first.
    signing: RwLock<Arc<Ring>>,
    verified: quick_cache::sync::Cache<String, AccessClaims>,
}

/// A key that signs access tokens, as the database lists it: no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListedKey {
    pub(crate) id: KeyId,
    pub(crate) created_at: Timestamp,
}

/// By then every node has learned of a new key, so it may sign.
pub(crate) const KEY_IS_KNOWN_AFTER: Duration = Duration::from_secs(10);

impl ListedKey {
    /// The one that signs: the newest that every node knows. Where there is none, as after the first start, the oldest.
    pub(crate) fn that_signs(newest_first: &[ListedKey], now: Timestamp) -> Option<&ListedKey> {
        let is_known = |key: &&ListedKey| now.saturating_since(key.created_at) >= KEY_IS_KNOWN_AFTER;
        newest_first.iter().find(is_known).or(newest_first.last())
    }
}

/// Keys as they are listed, each with what it is derived to.
#[derive(Default)]
struct Ring {
    listed: Vec<ListedKey>,
    keys: HashMap<KeyId, SigningKey>,
}

/// Signs with EdDSA and Ed25519 (RFC 8037). There is no other algorithm that a forged header could choose.
#[derive(Clone)]
struct SigningKey {
    public: [u8; 32],
    pair: Arc<Ed25519KeyPair>,
}

impl SigningKey {
    /// Derived from the root key and the name, so that each node of an installation has the same.
    fn derive(root: &RootKey, id: KeyId) -> Result<Self, Problem> {
        let seed = root.derive(&format!("hirehall/access-token/{id}"));
        let unusable = || Problem::internal(&"a signing key cannot be derived");
        let pair = Ed25519KeyPair::from_seed_unchecked(&*seed).map_err(|_| unusable())?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| unusable())?;
        Ok(Self { public, pair: Arc::new(pair) })
    }

    /// Signed JSON in its compact form (RFC 7515, section 7.1).
    fn sign(&self, header: &Header, claims: &Claims) -> Result<String, serde_json::Error> {
        let part = |json: Vec<u8>| to_base64(&json);
        let signed = format!("{}.{}", part(serde_json::to_vec(header)?), part(serde_json::to_vec(claims)?));
        Ok(format!("{signed}.{}", to_base64(self.pair.sign(signed.as_bytes()).as_ref())))
    }

    fn has_signed(&self, signed: &str, signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(signed.as_bytes(), signature).is_ok()
    }
}

/// What an access token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccessClaims {
    pub(crate) user: UserId,
    pub(crate) session: SessionId,
    pub(crate) role: Role,
    /// The key that has signed it.
    pub(crate) key: KeyId,
    not_before: i64,
    expires: i64,
}

#[cfg(test)]
impl AccessClaims {
    /// What a token would say that is good for ever.
    pub(crate) fn for_tests(user: UserId, session: SessionId, key: KeyId, role: Role) -> Self {
        Self { user, session, role, key, not_before: 0, expires: i64::MAX }
    }
}

/// The header as it is written. One that says anything more, such as where to find a key or what else to mind, is not ours.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    typ: String,
    alg: String,
    kid: KeyId,
}

/// The claims as they are written (RFC 9068, section 2.2): all of them, each once, and no others.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Without any signing keys: see [`Tokens::know`].
    pub fn new(root: &RootKey, issuer: &str) -> Self {
        Self(Arc::new(Keys {
            root: root.clone(),
            issuer: issuer.to_owned(),
            refresh: Mac::new(&root.derive("hirehall/refresh-token/1")),
            signing: RwLock::new(Arc::default()),
            verified: quick_cache::sync::Cache::new(10_000),
        }))
    }

    /// Signs and verifies with these keys, the newest first, from now on.
    pub(crate) fn know(&self, listed: &[ListedKey]) -> Result<(), Problem> {
        if self.ring().listed == listed {
            return Ok(());
        }
        let keys = listed.iter().map(|key| Ok((key.id, SigningKey::derive(&self.0.root, key.id)?)));
        let ring = Ring { listed: listed.to_vec(), keys: keys.collect::<Result<_, Problem>>()? };
        *self.0.signing.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
        self.0.verified.clear();
        Ok(())
    }

    fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.0.signing.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// An access token for a session, good from now on.
    pub(crate) fn access(
        &self,
        user: UserId,
        session: SessionId,
        role: Role,
        now: Timestamp,
    ) -> Result<String, Problem> {
        let ring = self.ring();
        let signing = ListedKey::that_signs(&ring.listed, now).and_then(|listed| ring.keys.get_key_value(&listed.id));
        let (id, key) = signing.ok_or_else(|| Problem::internal(&"there is no signing key"))?;
        let seconds = now.unix_seconds();
        let claims = Claims {
            iss: self.0.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: user,
            sid: session,
            role,
            jti: to_base64(&super::random::random().to_be_bytes()),
            iat: seconds,
            nbf: seconds,
            exp: seconds.saturating_add(ACCESS_TOKEN_LIFE.as_secs().cast_signed()),
        };
        let header = Header { typ: ACCESS_TOKEN_TYPE.to_owned(), alg: ALGORITHM.to_owned(), kid: *id };
        key.sign(&header, &claims).map_err(|error| Problem::internal(&error))
    }

    /// What `token` says, if we made it and it is good now. A token that was seen before is not verified again.
    pub(crate) fn verify(&self, token: &str, now: Timestamp) -> Option<AccessClaims> {
        if token.len() > MAX_TOKEN_LEN {
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

    /// The same, whatever time it is, and whether or not it was seen before. The key is one of ours, and the claims are read after the
    /// signature.
    pub(crate) fn verify_signature(&self, token: &str) -> Option<AccessClaims> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Header = serde_json::from_slice(&from_base64(header)?).ok()?;
        if header.typ != ACCESS_TOKEN_TYPE || header.alg != ALGORITHM {
            return None;
        }
        if !self.ring().keys.get(&header.kid)?.has_signed(signed, &from_base64(signature)?) {
            return None;
        }
        let claims: Claims = serde_json::from_slice(&from_base64(claims)?).ok()?;
        if claims.iss != self.0.issuer || claims.aud != AUDIENCE {
            return None;
        }
        let Claims { sub: user, sid: session, role, iat: issued, nbf: not_before, exp: expires, .. } = claims;
        // Nothing that was ever signed is good for longer.
        let is_short = expires.saturating_sub(issued) <= ACCESS_TOKEN_LIFE.as_secs().cast_signed();
        let is_in_order = 0 <= issued && issued <= not_before && not_before < expires;
        (is_short && is_in_order).then_some(AccessClaims { user, session, role, key: header.kid, not_before, expires })
    }

    /// The refresh token with that number.
    pub(crate) fn refresh(&self, token: RefreshToken) -> String {
        let said = refresh_bytes(token);
        to_base64(&[said.as_slice(), &self.0.refresh.tag(&[&said])].concat())
    }

    /// What a refresh token says, if we made it.
    pub(crate) fn read_refresh(&self, token: &str) -> Option<RefreshToken> {
        if token.len() > MAX_TOKEN_LEN {
            return None;
        }
        let bytes = from_base64(token)?;
        let (said, tag) = bytes.split_at_checked(24)?;
        if !self.0.refresh.verify(&[said], tag) {
            return None;
        }
        let (session, generation) = said.split_at_checked(16)?;
        Some(RefreshToken {
            session: uuid::Uuid::from_slice(session).ok()?.into(),
            generation: i64::from_be_bytes(generation.try_into().ok()?),
        })
    }

    /// The public keys, for others who verify access tokens (RFC 7517, RFC 8037).
    #[must_use]
    pub fn key_set(&self) -> serde_json::Value {
        let ring = self.ring();
        let key = |ListedKey { id, .. }: &ListedKey| {
            let x = to_base64(&ring.keys.get(id)?.public);
            Some(serde_json::json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": id, "x": x }))
        };
        serde_json::json!({ "keys": ring.listed.iter().filter_map(key).collect::<Vec<_>>() })
    }
}

fn refresh_bytes(token: RefreshToken) -> Vec<u8> {
    [token.session.as_uuid().as_bytes().as_slice(), &token.generation.to_be_bytes()].concat()
}
