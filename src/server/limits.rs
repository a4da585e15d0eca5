//! What a peer may cost.

use ipnet::IpNet;
use std::{sync::Arc, time::Duration};

/// What a peer may cost. The defaults are what `hirehall serve` uses.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Sockets that are open at once, WebSockets included. Where there are more, the one that has been idle for longest gives way; if
    /// none is idle, the newcomer is told to come back in a second.
    pub connections: usize,
    /// The same for one address (IPv6: one /64).
    pub connections_per_address: usize,
    /// Networks that [`connections_per_address`](Self::connections_per_address) does not concern: our proxies, behind which everybody is.
    pub exempt: Arc<[IpNet]>,
    /// How long a connection has been without a request before it gives way to others.
    pub idle_before_eviction: Duration,
    /// From the connection being accepted to its first byte.
    pub first_byte: Duration,
    /// From the first byte of a request to the end of its header.
    pub header: Duration,
    /// From the end of an answer to the first byte of the next request.
    pub idle: Duration,
    /// How long a peer may take nothing of what we have to send.
    pub stalled: Duration,
    /// How long a connection that we close is read on, so that the peer gets to see our last answer.
    pub linger: Duration,
    /// Size of a request's header in bytes; above it the answer is 431. At least 8192.
    pub header_bytes: usize,
    /// Requests at a time on one HTTP/2 connection.
    pub streams: u32,
    /// How long requests in flight may take after the server was told to stop.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            connections_per_address: 1024,
            exempt: Arc::default(),
            idle_before_eviction: Duration::from_secs(1),
            first_byte: Duration::from_secs(10),
            header: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            stalled: Duration::from_secs(30),
            linger: Duration::from_secs(2),
            header_bytes: 128 * 1024,
            streams: 64,
            stop: Duration::from_secs(14),
        }
    }
}
