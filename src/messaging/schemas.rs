//! Request and response bodies of conversations.

use super::models::{Message, NewMessage, ReadUpTo, Thread, ThreadTopic, reading::Unread};
use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, from_fields},
        text::Line,
    },
    database::{
        ids::{EXAMPLE, JobId, MessageId, ServiceId, ThreadId, UserId},
        models::texts::MessageText,
    },
    job::lifecycle::JobStatus,
    picture::summary::UserSummary,
    worker::summary::WorkerSummary,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A new conversation: about a service, or with a worker without one.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "service_id": EXAMPLE.to_string(), "content": "Could you come on Tuesday?" }))]
pub(crate) struct ThreadCreate {
    /// Either this or `worker_id`.
    #[serde(default)]
    pub(crate) service_id: Option<ServiceId>,
    /// Either this or `service_id`.
    #[serde(default)]
    pub(crate) worker_id: Option<UserId>,
    /// The first message.
    #[schema(value_type = String, min_length = 1, max_length = 5000, example = "Could you come on Tuesday?")]
    pub(crate) content: MessageText,
}

from_fields!(ThreadCreate { service_id, worker_id, content });

/// A new message.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageCreate {
    #[schema(value_type = String, min_length = 1, max_length = 5000, example = "Could you come on Tuesday?")]
    pub(crate) content: MessageText,
    /// Your id for the message. Sending it again with the same id returns the first message.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "7f1c-42")]
    pub(crate) client_message_id: Option<Line<1, 100>>,
}

from_fields!(MessageCreate { content, client_message_id });

impl MessageCreate {
    pub(crate) fn new_message(&self) -> NewMessage<'_> {
        NewMessage { content: &self.content, client_message_id: self.client_message_id.as_deref() }
    }
}

/// The last message that was read.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadMark {
    /// The newest message that was read.
    pub(crate) up_to: MessageId,
}

from_fields!(ReadMark { up_to });

/// Filters for conversations, of which one can be given.
#[derive(Debug, Clone, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ThreadFilter {
    /// The conversation of this job.
    pub(crate) job_id: Option<JobId>,
    /// The conversations about this listing.
    pub(crate) service_id: Option<ServiceId>,
}

from_fields!(ThreadFilter { job_id, service_id } check ThreadFilter::has_one);

impl ThreadFilter {
    fn has_one(&self, errors: &mut FieldErrors) {
        if self.job_id.is_some() && self.service_id.is_some() {
            errors.add_with(
                FieldError::OneOf { fields: &["job_id", "service_id"] },
                "give job_id or service_id, not both",
            );
        }
    }

    pub(crate) fn topic(&self) -> ThreadTopic {
        match (self.job_id, self.service_id) {
            (Some(job), _) => ThreadTopic::Job(job),
            (None, Some(service)) => ThreadTopic::Service(service),
            (None, None) => ThreadTopic::Any,
        }
    }
}

/// How much is unread.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct UnreadRead {
    /// The number of conversations with unread messages.
    #[schema(minimum = 0, example = 2)]
    pub(crate) threads: i64,
    /// The number of unread messages.
    #[schema(minimum = 0, example = 5)]
    pub(crate) messages: i64,
    /// Whether these are all. Of 200 conversations or more, the 200 of latest activity are counted.
    pub(crate) is_exact: bool,
}

impl UnreadRead {
    /// The number of conversations that are counted.
    pub(crate) const THREADS: i64 = 200;
}

impl From<Unread> for UnreadRead {
    fn from(Unread { threads, messages, seen }: Unread) -> Self {
        Self { threads, messages, is_exact: seen < Self::THREADS }
    }
}

/// Filters for messages.
#[derive(Debug, Clone, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MessageFilter {
    /// The messages after this one, oldest first. With a `cursor`, the messages after the cursor's page.
    pub(crate) after: Option<MessageId>,
}

from_fields!(MessageFilter { after });

/// A message.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MessageRead {
    pub(crate) id: MessageId,
    pub(crate) thread_id: ThreadId,
    /// Messages of a conversation are numbered from 1, without a gap.
    #[schema(minimum = 1, example = 7)]
    pub(crate) number: i64,
    pub(crate) sender_id: UserId,
    #[schema(example = "Could you come on Tuesday?")]
    pub(crate) content: String,
    pub(crate) sent_at: Timestamp,
}

impl From<Message> for MessageRead {
    fn from(message: Message) -> Self {
        let Message { id, thread_id, number, sender_id, content, sent_at } = message;
        Self { id, thread_id, number, sender_id, content, sent_at }
    }
}

/// The service of a conversation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ThreadService {
    pub(crate) id: ServiceId,
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) title: String,
}

/// The job of a conversation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ThreadJob {
    pub(crate) id: JobId,
    pub(crate) status: JobStatus,
}

/// A conversation as the caller sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ThreadRead {
    pub(crate) id: ThreadId,
    pub(crate) client: UserSummary,
    pub(crate) worker: WorkerSummary,
    pub(crate) service: Option<ThreadService>,
    /// The latest job proposed in it.
    pub(crate) job: Option<ThreadJob>,
    /// Whether it is closed for new messages.
    pub(crate) is_closed: bool,
    pub(crate) last_message: MessageRead,
    /// How many messages of the other side are unread.
    #[schema(example = 2)]
    pub(crate) unread_count: i64,
    pub(crate) read_up_to: ReadUpTo,
    pub(crate) created_at: Timestamp,
    pub(crate) last_activity_at: Timestamp,
}

impl From<Thread> for ThreadRead {
    fn from(thread: Thread) -> Self {
        Self {
            id: thread.id,
            client: thread.client,
            worker: thread.worker,
            service: thread.service.map(|(id, title)| ThreadService { id, title }),
            job: thread.job.map(|(id, status)| ThreadJob { id, status }),
            is_closed: thread.is_closed,
            last_message: thread.last_message.into(),
            unread_count: thread.unread_count,
            read_up_to: thread.read,
            created_at: thread.created_at,
            last_activity_at: thread.last_activity_at,
        }
    }
}

/// A conversation and the message that was just sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Opened {
    pub(crate) thread: ThreadRead,
    pub(crate) message: MessageRead,
}
