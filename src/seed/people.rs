//! Who lives in the demo, and what the workers offer.

use super::{
    dice::Dice,
    sizes::Sizes,
    trades::{TRADES, Trade},
    words::{ABOUTS, BIOS, CITIES, City, FIRST_NAMES, LAST_NAMES, NOTES},
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::{KycStatus, Role, UserStatus},
        ids::{ServiceId, SubmissionId, UserId, uuid_v7},
    },
};
use std::time::Duration;

/// The accounts that anybody may try: what they are, and how they sign in.
pub(crate) const ACCOUNTS: [(&str, &str); 4] = [
    ("administrator", "admin@demo.hirehall.example"),
    ("client", "client@demo.hirehall.example"),
    ("worker", "worker@demo.hirehall.example"),
    ("new worker", "newcomer@demo.hirehall.example"),
];

/// The password of every account of the demo.
pub(crate) const PASSWORD: &str = "hirehall-demo";

pub(super) struct Person {
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

pub(super) struct Client {
    pub(super) person: Person,
    pub(super) about: Option<&'static str>,
    pub(super) jobs_completed: i64,
}

pub(super) struct Worker {
    pub(super) person: Person,
    pub(super) trade: &'static Trade,
    pub(super) bio: String,
    pub(super) skills: Vec<&'static str>,
    pub(super) years_experience: i64,
    pub(super) place: (f64, f64),
    pub(super) is_available: bool,
    pub(super) availability_note: Option<&'static str>,
    pub(super) kyc: KycStatus,
    pub(super) submission: SubmissionId,
    pub(super) stars: [i64; 5],
    pub(super) jobs_completed: i64,
    /// How good the work is, in per cent: most of it is.
    pub(super) quality: i64,
}

impl Worker {
    /// Whether the worker's published listings are public.
    pub(super) fn may_publish(&self) -> bool {
        self.kyc == KycStatus::Approved && self.person.status == UserStatus::Active
    }
}

pub(super) struct Service {
    pub(super) id: ServiceId,
    pub(super) worker: usize,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) category: &'static str,
    pub(super) city: &'static City,
    pub(super) place: (f64, f64),
    pub(super) pricing: &'static str,
    pub(super) price: Option<i64>,
    pub(super) status: &'static str,
    pub(super) created_at: Timestamp,
}

/// Who lives here, and since when.
pub(super) struct People {
    pub(super) admin: Person,
    pub(super) clients: Vec<Client>,
    pub(super) workers: Vec<Worker>,
    pub(super) services: Vec<Service>,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// `now` less a number of days, and up to a day more.
fn days_ago(dice: &mut Dice, now: Timestamp, days: i64) -> Timestamp {
    let days = DAY.saturating_mul(u32::try_from(days).unwrap_or(0));
    now.saturating_sub(days).saturating_sub(DAY.mul_f64(dice.fraction()))
}

impl People {
    /// Makes everybody up.
    pub(super) fn new(dice: &mut Dice, sizes: &Sizes, now: Timestamp) -> Self {
        let founded = days_ago(dice, now, 420);
        let admin = person(dice, Role::Admin, founded, 0);
        let clients = (0..sizes.clients).map(|place| client(dice, now, place)).collect();
        let mut queue = (sizes.workers / 20).clamp(1, MAX_QUEUE);
        let workers: Vec<Worker> = (0..sizes.workers).map(|place| worker(dice, now, place, &mut queue)).collect();
        let services = services(dice, now, &workers, sizes.services);
        Self { admin, clients, workers, services }
    }
}

/// So many workers wait for an administrator at most: each has pictures that are encrypted and written.
const MAX_QUEUE: usize = 12;

fn person(dice: &mut Dice, role: Role, created_at: Timestamp, place: usize) -> Person {
    let (first_name, last_name) = (*dice.one_of(FIRST_NAMES), *dice.one_of(LAST_NAMES));
    let city = dice.popular_of(CITIES);
    let well_known = match (role, place) {
        (Role::Admin, _) => ACCOUNTS.first(),
        (Role::Client, 0) => ACCOUNTS.get(1),
        (Role::Worker, 0) => ACCOUNTS.get(2),
        (Role::Worker, NEWCOMER) => ACCOUNTS.get(3),
        _ => None,
    };
    let letter = if role == Role::Client { 'c' } else { 'w' };
    let email = well_known.map_or_else(
        || format!("{}.{letter}{place}@demo.hirehall.example", ascii(first_name)),
        |known| known.1.to_owned(),
    );
    Person {
        id: uuid_v7(created_at, dice.bits()).into(),
        role,
        status: UserStatus::Active,
        email,
        phone_number: dice.chance(70).then(|| format!("{} 555{:04}", city.dial, dice.between(0, 9999))),
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

fn client(dice: &mut Dice, now: Timestamp, place: usize) -> Client {
    let days = if place == 0 { 390 } else { dice.between(20, 400) };
    let created_at = days_ago(dice, now, days);
    let mut person = person(dice, Role::Client, created_at, place);
    if place == FROZEN {
        person.status = UserStatus::Frozen;
    }
    Client { person, about: dice.chance(40).then(|| *dice.one_of(ABOUTS)), jobs_completed: 0 }
}

/// One client and one worker have misbehaved.
const FROZEN: usize = 9;
const BANNED: usize = 9;

fn worker(dice: &mut Dice, now: Timestamp, place: usize, queue: &mut usize) -> Worker {
    let kyc = match dice.weighted(&[84, 6, 4, 6]) {
        _ if place == NEWCOMER => KycStatus::NotSubmitted,
        _ if place < 6 || place == BANNED => KycStatus::Approved,
        1 if *queue > 0 => {
            *queue -= 1;
            KycStatus::Pending
        }
        2 => KycStatus::Rejected,
        3 => KycStatus::NotSubmitted,
        _ => KycStatus::Approved,
    };
    let days = match kyc {
        KycStatus::Approved if place == 0 => 395,
        KycStatus::Approved => dice.between(30, 400),
        KycStatus::Rejected => dice.between(10, 90),
        _ => dice.between(1, 6),
    };
    let created_at = days_ago(dice, now, days);
    let mut person = person(dice, Role::Worker, created_at, place);
    if place == BANNED {
        person.status = UserStatus::Banned;
    }
    let trade = dice.one_of(TRADES);
    let skip = dice.below(trade.skills.len());
    let wanted = dice.below(3) + 2;
    let is_available = dice.chance(80) || place < 6;
    let years = dice.between(1, 30);
    let bio = dice
        .one_of(BIOS)
        .replace("{trade}", trade.name)
        .replace("{city}", person.city.name)
        .replace("{years}", &years.to_string());
    Worker {
        bio: capitalized(&bio),
        skills: trade.skills.iter().cycle().skip(skip).take(wanted.min(trade.skills.len())).copied().collect(),
        years_experience: years,
        place: nearby(dice, person.city.middle),
        is_available,
        availability_note: (!is_available).then(|| *dice.one_of(NOTES)),
        kyc,
        submission: uuid_v7(created_at.saturating_add(SETTLING_IN), dice.bits()).into(),
        stars: [0; 5],
        jobs_completed: 0,
        quality: if place == 0 { 92 } else { dice.between(55, 100) },
        trade,
        person,
    }
}

/// From signing up to handing in documents.
pub(super) const SETTLING_IN: Duration = Duration::from_secs(50 * 60);

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Within ten kilometres or so.
fn nearby(dice: &mut Dice, middle: (f64, f64)) -> (f64, f64) {
    let mut around = |degrees: f64| ((degrees + (dice.fraction() - 0.5) * 0.16) * 1e5).round() / 1e5;
    (around(middle.0), around(middle.1))
}

/// Everybody who may publish offers something; the rest is up to chance. Who waits to be approved has a draft.
fn services(dice: &mut Dice, now: Timestamp, workers: &[Worker], count: usize) -> Vec<Service> {
    let publishers: Vec<usize> = (0..workers.len())
        .filter(|place| workers.get(*place).is_some_and(|worker| worker.kyc == KycStatus::Approved))
        .collect();
    let waiting: Vec<usize> = (0..workers.len())
        .filter(|place| workers.get(*place).is_some_and(|worker| worker.kyc == KycStatus::Pending))
        .collect();
    let mut owners: Vec<usize> = publishers.iter().chain(&waiting).take(count).copied().collect();
    while owners.len() < count {
        match publishers.get(dice.below(publishers.len())) {
            Some(owner) => owners.push(*owner),
            None => break,
        }
    }
    owners.into_iter().filter_map(|owner| Some(service(dice, now, workers.get(owner)?, owner))).collect()
}

fn service(dice: &mut Dice, now: Timestamp, worker: &Worker, owner: usize) -> Service {
    let trade = worker.trade;
    let (title, offer) = (*dice.one_of(trade.titles), *dice.one_of(trade.offers));
    let (from, to) = trade.hourly;
    let hourly = dice.between(from, to);
    let (pricing, price) = match dice.weighted(&[60, 25, 15]) {
        0 => ("HOURLY", Some(hourly * 100)),
        1 => ("FIXED", Some(hourly * dice.between(2, 12) * 50)),
        _ => ("QUOTE", None),
    };
    let status = match dice.weighted(&[86, 7, 7]) {
        _ if worker.kyc != KycStatus::Approved => "DRAFT",
        1 if owner > 0 => "DRAFT",
        2 if owner > 0 => "PAUSED",
        _ => "PUBLISHED",
    };
    let since = worker.person.created_at.saturating_add(DAY.mul_f64(2.5));
    let created_at = between(dice, since.min(now), now).min(since.saturating_add(DAY * 200));
    let in_city = if dice.chance(50) { format!(" in {}", worker.person.city.name) } else { String::new() };
    Service {
        id: uuid_v7(created_at, dice.bits()).into(),
        worker: owner,
        title: format!("{title}{in_city}"),
        description: format!(
            "{offer} {}\n\nI work in {} and up to 20 kilometres around.",
            worker.bio, worker.person.city.name
        ),
        category: trade.category,
        city: worker.person.city,
        place: worker.place,
        pricing,
        price,
        status,
        created_at,
    }
}

/// Some moment from `start` to `end`.
pub(super) fn between(dice: &mut Dice, start: Timestamp, end: Timestamp) -> Timestamp {
    start.saturating_add(end.saturating_since(start).mul_f64(dice.fraction()))
}
