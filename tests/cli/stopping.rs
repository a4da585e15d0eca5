//! Stopping a server by signals, with a delay for load balancers.

use super::installation::{Installation, Said, Server};
use std::process::{Command, Stdio};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Longer than any test takes.
const FOR_EVER: &str = "600";

impl Server {
    async fn is_ready(&self) -> bool {
        reqwest::get(format!("{}/readyz", self.url)).await.unwrap().status() == 200
    }

    fn address(&self) -> String {
        self.url.strip_prefix("http://").unwrap().to_owned()
    }
}

fn serve(hall: &Installation, delay: &str) -> Server {
    let mut command = hall.command(&["serve"]);
    command.env("HIREHALL_STOP_DELAY_SECONDS", delay).stderr(Stdio::null());
    Server::of(command)
}

#[tokio::test]
async fn a_server_that_stops_says_so_first_and_goes_on_serving_until_the_delay_is_over() {
    for hall in Installation::on_each_engine().await {
        let mut server = serve(&hall, FOR_EVER);
        assert!(server.is_ready().await);
        server.signal("TERM");
        while server.is_ready().await {
            tokio::task::yield_now().await;
        }
        let refused = reqwest::get(format!("{}/readyz", server.url)).await.unwrap();
        assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"1".parse().unwrap()));
        assert!(refused.text().await.unwrap().contains(r#""code":"stopping""#));
        // New connections are still served, each for one request.
        for path in ["/livez", "/api/v1/services"] {
            let answer = reqwest::get(format!("{}{path}", server.url)).await.unwrap();
            assert_eq!((answer.status().as_u16(), &answer.headers()["connection"]), (200, &"close".parse().unwrap()));
        }
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0), "a second signal ends the delay");
    }
}

#[tokio::test]
async fn the_probe_beside_the_metrics_says_why_it_is_not_ready_and_when_to_ask_again() {
    let hall = Installation::on_sqlite();
    let metrics = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut command = hall.command(&["serve", "--metrics-listen", &metrics.to_string()]);
    command.env("HIREHALL_STOP_DELAY_SECONDS", FOR_EVER).stderr(Stdio::null());
    let mut server = Server::of(command);
    server.signal("TERM");
    while server.is_ready().await {
        tokio::task::yield_now().await;
    }
    let refused = reqwest::get(format!("http://{metrics}/readyz")).await.unwrap();
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"1".parse().unwrap()));
    assert!(refused.text().await.unwrap().contains(r#""code":"stopping""#));
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}

#[tokio::test]
async fn a_short_delay_ends_by_itself() {
    let mut server = serve(&Installation::on_sqlite(), "1");
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}

#[tokio::test]
async fn one_more_signal_ends_the_waiting_for_requests_in_flight() {
    for signal in ["TERM", "INT", "QUIT", "HUP"] {
        let hall = Installation::on_sqlite();
        let mut server = serve(&hall, "0");
        let mut asking = half_a_request(&server).await;
        server.signal("TERM");
        while TcpStream::connect(server.address()).await.is_ok() {
            tokio::task::yield_now().await;
        }
        server.signal(signal);
        assert_eq!(server.ended(), Some(0), "{signal}");
        assert_eq!(asking.read_to_end(&mut Vec::new()).await.unwrap_or_default(), 0);
    }
}

/// Sends a request without its body, and waits until the server reads it.
async fn half_a_request(server: &Server) -> TcpStream {
    let address = server.address();
    let mut asking = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: 60\r\n\
         expect: 100-continue\r\n\r\n"
    );
    asking.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 25];
    asking.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
    asking
}

#[test]
fn a_server_that_is_told_to_stop_before_it_serves_ends_well() {
    for command in ["serve", "demo"] {
        for signal in ["TERM", "INT", "QUIT", "HUP"] {
            let hall = Installation::on_sqlite();
            let mut child = hall.command(&[command, "--log", "info"]).stderr(Stdio::null()).spawn().unwrap();
            // Signals are handled before any file is created.
            let data = hall.home().join(if command == "demo" { "demo-data" } else { "data" });
            while !data.exists() {
                std::thread::yield_now();
            }
            let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
            assert!(sent.success());
            assert_eq!(child.wait().unwrap().code(), Some(0), "{command} {signal}");
        }
    }
}

#[tokio::test]
async fn a_hang_up_that_nohup_lets_be_ignored_stops_nothing() {
    let hall = Installation::on_sqlite();
    let served = hall.command(&["serve"]);
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap "" HUP; exec "$0" serve"#]).arg(served.get_program()).current_dir(hall.home());
    shell.env_clear().envs(served.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut server = Server::of({
        shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        shell
    });
    server.signal("HUP");
    for _ in 0..20 {
        assert!(server.is_ready().await);
    }
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}

/// As the health check of a container asks.
#[tokio::test]
async fn health_says_whether_the_server_on_this_machine_is_ready() {
    for hall in Installation::on_each_engine().await {
        let mut server = serve(&hall, FOR_EVER);
        let ask = || {
            let mut asked = hall.command(&["health"]);
            Said::from(asked.env("HIREHALL_LISTEN", server.address()).output().unwrap())
        };
        assert_eq!(ask().well(), "ready\n");
        server.signal("TERM");
        while server.is_ready().await {
            tokio::task::yield_now().await;
        }
        let stopping = ask();
        assert_eq!(stopping.code, Some(1));
        assert!(stopping.err.contains("503"), "{}", stopping.err);
        let address = server.address();
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0));
        let mut asked = hall.command(&["health"]);
        let gone = Said::from(asked.env("HIREHALL_LISTEN", address).output().unwrap());
        assert!(gone.code == Some(1) && gone.err.contains("cannot be asked"), "{}", gone.err);
    }
}
