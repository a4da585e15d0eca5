//! A feed over a WebSocket (RFC 6455). The listener sends control frames only, and few of them.

use super::{
    flows::{EndReason, Update},
    services::FeedError,
    summary::EventRead,
};
use crate::{
    app::App,
    event::live_tail::{DropReason, LiveTail},
};
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

/// The subprotocol.
const PROTOCOL: &str = "hirehall.v1";

/// The largest frame that is read, in bytes.
const MAX_FRAME: usize = 64 * 1024;

/// How many frames a listener may send in a second, enough for pings and pongs.
const MAX_FRAMES_PER_SECOND: u32 = 10;

/// How long a listener may take to accept what is sent.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);

/// The close code for an ended session or account, and for an access token that has expired. It is in the range that RFC
/// 6455, section 7.4.2, leaves to applications.
const UNAUTHORIZED: u16 = 4401;

/// A browser sends the origin of its page, which must be allowed.
pub(super) fn check_origin(app: &App, headers: &HeaderMap) -> Result<(), FeedError> {
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    if origin == app.site.origin() || app.settings.cors_origins.contains(origin) {
        return Ok(());
    }
    Err(FeedError::ForeignOrigin)
}

/// Answers with the upgrade and then sends the feed.
pub(super) fn upgrade(
    app: &App,
    upgrade: WebSocketUpgrade,
    feed: impl Stream<Item = Update> + Send + 'static,
) -> Response {
    let live_tail = app.live_tail.clone();
    upgrade.protocols([PROTOCOL]).max_frame_size(MAX_FRAME).max_message_size(MAX_FRAME).on_upgrade(
        async move |mut socket| {
            if let Some((code, reason)) = serve(&live_tail, &mut socket, feed).await {
                close(socket, code, reason).await;
            }
        },
    )
}

/// The close code and reason to send; `None` when the listener has closed or disconnected.
type CloseReason = Option<(u16, &'static str)>;

async fn serve(live_tail: &LiveTail, socket: &mut WebSocket, feed: impl Stream<Item = Update> + Send) -> CloseReason {
    let mut feed = pin!(feed);
    let mut limit = FrameLimit::new();
    let mut unanswered_pings = 0;
    loop {
        tokio::select! {
            update = feed.next() => {
                let frames = match update {
                    Some(Update::Begin(_)) => Vec::new(),
                    Some(Update::Events(events)) => events.iter().filter_map(frame).collect(),
                    Some(Update::KeepAlive) if unanswered_pings >= 2 => {
                        live_tail.count_dropped(DropReason::Silent);
                        return None;
                    }
                    Some(Update::KeepAlive) => {
                        unanswered_pings += 1;
                        vec![Message::Ping(axum::body::Bytes::new())]
                    }
                    Some(Update::End(end)) => return Some(reason(end)),
                    None => return None,
                };
                for frame in frames {
                    match timeout(SEND_TIMEOUT, socket.send(frame)).await {
                        Ok(Ok(())) => {}
                        Ok(Err(_)) => return None,
                        Err(_) => {
                            live_tail.count_dropped(DropReason::TooSlow);
                            return None;
                        }
                    }
                }
            }
            frame = socket.recv() => match frame {
                // Reading on sends the close frame in reply.
                Some(Ok(Message::Close(_))) => {
                    let _ = timeout(CLOSE_TIMEOUT, socket.recv()).await;
                    return None;
                }
                None => return None,
                Some(Err(error)) => {
                    let error = error.into_inner();
                    let error = error.downcast_ref();
                    if error.is_some_and(is_of_the_listener) {
                        live_tail.count_dropped(DropReason::InvalidFrame);
                    }
                    return Some(close_code_of(error));
                }
                Some(Ok(_)) if !limit.allows(Instant::now()) => {
                    live_tail.count_dropped(DropReason::TooManyFrames);
                    return Some((close_code::POLICY, "too many frames"));
                }
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
        EndReason::SessionEnded => (UNAUTHORIZED, "sign in again"),
        EndReason::TokenExpired => (UNAUTHORIZED, "refresh the access token"),
        EndReason::Stopping => (close_code::AWAY, "server is stopping"),
        EndReason::Refused => (close_code::POLICY, "feed not allowed"),
    }
}

/// Whether the listener has sent something that it may not, and has not just gone.
fn is_of_the_listener(error: &tungstenite::Error) -> bool {
    use tungstenite::{Error, error::ProtocolError};
    let has_gone = matches!(error, Error::Protocol(ProtocolError::ResetWithoutClosingHandshake));
    matches!(error, Error::Protocol(_) | Error::Capacity(_) | Error::Utf8(_)) && !has_gone
}

/// The close code for an invalid frame (RFC 6455, section 7.4.1).
fn close_code_of(error: Option<&tungstenite::Error>) -> (u16, &'static str) {
    match error {
        Some(tungstenite::Error::Capacity(_)) => (close_code::SIZE, "too large"),
        Some(tungstenite::Error::Utf8(_)) => (close_code::INVALID, "not UTF-8"),
        _ => (close_code::PROTOCOL, "invalid frame"),
    }
}

/// How long the listener may take to answer a close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Sends a close frame and waits briefly for the answer, so that the listener can read the reason.
async fn close(mut socket: WebSocket, code: u16, reason: &'static str) {
    let _ = timeout(CLOSE_TIMEOUT, async {
        socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await?;
        while let Some(Ok(_)) = socket.recv().await {}
        Ok::<_, axum::Error>(())
    })
    .await;
}

/// The number of frames that a listener has sent in the current second.
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
