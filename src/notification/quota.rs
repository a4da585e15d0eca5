//! How many mails go out to a person. Counted in the database, so all nodes count together and a restart forgets nothing.

use super::{
    models::MailTask,
    rules::{Class, Rule, To},
};
use crate::{
    app::App,
    auth::{address::models::AddressChange, models::Signup},
    core::{
        error::Problem,
        rate_limit::{HOUR, Per, Policy, RateLimitKey, limit},
    },
    database::{
        self, Tx,
        ids::{AddressChangeId, KnownDeviceId, SignupId, SubjectId, UserId},
        models::attempt,
    },
    event::models::Recorded,
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

/// Whether a mail may go out now.
pub(super) enum Allowed {
    Now,
    /// After this time.
    Later(Duration),
    /// Never: it says what an earlier one said that still holds, or nothing.
    Never,
}

impl Allowed {
    fn or_later(counted: Result<(), Duration>) -> Self {
        counted.map_or_else(Self::Later, |()| Self::Now)
    }

    fn or_never(counted: Result<(), Duration>) -> Self {
        counted.map_or(Self::Never, |()| Self::Now)
    }
}

/// Counts a mail that is about one event.
pub(super) async fn count(app: &App, rule: &Rule, event: &Recorded, task: &MailTask) -> Result<Allowed, Problem> {
    let recipient = task.recipient.as_uuid();
    match rule.class {
        Class::ClaimedAddress => {
            let (to, recipient) = (rule.to, task.recipient);
            let Some(email) = app.read_public(move |tx| claimed_address(tx, to, recipient)).await? else {
                return Ok(Allowed::Never);
            };
            // Whoever asked has had as many links as they can need.
            let by = event.text("from").or_else(|| event.actor.map(|actor| actor.to_string()));
            let from = RateLimitKey::account(&format!("{email} {}", by.unwrap_or_default()));
            if take(app, &MAIL_TO_CLAIMED_FROM, from).await?.is_err() {
                return Ok(Allowed::Never);
            }
            Ok(Allowed::or_later(take(app, &MAIL_TO_CLAIMED, RateLimitKey::account(&email)).await?))
        }
        // What strangers ask for uses up nothing of what the owner can ask for on a device of theirs. The links that were sent work on.
        Class::Reset => {
            let key = match event.id_in::<KnownDeviceId>("place_id") {
                Some(place) => RateLimitKey::user_and(recipient, place.as_uuid()),
                None => RateLimitKey::user(recipient),
            };
            Ok(Allowed::or_never(take(app, &RESET_MAIL, key).await?))
        }
        Class::SignIn | Class::Security | Class::Notice | Class::News => {
            Ok(Allowed::or_later(take(app, &NOTICE_MAIL, RateLimitKey::user(recipient)).await?))
        }
    }
}

fn claimed_address(tx: &mut Tx<'_>, to: To, recipient: SubjectId) -> Result<Option<String>, database::Error> {
    let id = recipient.as_uuid();
    if to == To::NewAddress {
        return Ok(AddressChange::find(tx, AddressChangeId::from(id))?.map(|change| change.email_key));
    }
    Ok(Signup::find(tx, SignupId::from(id))?.map(|signup| signup.email_key))
}

async fn take(app: &App, policy: &'static Policy, key: RateLimitKey) -> Result<Result<(), Duration>, Problem> {
    match app.shared_count(policy, &key) {
        Some((row, limit)) => app.write_as_system(move |tx| attempt::count(tx, &row, limit)).await,
        None => Ok(Ok(())),
    }
}

/// Which news have to wait.
pub(super) enum NewsAllowed {
    /// Those that these people have caused, for so long.
    Except(HashMap<UserId, Duration>),
    /// None: the recipient has had enough for this time.
    Later(Duration),
}

/// Counts one mail of news that these people have caused.
pub(super) async fn count_news(
    app: &App,
    recipient: UserId,
    actors: &[Option<UserId>],
) -> Result<NewsAllowed, Problem> {
    let pair = |actor: &UserId| {
        app.shared_count(&NEWS_MAIL_FROM, &RateLimitKey::user_and(actor.as_uuid(), recipient.as_uuid()))
    };
    let by_itself = actors.contains(&None);
    let pairs: Vec<_> = actors.iter().flatten().filter_map(|actor| Some((*actor, pair(actor)?))).collect();
    let Some((row, limit)) = app.shared_count(&NEWS_MAIL, &RateLimitKey::user(recipient.as_uuid())) else {
        return Ok(NewsAllowed::Except(HashMap::new()));
    };
    let count = move |tx: &mut Tx<'_>| {
        let mut waiting = HashMap::new();
        for (actor, (row, limit)) in &pairs {
            if let Err(wait) = attempt::count(tx, row, *limit)? {
                waiting.insert(*actor, wait);
            }
        }
        // The recipient's own count is spared when nothing goes out.
        if !by_itself && waiting.len() == pairs.len() {
            return Ok(NewsAllowed::Except(waiting));
        }
        match attempt::count(tx, &row, limit)? {
            Ok(()) => Ok(NewsAllowed::Except(waiting)),
            Err(wait) => Err(Uncounted::Later(wait)),
        }
    };
    match app.db.write(count).await {
        Ok(allowed) => Ok(allowed),
        Err(Uncounted::Later(wait)) => Ok(NewsAllowed::Later(wait)),
        Err(Uncounted::Failed(error)) => Err(error.into()),
    }
}

/// Undoes what was counted.
enum Uncounted {
    Later(Duration),
    Failed(database::Error),
}

impl From<database::Error> for Uncounted {
    fn from(error: database::Error) -> Self {
        Self::Failed(error)
    }
}
