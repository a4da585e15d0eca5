//! Turns events into tasks for mails.
//!
//! The position in the log is stored in the same transaction, so an event leads to its mails exactly once, however many
//! nodes read the log and whenever they crash.

use super::{
    models::{MailTask, NewsTask, other_admins},
    rules::{Class, Recipient, Rule, rules},
};
use crate::{
    app::App,
    core::{clock::Timestamp, error::Problem},
    database::{
        Error, Tx,
        ids::SubjectId,
        queue::{TaskOptions, enqueue},
    },
    event::{
        EventKind, Known,
        models::{LogEnd, Reader, Recorded, RecordedAddress},
    },
};
use std::time::Duration;

/// How many events are processed in one transaction.
const BATCH: i64 = 200;

/// After this time a participant who has the conversation open has read the message.
const READING_TIME: Duration = Duration::from_secs(5);

/// Turns the events since the last round into tasks for mails.
pub(crate) async fn collect(app: App) -> Result<(), Problem> {
    let end = app.read_public(LogEnd::find).await?;
    loop {
        let (seen, events) = app
            .read_public(move |tx| {
                let seen = Reader::Mail.last_seen(tx)?;
                Ok::<_, Error>((seen, Recorded::after(tx, seen, end, BATCH)?))
            })
            .await?;
        let Some(newest) = events.last().map(|event| event.id) else { return Ok(()) };
        // With a clock that has jumped ahead, every mail would be too old.
        if !app.is_time_plausible().await? {
            return Ok(());
        }
        let is_all = i64::try_from(events.len()).is_ok_and(|read| read < BATCH);
        app.write_as_system(move |tx| collect_some(tx, seen, newest, &events)).await?;
        if is_all {
            return Ok(());
        }
    }
}

fn collect_some(tx: &mut Tx<'_>, seen: i64, newest: i64, events: &[Known<Recorded>]) -> Result<(), Error> {
    if !Reader::Mail.advance(tx, seen, newest)? {
        return Ok(()); // Another node did.
    }
    for event in events.iter().filter_map(|row| row.event.as_ref()) {
        for rule in rules(event.kind) {
            let (recipients, copy) = match rule.to {
                Recipient::RecordedAddress => match RecordedAddress::take(tx, event.id)? {
                    Some(copy) => (rule.recipients(event), Some(copy)),
                    None => continue,
                },
                Recipient::OtherAdmins => (other_admins(tx, event.subject)?, None),
                Recipient::Subject | Recipient::SubjectIfNewDevice | Recipient::Others | Recipient::NewAddress => {
                    (rule.recipients(event), None)
                }
            };
            for recipient in recipients {
                enqueue_mail(tx, event, &rule, recipient, copy.clone())?;
            }
        }
    }
    Ok(())
}

fn enqueue_mail(
    tx: &mut Tx<'_>,
    event: &Recorded,
    rule: &Rule,
    recipient: SubjectId,
    copy: Option<RecordedAddress>,
) -> Result<(), Error> {
    // An event with a time in the future was recorded with a clock that was ahead.
    let at: Timestamp = event.at.min(tx.now());
    let expires_at = at.saturating_add(rule.class.max_age());
    if expires_at <= tx.now() {
        return Ok(());
    }
    let terms = TaskOptions {
        priority: rule.class.priority(),
        due_at: at,
        expires_at: Some(expires_at),
        batch: None,
        user: rule.account(event, recipient),
        trace: event.trace.clone(),
    };
    match (rule.class, event.kind) {
        (Class::News, EventKind::MessagePosted) => {
            let task = NewsTask { event: event.id, recipient, thread: event.id_in("thread_id") };
            enqueue(tx, &task, TaskOptions { due_at: at.saturating_add(READING_TIME), batch: Some(recipient), ..terms })
        }
        (Class::News, _) => {
            let task = NewsTask { event: event.id, recipient, thread: None };
            enqueue(tx, &task, TaskOptions { batch: Some(recipient), ..terms })
        }
        _ => {
            let (address, language, time_zone) = match copy {
                Some(RecordedAddress { address, language, time_zone }) => (Some(address), language, time_zone),
                None => (None, None, None),
            };
            enqueue(tx, &MailTask { event: event.id, recipient, address, language, time_zone }, terms)
        }
    }
}
