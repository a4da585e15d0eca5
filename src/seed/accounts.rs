//! The accounts of the demo, and the listings of workers.

use super::{
    rng::Rng,
    sizes::Sizes,
    trades::{TRADES, Trade},
    words::{ABOUTS, BIOS, CITIES, City, FIRST_NAMES, LAST_NAMES, NOTES},
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::{CancellationPolicy, KycStatus, Role, UserStatus},
        ids::{EXAMPLE, ServiceId, SubmissionId, UserId, uuid_v7},
    },
};
use std::time::Duration;

/// The accounts for trying the demo: a description and the address.
pub(crate) const ACCOUNTS: [(&str, Role, &str); 4] = [
    ("administrator", Role::Admin, "admin@demo.hirehall.example"),
    ("client", Role::Client, "client@demo.hirehall.example"),
    ("worker", Role::Worker, "worker@demo.hirehall.example"),
    ("new worker", Role::Worker, "newcomer@demo.hirehall.example"),
];

/// The password of every account of the demo.
pub(crate) const PASSWORD: &str = "hirehall-demo";

pub(super) struct DemoUser {
    pub(super) id: UserId,
    pub(super) role: Role,
    pub(super) status: UserStatus,
    pub(super) email: String,
    pub(super) phone_number: Option<String>,
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    pub(super) created_at: Timestamp,
    pub(super) city: &'static City,
}

pub(super) struct DemoClient {
    pub(super) person: DemoUser,
    pub(super) about: Option<&'static str>,
    pub(super) jobs_completed: i64,
    pub(super) stars: [i64; 5],
}

pub(super) struct DemoWorker {
    pub(super) person: DemoUser,
    pub(super) trade: &'static Trade,
    pub(super) bio: String,
    pub(super) skills: Vec<&'static str>,
    pub(super) years_experience: i64,
    pub(super) coordinates: (f64, f64),
    pub(super) is_available: bool,
    pub(super) availability_note: Option<&'static str>,
    pub(super) kyc: KycStatus,
    pub(super) submission: SubmissionId,
    pub(super) stars: [i64; 5],
    pub(super) jobs_completed: i64,
    /// The probability of good work in percent.
    pub(super) quality: i64,
}

impl DemoWorker {
    /// Whether the worker's published listings are public.
    pub(super) fn may_publish(&self) -> bool {
        self.kyc == KycStatus::Approved && self.person.status == UserStatus::Active
    }
}

pub(super) struct DemoService {
    pub(super) id: ServiceId,
    pub(super) worker: usize,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) category: &'static str,
    pub(super) city: &'static City,
    pub(super) coordinates: (f64, f64),
    pub(super) pricing: &'static str,
    pub(super) price: Option<i64>,
    pub(super) status: &'static str,
    pub(super) created_at: Timestamp,
}

impl DemoService {
    /// The policy of the listing; `None`: that of the installation.
    pub(super) fn own_policy(&self) -> Option<CancellationPolicy> {
        match self.worker % 4 {
            0 => None,
            1 => Some(CancellationPolicy::Flexible),
            2 => Some(CancellationPolicy::Moderate),
            _ => Some(CancellationPolicy::Strict),
        }
    }

    /// The policy of its jobs, in an installation that has set none.
    pub(super) fn cancellation_policy(&self) -> CancellationPolicy {
        self.own_policy().unwrap_or(CancellationPolicy::Flexible)
    }
}

/// All accounts and listings.
pub(super) struct Accounts {
    pub(super) admin: DemoUser,
    pub(super) clients: Vec<DemoClient>,
    pub(super) workers: Vec<DemoWorker>,
    pub(super) services: Vec<DemoService>,
}

pub(super) const HOUR: Duration = Duration::from_secs(60 * 60);
pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A random time on the day `days` days before `now`.
fn days_ago(rng: &mut Rng, now: Timestamp, days: i64) -> Timestamp {
    let days = DAY.saturating_mul(u32::try_from(days).unwrap_or(0));
    now.saturating_sub(days).saturating_sub(DAY.mul_f64(rng.fraction()))
}

impl Accounts {
    /// Generates all accounts.
    pub(super) fn new(rng: &mut Rng, sizes: &Sizes, now: Timestamp) -> Self {
        let founded = days_ago(rng, now, 420);
        let admin = person(rng, Role::Admin, founded, 0);
        let clients = (0..sizes.clients).map(|index| client(rng, now, index)).collect();
        let mut queue = (sizes.workers / 20).clamp(1, MAX_QUEUE);
        let workers: Vec<DemoWorker> = (0..sizes.workers).map(|index| worker(rng, now, index, &mut queue)).collect();
        let services = services(rng, now, &workers, sizes.services);
        let mut accounts = Self { admin, clients, workers, services };
        accounts.name_examples();
        accounts
    }

    /// Gives the document's example id to the worker for trying the demo, to their first listing, and to the first
    /// pending submission.
    fn name_examples(&mut self) {
        if let Some(worker) = self.workers.first_mut() {
            worker.person.id = EXAMPLE.into();
        }
        if let Some(service) = self.services.iter_mut().find(|service| service.worker == 0) {
            service.id = EXAMPLE.into();
        }
        if let Some(worker) = self.workers.iter_mut().find(|worker| worker.kyc == KycStatus::Pending) {
            worker.submission = EXAMPLE.into();
        }
    }
}

/// The maximum number of pending submissions. Each has pictures that are encrypted and written.
const MAX_QUEUE: usize = 12;

fn person(rng: &mut Rng, role: Role, created_at: Timestamp, index: usize) -> DemoUser {
    let (first_name, last_name) = (*rng.one_of(FIRST_NAMES), *rng.one_of(LAST_NAMES));
    let city = rng.popular_of(CITIES);
    let well_known = match (role, index) {
        (Role::Admin, _) => ACCOUNTS.first(),
        (Role::Client, 0) => ACCOUNTS.get(1),
        (Role::Worker, 0) => ACCOUNTS.get(2),
        (Role::Worker, NEWCOMER) => ACCOUNTS.get(3),
        _ => None,
    };
    let letter = if role == Role::Client { 'c' } else { 'w' };
    let email = well_known.map_or_else(
        || format!("{}.{letter}{index}@demo.hirehall.example", ascii(first_name)),
        |known| known.2.to_owned(),
    );
    DemoUser {
        id: uuid_v7(created_at, rng.bits()).into(),
        role,
        status: UserStatus::Active,
        email,
        phone_number: rng.chance(70).then(|| format!("{} 555{:04}", city.dial, rng.between(0, 9999))),
        first_name,
        last_name,
        created_at,
        city,
    }
}

/// The second worker has just signed up.
const NEWCOMER: usize = 1;

fn ascii(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_lowercase).collect()
}

fn client(rng: &mut Rng, now: Timestamp, index: usize) -> DemoClient {
    let days = if index == 0 { 390 } else { rng.between(20, 400) };
    let created_at = days_ago(rng, now, days);
    let mut person = person(rng, Role::Client, created_at, index);
    if index == FROZEN {
        person.status = UserStatus::Frozen;
    }
    DemoClient { person, about: rng.chance(40).then(|| *rng.one_of(ABOUTS)), jobs_completed: 0, stars: [0; 5] }
}

/// One client is frozen and one worker is banned.
const FROZEN: usize = 9;
const BANNED: usize = 9;

fn worker(rng: &mut Rng, now: Timestamp, index: usize, queue: &mut usize) -> DemoWorker {
    let kyc = match rng.weighted(&[84, 6, 4, 6]) {
        _ if index == NEWCOMER => KycStatus::NotSubmitted,
        _ if index < 6 || index == BANNED => KycStatus::Approved,
        1 if *queue > 0 => {
            *queue -= 1;
            KycStatus::Pending
        }
        2 => KycStatus::Rejected,
        3 => KycStatus::NotSubmitted,
        _ => KycStatus::Approved,
    };
    let days = match kyc {
        KycStatus::Approved if index == 0 => 395,
        KycStatus::Approved => rng.between(30, 400),
        KycStatus::Rejected => rng.between(10, 90),
        _ => rng.between(1, 6),
    };
    let created_at = days_ago(rng, now, days);
    let mut person = person(rng, Role::Worker, created_at, index);
    if index == BANNED {
        person.status = UserStatus::Banned;
    }
    let trade = rng.one_of(TRADES);
    let skip = rng.below(trade.skills.len());
    let wanted = rng.below(3) + 2;
    let is_available = rng.chance(80) || index < 6;
    let years = rng.between(1, 30);
    let bio = rng
        .one_of(BIOS)
        .replace("{trade}", trade.name)
        .replace("{city}", person.city.name)
        .replace("{years}", &years.to_string());
    DemoWorker {
        bio: capitalized(&bio),
        skills: trade.skills.iter().cycle().skip(skip).take(wanted.min(trade.skills.len())).copied().collect(),
        years_experience: years,
        coordinates: nearby(rng, person.city.middle),
        is_available,
        availability_note: (!is_available).then(|| *rng.one_of(NOTES)),
        kyc,
        submission: uuid_v7(created_at.saturating_add(SUBMISSION_DELAY), rng.bits()).into(),
        stars: [0; 5],
        jobs_completed: 0,
        quality: if index == 0 { 92 } else { rng.between(55, 100) },
        trade,
        person,
    }
}

/// The time from signing up to submitting documents.
pub(super) const SUBMISSION_DELAY: Duration = Duration::from_secs(50 * 60);

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A location within about ten kilometres.
fn nearby(rng: &mut Rng, middle: (f64, f64)) -> (f64, f64) {
    let mut around = |degrees: f64| ((degrees + (rng.fraction() - 0.5) * 0.16) * 1e5).round() / 1e5;
    (around(middle.0), around(middle.1))
}

/// Every worker who may publish has a listing; further ones are assigned at random. Workers with a pending submission
/// have a draft.
fn services(rng: &mut Rng, now: Timestamp, workers: &[DemoWorker], count: usize) -> Vec<DemoService> {
    let publishers: Vec<usize> = (0..workers.len())
        .filter(|index| workers.get(*index).is_some_and(|worker| worker.kyc == KycStatus::Approved))
        .collect();
    let waiting: Vec<usize> = (0..workers.len())
        .filter(|index| workers.get(*index).is_some_and(|worker| worker.kyc == KycStatus::Pending))
        .collect();
    let mut owners: Vec<usize> = publishers.iter().chain(&waiting).take(count).copied().collect();
    while owners.len() < count {
        match publishers.get(rng.below(publishers.len())) {
            Some(owner) => owners.push(*owner),
            None => break,
        }
    }
    owners.into_iter().filter_map(|owner| Some(service(rng, now, workers.get(owner)?, owner))).collect()
}

fn service(rng: &mut Rng, now: Timestamp, worker: &DemoWorker, owner: usize) -> DemoService {
    let trade = worker.trade;
    let (title, offer) = (*rng.one_of(trade.titles), *rng.one_of(trade.offers));
    let (from, to) = trade.hourly;
    let hourly = rng.between(from, to);
    let (pricing, price) = match rng.weighted(&[60, 25, 15]) {
        0 => ("HOURLY", Some(hourly * 100)),
        1 => ("FIXED", Some(hourly * rng.between(2, 12) * 50)),
        _ => ("QUOTE", None),
    };
    let status = match rng.weighted(&[86, 7, 7]) {
        _ if worker.kyc != KycStatus::Approved => "DRAFT",
        1 if owner > 0 => "DRAFT",
        2 if owner > 0 => "PAUSED",
        _ => "PUBLISHED",
    };
    let since = worker.person.created_at.saturating_add(DAY.mul_f64(2.5));
    let created_at = between(rng, since.min(now), now).min(since.saturating_add(DAY * 200));
    let in_city = if rng.chance(50) { format!(" in {}", worker.person.city.name) } else { String::new() };
    DemoService {
        id: uuid_v7(created_at, rng.bits()).into(),
        worker: owner,
        title: format!("{title}{in_city}"),
        description: format!(
            "{offer} {}\n\nI work in {} and up to 20 kilometres around.",
            worker.bio, worker.person.city.name
        ),
        category: trade.category,
        city: worker.person.city,
        coordinates: worker.coordinates,
        pricing,
        price,
        status,
        created_at,
    }
}

/// A random time from `start` to `end`.
pub(super) fn between(rng: &mut Rng, start: Timestamp, end: Timestamp) -> Timestamp {
    start.saturating_add(end.saturating_since(start).mul_f64(rng.fraction()))
}
