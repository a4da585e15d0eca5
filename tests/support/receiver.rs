//! A receiver of webhooks: a small HTTP server that answers as it is told, also badly.

use super::eventually;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::hmac;
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// A message that was received.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn signatures(&self) -> Vec<&str> {
        self.headers["webhook-signature"].split(' ').collect()
    }

    /// Whether one of the signatures belongs to the secret, by the specification of Standard Webhooks.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let key = BASE64_STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let head = format!("{}.{}.", self.id(), self.headers["webhook-timestamp"]);
        let signed = [head.as_bytes(), &self.body].concat();
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), &signed);
        self.signatures().contains(&format!("v1,{}", BASE64_STANDARD.encode(tag)).as_str())
    }
}

/// How a message is answered.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    Status(u16),
    Redirect(String),
    /// 200 with so many bytes.
    Long(usize),
    /// 200, a part of the body, and then the connection is reset.
    Reset,
    /// Nothing, while the connection stays open.
    Hang,
}

type Behaviour = dyn FnMut(&Received) -> Answer + Send;

/// A server on its own port.
#[derive(Clone)]
pub(crate) struct Receiver {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    behaviour: Arc<Mutex<Box<Behaviour>>>,
}

impl Receiver {
    /// Answers 204 until [`Receiver::answers`] says otherwise.
    pub(crate) async fn start() -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Receiver {
            port: listener.local_addr().unwrap().port(),
            received: Arc::default(),
            behaviour: Arc::new(Mutex::new(Box::new(|_| Answer::Status(204)))),
        };
        let serving = receiver.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let receiver = serving.clone();
                tokio::spawn(async move { receiver.serve(stream).await });
            }
        });
        receiver
    }

    pub(crate) fn answers(&self, behaviour: impl FnMut(&Received) -> Answer + Send + 'static) {
        *self.behaviour.lock().unwrap() = Box::new(behaviour);
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hooks", self.port)
    }

    /// The URL of its port.
    pub(crate) fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The same by name.
    pub(crate) fn url_by_name(&self) -> String {
        format!("http://localhost:{}/hooks", self.port)
    }

    pub(crate) fn messages(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The messages, once there are `count`.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Received> {
        eventually("the messages", async || {
            let messages = self.messages();
            (messages.len() >= count).then_some(messages)
        })
        .await
    }

    async fn serve(&self, mut stream: TcpStream) {
        let Some(received) = read(&mut stream).await else { return };
        self.received.lock().unwrap().push(received.clone());
        let answer = (self.behaviour.lock().unwrap())(&received);
        let head = |status: u16, length: usize, more: &str| {
            format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n{more}\r\n").into_bytes()
        };
        let bytes = match answer {
            Answer::Status(204) => b"HTTP/1.1 204 X\r\nconnection: close\r\n\r\n".to_vec(),
            Answer::Status(status) => [head(status, 5, ""), b"words".to_vec()].concat(),
            Answer::Redirect(ref to) => head(307, 0, &format!("location: {to}\r\n")),
            Answer::Long(length) => [head(200, length, ""), vec![b'x'; length]].concat(),
            Answer::Reset => [head(200, 100, ""), b"so far".to_vec()].concat(),
            Answer::Hang => return std::future::pending().await,
        };
        let _ = stream.write_all(&bytes).await;
        if matches!(answer, Answer::Reset) {
            socket2::SockRef::from(&stream).set_linger(Some(std::time::Duration::ZERO)).unwrap();
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let end = loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let headers: HashMap<String, String> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length: usize = headers["content-length"].parse().unwrap();
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some(Received { path, headers, body })
}
