//! Access tokens are unambiguous and cannot be forged.

mod claims;
mod headers;
mod places;
mod spelling;

use crate::support::Person;
use std::{io::ErrorKind, net::TcpListener};

/// Sends each of these tokens: none is accepted.
async fn refuses(person: &Person, tokens: impl IntoIterator<Item = (String, String)>) {
    let mut seen = 0;
    for (what, token) in tokens {
        let reply = person.clone().with_token(&token).get("/auth/me").await;
        assert_eq!(reply.status, 401, "{what}: {}", String::from_utf8_lossy(&reply.body));
        reply.is_problem(401, "invalid_token");
        assert_eq!(reply.header("www-authenticate"), "Bearer", "{what}");
        seen += 1;
    }
    assert!(seen > 0);
    person.get("/auth/me").await.is(200);
}

/// A server to which a forged token refers for its keys. It must get no request.
struct Lair(TcpListener);

impl Lair {
    fn open() -> Lair {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Lair(listener)
    }

    fn url(&self) -> String {
        format!("http://{}/keys.json", self.0.local_addr().unwrap())
    }

    fn was_never_asked(&self) {
        assert_eq!(
            self.0.accept().unwrap_err().kind(),
            ErrorKind::WouldBlock,
            "a token made the server ask another host"
        );
    }
}
