//! Mail to a server: what `smtp://` and `smtps://` do.
//!
//! lettre speaks the protocol, but its asynchronous transport is not used: it waits for answers without a deadline,
//! and its pool takes back a connection whose sending was given up half-way, so that the next mail would read the
//! answers meant for the last. Here a connection is kept only after a conversation that came to its end.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::{
    error::{SendError, permanent, temporary},
    url::{Login, Tls},
};

/// For a server to accept a connection, or to answer `NOOP`.
const TO_CONNECT: Duration = Duration::from_secs(10);
/// For a server to take a whole mail. More, because giving up on a slow virus scanner means sending the mail twice.
const TO_DELIVER: Duration = Duration::from_secs(60);
/// More connections than this are closed when they have done their work.
const KEPT_CONNECTIONS: usize = 4;

pub(super) struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    tls_parameters: TlsParameters,
    credentials: Option<Credentials>,
    to_connect: Duration,
    to_deliver: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl Smtp {
    pub(super) fn new(host: &str, port: u16, tls: Tls, login: Option<&Login>) -> Result<Smtp, smtp::Error> {
        // Where a mail may go in clear, an unverified certificate takes nothing away; and a mail server on the same
        // machine usually has a certificate that it signed itself.
        let tls_parameters = TlsParameters::builder(host.to_owned())
            .dangerous_accept_invalid_certs(tls == Tls::WhenOffered)
            .dangerous_accept_invalid_hostnames(tls == Tls::WhenOffered)
            .build()?;
        Ok(Smtp {
            host: host.to_owned(),
            port,
            tls,
            tls_parameters,
            credentials: login.map(|login| Credentials::new(login.user.clone(), login.password.clone())),
            to_connect: TO_CONNECT,
            to_deliver: TO_DELIVER,
            idle: Mutex::default(),
        })
    }

    pub(super) async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SendError> {
        let mut connection = self.connection().await?;
        within(self.to_deliver, connection.send(envelope, message)).await?.map_err(|e| refused(&e))?;
        self.keep(connection);
        Ok(())
    }

    pub(super) async fn check(&self) -> Result<(), SendError> {
        let mut connection = self.connect().await?;
        if !within(self.to_connect, connection.test_connected()).await? {
            return Err(temporary(&"the mail server does not answer NOOP"));
        }
        self.keep(connection);
        Ok(())
    }

    /// A kept connection that still answers, or a new one.
    async fn connection(&self) -> Result<AsyncSmtpConnection, SendError> {
        while let Some(mut kept) = self.take_kept() {
            if within(self.to_connect, kept.test_connected()).await == Ok(true) {
                return Ok(kept);
            }
        }
        self.connect().await
    }

    /// Whatever goes wrong before the first mail is between the server and the operator, and no reason to lose mail:
    /// also a refused password is temporary.
    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let server = (self.host.as_str(), self.port);
        let greet = async {
            let immediately = (self.tls == Tls::Immediate).then(|| self.tls_parameters.clone());
            let me = ClientId::default();
            let an_address = Some(self.to_connect / 2); // so that a second one, after a dead IPv6, gets its turn
            let mut connection =
                AsyncSmtpConnection::connect_tokio1(server, an_address, &me, immediately, None).await?;
            if self.tls == Tls::Required || (self.tls == Tls::WhenOffered && connection.can_starttls()) {
                connection.starttls(self.tls_parameters.clone(), &me).await?;
            }
            if let Some(credentials) = &self.credentials {
                connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
            }
            Ok(connection)
        };
        within(self.to_connect, greet).await?.map_err(|error: smtp::Error| temporary(&error))
    }

    fn take_kept(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT_CONNECTIONS {
            idle.push(connection);
        }
    }
}

async fn within<T>(time: Duration, conversation: impl Future<Output = T>) -> Result<T, SendError> {
    let too_late = |_| temporary(&format_args!("the mail server took longer than {} s", time.as_secs()));
    tokio::time::timeout(time, conversation).await.map_err(too_late)
}

/// A 5xx is the server's last word about this mail (RFC 5321, 4.2.1), unless it is about us: 530 to 538 want a sign-in
/// or encryption (RFC 4954, RFC 3207), which the operator can put right. lettre's own refusals concern the message.
fn refused(error: &smtp::Error) -> SendError {
    let about_us = error.status().is_some_and(|code| matches!(u16::from(code), 530..=538));
    if (error.is_permanent() && !about_us) || error.is_client() { permanent(error) } else { temporary(error) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::{TcpListener, TcpStream};

    use super::*;

    const SOON: Duration = Duration::from_millis(50);

    fn impatient(server: &TcpListener) -> Smtp {
        let port = server.local_addr().unwrap().port();
        let smtp = Smtp::new("127.0.0.1", port, Tls::Never, None).unwrap();
        Smtp { to_connect: SOON, to_deliver: SOON, ..smtp }
    }

    #[tokio::test]
    async fn a_server_that_never_speaks_is_given_up() {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        assert!(matches!(impatient(&silent).check().await, Err(SendError::Temporary(_))));
    }

    #[tokio::test]
    async fn a_conversation_that_was_given_up_is_never_continued() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let smtp = impatient(&server);
        let answers_up_to_the_mail = "220 hello\r\n250 EHLO\r\n250 MAIL\r\n250 RCPT\r\n354 DATA\r\n";
        let answering = std::thread::spawn(move || -> TcpStream {
            let (mut stream, _) = server.accept().unwrap();
            stream.write_all(answers_up_to_the_mail.as_bytes()).unwrap();
            stream
        });
        let somebody = "ana@example.org".parse::<lettre::Address>().unwrap();
        let envelope = Envelope::new(None, vec![somebody]).unwrap();
        let given_up = smtp.deliver(&envelope, b"Subject: Hello\r\n\r\nHello").await;
        assert!(matches!(&given_up, Err(SendError::Temporary(why)) if why.contains("longer")), "{given_up:?}");
        assert!(smtp.take_kept().is_none());
        drop(answering.join());
    }
}
