//! The open connections by address, and which of them is closed for a new one.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::activity::Activity;
use super::limits::Limits;
use crate::core::rate_limit::subscriber_network;

pub(super) struct Connections {
    limits: Arc<Limits>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    by_address: HashMap<Option<IpAddr>, HashMap<u64, OpenConnection>>,
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

    /// Registers a new connection. If its address has as many connections as it may have, or no permit is free
    /// (`is_full`), the connection that has been idle for longest is closed for it; `None` if none is idle. Through a Unix
    /// socket, which has no address, a proxy connects, for which there is no limit by address.
    pub(super) fn enter(self: &Arc<Self>, address: Option<IpAddr>, is_full: bool) -> Option<ConnectionSlot> {
        let is_exempt = address.is_none_or(|address| {
            let address = address.to_canonical();
            self.limits.exempt.iter().any(|network| network.contains(&address))
        });
        let address = address.map(|address| subscriber_network(address.to_canonical()));
        let mut open = self.lock();
        let own = open.by_address.get(&address).filter(|_| !is_exempt);
        let remaining = own.map_or(0, |own| own.values().filter(|entry| !entry.evict.is_cancelled()).count());
        let has_room = match own {
            Some(own) if remaining >= self.limits.connections_per_address => {
                evict_longest_idle(own.values(), &self.limits)
            }
            _ if is_full => evict_longest_idle(open.by_address.values().flat_map(HashMap::values), &self.limits),
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

fn evict_longest_idle<'e>(entries: impl Iterator<Item = &'e OpenConnection>, limits: &Limits) -> bool {
    let idle_for = |entry: &&OpenConnection| -> Option<Duration> {
        let remaining = !entry.evict.is_cancelled();
        entry.activity.idle_for().filter(|idle| remaining && *idle >= limits.idle_before_eviction)
    };
    let longest = entries.filter_map(|entry| Some((idle_for(&entry)?, entry))).max_by_key(|(idle, _)| *idle);
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
}
