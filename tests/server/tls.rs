//! TLS: what a peer that does not keep to it can hold.

use super::{GET, LONG, SHORT, Server, patient};
use crate::support::pem;
use hirehall::server::{Limits, Tls};
use std::{fs, os::unix::fs::PermissionsExt as _};

/// With a certificate that no client here looks at.
fn start(limits: Limits) -> Server {
    let home = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let [certificate, key] = ["crt", "key"].map(|name| home.path().join(name));
    fs::write(&certificate, pem("CERTIFICATE", made.cert.der())).unwrap();
    fs::write(&key, pem("PRIVATE KEY", &made.signing_key.serialize_der())).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    Server::start_with(Some(Tls::load(&certificate, &key).unwrap()), limits)
}

#[tokio::test]
async fn a_handshake_that_never_begins_or_drips_is_cut_off() {
    let silent = start(Limits { first_byte: SHORT, ..patient() });
    let mut peer = silent.connect().await;
    assert_eq!(peer.rest().await, "");
    assert!(peer.age() < LONG);

    // The head of a ClientHello that promises 255 bytes.
    let dripping = start(Limits { header: SHORT, ..patient() });
    let mut peer = dripping.connect().await;
    peer.send("\x16\x03\x01\x00\x7f\x01").await;
    assert_eq!(peer.rest().await, "");
    assert!(peer.age() < LONG);
}

#[tokio::test]
async fn a_peer_without_tls_is_disconnected_and_gives_its_place_back() {
    let server = start(Limits { connections: 1, ..patient() });
    for _ in 0..3 {
        let mut peer = server.connect().await;
        peer.send(GET).await;
        assert!(!peer.rest_bytes().await.starts_with(b"HTTP"));
    }
}
