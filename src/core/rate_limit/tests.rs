use proptest::prelude::*;

use super::key::parse_hop;
use super::limiter::KEYS_PER_LIMIT;
use super::policy::Limit;
use super::*;
use crate::{
    auth::limits::*,
    feed::limits::FEED,
    job::limits::JOB_PROPOSAL,
    messaging::limits::{MESSAGE, THREAD},
    picture::limits::PICTURE,
    service::limits::LISTING,
    worker::kyc::limits::KYC_SUBMISSION,
};
use axum::http::HeaderValue;
use ipnet::IpNet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// Every policy except those of mails.
const POLICIES: [&Policy; 24] = [
    &SIGN_IN,
    &SIGN_IN_UNDER_ATTACK,
    &SIGN_IN_ON_KNOWN_DEVICE,
    &SIGN_UP,
    &ACCOUNT_SECRET,
    &SECOND_FACTOR,
    &SECOND_FACTOR_UNDER_ATTACK,
    &SECOND_FACTOR_ON_KNOWN_DEVICE,
    &WRONG_CODES,
    &WRONG_CODES_WARNING,
    &ACCOUNT_MAIL,
    &EXPORT,
    &FEED,
    &JOB_PROPOSAL,
    &MESSAGE,
    &THREAD,
    &PICTURE,
    &LISTING,
    &KYC_SUBMISSION,
    &WRITE,
    &ANY_CHANGE,
    &UPLOAD,
    &SEARCH,
    &PUBLIC_READ,
];

fn every_limit() -> impl Iterator<Item = (&'static Policy, &'static Limit)> {
    POLICIES.into_iter().flat_map(|policy| policy.limits().iter().map(move |limit| (policy, limit)))
}

fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn ip(address: &str) -> IpAddr {
    address.parse().unwrap()
}

fn user() -> RateLimitKey {
    RateLimitKey::user(Uuid::from_u128(7))
}

#[test]
fn every_limit_allows_exactly_its_quota_and_then_tells_when_the_next_attempt_is_possible() {
    let limits = RateLimits::new(true);
    for (policy, limit) in every_limit() {
        let thread = RateLimitKey::user_and(Uuid::from_u128(7), Uuid::from_u128(8));
        let at_address = RateLimitKey::account_at("a@b.c", ip("::1"));
        let key = [RateLimitKey::address(ip("192.0.2.1")), RateLimitKey::account("a@b.c"), at_address, user(), thread]
            .into_iter()
            .find(|key| key.per() == limit.per)
            .unwrap();
        for used in 1..=limit.quota {
            let allowance = limits.check(policy, &key, at(0)).unwrap().unwrap();
            assert_eq!((allowance.name, allowance.remaining), (limit.name, limit.quota - used));
            assert!(allowance.reset <= limit.window.as_secs());
        }
        let wait = limits.check(policy, &key, at(0)).unwrap_err().retry_after();
        let later = at(wait);
        assert!(limits.check(policy, &key, later).is_ok(), "{}", limit.name);
    }
}

#[test]
fn names_of_limits_are_unique_and_each_policy_has_one_of_a_kind() {
    let names: Vec<_> = every_limit().map(|(_, limit)| limit.name).collect();
    assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), names.len());
    for (policy, limit) in every_limit() {
        assert!(std::ptr::eq(policy.limit(limit.per).unwrap(), limit), "{} is hidden", limit.name);
    }
}

#[test]
fn the_headers_are_those_of_the_draft() {
    let limits = RateLimits::new(true);
    let key = RateLimitKey::account_at("ann@example.org", ip("192.0.2.1"));
    let first = limits.check(&SIGN_IN, &key, at(0)).unwrap().unwrap();
    assert_eq!(
        first.headers().map(|(name, value)| format!("{name}: {value}")),
        [r#"ratelimit-policy: "sign-in";q=10;w=60"#, r#"ratelimit: "sign-in";r=9;t=6"#]
    );
    let refused = (0..10).find_map(|_| limits.check(&SIGN_IN, &key, at(0)).err()).unwrap();
    assert_eq!(
        refused.headers().map(|(name, value)| format!("{name}: {value}")),
        [r#"ratelimit-policy: "sign-in";q=10;w=60"#, r#"ratelimit: "sign-in";r=0;t=6"#, "retry-after: 6"]
    );
}

#[test]
fn attempts_side_by_side_share_one_allowance() {
    let limits = RateLimits::new(true);
    let key = RateLimitKey::account("ann@example.org");
    let allowed: usize = std::thread::scope(|scope| {
        let tries = || (0..20).filter(|_| limits.check(&SIGN_IN, &key, at(0)).is_ok()).count();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(tries)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(allowed, 30);
}

#[test]
fn a_guesser_does_not_use_up_the_allowance_of_the_owner() {
    let limits = RateLimits::new(true);
    let limits = &limits;
    let tries = |address| {
        (0..100).filter(move |_| {
            limits.check(&SIGN_IN, &RateLimitKey::account_at("ann@example.org", ip(address)), at(0)).is_ok()
                && limits.check(&SIGN_IN, &RateLimitKey::account("ann@example.org"), at(0)).is_ok()
        })
    };
    assert_eq!(tries("203.0.113.9").count(), 10);
    assert_eq!(tries("192.0.2.1").count(), 10);
}

#[test]
fn each_account_has_an_allowance_of_its_own() {
    let limits = RateLimits::new(true);
    let here = ip("192.0.2.1");
    let used_up = |key: RateLimitKey| (0..100).take_while(|_| limits.check(&SIGN_IN, &key, at(0)).is_ok()).count();
    for _ in 0..2 {
        let ann = [
            used_up(RateLimitKey::account("ann@example.org")),
            used_up(RateLimitKey::account_at("ann@example.org", here)),
        ];
        assert!(ann == [30, 10] || ann == [0, 0], "{ann:?}");
    }
    assert_eq!(used_up(RateLimitKey::account("ben@example.org")), 30);
    assert_eq!(used_up(RateLimitKey::account_at("ben@example.org", here)), 10);
    let shared = ["ann", "ben", ""].map(|name| RateLimitKey::account(name).bytes());
    assert!(shared[0] != shared[1] && shared[1] != shared[2], "the keys in the database differ, too");
}

#[test]
fn memory_is_bounded_whatever_comes() {
    let limits = RateLimits::new(true);
    for id in 0..200_000 {
        limits.check(&THREAD, &RateLimitKey::user(Uuid::from_u128(id)), at(0)).unwrap();
    }
    let counting = Arc::into_inner(limits.0.unwrap()).unwrap();
    let limiters = counting.limiters.into_inner().unwrap();
    let kept = limiters.into_values().map(|limiter| Arc::into_inner(limiter).unwrap().into_state_store().0.len()).max();
    assert!(kept.unwrap() <= KEYS_PER_LIMIT);
}

#[test]
fn switched_off_nothing_is_limited() {
    let limits = RateLimits::new(false);
    assert!((0..1000).all(|_| limits.check(&ACCOUNT_MAIL, &user(), at(0)) == Ok(None)));
}

#[test]
fn one_subscriber_is_one_key() {
    let same = |one, other| RateLimitKey::address(ip(one)) == RateLimitKey::address(ip(other));
    assert!(same("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::1"));
    assert!(!same("2001:db8:1:2::1", "2001:db8:1:3::1"));
    assert!(same("::ffff:192.0.2.1", "192.0.2.1"));
    assert!(!same("192.0.2.1", "192.0.2.2"));
    assert_eq!(RateLimitKey::account(" Ann@Example.ORG"), RateLimitKey::account("ann@example.org"));
}

fn client(peer: &str, forwarded: &[&str]) -> IpAddr {
    let values: Vec<_> = forwarded.iter().map(|value| HeaderValue::from_str(value).unwrap()).collect();
    client_address(ip(peer), &values, &["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()])
}

#[test]
fn forwarded_addresses_are_believed_only_behind_a_trusted_proxy() {
    assert_eq!(client("192.0.2.1", &["1.1.1.1"]), ip("192.0.2.1"));
    assert_eq!(client("10.0.0.1", &[]), ip("10.0.0.1"));
    assert_eq!(client("10.0.0.1", &["6.6.6.6, 1.1.1.1"]), ip("1.1.1.1"));
    assert_eq!(client("10.0.0.1", &["6.6.6.6, 1.1.1.1, 10.0.0.2"]), ip("1.1.1.1"));
    assert_eq!(client("10.0.0.1", &["6.6.6.6", "1.1.1.1", "fd00::2"]), ip("1.1.1.1"));
    assert_eq!(client("::ffff:10.0.0.1", &["::ffff:1.1.1.1"]), ip("1.1.1.1"));
    assert_eq!(client("10.0.0.1", &["1.1.1.1:443"]), ip("1.1.1.1"));
    assert_eq!(client("10.0.0.1", &["[2001:db8::1]:443,[fd00::2]"]), ip("2001:db8::1"));
}

#[test]
fn a_malformed_entry_ends_the_search() {
    for nonsense in ["", "unknown", "1.1.1", "1.1.1.1 2.2.2.2", "localhost", "\"1.1.1.1\"", "999.1.1.1"] {
        assert_eq!(client("10.0.0.1", &[&format!("1.1.1.1, {nonsense}, 10.0.0.2")]), ip("10.0.0.2"), "{nonsense}");
    }
    let broken = HeaderValue::from_bytes(b"1.1.1.1, \xff").unwrap();
    assert_eq!(client_address(ip("10.0.0.1"), &[broken], &["10.0.0.0/8".parse().unwrap()]), ip("10.0.0.1"));
}

#[test]
fn what_a_client_has_put_in_front_of_its_address_can_be_any_bytes() {
    let trusted = ["10.0.0.0/8".parse().unwrap()];
    for byte in 0x80..=0xff {
        for list in [&[byte, b','][..], &[b'a', byte, b',', b' '], &[b',', byte, byte, b' ', b',']] {
            let told = HeaderValue::from_bytes(&[list, b"198.51.100.8"].concat()).unwrap();
            let before = HeaderValue::from_bytes(list).unwrap();
            assert_eq!(client_address(ip("10.0.0.1"), [&told], &trusted), ip("198.51.100.8"), "{told:?}");
            assert_eq!(client_address(ip("10.0.0.1"), [&before, &told], &trusted), ip("198.51.100.8"), "{told:?}");
        }
    }
}

#[test]
fn the_proxy_behind_a_unix_socket_is_believed_and_nobody_before_it() {
    let behind = |told: &[&str], trusted: &[&str]| {
        let values: Vec<HeaderValue> = told.iter().map(|value| value.parse().unwrap()).collect();
        let trusted: Vec<_> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client_address_behind_socket(&values, &trusted)
    };
    assert_eq!(behind(&[], &[]), ip("127.0.0.1"));
    assert_eq!(behind(&["203.0.113.9, 198.51.100.8"], &[]), ip("198.51.100.8"));
    assert_eq!(behind(&["203.0.113.9", "198.51.100.8, 10.0.0.3"], &["10.0.0.0/8"]), ip("198.51.100.8"));
    assert_eq!(behind(&["unknown"], &[]), ip("127.0.0.1"));
}

proptest! {
    /// The client's text is left of what our proxy appends, and has no effect.
    #[test]
    fn a_client_cannot_choose_its_address(lie in "[ -~]{0,60}", real: [u8; 4]) {
        let real = IpAddr::from(real);
        prop_assume!(!ip_net().contains(&real));
        let told = HeaderValue::from_str(&format!("{lie}, {real}")).unwrap();
        let lies = HeaderValue::from_str(&lie).unwrap();
        prop_assert_eq!(client_address(ip("10.0.0.1"), [&lies, &told], &[ip_net()]), real);
        prop_assert_eq!(client_address(real, [&lies], &[ip_net()]), real);
    }

    /// For any header, the result is the peer or an address in the header.
    #[test]
    fn any_header_gives_an_answer(bytes in proptest::collection::vec(0x20u8..=0xff, 0..80)) {
        prop_assume!(!bytes.contains(&0x7f));
        let value = HeaderValue::from_bytes(&bytes).unwrap();
        let found = client_address(ip("10.0.0.1"), [&value], &[ip_net()]);
        let hop = |entry: &[u8]| std::str::from_utf8(entry.trim_ascii()).ok().and_then(parse_hop);
        let written = bytes.split(|byte| *byte == b',').any(|entry| hop(entry).map(|hop| hop.to_canonical()) == Some(found));
        prop_assert!(found == ip("10.0.0.1") || written);
    }
}

fn ip_net() -> IpNet {
    "10.0.0.0/8".parse().unwrap()
}
