//! How many mails go out to somebody. Counted in the database, so all nodes count together and a restart forgets nothing.

use super::models::Mail;
use crate::{
    app::App,
    auth::{address::models::AddressChange, models::Signup},
    core::{
        error::Problem,
        rate_limit::{HOUR, Key, Per, Policy, limit},
    },
    database::{
        self, Tx,
        ids::{AddressChangeId, KnownDeviceId, SignupId, UserId},
        models::attempt,
    },
    event::EventKind,
};
use std::{collections::HashMap, time::Duration};

/// A mail with a link to an address that somebody says is theirs. Mails count when they are to go out, for whom they go to.
static MAIL_TO_CLAIMED: Policy = Policy::new(&[limit(Per::Account, "mail-claimed", 6, SIX_HOURS)]);

/// The same, as one of those who say so causes it.
static MAIL_TO_CLAIMED_FROM: Policy = Policy::new(&[limit(Per::Account, "mail-claimed-from", 3, HOUR)]);

/// A mail with a link to a new password.
static RESET_MAIL: Policy = Policy::new(&[
    limit(Per::User, "mail-reset", 4, TWO_HOURS),
    limit(Per::UserAndOther, "mail-reset-known-place", 5, HOUR),
]);

/// A mail about a conversation, a job or a review.
static NEWS_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-news", 10, TWO_HOURS)]);

/// The same, as one other person causes it.
static NEWS_MAIL_FROM: Policy = Policy::new(&[limit(Per::UserAndOther, "mail-news-from", 5, SIX_HOURS)]);

/// Any other mail.
static NOTICE_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-notices", 30, HOUR)]);

const TWO_HOURS: Duration = Duration::from_secs(2 * 60 * 60);
const SIX_HOURS: Duration = Duration::from_secs(6 * 60 * 60);

/// What becomes of a mail that may not go out now.
pub(super) enum Held {
    /// It says what an earlier one said that still holds, or nothing.
    Dropped,
    /// It goes out after this time.
    For(Duration),
}

/// Counts a mail that is about an account, or says what becomes of it.
pub(super) async fn hold(app: &App, mail: &Mail) -> Result<Option<Held>, Problem> {
    let recipient = mail.recipient.as_uuid();
    match mail.event.kind {
        EventKind::SignupRequested | EventKind::EmailChangeRequested if mail.address.is_none() => {
            let claim = mail.clone();
            let Some(email) = app.read_public(move |tx| claimed_address(tx, &claim)).await? else {
                return Ok(Some(Held::Dropped));
            };
            // Whoever asked has had as many links as they can need.
            let by = mail.event.text("from").or_else(|| mail.event.actor.map(|actor| actor.to_string()));
            let from = Key::account(&format!("{email} {}", by.unwrap_or_default()));
            if take(app, &MAIL_TO_CLAIMED_FROM, from).await?.is_err() {
                return Ok(Some(Held::Dropped));
            }
            Ok(take(app, &MAIL_TO_CLAIMED, Key::account(&email)).await?.err().map(Held::For))
        }
        // What strangers ask for uses up nothing of what the owner can ask for at a place of theirs. The links that were sent work on.
        EventKind::PasswordResetRequested => {
            let key = match mail.event.id_in::<KnownDeviceId>("place_id") {
                Some(place) => Key::user_and(recipient, place.as_uuid()),
                None => Key::user(recipient),
            };
            Ok(take(app, &RESET_MAIL, key).await?.err().map(|_| Held::Dropped))
        }
        _ => Ok(take(app, &NOTICE_MAIL, Key::user(recipient)).await?.err().map(Held::For)),
    }
}

fn claimed_address(tx: &mut Tx<'_>, mail: &Mail) -> Result<Option<String>, database::Error> {
    let id = mail.recipient.as_uuid();
    match mail.event.kind {
        EventKind::SignupRequested => Ok(Signup::find(tx, SignupId::from(id))?.map(|signup| signup.email_key)),
        _ => Ok(AddressChange::find(tx, AddressChangeId::from(id))?.map(|change| change.email_key)),
    }
}

async fn take(app: &App, policy: &'static Policy, key: Key) -> Result<Result<(), Duration>, Problem> {
    match app.shared_count(policy, &key) {
        Some((row, limit)) => app.write_as_system(move |tx| attempt::count(tx, &row, limit)).await,
        None => Ok(Ok(())),
    }
}

/// Why no news goes out now.
pub(super) enum NoNews {
    /// The recipient has had enough for this time.
    For(Duration),
    Failed(database::Error),
}

impl From<database::Error> for NoNews {
    fn from(error: database::Error) -> Self {
        Self::Failed(error)
    }
}

/// Counts one mail of news that these people have caused. Who among them has caused so many that theirs have to wait, and how long.
pub(super) async fn hold_news(
    app: &App,
    recipient: UserId,
    actors: &[Option<UserId>],
) -> Result<HashMap<UserId, Duration>, NoNews> {
    let pair = |actor: &UserId| app.shared_count(&NEWS_MAIL_FROM, &Key::user_and(actor.as_uuid(), recipient.as_uuid()));
    let by_itself = actors.contains(&None);
    let pairs: Vec<_> = actors.iter().flatten().filter_map(|actor| Some((*actor, pair(actor)?))).collect();
    let Some((row, limit)) = app.shared_count(&NEWS_MAIL, &Key::user(recipient.as_uuid())) else {
        return Ok(HashMap::new());
    };
    let count = move |tx: &mut Tx<'_>| {
        let mut held = HashMap::new();
        for (actor, (row, limit)) in &pairs {
            if let Err(wait) = attempt::count(tx, row, *limit)? {
                held.insert(*actor, wait);
            }
        }
        if !by_itself && held.len() == pairs.len() {
            return Ok(held);
        }
        // Nothing is counted when nothing goes out.
        attempt::count(tx, &row, limit)?.map(|()| held).map_err(NoNews::For)
    };
    app.db.write(count).await
}
