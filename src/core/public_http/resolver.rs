//! Which addresses requests may be sent to, and the resolver of names that keeps to it.

use hyper_util::client::legacy::connect::dns::Name;
use ipnet::IpNet;
use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};
use tower::Service;

/// An address to which no request may be sent.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{host} leads to {address}, {reason}; the setting HIREHALL_WEBHOOK_NETWORKS can allow its network")]
pub(crate) struct RefusedAddress {
    host: String,
    address: IpAddr,
    reason: &'static str,
}

/// Who resolves names.
#[derive(Clone)]
pub(super) enum Names {
    OfTheSystem,
    /// Every name has the next of these answers; the last one stays.
    #[cfg(test)]
    Scripted(Arc<std::sync::Mutex<Vec<Vec<IpAddr>>>>),
}

impl Names {
    async fn addresses(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        match self {
            Self::OfTheSystem => Ok(tokio::net::lookup_host((name, 0)).await?.collect()),
            #[cfg(test)]
            Self::Scripted(answers) => {
                let mut answers = answers.lock().unwrap();
                let next = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
                Ok(next.into_iter().map(|address| SocketAddr::new(address, 0)).collect())
            }
        }
    }
}

/// Resolves names, and refuses those that have an address to which no request may be sent.
#[derive(Clone)]
pub(super) struct CheckedResolver {
    pub(super) networks: Arc<[IpNet]>,
    pub(super) names: Names,
    pub(super) is_encrypted: bool,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum ResolveError {
    #[error("the name cannot be resolved: {0}")]
    Dns(#[from] io::Error),
    #[error("the name has no address")]
    NoAddress,
    #[error(transparent)]
    Refused(#[from] RefusedAddress),
}

impl CheckedResolver {
    pub(super) async fn resolve(&self, name: &str) -> Result<Vec<SocketAddr>, ResolveError> {
        let addresses = self.names.addresses(name).await?;
        for address in &addresses {
            self.check(name, address.ip())?;
        }
        if addresses.is_empty() { Err(ResolveError::NoAddress) } else { Ok(addresses) }
    }

    pub(super) fn check(&self, host: &str, address: IpAddr) -> Result<(), RefusedAddress> {
        let canonical = address.to_canonical();
        let refused = |reason| Err(RefusedAddress { host: host.to_owned(), address, reason });
        match (self.networks.iter().any(|network| network.contains(&canonical)), self.is_encrypted) {
            (true, _) => Ok(()),
            (false, true) if is_public(canonical) => Ok(()),
            (false, true) => refused("which is not a public address"),
            (false, false) => refused("where only https:// is allowed"),
        }
    }
}

impl Service<Name> for CheckedResolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = ResolveError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, ResolveError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ResolveError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let resolver = self.clone();
        Box::pin(async move { Ok(resolver.resolve(name.as_str()).await?.into_iter()) })
    }
}

/// Whether an address can be reached over the internet: the registries of special-purpose addresses (RFC 6890) have the
/// others. Addresses that contain an IPv4 address are judged by that one.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || matches!((first, second, third), (0 | 224.., ..) | (100, 64..128, _) | (198, 18 | 19, _))
        || matches!((first, second, third), (192, 0, 0) | (192, 88, 99));
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, fourth, fifth, sixth, ..] = address.segments();
    let [.., a, b, c, d] = address.octets();
    match (first, second) {
        // NAT64 (RFC 6052)
        (0x64, 0xff9b) if [third, fourth, fifth, sixth] == [0; 4] => is_public_v4(Ipv4Addr::new(a, b, c, d)),
        // 6to4 (RFC 3056)
        (0x2002, _) => {
            let ([a, b], [c, d]) = (second.to_be_bytes(), third.to_be_bytes());
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // Protocol assignments, Teredo among them, and documentation.
        (0x2001, 0..0x200 | 0xdb8) | (0x3fff, 0..0x1000) => false,
        (0x2000..0x4000, _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_internet_are_public() {
        for public in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::1"]
        {
            assert!(is_public(public.parse::<IpAddr>().unwrap().to_canonical()), "{public}");
        }
        for special in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a00:1::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(special.parse::<IpAddr>().unwrap().to_canonical()), "{special}");
        }
    }
}
