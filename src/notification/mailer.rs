//! Tells by mail what has happened, to those who are not there to see it.
//!
//! A reader of the log turns events into rows of `mails`; how far it has come is kept in the same transaction, so an event becomes
//! its mails exactly once, however many nodes read and whenever they die. Senders then claim one mail at a time. What a mail says
//! is looked up when it goes out: nothing is told that is no longer true, and a link's secret exists nowhere but in its mail.

use super::{
    letters, mails,
    models::{self, Mail},
    quota::{self, Held, NoNews},
};
use crate::{
    app::App,
    auth::{
        address::models::AddressChange,
        models::{Credentials, Link, LinkFor, Signup},
    },
    core::{
        clock::Timestamp,
        email::{Letter, SendError},
        error::Problem,
        security::random_secret,
    },
    database::{
        Error, Tx,
        enums::UserStatus,
        ids::{AddressChangeId, KnownDeviceId, SignupId, SubjectId, UserId},
        models::user::User,
    },
    event::{
        EventKind,
        models::{LogEnd, Reader, Recorded},
    },
};
use std::{collections::BTreeSet, time::Duration};

/// How many mails are sent at the same time, by each node.
pub(crate) const SENDERS: usize = 4;

/// How many events are turned into mails in one transaction.
const BATCH: i64 = 200;

/// What is older is no news: neither an event that nobody has read yet, nor a mail that could not be sent.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Somebody who has the conversation open has seen the message by then.
const READING_TIME: Duration = Duration::from_secs(5);

/// Turns what has happened since the last time into mails that are due.
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
        // A clock that has leapt ahead would take them all for stale.
        if !app.is_time_plausible().await? {
            return Ok(());
        }
        let is_all = i64::try_from(events.len()).is_ok_and(|read| read < BATCH);
        app.write_as_system(move |tx| enqueue(tx, seen, newest, &events)).await?;
        if is_all {
            return Ok(());
        }
    }
}

fn enqueue(tx: &mut Tx<'_>, seen: i64, newest: i64, events: &[Recorded]) -> Result<(), Error> {
    if !Reader::Mail.advance(tx, seen, newest)? {
        return Ok(()); // Another node did.
    }
    let now = tx.now();
    let oldest = now.saturating_sub(STALE);
    for event in events.iter().filter(|event| event.at > oldest) {
        for recipient in recipients(event) {
            // It was written under a clock that was ahead if its time is yet to come.
            let at = event.at.min(now);
            let (topic, due_at) = match event.kind {
                EventKind::MessagePosted => (event.id_in("thread_id"), at.saturating_add(READING_TIME)),
                _ => (None, at),
            };
            Mail::insert(tx, event.id, recipient, topic, due_at, is_news(event.kind))?;
        }
    }
    Ok(())
}

/// Who gets a mail about an event: whom it was done to, or everybody whom it concerns and who did not do it themselves.
fn recipients(event: &Recorded) -> Vec<SubjectId> {
    use EventKind as K;
    match event.kind {
        K::SignupRequested
        | K::PasswordResetRequested
        | K::PasswordChanged
        | K::ExportReady
        | K::SecondFactorAdded
        | K::SecondFactorRemoved
        | K::RecoveryCodeUsed
        | K::PasskeyAdded
        | K::PasskeyRemoved
        | K::IdentityLinked
        | K::IdentityRemoved
        | K::UserFrozen
        | K::UserUnfrozen
        | K::UserBanned
        | K::UserUnbanned => vec![event.subject],
        K::SessionStarted if event.id_in::<KnownDeviceId>("new_place_id").is_some() => vec![event.subject],
        K::KycApproved
        | K::KycRejected
        | K::KycChangesRequested
        | K::KycFileInfected
        | K::KycExpiresSoon
        | K::KycExpired
        | K::KycRevoked
        | K::NameChanged
        | K::NameChangeRejected
        | K::MessagePosted
        | K::JobCreated
        | K::JobAccepted
        | K::JobRejected
        | K::JobCompleted
        | K::JobFinalized
        | K::JobCancelled
        | K::JobExpired
        | K::ReviewPosted
        | K::ReviewRemoved
        | K::ServiceModerated
        | K::ServiceRemoved => {
            let concerned = [event.client, event.worker].into_iter().flatten();
            concerned.filter(|user| Some(*user) != event.actor).map(UserId::subject).collect()
        }
        K::EmailChangeRequested => event.id_in("change_id").into_iter().collect(),
        // What these are about has written the mail itself: afterwards nobody knows the address.
        K::EmailChanged | K::UserDeleted => Vec::new(),
        _ => Vec::new(),
    }
}

/// Whether somebody else has done it in what both have to do with each other: much of it is told in one mail.
fn is_news(kind: EventKind) -> bool {
    use EventKind as K;
    matches!(
        kind,
        K::MessagePosted
            | K::JobCreated
            | K::JobAccepted
            | K::JobRejected
            | K::JobCompleted
            | K::JobFinalized
            | K::JobCancelled
            | K::JobExpired
            | K::ReviewPosted
    )
}

/// Sends one mail after the other until none is due.
pub(crate) async fn send_due(app: App) -> Result<(), Problem> {
    while !app.stop.is_cancelled() && app.read_public(Mail::is_any_due).await? && app.is_time_plausible().await? {
        let mails = app.write_as_system(Mail::claim).await?;
        match mails.first() {
            None => break,
            Some(first) if first.is_news => tell_news(&app, mails).await?,
            Some(_) => {
                for mail in mails {
                    send(&app, mail).await?;
                }
            }
        }
    }
    Ok(())
}

/// Sends a mail that tells of one thing.
async fn send(app: &App, mail: Mail) -> Result<(), Problem> {
    if is_stale(app, &mail) {
        return app.write_as_system(move |tx| mail.delete(tx)).await;
    }
    // Those that are tried again have been counted.
    if mail.attempts <= 1 {
        match quota::hold(app, &mail).await? {
            Some(Held::Dropped) => return app.write_as_system(move |tx| mail.delete(tx)).await,
            Some(Held::For(wait)) => return app.write_as_system(move |tx| mail.hold(tx, wait)).await,
            None => {}
        }
    }
    match write(app, &mail).await? {
        Some((address, letter)) => deliver(app, &address, &letter, vec![mail]).await,
        None => app.write_as_system(move |tx| mail.delete(tx)).await,
    }
}

/// Sends one mail that tells somebody of everything that is news to them.
async fn tell_news(app: &App, mails: Vec<Mail>) -> Result<(), Problem> {
    let mut told = Vec::new();
    for mail in mails {
        let written = if is_stale(app, &mail) { None } else { write(app, &mail).await? };
        match written {
            Some(addressed) => told.push((mail, addressed)),
            None => app.write_as_system(move |tx| mail.delete(tx)).await?,
        }
    }
    let Some(recipient) = told.first().map(|(mail, _)| UserId::from(mail.recipient.as_uuid())) else { return Ok(()) };
    let uncounted: BTreeSet<_> =
        told.iter().filter(|(mail, _)| mail.attempts <= 1).map(|(mail, _)| mail.event.actor).collect();
    if !uncounted.is_empty() {
        let uncounted: Vec<_> = uncounted.into_iter().collect();
        let wait_of = match quota::hold_news(app, recipient, &uncounted).await {
            Ok(held) => Box::new(move |mail: &Mail| mail.event.actor.and_then(|actor| held.get(&actor).copied())),
            Err(NoNews::For(wait)) => {
                Box::new(move |_: &Mail| Some(wait)) as Box<dyn Fn(&Mail) -> Option<Duration> + Send>
            }
            Err(NoNews::Failed(error)) => return Err(error.into()),
        };
        let (held, now): (Vec<_>, Vec<_>) = told.into_iter().partition(|(mail, _)| wait_of(mail).is_some());
        let waits: Vec<_> = held.into_iter().filter_map(|(mail, _)| wait_of(&mail).map(|wait| (mail, wait))).collect();
        app.write_as_system(move |tx| waits.iter().try_for_each(|(mail, wait)| mail.hold(tx, *wait))).await?;
        told = now;
    }
    let (mails, mut written): (Vec<Mail>, Vec<Addressed>) = told.into_iter().unzip();
    let Some((address, letter)) = written.pop() else { return Ok(()) };
    let letter = match written.is_empty() {
        true => letter,
        false => {
            let name = app.read_public(move |tx| User::find(tx, recipient)).await?.map(|user| user.first_name);
            let all = written.into_iter().map(|(_, letter)| letter).chain([letter]).collect();
            letters::news(&name.unwrap_or_default(), all)
        }
    };
    deliver(app, &address, &letter, mails).await
}

fn is_stale(app: &App, mail: &Mail) -> bool {
    let is_stale = app.clock.now().saturating_since(mail.created_at) > STALE;
    if is_stale {
        tracing::warn!(mail = %mail.id, attempts = mail.attempts, "a mail could not be delivered for a day and is dropped");
    }
    is_stale
}

/// Hands over the one letter in which all of these mails are told.
async fn deliver(app: &App, address: &str, letter: &Letter, mails: Vec<Mail>) -> Result<(), Problem> {
    let Some(id) = mails.first().map(|mail| mail.id) else { return Ok(()) };
    match app.mailer.send(address, letter, &id.to_string()).await {
        Ok(()) => app.write_as_system(move |tx| mails.iter().try_for_each(|mail| mail.sent(tx))).await,
        Err(SendError::Permanent(why)) => {
            tracing::warn!(mail = %id, why, "a mail cannot be delivered and is dropped");
            app.write_as_system(move |tx| mails.iter().try_for_each(|mail| mail.delete(tx))).await
        }
        Err(SendError::Temporary(why)) => {
            let attempts = mails.iter().map(|mail| mail.attempts).max().unwrap_or_default();
            tracing::info!(mail = %id, why, attempts, "a mail could not be delivered yet");
            let pause = pause_after(attempts);
            app.write_as_system(move |tx| mails.iter().try_for_each(|mail| mail.postpone(tx, pause))).await
        }
    }
}

/// How long to wait after so many attempts that failed.
fn pause_after(attempts: i64) -> Duration {
    let seconds = match attempts {
        ..=1 => 30,
        2 => 2 * 60,
        3 => 10 * 60,
        4 => 30 * 60,
        5 => 60 * 60,
        _ => 3 * 60 * 60,
    };
    Duration::from_secs(seconds)
}

/// An address, and what to write there.
type Addressed = (String, Letter);

/// What a mail says now; `None` when there is nothing left to say. Only a mail with a link changes something by being written.
async fn write(app: &App, mail: &Mail) -> Result<Option<Addressed>, Problem> {
    let site = app.settings.public_url.to_string();
    let mail = mail.clone();
    match mail.event.kind {
        EventKind::SignupRequested => {
            let secret = random_secret();
            app.write_as_system(move |tx| about_signup(tx, &mail, &site, &secret)).await
        }
        EventKind::PasswordResetRequested => {
            let secret = random_secret();
            app.write_as_system(move |tx| about_reset(tx, &mail, &site, &secret)).await
        }
        EventKind::EmailChangeRequested if mail.address.is_none() => {
            let secret = random_secret();
            app.write_as_system(move |tx| about_new_address(tx, &mail, &site, &secret)).await
        }
        EventKind::EmailChangeRequested | EventKind::EmailChanged | EventKind::UserDeleted => {
            app.read_public(move |tx| about_old_address(tx, &mail)).await
        }
        _ => {
            let finalize_after = app.settings.job_finalize_after.0.get();
            app.read_public(move |tx| about_anything_else(tx, &mail, finalize_after)).await
        }
    }
}

fn about_signup(tx: &mut Tx<'_>, mail: &Mail, site: &str, secret: &str) -> Result<Option<Addressed>, Error> {
    let Some(signup) = Signup::find(tx, SignupId::from(mail.recipient.as_uuid()))? else { return Ok(None) };
    if let Some(known) = Credentials::by_email(tx, &signup.email_key)? {
        return Ok(Some((known.user.email, letters::account_exists(&known.user.first_name))));
    }
    Link::insert(tx, LinkFor::Signup(signup.id), secret)?;
    let link = format!("{site}/verify-email?token={secret}");
    Ok(Some((signup.email, letters::verify_email(&signup.first_name, link))))
}

fn about_reset(tx: &mut Tx<'_>, mail: &Mail, site: &str, secret: &str) -> Result<Option<Addressed>, Error> {
    let user = User::find(tx, UserId::from(mail.recipient.as_uuid()))?;
    let Some(user) = user.filter(|user| matches!(user.status, UserStatus::Active | UserStatus::Frozen)) else {
        return Ok(None);
    };
    Link::insert(tx, LinkFor::User(user.id), secret)?;
    let link = format!("{site}/reset-password?token={secret}");
    Ok(Some((user.email, letters::reset_password(&user.first_name, link))))
}

fn about_new_address(tx: &mut Tx<'_>, mail: &Mail, site: &str, secret: &str) -> Result<Option<Addressed>, Error> {
    let change = AddressChange::find(tx, AddressChangeId::from(mail.recipient.as_uuid()))?;
    let Some(AddressChange { user_id, email, email_key }) = change else { return Ok(None) };
    if let Some(Credentials { user: owner, .. }) = Credentials::by_email(tx, &email_key)?
        && owner.id != user_id
    {
        return Ok(Some((owner.email, letters::address_wanted(&owner.first_name))));
    }
    Link::insert(tx, LinkFor::NewAddress(user_id), secret)?;
    let name = User::find(tx, user_id)?.map(|user| user.first_name).unwrap_or_default();
    Ok(Some((email, letters::confirm_email(&name, format!("{site}/confirm-email?token={secret}")))))
}

fn about_old_address(tx: &mut Tx<'_>, mail: &Mail) -> Result<Option<Addressed>, Error> {
    let Some(address) = mail.address.clone() else { return Ok(None) };
    let user = User::find(tx, UserId::from(mail.event.subject.as_uuid()))?;
    let name = user.filter(|user| user.status != UserStatus::Deleted).map(|user| user.first_name).unwrap_or_default();
    let letter = match mail.event.kind {
        EventKind::EmailChangeRequested => letters::address_change_requested(&name),
        EventKind::EmailChanged => letters::address_changed(&name, mail.event.at),
        _ => letters::account_deleted(),
    };
    Ok(Some((address, letter)))
}

fn about_anything_else(tx: &mut Tx<'_>, mail: &Mail, finalize_after: u16) -> Result<Option<Addressed>, Error> {
    let Some(to) = User::find(tx, UserId::from(mail.recipient.as_uuid()))? else { return Ok(None) };
    let may_hear = match to.status {
        UserStatus::Active | UserStatus::Frozen => true,
        UserStatus::Banned => mail.event.kind == EventKind::UserBanned,
        UserStatus::Deleted => false,
    };
    if !may_hear {
        return Ok(None);
    }
    Ok(mails::letter_about(tx, &mail.event, &to, finalize_after)?.map(|letter| (to.email, letter)))
}

/// Forgets when conversations were last mailed about, once that no longer matters.
pub(crate) fn forget_old(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let before = tx.now().saturating_sub(STALE);
    models::MessageMail::delete_before(tx, before)
}

/// When somebody who has a mail about a conversation, and has not looked at it, may get the next.
pub(super) fn quiet_since(now: Timestamp) -> Timestamp {
    const QUIET: Duration = Duration::from_secs(10 * 60);
    now.saturating_sub(QUIET)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn event(kind: EventKind) -> Recorded {
        let somebody = |number| Some(UserId::from(Uuid::from_u128(number)));
        Recorded {
            id: 1,
            kind,
            at: Timestamp::MIN,
            actor: somebody(1),
            subject: SubjectId::from(Uuid::from_u128(9)),
            client: somebody(1),
            worker: somebody(2),
            data: "{}".to_owned(),
        }
    }

    fn numbers(event: &Recorded) -> Vec<u128> {
        recipients(event).into_iter().map(|recipient| recipient.as_uuid().as_u128()).collect()
    }

    #[test]
    fn who_did_it_gets_no_mail_and_the_system_tells_both() {
        assert_eq!(numbers(&event(EventKind::JobCreated)), [2]);
        assert_eq!(
            numbers(&Recorded { actor: event(EventKind::JobCreated).worker, ..event(EventKind::JobAccepted) }),
            [1]
        );
        assert_eq!(numbers(&Recorded { actor: None, ..event(EventKind::JobExpired) }), [1, 2]);
        assert_eq!(numbers(&event(EventKind::UserFrozen)), [9]);
        assert_eq!(numbers(&event(EventKind::ThreadOpened)), [0; 0]);
    }

    #[test]
    fn pauses_grow() {
        let pauses: Vec<Duration> = (1..=7).map(pause_after).collect();
        assert!(pauses.is_sorted());
        assert_eq!(pauses[0], Duration::from_secs(30));
    }
}
