//! A mail server: real SMTP (RFC 5321, with AUTH PLAIN) over sockets, which keeps messages and fails on demand.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

use base64::prelude::{BASE64_STANDARD, Engine};

/// Listens until it is dropped; then connections are refused.
pub(crate) struct SmtpServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    accepting: Option<JoinHandle<()>>,
}

/// A message as received: dot-unstuffed, with CRLF line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    pub(crate) data: String,
}

#[derive(Default)]
struct State {
    stopped: bool,
    busy_times: usize,
    unknown: Vec<String>,
    login: Option<(String, String)>,
    connections: usize,
    open: Vec<TcpStream>,
    received: Vec<Received>,
}

impl SmtpServer {
    /// Starts a server on a free port that accepts all mail.
    pub(crate) fn start() -> SmtpServer {
        SmtpServer::start_at("127.0.0.1:0")
    }

    /// As [`SmtpServer::start`] at a known address, for a server that restarts.
    pub(crate) fn start_at(address: &str) -> SmtpServer {
        let listener = TcpListener::bind(address).unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::<Mutex<State>>::default();
        let accepting = std::thread::spawn({
            let state = Arc::clone(&state);
            move || accept(&listener, &state)
        });
        SmtpServer { address, state, accepting: Some(accepting) }
    }

    /// `127.0.0.1:<port>`
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }

    /// The URL of the server without encryption, as a setting.
    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Answers the next `times` recipients with 451, "try again later".
    pub(crate) fn be_busy(&self, times: usize) {
        self.state().busy_times = times;
    }

    /// Answers this recipient with 550, "no such user".
    pub(crate) fn refuse(&self, address: &str) {
        self.state().unknown.push(address.to_owned());
    }

    /// Accepts mail for this recipient again.
    pub(crate) fn accept_again(&self, address: &str) {
        self.state().unknown.retain(|unknown| unknown != address);
    }

    /// Accepts mail only after authentication from now on.
    pub(crate) fn require_login(&self, user: &str, password: &str) {
        self.state().login = Some((user.to_owned(), password.to_owned()));
    }

    /// Closes all connections, as a restart does; new ones are accepted.
    pub(crate) fn hang_up(&self) {
        self.state().open.drain(..).for_each(|stream| drop(stream.shutdown(std::net::Shutdown::Both)));
    }

    /// The number of connections so far.
    pub(crate) fn connections(&self) -> usize {
        self.state().connections
    }

    /// Everything accepted so far, in order.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.state().stopped = true;
        self.hang_up();
        let _ = TcpStream::connect(self.address);
        let _ = self.accepting.take().map(JoinHandle::join);
    }
}

fn accept(listener: &TcpListener, state: &Arc<Mutex<State>>) {
    for stream in listener.incoming().flatten() {
        let mut now = state.lock().unwrap();
        if now.stopped {
            return;
        }
        now.connections += 1;
        now.open.push(stream.try_clone().unwrap());
        drop(now);
        let state = Arc::clone(state);
        std::thread::spawn(move || Conversation::with(stream, state).run());
    }
}

struct Conversation {
    lines: BufReader<TcpStream>,
    state: Arc<Mutex<State>>,
    signed_in: bool,
    from: Option<String>,
    to: Vec<String>,
}

impl Conversation {
    fn with(stream: TcpStream, state: Arc<Mutex<State>>) -> Conversation {
        Conversation { lines: BufReader::new(stream), state, signed_in: false, from: None, to: Vec::new() }
    }

    fn run(mut self) -> io::Result<()> {
        self.say("220 test.invalid ESMTP")?;
        while let Some(command) = self.hear()? {
            let (verb, argument) = command.split_once(' ').unwrap_or((&command, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => {
                    self.forget();
                    self.say("250-test.invalid\r\n250-8BITMIME\r\n250 AUTH PLAIN")?;
                }
                "AUTH" => self.sign_in(argument)?,
                "MAIL" => self.mail(argument)?,
                "RCPT" => self.recipient(argument)?,
                "DATA" => self.data()?,
                "RSET" => {
                    self.forget();
                    self.say("250 forgotten")?;
                }
                "NOOP" => self.say("250 still here")?,
                "QUIT" => return self.say("221 bye"),
                _ => self.say("500 what?")?,
            }
        }
        Ok(())
    }

    fn sign_in(&mut self, argument: &str) -> io::Result<()> {
        let plain = argument.strip_prefix("PLAIN ").and_then(|secret| BASE64_STANDARD.decode(secret).ok());
        let expected = self.state.lock().unwrap().login.clone();
        self.signed_in = expected.is_none_or(|(user, password)| {
            plain.is_some_and(|given| given == format!("\0{user}\0{password}").into_bytes())
        });
        self.say(if self.signed_in { "235 welcome" } else { "535 5.7.8 wrong user or password" })
    }

    fn mail(&mut self, argument: &str) -> io::Result<()> {
        let login_needed = self.state.lock().unwrap().login.is_some() && !self.signed_in;
        match (login_needed, &self.from, path(argument, "FROM:")) {
            (true, _, _) => self.say("530 5.7.0 sign in first"),
            (_, Some(_), _) => self.say("503 there is a sender already"),
            (_, _, None) => self.say("501 MAIL FROM:<address>"),
            (_, None, Some(from)) => {
                self.from = Some(from);
                self.say("250 go on")
            }
        }
    }

    fn recipient(&mut self, argument: &str) -> io::Result<()> {
        let Some(to) = path(argument, "TO:") else { return self.say("501 RCPT TO:<address>") };
        if self.from.is_none() {
            return self.say("503 who is sending?");
        }
        let mut state = self.state.lock().unwrap();
        let busy = state.busy_times > 0;
        state.busy_times = state.busy_times.saturating_sub(1);
        let unknown = state.unknown.contains(&to);
        drop(state);
        if busy {
            return self.say("451 4.3.0 busy, try again later");
        }
        if unknown {
            return self.say(&format!("550 5.1.1 <{to}>: no such user"));
        }
        self.to.push(to);
        self.say("250 go on")
    }

    fn data(&mut self) -> io::Result<()> {
        if self.from.is_none() || self.to.is_empty() {
            return self.say("503 for whom?");
        }
        self.say("354 end with a dot")?;
        let mut data = String::new();
        while let Some(line) = self.hear()? {
            if line == "." {
                let received = Received {
                    from: self.from.take().unwrap_or_default(),
                    to: std::mem::take(&mut self.to),
                    data: std::mem::take(&mut data),
                };
                self.state.lock().unwrap().received.push(received);
                return self.say("250 2.0.0 taken");
            }
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
            data.push_str("\r\n");
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }

    fn say(&mut self, answer: &str) -> io::Result<()> {
        self.lines.get_mut().write_all(format!("{answer}\r\n").as_bytes())
    }

    /// A line without its CRLF, `None` at the end. A line longer than 1,000 octets (RFC 5321, 4.5.3.1.6), without CRLF,
    /// or with a stray CR or LF is not SMTP and ends the conversation.
    fn hear(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        self.lines.by_ref().take(1000).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8(line).map_err(io::Error::other)?;
        match line.strip_suffix("\r\n") {
            Some(line) if !line.contains('\r') => Ok(Some(line.to_owned())),
            _ => Err(io::Error::other("not a line of SMTP")),
        }
    }
}

/// `FROM:<a@b> SIZE=1` → `a@b`
fn path(argument: &str, keyword: &str) -> Option<String> {
    let (start, rest) = argument.split_at_checked(keyword.len())?;
    let inside = rest.trim_start().strip_prefix('<')?;
    let (address, _) = inside.split_once('>')?;
    start.eq_ignore_ascii_case(keyword).then(|| address.to_owned())
}
