//! A feed over a WebSocket (RFC 6455). The listener sends nothing but control frames, and few of them.

use super::{
    flows::{EndReason, Update},
    schemas::EventRead,
    services::FeedError,
};
use crate::app::App;
use axum::{
    extract::{
        WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, close_code},
    },
    http::{HeaderMap, header},
    response::Response,
};
use futures_util::{Stream, StreamExt as _};
use std::{pin::pin, time::Duration};
use tokio::time::{Instant, timeout};

/// The subprotocol that is spoken.
const PROTOCOL: &str = "hirehall.v1";

/// The largest frame that is read, in bytes.
const MAX_FRAME: usize = 64 * 1024;

/// How many frames a listener may send in a second: enough for pings and pongs.
const MAX_FRAMES_PER_SECOND: u32 = 10;

/// How long a listener may take to accept what is sent.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);

/// The session or the account has ended: sign in again. In the range that RFC 6455, section 7.4.2, leaves to applications.
const DISMISSED: u16 = 4401;

/// A browser says which page wants to listen. It must be one of ours.
pub(super) fn check_origin(app: &App, headers: &HeaderMap) -> Result<(), FeedError> {
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    if origin == app.site.origin() || app.settings.cors_origins.contains(origin) {
        return Ok(());
    }
    Err(FeedError::ForeignOrigin)
}

/// Answers with the upgrade, after which the feed goes out.
pub(super) fn upgrade(upgrade: WebSocketUpgrade, feed: impl Stream<Item = Update> + Send + 'static) -> Response {
    upgrade.protocols([PROTOCOL]).max_frame_size(MAX_FRAME).max_message_size(MAX_FRAME).on_upgrade(
        async |mut socket| {
            if let Some((code, reason)) = serve(&mut socket, feed).await {
                close(socket, code, reason).await;
            }
        },
    )
}

/// The code and reason with which we close; `None` when the listener has closed, or is gone.
type CloseReason = Option<(u16, &'static str)>;

async fn serve(socket: &mut WebSocket, feed: impl Stream<Item = Update> + Send) -> CloseReason {
    let mut feed = pin!(feed);
    let mut limit = FrameLimit::new();
    let mut unanswered_pings = 0;
    loop {
        tokio::select! {
            update = feed.next() => {
                let frames = match update {
                    Some(Update::Begin(_)) => Vec::new(),
                    Some(Update::Events(events)) => events.iter().filter_map(frame).collect(),
                    Some(Update::KeepAlive) if unanswered_pings >= 2 => return None,
                    Some(Update::KeepAlive) => {
                        unanswered_pings += 1;
                        vec![Message::Ping(axum::body::Bytes::new())]
                    }
                    Some(Update::End(end)) => return Some(reason(end)),
                    None => return None,
                };
                for frame in frames {
                    if !matches!(timeout(SEND_TIMEOUT, socket.send(frame)).await, Ok(Ok(()))) {
                        return None;
                    }
                }
            }
            frame = socket.recv() => match frame {
                // Reading on is what sends our agreement.
                Some(Ok(Message::Close(_))) => {
                    let _ = timeout(CLOSE_TIMEOUT, socket.recv()).await;
                    return None;
                }
                None => return None,
                Some(Err(error)) => return Some(close_code_of(error)),
                Some(Ok(_)) if !limit.allows(Instant::now()) => return Some((close_code::POLICY, "too many frames")),
                Some(Ok(_)) => unanswered_pings = 0,
            },
        }
    }
}

fn frame(event: &EventRead) -> Option<Message> {
    serde_json::to_string(event).ok().map(|json| Message::Text(json.into()))
}

fn reason(end: EndReason) -> (u16, &'static str) {
    match end {
        EndReason::Dismissed => (DISMISSED, "sign in again"),
        EndReason::Stopping => (close_code::AWAY, "the server stops"),
        EndReason::Refused => (close_code::POLICY, "you may not listen"),
    }
}

/// What is wrong with a frame (RFC 6455, section 7.4.1).
fn close_code_of(error: axum::Error) -> (u16, &'static str) {
    match error.into_inner().downcast_ref() {
        Some(tungstenite::Error::Capacity(_)) => (close_code::SIZE, "too large"),
        Some(tungstenite::Error::Utf8(_)) => (close_code::INVALID, "not UTF-8"),
        _ => (close_code::PROTOCOL, "not a frame that may come here"),
    }
}

/// How long we wait for a listener to agree that it is over.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Says why, and waits a moment for the listener to agree, so that they get to read it.
async fn close(mut socket: WebSocket, code: u16, reason: &'static str) {
    let _ = timeout(CLOSE_TIMEOUT, async {
        socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await?;
        while let Some(Ok(_)) = socket.recv().await {}
        Ok::<_, axum::Error>(())
    })
    .await;
}

/// How many frames a listener has sent in this second.
struct FrameLimit {
    since: Instant,
    frames: u32,
}

impl FrameLimit {
    fn new() -> Self {
        Self { since: Instant::now(), frames: 0 }
    }

    fn allows(&mut self, now: Instant) -> bool {
        if now.saturating_duration_since(self.since) >= Duration::from_secs(1) {
            *self = Self { since: now, frames: 0 };
        }
        self.frames += 1;
        self.frames <= MAX_FRAMES_PER_SECOND
    }
}
