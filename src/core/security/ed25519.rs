//! The one algorithm that signs access tokens (EdDSA with Ed25519, RFC 8037). No other is compiled in, so none can be chosen by a
//! forged header.

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{Error, ErrorKind},
    signature::{self, Signer, Verifier},
};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

/// Makes Ed25519 what `jsonwebtoken` signs and verifies with. Calling it again changes nothing.
pub(super) fn install() {
    static PROVIDER: CryptoProvider =
        CryptoProvider { signer_factory: signer, verifier_factory: verifier, key_utils: KeyUtils::new_unimplemented() };
    let _ = PROVIDER.install_default();
}

/// The public key of a seed of 256 bits (RFC 8032, section 5.1.5).
pub(super) fn public_key(seed: &[u8; 32]) -> Result<[u8; 32], Error> {
    key_pair(seed)?.public_key().as_ref().try_into().map_err(|_| ErrorKind::InvalidEddsaKey.into())
}

fn key_pair(seed: &[u8]) -> Result<Ed25519KeyPair, Error> {
    Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| ErrorKind::InvalidEddsaKey.into())
}

fn signer(algorithm: &Algorithm, seed: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    demand_eddsa(*algorithm)?;
    Ok(Box::new(Signing(key_pair(seed.as_bytes())?)))
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    demand_eddsa(*algorithm)?;
    Ok(Box::new(Verifying(UnparsedPublicKey::new(&ED25519, key.try_get_as_bytes()?.to_vec()))))
}

fn demand_eddsa(algorithm: Algorithm) -> Result<(), Error> {
    if algorithm == Algorithm::EdDSA { Ok(()) } else { Err(ErrorKind::InvalidAlgorithm.into()) }
}

struct Signing(Ed25519KeyPair);

impl Signer<Vec<u8>> for Signing {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for Signing {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

struct Verifying(UnparsedPublicKey<Vec<u8>>);

impl Verifier<Vec<u8>> for Verifying {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.verify(message, signature).map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Verifying {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}
