//! Live feeds as clients use them, and direct writes to the log.

use super::{Hall, Person, eventually, let_the_background_work};
use futures_util::{SinkExt as _, StreamExt as _};
use hirehall::database::ids::{SubjectId, UserId};
use reqwest::{Method, Response};
use serde_json::Value;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{
        self, Message, client::IntoClientRequest as _, handshake::client, http, protocol::frame::coding::CloseCode,
    },
};
use uuid::Uuid;

/// Longer than anything takes on a slow machine.
const FEED_TIMEOUT: Duration = Duration::from_secs(60);

/// The events of a user, once there are `count`. On PostgreSQL an event waits for all earlier writers, also of other
/// databases.
pub(crate) async fn heard(person: &Person, path: &str, count: usize) -> Value {
    eventually("what has happened", async || {
        let page = person.get(path).await.is(200);
        (page["items"].as_array().unwrap().len() >= count).then_some(page)
    })
    .await
}

/// A stream of Server-Sent Events.
pub(crate) struct Stream {
    response: Response,
    text: String,
    /// The latest values of `id:` and `retry:`.
    pub(crate) last_event_id: Option<String>,
    pub(crate) retry: Option<u64>,
}

/// An event: the values of `id:` and `event:`, and the JSON of `data:`.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) data: Value,
}

impl Stream {
    pub(crate) async fn open(person: &Person, path: &str, last_event_id: Option<i64>) -> Stream {
        let_the_background_work();
        let mut request = person.request(Method::GET, path).header("accept", "text/event-stream");
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        Stream { response, text: String::new(), last_event_id: None, retry: None }
    }

    /// The position at which the stream begins.
    pub(crate) async fn beginning(&mut self) -> i64 {
        while self.last_event_id.is_none() {
            self.read().await.unwrap();
            self.parse();
        }
        self.last_event_id.as_ref().unwrap().parse().unwrap()
    }

    /// The next event; `None` when the stream ends.
    pub(crate) async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some(told) = self.parse() {
                return Some(told);
            }
            self.read().await?;
        }
    }

    /// Parses the received text up to the end of an event.
    fn parse(&mut self) -> Option<Told> {
        while let Some((block, rest)) = self.text.split_once("\n\n") {
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            self.last_event_id = field("id:").map(str::to_owned).or(self.last_event_id.take());
            self.retry = field("retry:").map(|retry| retry.parse().unwrap()).or(self.retry);
            let told = field("data:").map(|data| Told {
                id: field("id:").unwrap().parse().unwrap(),
                kind: field("event:").unwrap().to_owned(),
                data: serde_json::from_str(data).unwrap(),
            });
            self.text = rest.to_owned();
            if told.is_some() {
                return told;
            }
        }
        None
    }

    async fn read(&mut self) -> Option<()> {
        let chunk = timeout(FEED_TIMEOUT, self.response.chunk()).await.expect("the stream says nothing").unwrap()?;
        self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        Some(())
    }
}

/// A WebSocket.
pub(crate) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Requests an upgrade; the error is the status of the refusal.
    pub(crate) async fn open(
        person: &Person,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<(Socket, client::Response), u16> {
        let_the_background_work();
        let mut request = person.url(path).replace("http://", "ws://").into_client_request().unwrap();
        if let Some(token) = &person.token {
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        for (name, value) in headers {
            let name: http::HeaderName = name.parse().unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, response)) => Ok((Socket(socket), response)),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(other) => panic!("{other}"),
        }
    }

    /// The next event, or the close code.
    pub(crate) async fn next(&mut self) -> Result<Value, u16> {
        loop {
            match timeout(FEED_TIMEOUT, self.0.next()).await.expect("the socket says nothing") {
                Some(Ok(Message::Text(json))) => return Ok(serde_json::from_str(&json).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.map_or(CloseCode::Status, |frame| frame.code).into());
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => panic!("{error}"),
                None => return Err(CloseCode::Abnormal.into()),
            }
        }
    }

    pub(crate) async fn say(&mut self, text: String) {
        self.send(Message::Text(text.into())).await;
    }

    pub(crate) async fn send(&mut self, message: Message) {
        let _ = self.0.send(message).await;
    }
}

/// An event to write into the log, as another process would.
#[derive(Clone)]
pub(crate) struct Happening {
    pub(crate) kind: &'static str,
    pub(crate) subject: Uuid,
    pub(crate) actor: Option<UserId>,
    pub(crate) client: Option<UserId>,
    pub(crate) worker: Option<UserId>,
    pub(crate) for_admins: bool,
    pub(crate) data: Value,
}

impl Happening {
    pub(crate) fn new(kind: &'static str, subject: Uuid) -> Happening {
        let (actor, client, worker) = (None, None, None);
        Happening { kind, subject, actor, client, worker, for_admins: false, data: serde_json::json!({}) }
    }

    pub(crate) fn record(&self, tx: &mut hirehall::database::Tx<'_>) -> Result<(), hirehall::database::Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO events (id, type, at, actor_id, subject_id, client_id, worker_id, for_admins, is_audit, data)
             VALUES (next_event_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &self.kind,
                &now,
                &self.actor,
                &SubjectId::from(self.subject),
                &self.client,
                &self.worker,
                &self.for_admins,
                &false,
                &self.data.to_string(),
            ],
        )?;
        Ok(())
    }

    pub(crate) async fn happens(self, hall: &Hall) {
        hall.app.db.write(move |tx| self.record(tx)).await.unwrap();
    }
}
