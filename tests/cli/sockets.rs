//! Listening on Unix sockets and on sockets of a service manager, and what the service manager is told.

use super::installation::{Installation, Server};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    os::{
        fd::OwnedFd,
        unix::{
            fs::{FileTypeExt as _, PermissionsExt as _},
            net::{UnixDatagram, UnixListener, UnixStream},
        },
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

fn on_socket(hall: &Installation, path: &Path) -> Command {
    let mut command = hall.command(&["serve"]);
    command.env("HIREHALL_LISTEN", format!("unix:{}", path.display())).stderr(Stdio::null());
    command
}

/// The response to a request through a Unix socket.
fn ask(path: &Path, target: &str, forwarded_for: &str) -> String {
    let mut stream = UnixStream::connect(path).unwrap();
    let request =
        format!("GET {target} HTTP/1.1\r\nhost: hall\r\nx-forwarded-for: {forwarded_for}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

fn header<'r>(response: &'r str, name: &str) -> &'r str {
    let line = response.lines().find_map(|line| line.split_once(": ").filter(|(found, _)| *found == name));
    line.unwrap_or_else(|| panic!("{name} is missing:\n{response}")).1
}

#[test]
fn a_unix_socket_is_served_with_its_mode_and_is_gone_after_the_stop() {
    for mode in ["660", "600"] {
        let hall = Installation::on_sqlite();
        let path = hall.home().join("http.sock");
        let mut command = on_socket(&hall, &path);
        let mut server = Server::of({
            command.env("HIREHALL_SOCKET_MODE", mode);
            command
        });
        assert_eq!(server.url, format!("unix:{}", path.display()));
        assert!(ask(&path, "/readyz", "192.0.2.1").starts_with("HTTP/1.1 200"));
        let address = format!("unix:{}", path.display());
        let health = hall.command(&["health"]).env("HIREHALL_LISTEN", address).output().unwrap();
        assert_eq!(String::from_utf8(health.stdout).unwrap(), "ready\n");
        assert_eq!(format!("{:o}", fs::metadata(&path).unwrap().permissions().mode() & 0o777), mode);
        let sockets =
            fs::read_dir(hall.home()).unwrap().filter(|entry| entry.as_ref().unwrap().file_type().unwrap().is_socket());
        assert_eq!(sockets.count(), 1);
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0));
        assert!(!path.exists());
    }
}

#[test]
fn a_socket_of_a_killed_server_is_replaced_and_nothing_else_is() {
    let hall = Installation::on_sqlite();
    let path = hall.home().join("http.sock");
    drop(UnixListener::bind(&path).unwrap());
    let first = Server::of(on_socket(&hall, &path));
    assert!(ask(&path, "/livez", "192.0.2.1").starts_with("HTTP/1.1 200"));

    let refused = |words: &str| {
        let output = on_socket(&hall, &path).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains(words) && said.contains("HIREHALL_LISTEN"), "{said}");
    };
    refused("another server answers there");
    assert!(ask(&path, "/livez", "192.0.2.1").starts_with("HTTP/1.1 200"));
    drop(first);
    assert!(path.exists(), "it was killed");
    let second = Server::of(on_socket(&hall, &path));
    assert!(ask(&path, "/livez", "192.0.2.1").starts_with("HTTP/1.1 200"));
    drop(second);

    fs::remove_file(&path).unwrap();
    fs::write(&path, "something else").unwrap();
    refused("a file that is no socket");
    assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
    let nowhere = on_socket(&hall, &hall.home().join("no/such/directory")).stderr(Stdio::piped()).output().unwrap();
    assert!(String::from_utf8(nowhere.stderr).unwrap().contains("no such directory"));
}

#[test]
fn clients_behind_a_unix_socket_are_counted_by_the_address_that_their_proxy_tells() {
    let hall = Installation::on_sqlite();
    let path = hall.home().join("http.sock");
    let mut command = on_socket(&hall, &path);
    let _server = Server::of({
        command.env("HIREHALL_RATE_LIMITS", "on");
        command
    });
    let left = |forwarded_for: &str| -> String {
        header(&ask(&path, "/api/v1/services", forwarded_for), "ratelimit").to_owned()
    };
    let first = left("198.51.100.1");
    assert_ne!(left("198.51.100.1"), first);
    assert_eq!(left("198.51.100.1, 198.51.100.2"), first, "only the last entry is the proxy's own");
    assert_ne!(left("198.51.100.3, 198.51.100.2"), first);
}

/// A server that a service manager has started with this socket.
fn passed(hall: &Installation, socket: impl Into<OwnedFd>) -> Command {
    let served = hall.command(&[]);
    let mut shell = Command::new("sh");
    let start = r#"LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" serve 3<&0 </dev/null"#;
    shell.args(["-c", start]).arg(served.get_program()).current_dir(hall.home());
    shell.env_clear().envs(served.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.stdin(Stdio::from(socket.into())).stdout(Stdio::piped()).stderr(Stdio::null());
    shell
}

#[tokio::test]
async fn a_socket_that_the_service_manager_passes_is_served_and_kept() {
    let hall = Installation::on_sqlite();
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    let mut server = Server::of(passed(&hall, socket.try_clone().unwrap()));
    assert_eq!(server.url, format!("http://{address}"));
    assert_eq!(reqwest::get(format!("http://{address}/readyz")).await.unwrap().status(), 200);
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));

    // The next server takes over what has connected meanwhile.
    let waiting = tokio::spawn(reqwest::get(format!("http://{address}/livez")));
    let _server = Server::of(passed(&hall, socket));
    assert_eq!(waiting.await.unwrap().unwrap().status(), 200);

    let hall = Installation::on_sqlite();
    let path = hall.home().join("passed.sock");
    let mut server = Server::of(passed(&hall, UnixListener::bind(&path).unwrap()));
    assert!(ask(&path, "/readyz", "192.0.2.1").starts_with("HTTP/1.1 200"));
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
    assert!(path.exists(), "the socket is the service manager's");
}

/// The messages of sd_notify(3).
struct ServiceManager {
    socket: UnixDatagram,
    path: PathBuf,
}

impl ServiceManager {
    fn listen(hall: &Installation) -> Self {
        let path = hall.home().join("notify");
        let socket = UnixDatagram::bind(&path).unwrap();
        Self { socket, path }
    }

    /// The next message; `None` if there is none for so long.
    fn hears(&self, within: Duration) -> Option<String> {
        let mut message = [0; 256];
        self.socket.set_read_timeout(Some(within)).unwrap();
        let length = self.socket.recv(&mut message).ok()?;
        Some(String::from_utf8(message[..length].to_vec()).unwrap().trim_end().to_owned())
    }

    #[track_caller]
    fn hears_at_last(&self, message: &str) {
        while self.hears(Duration::from_secs(30)).unwrap_or_else(|| panic!("{message} was not told")) != message {}
    }
}

#[tokio::test]
async fn the_service_manager_is_told_of_the_start_and_the_stop_and_that_the_database_answers() {
    for hall in Installation::on_each_engine().await {
        let manager = ServiceManager::listen(&hall);
        let mut command = hall.command(&["serve"]);
        command.env("NOTIFY_SOCKET", &manager.path).env("WATCHDOG_USEC", "300000").stderr(Stdio::null());
        let mut server = Server::of(command);
        assert_eq!(manager.hears(Duration::from_secs(30)).unwrap(), "READY=1");
        manager.hears_at_last("WATCHDOG=1");
        manager.hears_at_last("WATCHDOG=1");
        server.signal("TERM");
        manager.hears_at_last("STOPPING=1");
        assert_eq!(server.ended(), Some(0));
    }
}

#[tokio::test]
async fn the_service_manager_hears_nothing_while_the_database_does_not_answer() {
    let hall = Installation::on_sqlite();
    let manager = ServiceManager::listen(&hall);
    let mut command = hall.command(&["serve"]);
    command.env("NOTIFY_SOCKET", &manager.path).env("WATCHDOG_USEC", "300000").stderr(Stdio::null());
    let _server = Server::of(command);
    manager.hears_at_last("WATCHDOG=1");
    let other = rusqlite::Connection::open(hall.home().join("data/hirehall.db")).unwrap();
    other.busy_timeout(Duration::from_secs(30)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // They come ten times a second.
    while manager.hears(Duration::from_secs(2)).is_some() {}
    other.execute_batch("ROLLBACK").unwrap();
    manager.hears_at_last("WATCHDOG=1");
}
