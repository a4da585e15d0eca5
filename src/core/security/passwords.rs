//! Passwords are hashed with Argon2id (RFC 9106) and checked a few at a time.

use crate::core::{error::Failure, text::Password};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash,
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes and checks passwords without letting a storm of sign-ins take the machine.
#[derive(Clone)]
pub struct Passwords {
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    nobodys: Arc<str>,
}

/// As many sign-ins as take about two seconds may wait.
const WAITING: usize = 128;

impl Passwords {
    /// With as many hashes at a time as there are cores, less one for everything else.
    pub fn new() -> Result<Self, Failure> {
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        Ok(Self {
            running: Arc::new(Semaphore::new(cores)),
            waiting: Arc::new(Semaphore::new(WAITING)),
            nobodys: hash("nobody has this password")?.into(),
        })
    }

    /// The hash that is stored, with its salt and parameters.
    pub async fn hash(&self, password: Password) -> Result<String, Failure> {
        self.in_turn(move || hash(password.expose())).await?
    }

    /// Whether `password` belongs to `stored`. Where nothing is stored it takes the same time and is wrong.
    pub async fn verify(&self, password: Password, stored: Option<String>) -> Result<bool, Failure> {
        let nobodys = Arc::clone(&self.nobodys);
        self.in_turn(move || {
            let fits = verify(password.expose(), stored.as_deref().unwrap_or(&nobodys));
            fits && stored.is_some()
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        let _place = self.waiting.try_acquire().map_err(|_| {
            Failure::unavailable("overloaded", "Too many people are signing in at this moment; try again in a moment.")
        })?;
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(|error| Failure::internal(&error))?;
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        done.await.map_err(|error| Failure::internal(&error))
    }
}

/// 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

pub(super) fn hash(password: &str) -> Result<String, Failure> {
    let hash = argon2().hash_password(password.as_bytes()).map_err(|error| Failure::internal(&error))?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|stored| argon2().verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_argon2id_with_its_parameters_and_a_salt_of_its_own() {
        let (one, other) = (hash("correct horse").unwrap(), hash("correct horse").unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        assert!(verify("correct horse", &one));
        assert!(!verify("correct horsf", &one));
        assert!(!verify("correct horse", "not a hash"));
    }
}
