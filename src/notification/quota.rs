//! Limits on the number of mails to a user. Counted in the database, so that all nodes share the counts and restarts of
//! nodes keep them. (A crash of PostgreSQL empties the table, which is `UNLOGGED`.)

use super::{
    models::MailTask,
    rules::{Class, Recipient, Rule},
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
use uuid::Uuid;

/// A mail with a link to the unverified address of a sign-up, by recipient. Mails are counted when they are due.
static MAIL_TO_CLAIMED: Policy = Policy::new(&[limit(Per::Account, "mail-claimed", 6, SIX_HOURS)]);

/// The same to an address that an account wants to change to: sign-ups by strangers do not use it up.
static MAIL_TO_NEW_ADDRESS: Policy = Policy::new(&[limit(Per::Account, "mail-new-address", 6, SIX_HOURS)]);

/// Both, by the requester.
static MAIL_TO_CLAIMED_FROM: Policy = Policy::new(&[limit(Per::Account, "mail-claimed-from", 3, HOUR)]);

/// A mail with a link to choose a new password.
static RESET_MAIL: Policy = Policy::new(&[
    limit(Per::User, "mail-reset", 4, TWO_HOURS),
    limit(Per::UserAndOther, "mail-reset-known-place", 5, HOUR),
]);

/// A mail about a conversation, a job or a review.
static NEWS_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-news", 10, TWO_HOURS)]);

/// The same, by the user who caused it.
static NEWS_MAIL_FROM: Policy = Policy::new(&[limit(Per::UserAndOther, "mail-news-from", 5, SIX_HOURS)]);

/// A mail about a sign-in. A thief who knows the password can cause many, so they use up no allowance but their own.
static SIGN_IN_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-sign-ins", 10, HOUR)]);

/// A mail about a change of the account's sign-in methods.
static SECURITY_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-security", 30, HOUR)]);

/// Any other mail.
static NOTICE_MAIL: Policy = Policy::new(&[limit(Per::User, "mail-notices", 30, HOUR)]);

const TWO_HOURS: Duration = Duration::from_secs(2 * 60 * 60);
const SIX_HOURS: Duration = Duration::from_secs(6 * 60 * 60);

/// Whether a mail may be sent now.
pub(super) enum Allowed {
    Now,
    /// After this time.
    Later(Duration),
    /// Never: an earlier mail with the same content is still valid.
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

/// Counts a mail about one event.
pub(super) async fn count(app: &App, rule: &Rule, event: &Recorded, task: &MailTask) -> Result<Allowed, Problem> {
    let recipient = task.recipient.as_uuid();
    match rule.class {
        Class::ClaimedAddress => {
            let (to, recipient) = (rule.to, task.recipient);
            let Some(email) = app.read_public(move |tx| claimed_address(tx, to, recipient)).await? else {
                return Ok(Allowed::Never);
            };
            let by = event.text("from").or_else(|| event.actor.map(|actor| actor.to_string()));
            let mailbox = mailbox(&email);
            let from = RateLimitKey::account(&format!("{mailbox} {}", by.unwrap_or_default()));
            let to_mailbox = if to == Recipient::NewAddress { &MAIL_TO_NEW_ADDRESS } else { &MAIL_TO_CLAIMED };
            count_claimed(app, from, to_mailbox, RateLimitKey::account(&mailbox)).await
        }
        // Requests from unknown devices do not use up the allowance of the owner's known devices. Links that were sent
        // stay valid.
        Class::Reset => {
            let key = match event.id_in::<KnownDeviceId>("place_id") {
                Some(place) => RateLimitKey::user_and(recipient, place.as_uuid()),
                None => RateLimitKey::user(recipient),
            };
            Ok(Allowed::or_never(take(app, &RESET_MAIL, key).await?))
        }
        Class::SignIn => count_to_user(app, &SIGN_IN_MAIL, recipient).await,
        Class::Security => count_to_user(app, &SECURITY_MAIL, recipient).await,
        Class::Notice | Class::News => count_to_user(app, &NOTICE_MAIL, recipient).await,
    }
}

/// Counts a mail to an unverified address by its requester and by its mailbox, or by neither: one that is postponed is counted when it is sent.
async fn count_claimed(
    app: &App,
    from: RateLimitKey,
    to_mailbox: &'static Policy,
    mailbox: RateLimitKey,
) -> Result<Allowed, Problem> {
    let from = app.shared_count(&MAIL_TO_CLAIMED_FROM, &from);
    let Some((from, mailbox)) = from.zip(app.shared_count(to_mailbox, &mailbox)) else { return Ok(Allowed::Now) };
    let counted = count_or_revert(app, move |tx| {
        // The requester has sent as many links as anyone can need.
        if attempt::count(tx, &from.0, from.1)?.is_err() {
            return Ok(Allowed::Never);
        }
        attempt::count(tx, &mailbox.0, mailbox.1)?.map_err(Uncounted::Later)?;
        Ok(Allowed::Now)
    });
    Ok(counted.await?.unwrap_or_else(Allowed::Later))
}

async fn count_to_user(app: &App, policy: &'static Policy, recipient: Uuid) -> Result<Allowed, Problem> {
    Ok(Allowed::or_later(take(app, policy, RateLimitKey::user(recipient)).await?))
}

/// The mailbox that a mail to the address reaches at most providers: without a part after `+`, and at Gmail without dots.
fn mailbox(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let local = local.split('+').next().unwrap_or_default();
    match domain {
        "gmail.com" | "googlemail.com" => format!("{}@gmail.com", local.replace('.', "")),
        _ => format!("{local}@{domain}"),
    }
}

fn claimed_address(tx: &mut Tx<'_>, to: Recipient, recipient: SubjectId) -> Result<Option<String>, database::Error> {
    let id = recipient.as_uuid();
    if to == Recipient::NewAddress {
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
    /// Those caused by these users, for these times.
    Except(HashMap<UserId, Duration>),
    /// All: the recipient's limit is reached.
    Later(Duration),
}

/// Counts one mail with news that these users have caused.
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
        // The recipient's own limit is not used up when nothing is sent.
        if !by_itself && waiting.len() == pairs.len() {
            return Ok(NewsAllowed::Except(waiting));
        }
        attempt::count(tx, &row, limit)?.map_err(Uncounted::Later)?;
        Ok(NewsAllowed::Except(waiting))
    };
    Ok(count_or_revert(app, count).await?.unwrap_or_else(NewsAllowed::Later))
}

/// Counts several limits. If one of them says to wait, and for how long, the others are not used up.
async fn count_or_revert<T: Send + 'static>(
    app: &App,
    count: impl Fn(&mut Tx<'_>) -> Result<T, Uncounted> + Send + 'static,
) -> Result<Result<T, Duration>, Problem> {
    match app.db.write(count).await {
        Ok(counted) => Ok(Ok(counted)),
        Err(Uncounted::Later(wait)) => Ok(Err(wait)),
        Err(Uncounted::Failed(error)) => Err(error.into()),
    }
}

/// Reverts a count.
enum Uncounted {
    Later(Duration),
    Failed(database::Error),
}

impl From<database::Error> for Uncounted {
    fn from(error: database::Error) -> Self {
        Self::Failed(error)
    }
}

#[cfg(test)]
mod tests {
    use super::mailbox;

    #[test]
    fn spellings_of_an_address_that_reach_one_mailbox_count_as_one() {
        for (email, expected) in [
            ("ana@example.org", "ana@example.org"),
            ("ana+1@example.org", "ana@example.org"),
            ("ana.k+x+y@example.org", "ana.k@example.org"),
            ("a.n.a+shop@googlemail.com", "ana@gmail.com"),
        ] {
            assert_eq!(mailbox(email), expected);
        }
    }
}
