//! Whom an attempt is counted against.

use axum::http::HeaderValue;
use ipnet::IpNet;
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use uuid::Uuid;

/// Whom an attempt is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateLimitKey(KeyValue);

impl RateLimitKey {
    /// An address, as [`client_address`] found it. One IPv6 subscriber_network has at least a /64, so that is what counts.
    pub fn address(address: IpAddr) -> Self {
        Self(KeyValue::Address(subscriber_network(address)))
    }

    /// The account that an e-mail address names, whether or not it exists.
    pub fn account(email: &str) -> Self {
        Self(KeyValue::Account(hash_email(email)))
    }

    /// The same account, as tried from one address.
    pub fn account_at(email: &str, address: IpAddr) -> Self {
        Self(KeyValue::AccountAndAddress(hash_email(email), subscriber_network(address)))
    }

    /// Somebody who is signed in.
    pub fn user(id: Uuid) -> Self {
        Self(KeyValue::User(id))
    }

    /// Somebody, with one other person, in one conversation, or at one place.
    pub fn user_and(id: Uuid, other: Uuid) -> Self {
        Self(KeyValue::UserAndOther(id, other))
    }

    /// What tells it from every other key of the same limit.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match &self.0 {
            KeyValue::Address(address) => address.to_string().into(),
            KeyValue::Account(account) => account.to_vec(),
            KeyValue::AccountAndAddress(account, address) => [account, address.to_string().as_bytes()].concat(),
            KeyValue::User(user) => user.as_bytes().to_vec(),
            KeyValue::UserAndOther(user, other) => [*user.as_bytes(), *other.as_bytes()].concat(),
        }
    }

    /// What it counts by.
    pub(crate) fn per(&self) -> Per {
        match self.0 {
            KeyValue::Address(_) => Per::Address,
            KeyValue::Account(_) => Per::Account,
            KeyValue::AccountAndAddress(..) => Per::AccountAndAddress,
            KeyValue::User(_) => Per::User,
            KeyValue::UserAndOther(..) => Per::UserAndOther,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeyValue {
    Address(IpAddr),
    Account(EmailHash),
    AccountAndAddress(EmailHash, IpAddr),
    User(Uuid),
    UserAndOther(Uuid, Uuid),
}

/// A name of any length in a fixed space, so that long names cost nobody memory.
pub(super) type EmailHash = [u8; 32];

/// E-mail addresses are compared case-insensitively.
pub(super) fn hash_email(email: &str) -> EmailHash {
    Sha256::digest(email.trim().to_lowercase()).into()
}

/// Whom an address belongs to: one IPv6 subscriber_network has at least a /64.
pub(crate) fn subscriber_network(address: IpAddr) -> IpAddr {
    const NETWORK_OF_64_BITS: u128 = !0 << 64;
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & NETWORK_OF_64_BITS)),
        v4 => v4,
    }
}

/// The address a request comes from: that of the peer, unless the peer is a proxy of ours.
///
/// A proxy appends to `X-Forwarded-For` whom it talked to, so the list is read from its right end, and each entry is
/// believed only as long as the hop that wrote it is trusted. Whatever stands further left was written by the client.
/// An entry that is no address ends the walk at the hop that wrote it. Each is read by itself: what the client has put in front of
/// it can be any bytes.
pub fn client_address<'a, Values>(peer: IpAddr, x_forwarded_for: Values, trusted: &[IpNet]) -> IpAddr
where
    Values: IntoIterator<Item = &'a HeaderValue, IntoIter: DoubleEndedIterator>,
{
    let is_trusted = |hop: &IpAddr| trusted.iter().any(|network| network.contains(hop));
    let entries = x_forwarded_for.into_iter().rev().flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','));

    let mut client = peer.to_canonical();
    for entry in entries {
        if !is_trusted(&client) {
            break;
        }
        let Some(hop) = std::str::from_utf8(entry.trim_ascii()).ok().and_then(parse_hop) else { break };
        client = hop.to_canonical();
    }
    client
}

/// An address, or one with a port as some proxies write it: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`,
/// `[2001:db8::1]`, `[2001:db8::1]:443`.
pub(super) fn parse_hop(entry: &str) -> Option<IpAddr> {
    let bracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || entry.parse::<SocketAddr>().ok().map(|hop| hop.ip());
    entry.parse().ok().or_else(with_port).or_else(bracketed)
}

/// What a limit counts by; the kinds of [`RateLimitKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    /// A network address.
    Address,
    /// An account, whether or not it exists.
    Account,
    /// An account, as tried from one address.
    AccountAndAddress,
    /// Somebody who is signed in.
    User,
    /// Somebody, with one other person, in one conversation, or at one place.
    UserAndOther,
}
