//! The open connections by address, and which of them is closed for a new one.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use super::activity::{Activity, WaitsForPeer};
use super::limits::Limits;
use crate::core::rate_limit::{customer_network, subscriber_network};

pub(super) struct Connections {
    limits: Arc<Limits>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    /// In order, so that the addresses of an IPv6 network stand together.
    by_address: BTreeMap<Option<IpAddr>, HashMap<u64, OpenConnection>>,
    latest: u64,
}

struct OpenConnection {
    activity: Arc<Activity>,
    evict: CancellationToken,
}

/// A connection is counted until its slot is dropped.
pub(super) struct ConnectionSlot {
    pub(super) activity: Arc<Activity>,
    /// Cancelled when the connection has to end to make room.
    pub(super) evict: CancellationToken,
    connections: Arc<Connections>,
    address: Option<IpAddr>,
    id: u64,
}

impl Connections {
    pub(super) fn new(limits: Arc<Limits>) -> Arc<Self> {
        Arc::new(Self { limits, open: Mutex::default() })
    }

    /// Registers a new connection. If its address or its network has as many connections as it may have, or no permit is
    /// free (`is_full`), one that waits for its peer is closed for it: the one that has been idle for longest, or if none
    /// is idle, stalled for longest; `None` if there is none. Through a Unix socket, which has no address, a proxy
    /// connects, for which there is no limit by address.
    pub(super) fn enter(self: &Arc<Self>, address: Option<IpAddr>, is_full: bool) -> Option<ConnectionSlot> {
        let is_exempt = address.is_none_or(|address| {
            let address = address.to_canonical();
            self.limits.exempt.iter().any(|network| network.contains(&address))
        });
        let address = address.map(|address| subscriber_network(address.to_canonical()));
        let mut open = self.lock();
        let has_room = match address.filter(|_| !is_exempt) {
            Some(address) if open.count(address, address) >= self.limits.connections_per_address => {
                evict_longest_waiting(open.between(address, address), &self.limits)
            }
            Some(address) if open.is_network_full(address, &self.limits) => {
                let (first, last) = addresses_of_network(address);
                evict_longest_waiting(open.between(first, last), &self.limits)
            }
            _ if is_full => evict_longest_waiting(open.by_address.values().flat_map(HashMap::values), &self.limits),
            _ => true,
        };
        if !has_room {
            return None;
        }
        open.latest += 1;
        let id = open.latest;
        let (activity, evict) = (Arc::new(Activity::new()), CancellationToken::new());
        let entry = OpenConnection { activity: Arc::clone(&activity), evict: evict.clone() };
        open.by_address.entry(address).or_default().insert(id, entry);
        Some(ConnectionSlot { activity, evict, connections: Arc::clone(self), address, id })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many times the connections of one address a whole IPv6 /48 may have. One customer of a provider can have 65,536
/// addresses; a provider can have as many customers there.
const ADDRESSES_PER_NETWORK: usize = 2;

impl Open {
    fn between(&self, first: IpAddr, last: IpAddr) -> impl Iterator<Item = &OpenConnection> {
        self.by_address.range(Some(first)..=Some(last)).flat_map(|(_, own)| own.values())
    }

    fn count(&self, first: IpAddr, last: IpAddr) -> usize {
        self.between(first, last).filter(|entry| !entry.evict.is_cancelled()).count()
    }

    fn is_network_full(&self, address: IpAddr, limits: &Limits) -> bool {
        let (first, last) = addresses_of_network(address);
        let most = limits.connections_per_address.saturating_mul(ADDRESSES_PER_NETWORK);
        first != last && self.count(first, last) >= most
    }
}

/// The first and the last address of an IPv6 /48; an IPv4 address is a network of its own.
fn addresses_of_network(address: IpAddr) -> (IpAddr, IpAddr) {
    let first = customer_network(address);
    let last = match first {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() | (u128::MAX >> 48))),
        v4 @ IpAddr::V4(_) => v4,
    };
    (first, last)
}

fn evict_longest_waiting<'e>(entries: impl Iterator<Item = &'e OpenConnection>, limits: &Limits) -> bool {
    let waits = |entry: &OpenConnection| {
        let wait = entry.activity.waits_for_peer().filter(|_| !entry.evict.is_cancelled())?;
        let gives_way = match wait {
            WaitsForPeer::Idle(idle) => idle >= limits.idle_before_eviction,
            WaitsForPeer::Stalled(stalled) => stalled >= limits.stalled_before_eviction,
        };
        gives_way.then_some(wait)
    };
    let longest = entries.filter_map(|entry| Some((waits(entry)?, entry))).max_by_key(|(wait, _)| *wait);
    let Some((_, entry)) = longest else { return false };
    entry.evict.cancel();
    true
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        let mut open = self.connections.lock();
        if let Some(entries) = open.by_address.get_mut(&self.address) {
            entries.remove(&self.id);
            if entries.is_empty() {
                open.by_address.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::activity::Receiving;
    use std::time::Duration;

    fn connections(limits: Limits) -> Arc<Connections> {
        Connections::new(Arc::new(limits))
    }

    fn two_for_each_address() -> Limits {
        Limits {
            connections_per_address: 2,
            idle_before_eviction: Duration::MAX,
            exempt: Arc::from(["10.0.0.0/8".parse().unwrap()]),
            ..Limits::default()
        }
    }

    fn enter(connections: &Arc<Connections>, address: &str) -> Option<ConnectionSlot> {
        connections.enter(Some(address.parse().unwrap()), false)
    }

    #[test]
    fn an_address_has_so_many_connections_and_a_subscriber_of_ipv6_is_one_address() {
        let all = connections(two_for_each_address());
        let held = ["192.0.2.1", "::ffff:192.0.2.1", "2001:db8::1", "2001:db8:0:0:ffff::2"].map(|of| enter(&all, of));
        assert!(held.iter().all(Option::is_some));
        for full in ["192.0.2.1", "::ffff:192.0.2.1", "2001:db8::3"] {
            assert!(enter(&all, full).is_none(), "{full}");
        }
        for other in ["192.0.2.2", "2001:db8:0:1::1"] {
            assert!(enter(&all, other).is_some(), "{other}");
        }
        drop(held);
        assert!(enter(&all, "192.0.2.1").is_some() && all.lock().by_address.is_empty());
    }

    #[test]
    fn our_proxies_may_have_any_number() {
        let all = connections(two_for_each_address());
        let held: Vec<_> =
            ["10.1.2.3", "::ffff:10.1.2.3"].into_iter().cycle().take(50).map(|of| enter(&all, of)).collect();
        assert!(held.iter().all(Option::is_some));
    }

    #[test]
    fn a_unix_socket_has_no_limit_by_address() {
        let all = connections(two_for_each_address());
        let held: Vec<_> = (0..50).map(|_| all.enter(None, false)).collect();
        assert!(held.iter().all(Option::is_some));
    }

    #[test]
    fn the_connection_that_is_idle_for_longest_is_evicted_and_a_busy_one_never() {
        let all = connections(Limits { idle_before_eviction: Duration::ZERO, ..two_for_each_address() });
        let busy = enter(&all, "192.0.2.1").unwrap();
        let _request = busy.activity.begin(false);
        let idle = enter(&all, "192.0.2.1").unwrap();
        let newcomer = enter(&all, "192.0.2.1").unwrap();
        assert!(idle.evict.is_cancelled() && !busy.evict.is_cancelled());
        let _request = newcomer.activity.begin(true);
        assert!(enter(&all, "192.0.2.1").is_none(), "none of this address is idle");
        assert!(all.enter(Some("192.0.2.9".parse().unwrap()), true).is_none(), "none of any address is idle");
        let of_other = enter(&all, "192.0.2.2").unwrap();
        assert!(all.enter(Some("192.0.2.9".parse().unwrap()), true).is_some() && of_other.evict.is_cancelled());
    }

    #[test]
    fn the_addresses_of_one_ipv6_48_have_twice_as_many_together_as_one_of_them() {
        let all = connections(two_for_each_address());
        let held: Vec<_> = (0..8).map(|subnet| enter(&all, &format!("2001:db8:0:{subnet:x}::1"))).collect();
        assert_eq!(held.iter().flatten().count(), 4);
        for other in ["2001:db8:1::1", "2001:db7:ffff:ffff::1", "192.0.2.1", "192.0.2.2", "192.0.2.3"] {
            assert!(enter(&all, other).is_some(), "{other}");
        }
        drop(held);
        assert!(enter(&all, "2001:db8:0:9::1").is_some());
    }

    #[test]
    fn a_connection_that_waits_for_its_peer_gives_way_once_none_is_idle() {
        let none = Duration::ZERO;
        let limits = Limits { idle_before_eviction: none, stalled_before_eviction: none, ..two_for_each_address() };
        let all = connections(limits);
        let newcomer = || all.enter(Some("192.0.2.9".parse().unwrap()), true);
        let (body, answer, both) =
            (enter(&all, "192.0.2.1").unwrap(), enter(&all, "192.0.2.2").unwrap(), enter(&all, "192.0.2.3").unwrap());
        let _requests = [body.activity.begin(false), both.activity.begin(true), both.activity.begin(true)];
        let mut response = answer.activity.begin(false);
        assert!(newcomer().is_none(), "the server works on all of them");

        let (mut of_body, mut of_both) = (Receiving::new(&body.activity), Receiving::new(&both.activity));
        of_body.wait();
        of_both.wait();
        let idle = enter(&all, "192.0.2.4").unwrap();
        drop(newcomer().unwrap());
        assert!(idle.evict.is_cancelled() && !body.evict.is_cancelled());
        drop(newcomer().unwrap());
        assert!(body.evict.is_cancelled() && !both.evict.is_cancelled(), "one of its two requests is worked on");

        response.part_handed_out();
        drop(newcomer().unwrap());
        assert!(answer.evict.is_cancelled());
        assert!(newcomer().is_none());
    }
}
