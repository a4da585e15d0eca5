//! The keys of rate limits, and client addresses behind proxies.

use axum::http::HeaderValue;
use ipnet::IpNet;
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use uuid::Uuid;

/// The key that an attempt is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateLimitKey(KeyValue);

impl RateLimitKey {
    /// An address from [`client_address`]. IPv6 addresses are counted by /64, because one subscriber has at least that.
    pub fn address(address: IpAddr) -> Self {
        Self(KeyValue::Address(subscriber_network(address)))
    }

    /// The account with an e-mail address, whether or not it exists.
    pub fn account(email: &str) -> Self {
        Self(KeyValue::Account(hash_email(email)))
    }

    /// The account with an e-mail address, together with the client's address.
    pub fn account_at(email: &str, address: IpAddr) -> Self {
        Self(KeyValue::AccountAndAddress(hash_email(email), subscriber_network(address)))
    }

    /// The account with an e-mail address, together with the network of the client's address: IPv6 addresses are counted by /48.
    pub fn account_in_network(email: &str, address: IpAddr) -> Self {
        Self(KeyValue::AccountAndAddress(hash_email(email), customer_network(address)))
    }

    /// A user who is signed in.
    pub fn user(id: Uuid) -> Self {
        Self(KeyValue::User(id))
    }

    /// A user together with another user, a thread or a known device.
    pub fn user_and(id: Uuid, other: Uuid) -> Self {
        Self(KeyValue::UserAndOther(id, other))
    }

    /// Bytes that differ for each key of a limit.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match &self.0 {
            KeyValue::Address(address) => address.to_string().into(),
            KeyValue::Account(account) => account.to_vec(),
            KeyValue::AccountAndAddress(account, address) => [account, address.to_string().as_bytes()].concat(),
            KeyValue::User(user) => user.as_bytes().to_vec(),
            KeyValue::UserAndOther(user, other) => [*user.as_bytes(), *other.as_bytes()].concat(),
        }
    }

    /// The kind of the key.
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

/// The hash of an e-mail address. It has a fixed size, so long addresses take no more memory.
pub(super) type EmailHash = [u8; 32];

/// E-mail addresses are compared case-insensitively.
pub(super) fn hash_email(email: &str) -> EmailHash {
    Sha256::digest(email.trim().to_lowercase()).into()
}

/// The network of one subscriber: the /64 of an IPv6 address, because one subscriber has at least that, or the whole IPv4 address.
pub(crate) fn subscriber_network(address: IpAddr) -> IpAddr {
    network(address, 64)
}

/// The network of one customer of a provider: the /48 of an IPv6 address, because one customer can have that many, or the whole IPv4
/// address.
pub(crate) fn customer_network(address: IpAddr) -> IpAddr {
    network(address, 48)
}

/// The network of an IPv6 address with a prefix of so many bits, or the whole IPv4 address.
fn network(address: IpAddr, prefix_bits: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !(u128::MAX >> prefix_bits))),
        v4 => v4,
    }
}

/// The client's address: that of the peer, unless the peer is a trusted proxy.
///
/// A proxy appends the address of its own peer to `X-Forwarded-For`. So the list is read from the right, and an entry is used only if the
/// proxy that wrote it is trusted. The client may have written everything further left, in any bytes. An entry that is not an address
/// ends the search; the result is then the proxy that wrote it.
pub fn client_address<'a, Values>(peer: IpAddr, x_forwarded_for: Values, trusted: &[IpNet]) -> IpAddr
where
    Values: IntoIterator<Item = &'a HeaderValue, IntoIter: DoubleEndedIterator>,
{
    let peer = peer.to_canonical();
    let is_trusted = trusted.iter().any(|network| network.contains(&peer));
    forwarded_address(peer, is_trusted, x_forwarded_for, trusted)
}

/// The client's address behind a proxy that has connected through a Unix socket. What may connect there is a matter of
/// the socket's permissions, so the proxy is trusted; a request without the header comes from this machine.
pub fn client_address_behind_socket<'a, Values>(x_forwarded_for: Values, trusted: &[IpNet]) -> IpAddr
where
    Values: IntoIterator<Item = &'a HeaderValue, IntoIter: DoubleEndedIterator>,
{
    forwarded_address(IpAddr::V4(Ipv4Addr::LOCALHOST), true, x_forwarded_for, trusted)
}

fn forwarded_address<'a, Values>(
    mut client: IpAddr,
    mut is_trusted: bool,
    x_forwarded_for: Values,
    trusted: &[IpNet],
) -> IpAddr
where
    Values: IntoIterator<Item = &'a HeaderValue, IntoIter: DoubleEndedIterator>,
{
    for entry in x_forwarded_for.into_iter().rev().flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b',')) {
        if !is_trusted {
            break;
        }
        let Some(hop) = std::str::from_utf8(entry.trim_ascii()).ok().and_then(parse_hop) else { break };
        client = hop.to_canonical();
        is_trusted = trusted.iter().any(|network| network.contains(&client));
    }
    client
}

/// Parses an address with or without a port, as proxies write it: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`,
/// `[2001:db8::1]`, `[2001:db8::1]:443`.
pub(super) fn parse_hop(entry: &str) -> Option<IpAddr> {
    let bracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || entry.parse::<SocketAddr>().ok().map(|hop| hop.ip());
    entry.parse().ok().or_else(with_port).or_else(bracketed)
}

/// What a limit counts by: the kind of a [`RateLimitKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    /// A network address.
    Address,
    /// An account, whether or not it exists.
    Account,
    /// An account together with the client's address.
    AccountAndAddress,
    /// A user who is signed in.
    User,
    /// A user together with another user, a thread or a known device.
    UserAndOther,
}
