//! The conversations of the demo.

use super::{
    accounts::{DemoClient, DemoService, DemoWorker, HOUR},
    rng::Rng,
    words::TALK,
};
use crate::{
    core::clock::Timestamp,
    database::ids::{MessageId, ThreadId, UserId, uuid_v7},
};
use std::time::Duration;

pub(super) struct DemoThread {
    pub(super) id: ThreadId,
    pub(super) client: usize,
    pub(super) worker: usize,
    pub(super) service: usize,
    pub(super) is_closed: bool,
    pub(super) message_count: i64,
    pub(super) client_unread: i64,
    pub(super) worker_unread: i64,
    pub(super) created_at: Timestamp,
    pub(super) last_activity_at: Timestamp,
    /// When the worker first wrote, or did something with a job.
    pub(super) answered_at: Option<Timestamp>,
}

pub(super) struct DemoMessage {
    pub(super) id: MessageId,
    pub(super) thread: usize,
    pub(super) number: i64,
    pub(super) sender: UserId,
    pub(super) content: String,
    pub(super) sent_at: Timestamp,
}

/// Sometimes the last messages are unread.
pub(super) fn conversation(
    rng: &mut Rng,
    now: Timestamp,
    index: usize,
    thread: &mut DemoThread,
    who: (&DemoClient, &DemoWorker, &DemoService),
    length: usize,
) -> Vec<DemoMessage> {
    let (client, worker, service) = who;
    let mut messages = Vec::with_capacity(length);
    let pause = now.saturating_since(thread.created_at) / u32::try_from(length + 1).unwrap_or(1);
    let mut at = thread.created_at;
    let (mut client_unread, mut worker_unread) = (0, 0);
    for number in 0..length {
        let (side, content) = match number.checked_sub(1) {
            None => {
                let need = worker.trade.need;
                (
                    "c",
                    format!(
                        "Hello {}, I have seen \"{}\" and need help with {need}. Do you have time?",
                        worker.person.first_name, service.title
                    ),
                )
            }
            Some(line) => {
                TALK.get(line % TALK.len()).map_or(("c", String::new()), |(side, words)| (*side, (*words).to_owned()))
            }
        };
        if side == "c" {
            (client_unread, worker_unread) = (0, worker_unread + 1);
        } else {
            (worker_unread, client_unread) = (0, client_unread + 1);
        }
        let sender = if side == "c" { client.person.id } else { worker.person.id };
        messages.push(DemoMessage {
            id: uuid_v7(at, rng.bits()).into(),
            thread: index,
            number: i64::try_from(number + 1).unwrap_or(i64::MAX),
            sender,
            content,
            sent_at: at,
        });
        thread.last_activity_at = thread.last_activity_at.max(at);
        at = at.saturating_add(pause.min(HOUR * 9).mul_f64(rng.fraction()) + Duration::from_micros(1));
    }
    thread.message_count = i64::try_from(length).unwrap_or(i64::MAX);
    if rng.chance(35) && !thread.is_closed {
        (thread.client_unread, thread.worker_unread) = (client_unread, worker_unread);
    }
    messages
}
