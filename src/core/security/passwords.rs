//! Password hashing with Argon2id (RFC 9106), on separate threads.

use crate::core::error::codes::Overloaded;
use crate::core::{
    error::Problem,
    metrics::{Family, label},
    text::Password,
    traces::step,
};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash,
};
use metrics::Histogram;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};
use tokio::{sync::oneshot, time::Instant};

/// Hashes and verifies passwords on a limited number of threads, so that many sign-ins cannot use up the
/// machine. Cheap to clone; the threads end when the last clone is dropped.
#[derive(Clone)]
pub struct Passwords {
    queue: crossbeam_channel::Sender<HashTask>,
    priority_queue: crossbeam_channel::Sender<HashTask>,
    computed: Arc<AtomicUsize>,
    wait: Family<HashQueue, Histogram>,
    is_prioritized: bool,
}

label! {
    /// Whose password waits.
    pub(crate) HashQueue {
        /// Of those who are probably the owner of their account.
        Known = "known",
        Strangers = "strangers",
    }
}

type HashTask = Box<dyn FnOnce() + Send>;

/// The length of each queue: what one core verifies in about two seconds.
const QUEUE_LEN: usize = 128;

impl Passwords {
    /// Starts a thread per core, except for one core.
    pub fn new() -> Result<Self, Problem> {
        Self::with_threads(threads())
    }

    fn with_threads(threads: usize) -> Result<Self, Problem> {
        let (queue, jobs) = crossbeam_channel::bounded::<HashTask>(QUEUE_LEN);
        let (priority_queue, first_jobs) = crossbeam_channel::bounded::<HashTask>(QUEUE_LEN);
        for _ in 0..threads {
            let (jobs, first_jobs) = (jobs.clone(), first_jobs.clone());
            let next = move || {
                crossbeam_channel::select_biased! {
                    recv(first_jobs) -> job => job,
                    recv(jobs) -> job => job,
                }
            };
            let work = move || {
                while let Ok(job) = next() {
                    // A panic drops the job's reply channel, so its caller gets an error.
                    let _ = catch_unwind(AssertUnwindSafe(job));
                }
            };
            let thread = thread::Builder::new().name("passwords".to_owned()).spawn(work);
            thread.map_err(|error| Problem::internal(&error))?;
        }
        let wait = Family::histograms("hirehall_password_hash_wait_seconds", "queue");
        Ok(Self { queue, priority_queue, computed: Arc::default(), wait, is_prioritized: false })
    }

    /// The same threads with the priority queue, for callers who are probably the owner of their account: they
    /// do not wait behind strangers.
    #[must_use]
    pub fn prioritized(&self) -> Self {
        Self { is_prioritized: true, ..self.clone() }
    }

    /// How many passwords wait in each queue.
    pub(crate) fn waiting(&self) -> [(HashQueue, usize); 2] {
        [(HashQueue::Known, self.priority_queue.len()), (HashQueue::Strangers, self.queue.len())]
    }

    /// The encoded hash, with its salt and parameters.
    pub async fn hash(&self, password: Password) -> Result<String, Problem> {
        self.run(move || hash(password.expose())).await?
    }

    /// Whether `password` matches `stored`. Without a stored hash it takes the same time and returns false.
    pub async fn verify(&self, password: Password, stored: Option<String>) -> Result<bool, Problem> {
        self.run(move || {
            let fits = verify(password.expose(), stored.as_deref().unwrap_or(DUMMY_HASH));
            fits && stored.is_some()
        })
        .await
    }

    /// How many hashes have been computed.
    #[must_use]
    pub fn computed(&self) -> usize {
        self.computed.load(Ordering::Relaxed)
    }

    /// Runs `work` on a thread, unless its caller has been cancelled meanwhile.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let (reply, answer) = oneshot::channel();
        let (queue, kind) = match self.is_prioritized {
            true => (&self.priority_queue, HashQueue::Known),
            false => (&self.queue, HashQueue::Strangers),
        };
        let (computed, wait, since) = (Arc::clone(&self.computed), self.wait.of(kind).clone(), Instant::now());
        let job = move || {
            wait.record(since.elapsed());
            if !reply.is_closed() {
                computed.fetch_add(1, Ordering::Relaxed);
                let _ = reply.send(work());
            }
        };
        queue
            .try_send(Box::new(job))
            .map_err(|_| Problem::new(Overloaded, "Too many people are signing in; try again in a moment."))?;
        step("hash password", answer).await.map_err(|error| Problem::internal(&error))
    }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1))
}

/// 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// The hash that is verified if no hash is stored. No password matches it, and the verification takes as long as any other.
const DUMMY_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlzIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub(crate) fn hash(password: &str) -> Result<String, Problem> {
    let hash = argon2().hash_password(password.as_bytes()).map_err(|error| Problem::internal(&error))?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|stored| argon2().verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::{FutureExt as _, future::join_all};
    use std::sync::{atomic::AtomicBool, mpsc};

    #[tokio::test]
    async fn callers_beyond_the_queue_get_an_error_and_the_others_are_served() {
        let passwords = Passwords::new().unwrap();
        let many = (0..2 * QUEUE_LEN).map(|_| passwords.verify(Password::new("a guess"), None));
        let answers = join_all(many).await;
        let served = answers.iter().filter(|answer| matches!(answer, Ok(false))).count();
        assert!((QUEUE_LEN..2 * QUEUE_LEN).contains(&served), "{served}");
        assert!(
            answers.iter().filter_map(|answer| answer.as_ref().err()).all(|problem| problem.code() == "overloaded")
        );
    }

    #[tokio::test]
    async fn prioritized_callers_do_not_wait_behind_others() {
        let passwords = Passwords::with_threads(1).unwrap();
        let (release, gate) = mpsc::channel::<()>();
        let mut busy = Box::pin(passwords.run(move || gate.recv().ok()));
        assert!((&mut busy).now_or_never().is_none());
        let (served, order) = mpsc::channel();
        let next = |caller: &'static str| {
            let served = served.clone();
            move || served.send(caller).unwrap()
        };
        let mut strangers = join_all((0..20).map(|_| passwords.run(next("stranger"))));
        assert!((&mut strangers).now_or_never().is_none());
        let priority_queue = passwords.prioritized();
        let mut owner = Box::pin(priority_queue.run(next("owner")));
        assert!((&mut owner).now_or_never().is_none());
        drop(release);
        owner.await.unwrap();
        strangers.await;
        assert_eq!(order.recv().unwrap(), "owner");
    }

    #[tokio::test]
    async fn cancelled_hashes_are_not_computed_and_a_panic_affects_only_its_caller() {
        let passwords = Passwords::new().unwrap();
        let (release, gates): (Vec<_>, Vec<_>) = (0..threads()).map(|_| mpsc::channel::<()>()).unzip();
        let mut busy = join_all(gates.into_iter().map(|gate| passwords.run(move || gate.recv().ok())));
        assert!((&mut busy).now_or_never().is_none());
        let done = Arc::new(AtomicBool::new(false));
        let mut cancelled = Box::pin(passwords.run({
            let done = Arc::clone(&done);
            move || done.store(true, Ordering::Relaxed)
        }));
        assert!((&mut cancelled).now_or_never().is_none());
        drop(cancelled);
        drop(release);
        assert!(busy.await.iter().all(Result::is_ok));
        assert!(passwords.run(|| panic!("on purpose")).await.is_err_and(|problem: Problem| problem.status() == 500));
        for _ in 0..2 * threads() {
            passwords.run(|| ()).await.unwrap();
        }
        assert!(!done.load(Ordering::Relaxed));
    }

    #[test]
    fn the_dummy_hash_has_the_parameters_of_any_other() {
        let shape = |hash: &str| {
            let mut parts: Vec<String> = hash.split('$').map(str::to_owned).collect();
            let lengths: Vec<String> = parts.split_off(4).iter().map(|secret| secret.len().to_string()).collect();
            [parts, lengths].concat()
        };
        assert_eq!(shape(DUMMY_HASH), shape(&hash("correct horse").unwrap()));
        assert!(PasswordHash::new(DUMMY_HASH).is_ok());
    }

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
