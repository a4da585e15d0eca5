//! SMTP, for `smtp://` and `smtps://`.
//!
//! lettre implements the protocol, but its asynchronous transport is not used: it waits for answers without a
//! timeout, and its pool reuses a connection after a cancelled send, so that the next mail would read the
//! answers to the previous one. Here a connection is reused only after a complete conversation.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::{
    error::{SendError, permanent, temporary},
    url::{SmtpLogin, Tls},
};

/// The timeout for connecting, and for `NOOP`.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// The timeout for sending a mail. It is longer, because aborting during a slow virus scan means sending the
/// mail twice.
const DELIVERY_TIMEOUT: Duration = Duration::from_secs(60);
/// How long a delivery takes at most: one idle connection that does not answer, a new one, and the mail.
pub(crate) const MAX_DELIVERY_TIME: Duration =
    Duration::from_secs(2 * CONNECT_TIMEOUT.as_secs() + DELIVERY_TIMEOUT.as_secs());
/// Idle connections that are kept open.
const MAX_IDLE_CONNECTIONS: usize = 4;

pub(super) struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    tls_parameters: TlsParameters,
    credentials: Option<Credentials>,
    connect_timeout: Duration,
    delivery_timeout: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl Smtp {
    pub(super) fn new(host: &str, port: u16, tls: Tls, login: Option<&SmtpLogin>) -> Result<Smtp, smtp::Error> {
        // Where a mail may be sent in clear text, an unverified certificate is no loss; a mail server on the
        // same machine usually has a self-signed certificate.
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
            connect_timeout: CONNECT_TIMEOUT,
            delivery_timeout: DELIVERY_TIMEOUT,
            idle: Mutex::default(),
        })
    }

    pub(super) async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SendError> {
        let mut connection = self.connection().await?;
        with_timeout(self.delivery_timeout, connection.send(envelope, message)).await?.map_err(|e| send_error(&e))?;
        self.put_idle(connection);
        Ok(())
    }

    pub(super) async fn check(&self) -> Result<(), SendError> {
        let mut connection = self.connect().await?;
        if !with_timeout(self.connect_timeout, connection.test_connected()).await? {
            return Err(temporary(&"the mail server does not answer NOOP"));
        }
        self.put_idle(connection);
        Ok(())
    }

    /// An idle connection that still answers, or a new one. One that does not answer is not followed by the others: they would most
    /// likely not answer either, and each would take the whole timeout.
    async fn connection(&self) -> Result<AsyncSmtpConnection, SendError> {
        if let Some(mut idle) = self.take_idle() {
            if with_timeout(self.connect_timeout, idle.test_connected()).await == Ok(true) {
                return Ok(idle);
            }
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.connect().await
    }

    /// Connects and logs in. Every failure here is temporary, also a rejected password: it concerns the
    /// operator, not the mail.
    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let server = (self.host.as_str(), self.port);
        let greet = async {
            let immediately = (self.tls == Tls::Immediate).then(|| self.tls_parameters.clone());
            let me = ClientId::default();
            let address_timeout = Some(self.connect_timeout / 2); // so that there is time for a second address if IPv6 does not work
            let mut connection =
                AsyncSmtpConnection::connect_tokio1(server, address_timeout, &me, immediately, None).await?;
            if self.tls == Tls::Required || (self.tls == Tls::WhenOffered && connection.can_starttls()) {
                connection.starttls(self.tls_parameters.clone(), &me).await?;
            }
            if let Some(credentials) = &self.credentials {
                connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
            }
            Ok(connection)
        };
        with_timeout(self.connect_timeout, greet).await?.map_err(|error: smtp::Error| temporary(&error))
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn put_idle(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MAX_IDLE_CONNECTIONS {
            idle.push(connection);
        }
    }
}

async fn with_timeout<T>(time: Duration, conversation: impl Future<Output = T>) -> Result<T, SendError> {
    let timed_out = |_| temporary(&format_args!("the mail server took longer than {} s", time.as_secs()));
    tokio::time::timeout(time, conversation).await.map_err(timed_out)
}

/// A 5xx answer is final for this mail (RFC 5321, 4.2.1), except 530 to 538: these demand a login or encryption
/// (RFC 4954, RFC 3207), which the operator can correct. lettre's own errors concern the message.
fn send_error(error: &smtp::Error) -> SendError {
    let about_us = error.status().is_some_and(|code| matches!(u16::from(code), 530..=538));
    if (error.is_permanent() && !about_us) || error.is_client() { permanent(error) } else { temporary(error) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::{TcpListener, TcpStream};

    use super::*;

    const SOON: Duration = Duration::from_millis(50);

    fn with_short_timeouts(server: &TcpListener) -> Smtp {
        let port = server.local_addr().unwrap().port();
        let smtp = Smtp::new("127.0.0.1", port, Tls::Never, None).unwrap();
        Smtp { connect_timeout: SOON, delivery_timeout: SOON, ..smtp }
    }

    #[tokio::test]
    async fn a_silent_server_is_a_temporary_error() {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        assert!(matches!(with_short_timeouts(&silent).check().await, Err(SendError::Temporary(_))));
    }

    #[tokio::test]
    async fn of_idle_connections_to_a_server_that_is_silent_now_one_is_tried() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let smtp = with_short_timeouts(&server);
        let answering = std::thread::spawn(move || -> Vec<TcpStream> {
            let answer = |_| {
                let (mut stream, _) = server.accept().unwrap();
                stream.write_all(b"220 hello\r\n250 EHLO\r\n250 NOOP\r\n").unwrap();
                stream
            };
            (0..3).map(answer).collect()
        });
        for _ in 0..3 {
            smtp.check().await.unwrap();
        }
        let silent = answering.join().unwrap();
        assert_eq!(smtp.idle.lock().unwrap().len(), 3);
        assert!(smtp.connection().await.is_err(), "nobody accepts the new one");
        assert!(smtp.idle.lock().unwrap().is_empty());
        drop(silent);
    }

    #[tokio::test]
    async fn a_connection_is_not_reused_after_a_timeout() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let smtp = with_short_timeouts(&server);
        let answers_up_to_the_mail = "220 hello\r\n250 EHLO\r\n250 MAIL\r\n250 RCPT\r\n354 DATA\r\n";
        let answering = std::thread::spawn(move || -> TcpStream {
            let (mut stream, _) = server.accept().unwrap();
            stream.write_all(answers_up_to_the_mail.as_bytes()).unwrap();
            stream
        });
        let recipient = "ana@example.org".parse::<lettre::Address>().unwrap();
        let envelope = Envelope::new(None, vec![recipient]).unwrap();
        let given_up = smtp.deliver(&envelope, b"Subject: Hello\r\n\r\nHello").await;
        assert!(matches!(&given_up, Err(SendError::Temporary(why)) if why.contains("longer")), "{given_up:?}");
        assert!(smtp.take_idle().is_none());
        drop(answering.join());
    }
}
