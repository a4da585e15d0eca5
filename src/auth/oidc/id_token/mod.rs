//! Verification of ID tokens (OpenID Connect Core 1.0, section 3.1.3.7).
//!
//! `ring` verifies signatures. The key type decides which algorithms are possible, and none treats a public key
//! as a shared secret, so `alg: none` and `HS256` cannot work; `jku`, `x5u` and `jwk` in a header are never
//! read.

use crate::core::security::from_base64;
use ring::signature::{
    self as algorithms, RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The longest ID token that is parsed, in bytes.
const MAX_TOKEN_LEN: usize = 16 * 1024;

/// How many keys of a provider are used.
const MAX_KEYS: usize = 64;

/// The tolerated clock skew, in seconds.
const CLOCK_SKEW: i64 = 60;

/// The maximum age of an ID token, in seconds.
const MAX_AGE: i64 = 10 * 60;

/// The values that a token must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct ExpectedClaims<'e> {
    /// The exact issuer, or a template with [`TENANT`].
    pub(super) issuer: &'e str,
    pub(super) client_id: &'e str,
    pub(super) nonce: &'e str,
    /// Seconds since the Unix epoch.
    pub(super) now: i64,
}

/// The placeholder for the tenant in Microsoft's issuers. Their tokens name the tenant in `tid`.
pub(super) const TENANT: &str = "{tenantid}";

/// Why a token is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum InvalidToken {
    #[error("it is not a signed token")]
    Malformed,
    #[error("none of the provider's keys fits it")]
    UnknownKey,
    #[error("its signature is wrong")]
    Signature,
    #[error("its {0} is not the one that is expected")]
    Claim(&'static str),
}

/// The keys of a provider (RFC 7517). Unsupported keys are left out.
#[derive(Debug, Default)]
pub(super) struct KeySet(Vec<PublicKey>);

#[derive(Debug, Deserialize)]
struct PublicKey {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
    /// Microsoft binds keys to an issuer.
    issuer: Option<String>,
}

impl KeySet {
    pub(super) fn read(json: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct KeySetJson {
            keys: Vec<Value>,
        }
        let KeySetJson { keys } = serde_json::from_slice(json).ok()?;
        let keys = keys.into_iter().filter(Value::is_object).take(MAX_KEYS);
        let keys = keys.filter_map(|key| serde_json::from_value(key).ok());
        Some(Self(keys.collect()))
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    /// Present even if it is `null`.
    #[serde(default, deserialize_with = "present")]
    crit: Option<Value>,
}

fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// The claims that are verified. A duplicate is an error.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    nonce: Option<String>,
    exp: NumericDate,
    iat: NumericDate,
    nbf: Option<NumericDate>,
    #[serde(flatten)]
    profile: Map<String, Value>,
}

/// Seconds since the Unix epoch, maybe with a fraction (RFC 7519, section 2), up to the year 9999.
#[derive(Debug, Clone, Copy)]
struct NumericDate(i64);

impl<'de> Deserialize<'de> for NumericDate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        const LATEST: f64 = 253_402_300_799.0;
        let seconds = f64::deserialize(from)?;
        if !(-LATEST..=LATEST).contains(&seconds) {
            return Err(serde::de::Error::custom("not a time"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "it is in range, and the fraction is to go")]
        Ok(Self(seconds.floor() as i64))
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// The user whom a provider identifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) issuer: String,
    pub(super) id: String,
    pub(super) profile: Profile,
}

/// The provider's claims about a user that are used here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) email: Option<String>,
    /// `None` when the provider does not say.
    pub(super) email_verified: Option<bool>,
    pub(super) given_name: Option<String>,
    pub(super) family_name: Option<String>,
    pub(super) name: Option<String>,
}

impl Profile {
    pub(super) fn of(claims: &Map<String, Value>) -> Self {
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        // Some providers send it as a string.
        let email_verified = claims.get("email_verified").map(|is| *is == true || *is == "true");
        Self {
            email: text("email"),
            email_verified,
            given_name: text("given_name"),
            family_name: text("family_name"),
            name: text("name"),
        }
    }

    /// Whether it contains a name.
    pub(super) fn has_name(&self) -> bool {
        [&self.given_name, &self.name].into_iter().flatten().any(|name| !name.trim().is_empty())
    }

    /// Whether the token leaves open an address, whether it is verified, or a name.
    pub(super) fn is_incomplete(&self) -> bool {
        self.email.is_none() || self.email_verified.is_none() || !self.has_name()
    }

    /// Fills missing values from `other`. An address and its verification belong together.
    pub(super) fn or(self, other: Self) -> Self {
        let has_name = self.has_name();
        let (email, email_verified) = match self.email {
            Some(email) => {
                let of_same = other.email_verified.filter(|_| other.email.as_ref() == Some(&email));
                (Some(email), self.email_verified.or(of_same))
            }
            None => (other.email, other.email_verified),
        };
        let (given_name, family_name, name) = if has_name {
            (self.given_name, self.family_name, self.name)
        } else {
            (other.given_name, other.family_name, other.name)
        };
        Self { email, email_verified, given_name, family_name, name }
    }
}

/// The user of the token, if it is signed by one of `keys` and has the expected values.
pub(super) fn verify(token: &str, keys: &KeySet, expected: ExpectedClaims<'_>) -> Result<Subject, InvalidToken> {
    if token.len() > MAX_TOKEN_LEN {
        return Err(InvalidToken::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(InvalidToken::Malformed)?;
    let (header, claims) = signed.split_once('.').ok_or(InvalidToken::Malformed)?;
    let signature = from_base64(signature).ok_or(InvalidToken::Malformed)?;
    let header: Header = read(header)?;
    let key = check_signature(&header, signed.as_bytes(), &signature, keys)?;
    check_claims(read(claims)?, key, expected)
}

/// Parses an object. `serde` would accept an array as well.
fn read<T: for<'de> Deserialize<'de>>(part: &str) -> Result<T, InvalidToken> {
    let json = from_base64(part).ok_or(InvalidToken::Malformed)?;
    if !json.trim_ascii_start().starts_with(b"{") {
        return Err(InvalidToken::Malformed);
    }
    serde_json::from_slice(&json).map_err(|_| InvalidToken::Malformed)
}

/// Finds the key that signed.
fn check_signature<'k>(
    header: &Header,
    signed: &[u8],
    signature: &[u8],
    keys: &'k KeySet,
) -> Result<&'k PublicKey, InvalidToken> {
    let is_jwt = header.typ.as_deref().is_none_or(|kind| kind.eq_ignore_ascii_case("jwt"));
    if header.crit.is_some() || !is_jwt {
        return Err(InvalidToken::Malformed);
    }
    let mut result = Err(InvalidToken::UnknownKey);
    for key in keys.0.iter().filter(|key| key.matches_header(header)) {
        match key.verifies(&header.alg, signed, signature) {
            Some(true) => return Ok(key),
            Some(false) => result = Err(InvalidToken::Signature),
            None => {}
        }
    }
    result
}

impl PublicKey {
    fn matches_header(&self, header: &Header) -> bool {
        let is_named = header.kid.is_none() || header.kid == self.kid;
        let is_for_signing = self.purpose.as_deref().is_none_or(|purpose| purpose == "sig");
        is_named && is_for_signing && self.alg.as_ref().is_none_or(|only| *only == header.alg)
    }

    /// `None` when this kind of key does not support the algorithm.
    fn verifies(&self, algorithm: &str, signed: &[u8], signature: &[u8]) -> Option<bool> {
        let part = |part: &Option<String>| from_base64(part.as_deref()?);
        match self.kty.as_str() {
            "RSA" => {
                let key = RsaPublicKeyComponents { n: part(&self.n)?, e: part(&self.e)? };
                Some(key.verify(rsa(algorithm)?, signed, signature).is_ok())
            }
            "EC" => {
                let how = ecdsa(algorithm, self.crv.as_deref()?)?;
                let point = [&[4], part(&self.x)?.as_slice(), part(&self.y)?.as_slice()].concat();
                Some(UnparsedPublicKey::new(how, point).verify(signed, signature).is_ok())
            }
            "OKP" if algorithm == "EdDSA" && self.crv.as_deref() == Some("Ed25519") => {
                let key = UnparsedPublicKey::new(&algorithms::ED25519, part(&self.x)?);
                Some(key.verify(signed, signature).is_ok())
            }
            _ => None,
        }
    }
}

/// RFC 7518, sections 3.3 and 3.5.
fn rsa(algorithm: &str) -> Option<&'static RsaParameters> {
    match algorithm {
        "RS256" => Some(&algorithms::RSA_PKCS1_2048_8192_SHA256),
        "RS384" => Some(&algorithms::RSA_PKCS1_2048_8192_SHA384),
        "RS512" => Some(&algorithms::RSA_PKCS1_2048_8192_SHA512),
        "PS256" => Some(&algorithms::RSA_PSS_2048_8192_SHA256),
        "PS384" => Some(&algorithms::RSA_PSS_2048_8192_SHA384),
        "PS512" => Some(&algorithms::RSA_PSS_2048_8192_SHA512),
        _ => None,
    }
}

/// RFC 7518, section 3.4.
fn ecdsa(algorithm: &str, curve: &str) -> Option<&'static dyn VerificationAlgorithm> {
    match (algorithm, curve) {
        ("ES256", "P-256") => Some(&algorithms::ECDSA_P256_SHA256_FIXED),
        ("ES384", "P-384") => Some(&algorithms::ECDSA_P384_SHA384_FIXED),
        _ => None,
    }
}

fn check_claims(claims: Claims, key: &PublicKey, expected: ExpectedClaims<'_>) -> Result<Subject, InvalidToken> {
    let ExpectedClaims { issuer, client_id, nonce, now } = expected;
    let tenant = claims.profile.get("tid").and_then(Value::as_str).filter(|tenant| is_tenant(tenant));
    let is_issued_by = |issuer: &str| match tenant {
        Some(tenant) => claims.iss == issuer.replace(TENANT, tenant),
        None => claims.iss == issuer && !issuer.contains(TENANT),
    };
    // Further audiences are not trusted by this installation, so they are refused.
    let is_for_us = match &claims.aud {
        Audience::One(audience) => audience == client_id,
        Audience::Many(audiences) => !audiences.is_empty() && audiences.iter().all(|audience| audience == client_id),
    };
    let checks = [
        ("iss", is_issued_by(issuer) && key.issuer.as_deref().is_none_or(is_issued_by)),
        ("aud", is_for_us),
        ("azp", claims.azp.is_none_or(|party| party == client_id)),
        ("nonce", claims.nonce.as_deref() == Some(nonce)),
        ("sub", (1..=255).contains(&claims.sub.len()) && !claims.sub.contains(char::is_control)),
        ("exp", claims.exp.0 > now.saturating_sub(CLOCK_SKEW)),
        ("iat", claims.iat.0 <= now + CLOCK_SKEW && claims.iat.0 >= now - MAX_AGE),
        ("nbf", claims.nbf.is_none_or(|not_before| not_before.0 <= now + CLOCK_SKEW)),
    ];
    match checks.into_iter().find(|(_, holds)| !holds) {
        Some((claim, _)) => Err(InvalidToken::Claim(claim)),
        None => Ok(Subject { issuer: claims.iss, id: claims.sub, profile: Profile::of(&claims.profile) }),
    }
}

/// Whether this can be a Microsoft tenant id.
pub(super) fn is_tenant(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

#[cfg(test)]
mod tests;
