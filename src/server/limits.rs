//! Limits on the resources that a peer can use.

use ipnet::IpNet;
use std::{sync::Arc, time::Duration};

/// Limits on the resources that a peer can use. The defaults are those of `hirehall serve`.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How many sockets are open at once, WebSockets included. Beyond this the socket that has been idle for longest is
    /// closed, or if none is idle, the one that has been stalled for longest; if there is none, the new one is refused
    /// with `Retry-After: 1`.
    pub connections: usize,
    /// The same for one address (IPv6: one /64). The addresses of one IPv6 /48 may have twice as many together.
    pub connections_per_address: usize,
    /// Networks without a limit by address: our proxies, through which all clients come.
    pub exempt: Arc<[IpNet]>,
    /// How long a connection must be idle before it may be closed for another.
    pub idle_before_eviction: Duration,
    /// The same for a connection whose requests all wait for the peer: for the rest of a body, or until it reads.
    pub stalled_before_eviction: Duration,
    /// From accepting a connection to its first byte.
    pub first_byte: Duration,
    /// From the first byte of a request to the end of its header.
    pub header: Duration,
    /// From the end of a response to the first byte of the next request.
    pub idle: Duration,
    /// How long a peer may read nothing while there is something to send.
    pub stalled: Duration,
    /// How long a connection that we close is still read, so that the peer receives the last response.
    pub linger: Duration,
    /// The maximum size of a request's header in bytes, beyond which the response is 431. At least 8192.
    pub header_bytes: usize,
    /// Concurrent requests on one HTTP/2 connection.
    pub streams: u32,
    /// How long requests in flight may take after the server was asked to stop.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            connections_per_address: 1024,
            exempt: Arc::default(),
            idle_before_eviction: Duration::from_secs(1),
            stalled_before_eviction: Duration::from_secs(2),
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
