//! Recognising the device of a sign-in.

use super::models::KnownDevice;
use crate::{
    auth::sessions::models::Session,
    core::dependencies::Peer,
    database::{
        Error, Tx,
        ids::{KnownDeviceId, SessionId, UserId},
        models::user::User,
    },
    event::{self, EventKind},
};
use ipnet::IpNet;
use std::net::IpAddr;

/// Stores the device of a sign-in. Returns it if its owner must be notified: the device is new, and the account
/// was used before.
pub(crate) fn record_sign_in(tx: &mut Tx<'_>, user: UserId, peer: &Peer) -> Result<Option<KnownDeviceId>, Error> {
    let (network, device) = device_of(peer);
    if KnownDevice::touch(tx, user, &network, &device)? {
        return Ok(None);
    }
    let new = KnownDevice::insert(tx, user, &network, &device, &peer.ip.to_string())?;
    let Some((new, account)) = new.zip(User::find(tx, user)?) else { return Ok(None) };
    let has_signed_in =
        event::may_have_happened(tx, EventKind::SessionStarted, user.as_uuid().into(), account.created_at)?;
    Ok(has_signed_in.then_some(new))
}

/// The known device of a request. A sign-in attempt from a known device is probably by the owner.
pub(crate) fn known(tx: &mut Tx<'_>, user: UserId, peer: &Peer) -> Result<Option<KnownDeviceId>, Error> {
    let (network, device) = device_of(peer);
    KnownDevice::known(tx, user, &network, &device)
}

/// Forgets every device but that of a session.
pub(crate) fn forget_others(tx: &mut Tx<'_>, user: UserId, session: SessionId) -> Result<(), Error> {
    let session = Session::find(tx, session)?;
    let ip = session.as_ref().and_then(|session| session.ip.parse().ok());
    let (Some(session), Some(ip)) = (session, ip) else { return KnownDevice::delete_all_of(tx, user) };
    let (network, device) = device_of(&Peer { ip, user_agent: session.user_agent });
    KnownDevice::delete_others(tx, user, &network, &device)
}

fn device_of(peer: &Peer) -> (String, String) {
    (network(peer.ip).to_string(), device(peer.user_agent.as_deref().unwrap_or_default()))
}

/// The part of an address that usually stays the same: providers assign their customers a new address now and
/// then.
pub(crate) fn network(address: IpAddr) -> IpNet {
    let (address, prefix) = match address.to_canonical() {
        address @ IpAddr::V4(_) => (address, 24),
        address @ IpAddr::V6(_) => (address, 48),
    };
    IpNet::new(address, prefix).map_or_else(|_| address.into(), |network| network.trunc())
}

/// Tokens that identify browsers. Each browser also claims to be those further down.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Tokens of other clients. Mails name no others, because a stranger chooses the text of the header.
const PROGRAMS: &[(&str, &str)] = &[
    ("CFNetwork/", "an app"),
    ("okhttp/", "an app"),
    ("Dart/", "an app"),
    ("curl/", "curl"),
    ("Wget/", "Wget"),
    ("python-", "Python"),
    ("PostmanRuntime/", "Postman"),
    ("node", "Node.js"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A description of the client that does not change with every version.
fn device(user_agent: &str) -> String {
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let program = named(BROWSERS).or_else(|| named(PROGRAMS)).unwrap_or("an unknown program");
    match named(SYSTEMS) {
        Some(system) => format!("{program} on {system}"),
        None => program.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_a_network_and_not_an_address() {
        for (address, expected) in [
            ("203.0.113.7", "203.0.113.0/24"),
            ("::ffff:203.0.113.7", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("::1", "::/48"),
        ] {
            assert_eq!(network(address.parse().unwrap()).to_string(), expected);
        }
    }

    #[test]
    fn a_new_version_of_a_browser_is_no_new_device() {
        let firefox =
            |version: u32| format!("Mozilla/5.0 (Windows NT 10.0; rv:{version}.0) Gecko/20100101 Firefox/{version}.0");
        assert_eq!(device(&firefox(140)), device(&firefox(141)));
        for (user_agent, expected) in [
            (firefox(141).as_str(), "Firefox on Windows"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Chrome on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari on an iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("curl/8.5.0", "curl"),
            ("", "an unknown program"),
            ("<b>you have won</b>", "an unknown program"),
            ("Verify-your-account-at-evil.example/2", "an unknown program"),
        ] {
            assert_eq!(device(user_agent), expected, "{user_agent}");
        }
    }

    proptest! {
        #[test]
        fn any_user_agent_gives_a_short_plain_description(user_agent in ".{0,300}") {
            let device = device(&user_agent);
            prop_assert!(device.len() <= 60);
            prop_assert!(device.chars().all(|c| c.is_ascii_alphanumeric() || "-_. ".contains(c)), "{}", device);
        }

        #[test]
        fn neighbours_share_a_place_and_others_do_not(address: u32, host: u8, elsewhere: u32) {
            let at = |bits: u32| network(IpAddr::V4(bits.into()));
            prop_assert_eq!(at(address), at((address & !0xff) | u32::from(host)));
            prop_assert_eq!(at(address) == at(elsewhere), address >> 8 == elsewhere >> 8);
        }
    }
}
