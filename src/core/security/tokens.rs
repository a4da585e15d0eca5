//! Access tokens and refresh tokens.
//!
//! An access token is a JWT (RFC 9068, signed with EdDSA, RFC 8037) that lives fifteen minutes and names a
//! session. A refresh token is a session id, a number and a MAC over both. Only the session's latest number is
//! valid, so the database stores no secret.

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
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

/// The lifetime of an access token.
pub(crate) const ACCESS_TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// The clock skew that is tolerated between nodes.
const LEEWAY_SECONDS: i64 = 5;

/// The longest token that is parsed, in bytes.
const MAX_TOKEN_LEN: usize = 1024;

const AUDIENCE: &str = "hirehall";
const ACCESS_TOKEN_TYPE: &str = "at+jwt";
const ALGORITHM: &str = "EdDSA";

/// Issues and verifies tokens. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<TokenKeys>);

struct TokenKeys {
    root: RootKey,
    issuer: String,
    refresh: Mac,
    /// The newest key first.
    signing: RwLock<Arc<KeyRing>>,
    verified: quick_cache::sync::Cache<String, AccessClaims>,
}

/// The public data of a key that signs access tokens, as stored in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListedKey {
    pub(crate) id: KeyId,
    pub(crate) created_at: Timestamp,
}

/// After this time every node has loaded a new key, so it may sign.
pub(crate) const KEY_PROPAGATION_TIME: Duration = Duration::from_secs(10);

impl ListedKey {
    /// The signing key: the newest that every node has loaded, else (as at the first start) the oldest.
    pub(crate) fn signing_key(newest_first: &[ListedKey], now: Timestamp) -> Option<&ListedKey> {
        let is_known = |key: &&ListedKey| now.saturating_since(key.created_at) >= KEY_PROPAGATION_TIME;
        newest_first.iter().find(is_known).or(newest_first.last())
    }
}

/// The listed keys with their derived key pairs.
#[derive(Default)]
struct KeyRing {
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
    /// Derived from the root key and the key's id, so every node derives the same key pair.
    fn derive(root: &RootKey, id: KeyId) -> Result<Self, Problem> {
        let seed = root.derive(&format!("hirehall/access-token/{id}"));
        let unusable = || Problem::internal(&"a signing key cannot be derived");
        let pair = Ed25519KeyPair::from_seed_unchecked(&*seed).map_err(|_| unusable())?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| unusable())?;
        Ok(Self { public, pair: Arc::new(pair) })
    }

    /// Signed JSON in its compact form (RFC 7515, section 7.1).
    fn sign(&self, header: &JwtHeader, claims: &JwtClaims) -> Result<String, serde_json::Error> {
        let part = |json: Vec<u8>| to_base64(&json);
        let signed = format!("{}.{}", part(serde_json::to_vec(header)?), part(serde_json::to_vec(claims)?));
        Ok(format!("{signed}.{}", to_base64(self.pair.sign(signed.as_bytes()).as_ref())))
    }

    fn verify_message(&self, signed: &str, signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(signed.as_bytes(), signature).is_ok()
    }
}

/// Parses a JSON object. Serde would also read a struct from an array.
fn parse_object<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    json.first().filter(|first| **first == b'{').and_then(|_| serde_json::from_slice(json).ok())
}

/// The verified claims of an access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccessClaims {
    pub(crate) user: UserId,
    pub(crate) session: SessionId,
    pub(crate) role: Role,
    /// The key that signed it.
    pub(crate) key: KeyId,
    not_before: i64,
    expires: i64,
}

impl AccessClaims {
    /// How long the token is still valid; zero if it has expired.
    pub(crate) fn remaining(&self, now: Timestamp) -> Duration {
        Timestamp::from_unix_seconds(self.expires).unwrap_or(Timestamp::MAX).saturating_since(now)
    }
}

#[cfg(test)]
impl AccessClaims {
    /// JwtClaims of a token that never expires.
    pub(crate) fn for_tests(user: UserId, session: SessionId, key: KeyId, role: Role) -> Self {
        Self { user, session, role, key, not_before: 0, expires: i64::MAX }
    }
}

/// The header. Unknown fields are rejected, such as URLs of keys and critical extensions.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JwtHeader {
    typ: String,
    alg: String,
    kid: KeyId,
}

/// The claims' JSON (RFC 9068, section 2.2): all are required, duplicates and unknown ones are rejected.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JwtClaims {
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

/// The content of a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RefreshToken {
    pub(crate) session: SessionId,
    pub(crate) generation: i64,
}

impl Tokens {
    /// Without signing keys; see [`Tokens::set_keys`].
    pub fn new(root: &RootKey, issuer: &str) -> Self {
        Self(Arc::new(TokenKeys {
            root: root.clone(),
            issuer: issuer.to_owned(),
            refresh: Mac::new(&root.derive("hirehall/refresh-token/1")),
            signing: RwLock::new(Arc::default()),
            verified: quick_cache::sync::Cache::new(10_000),
        }))
    }

    /// Replaces the keys for signing and verifying, the newest first.
    pub(crate) fn set_keys(&self, listed: &[ListedKey]) -> Result<(), Problem> {
        if self.key_ring().listed == listed {
            return Ok(());
        }
        let keys = listed.iter().map(|key| Ok((key.id, SigningKey::derive(&self.0.root, key.id)?)));
        let key_ring = KeyRing { listed: listed.to_vec(), keys: keys.collect::<Result<_, Problem>>()? };
        *self.0.signing.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(key_ring);
        self.0.verified.clear();
        Ok(())
    }

    fn key_ring(&self) -> Arc<KeyRing> {
        Arc::clone(&self.0.signing.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Issues an access token for a session, valid from now.
    pub(crate) fn access(
        &self,
        user: UserId,
        session: SessionId,
        role: Role,
        now: Timestamp,
    ) -> Result<String, Problem> {
        let key_ring = self.key_ring();
        let signing =
            ListedKey::signing_key(&key_ring.listed, now).and_then(|listed| key_ring.keys.get_key_value(&listed.id));
        let (id, key) = signing.ok_or_else(|| Problem::internal(&"there is no signing key"))?;
        let seconds = now.unix_seconds();
        let claims = JwtClaims {
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
        let header = JwtHeader { typ: ACCESS_TOKEN_TYPE.to_owned(), alg: ALGORITHM.to_owned(), kid: *id };
        key.sign(&header, &claims).map_err(|error| Problem::internal(&error))
    }

    /// The claims of `token`, if we issued it and it is valid now. A token that was verified before is not
    /// verified again.
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

    /// The claims of `token` if its signature is valid, at any time and without the cache. The key must be one
    /// of ours; claims are parsed after the signature was verified.
    pub(crate) fn verify_signature(&self, token: &str) -> Option<AccessClaims> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: JwtHeader = parse_object(&from_base64(header)?)?;
        if header.typ != ACCESS_TOKEN_TYPE || header.alg != ALGORITHM {
            return None;
        }
        if !self.key_ring().keys.get(&header.kid)?.verify_message(signed, &from_base64(signature)?) {
            return None;
        }
        let claims: JwtClaims = parse_object(&from_base64(claims)?)?;
        if claims.iss != self.0.issuer || claims.aud != AUDIENCE {
            return None;
        }
        let JwtClaims { sub: user, sid: session, role, iat: issued, nbf: not_before, exp: expires, .. } = claims;
        // We never issue a token with a longer lifetime.
        let is_short = expires.saturating_sub(issued) <= ACCESS_TOKEN_LIFE.as_secs().cast_signed();
        let is_in_order = 0 <= issued && issued <= not_before && not_before < expires;
        (is_short && is_in_order).then_some(AccessClaims { user, session, role, key: header.kid, not_before, expires })
    }

    /// Encodes a refresh token.
    pub(crate) fn refresh(&self, token: RefreshToken) -> String {
        let payload = refresh_bytes(token);
        to_base64(&[payload.as_slice(), &self.0.refresh.tag(&[&payload])].concat())
    }

    /// Decodes a refresh token, if we issued it.
    pub(crate) fn read_refresh(&self, token: &str) -> Option<RefreshToken> {
        if token.len() > MAX_TOKEN_LEN {
            return None;
        }
        let bytes = from_base64(token)?;
        let (payload, tag) = bytes.split_at_checked(24)?;
        if !self.0.refresh.verify(&[payload], tag) {
            return None;
        }
        let (session, generation) = payload.split_at_checked(16)?;
        Some(RefreshToken {
            session: uuid::Uuid::from_slice(session).ok()?.into(),
            generation: i64::from_be_bytes(generation.try_into().ok()?),
        })
    }

    /// The public keys as a JWK set, for other services that verify access tokens (RFC 7517, RFC 8037).
    #[must_use]
    pub fn key_set(&self) -> serde_json::Value {
        let key_ring = self.key_ring();
        let key = |ListedKey { id, .. }: &ListedKey| {
            let x = to_base64(&key_ring.keys.get(id)?.public);
            Some(serde_json::json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": id, "x": x }))
        };
        serde_json::json!({ "keys": key_ring.listed.iter().filter_map(key).collect::<Vec<_>>() })
    }
}

fn refresh_bytes(token: RefreshToken) -> Vec<u8> {
    [token.session.as_uuid().as_bytes().as_slice(), &token.generation.to_be_bytes()].concat()
}
