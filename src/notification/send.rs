//! Sends mails that are due.

use super::{
    content::{About, Addressed, Addressee, LinkData, Periods},
    mails::Mail,
    metrics::{self, Outcome, count},
    models::{MailTask, MessageMail, NewsTask},
    pages::Page,
    quota::{self, Allowed, NewsAllowed},
    render::render,
    rules::{AccountContent, Content, Rule, rule},
    values::Reader,
};
use crate::{
    app::App,
    core::{
        email::{MailContent, SendError},
        error::Problem,
        language::Language,
        security::random_secret,
        time_zone::TimeZone,
    },
    database::{
        Error, Tx,
        enums::UserStatus,
        ids::{SubjectId, UserId},
        models::user::User,
        queue::{ClaimedTask, Task, pause_after},
    },
    event::{EventKind, Known, models::Recorded},
    tasks::{self, Origin},
};
use std::{collections::BTreeSet, slice::from_ref, time::Duration};

/// How many mails each node sends at the same time.
pub(crate) const SENDERS: usize = 4;

/// The maximum number of news in one mail.
const MAX_NEWS: i64 = 100;

/// The longest pause between attempts while the mail server is unavailable.
const MAX_PAUSE: Duration = Duration::from_secs(3 * 60 * 60);

/// Sends mails until none is due. News are sent when nothing else is due.
pub(crate) async fn send_due(app: App) -> Result<(), Problem> {
    loop {
        while let Some(task) = tasks::next::<MailTask>(&app).await? {
            let sent = tasks::traced(&app, &Origin::of(from_ref(&task)), send(&app, &task)).await;
            tasks::retry_on_error(&app, &task, sent).await?;
        }
        let mut news = tasks::next_batch::<NewsTask>(&app, MAX_NEWS - 1).await?;
        if news.is_empty() {
            return Ok(());
        }
        while !news.is_empty() {
            let origin = Origin::of(&news);
            let sent = tasks::traced(&app, &origin, send_news(&app, news)).await?;
            news = complete_news(&app, sent).await?;
        }
    }
}

/// Records that the mail server has accepted the news, and claims the next, unless another mail is due.
async fn complete_news(app: &App, sent: Vec<News>) -> Result<Vec<ClaimedTask<NewsTask>>, Problem> {
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let tasks = sent.len();
    let complete = move |tx: &mut Tx<'_>| sent.iter().try_for_each(|news| news.complete(tx));
    let next = if tasks::is_any_due::<MailTask>(app).await.unwrap_or(true) {
        app.write_as_system(complete).await?;
        Vec::new()
    } else {
        tasks::next_batch_after::<NewsTask>(app, MAX_NEWS - 1, complete).await?
    };
    tasks::count_done(NewsTask::KIND, tasks);
    Ok(next)
}

/// Sends a mail about one event.
async fn send(app: &App, task: &ClaimedTask<MailTask>) -> Result<(), Problem> {
    if task.has_expired(app.clock.now()) {
        count(Outcome::TooLate);
        return tasks::fail(app, task, &tasks::too_late(task)).await;
    }
    let Some(event) = event_of(app, task.task.event).await? else { return tasks::fail(app, task, ARCHIVED).await };
    let planned = event.event.and_then(|event| Some((rule(event.kind, task.task.address.is_some())?, event)));
    let Some((rule, event)) = planned else { return leave_to_others(app, vec![task.clone()]).await };
    // A retry was counted at the first attempt.
    if task.attempts <= 1 {
        match quota::count(app, &rule, &event, &task.task).await? {
            Allowed::Now => {}
            Allowed::Never => return drop_mail(app, task).await,
            Allowed::Later(wait) => {
                count(Outcome::Postponed);
                let task = task.clone();
                return app.write_as_system(move |tx| task.postpone(tx, wait)).await;
            }
        }
    }
    let Some(addressed) = addressed(app, &rule, &event, task.task.clone()).await? else {
        return drop_mail(app, task).await;
    };
    let content = written(app, &addressed);
    match metrics::send(&app.mailer, &addressed.address, &content, &task.id.to_string()).await {
        Ok(()) => tasks::complete(app, task).await,
        Err(SendError::Permanent(why)) => tasks::fail(app, task, &why).await,
        Err(SendError::Temporary(why)) => {
            tracing::info!(task = %task.id, why, attempts = task.attempts, "a mail could not be delivered yet");
            let task = task.clone();
            app.write_as_system(move |tx| task.retry_later(tx, pause_after(task.attempts, MAX_PAUSE), &why)).await
        }
    }
}

/// For a mail that a node of another release has planned, and that this version does not have: a node of that release looks for mails
/// meanwhile.
const LEFT_FOR: Duration = Duration::from_secs(60);

/// Leaves mails to nodes of another release, until they are sent there or not worth sending any more.
async fn leave_to_others<T: Task>(app: &App, left: Vec<ClaimedTask<T>>) -> Result<(), Problem> {
    left.iter().for_each(|_| count(Outcome::Postponed));
    app.write_as_system(move |tx| left.iter().try_for_each(|task| task.postpone(tx, LEFT_FOR))).await
}

/// Takes a mail off the queue that need not be sent.
async fn drop_mail<T: Task>(app: &App, task: &ClaimedTask<T>) -> Result<(), Problem> {
    count(Outcome::Dropped);
    tasks::complete(app, task).await
}

/// Sends one mail with all news for a user. Returns those that were sent.
async fn send_news(app: &App, news: Vec<ClaimedTask<NewsTask>>) -> Result<Vec<News>, Problem> {
    let now = app.clock.now();
    let (expired, news): (Vec<_>, Vec<_>) = news.into_iter().partition(|task| task.has_expired(now));
    for task in expired {
        count(Outcome::TooLate);
        tasks::fail(app, &task, &tasks::too_late(&task)).await?;
    }
    let (mut news_items, mut left) = (Vec::new(), Vec::new());
    for (task, written) in news.iter().zip(written_news(app, &news).await?) {
        match written {
            Written::Mail(mail) => {
                let (event, written) = *mail;
                news_items.push(News { task: task.clone(), event, written });
            }
            Written::Nothing => drop_mail(app, task).await?,
            Written::NotKnown => left.push(task.clone()),
        }
    }
    if !left.is_empty() {
        leave_to_others(app, left).await?;
    }
    let news_items = allowed_now(app, news_items).await?;
    let Some(last) = news_items.last() else { return Ok(Vec::new()) };
    let (address, id) = (last.written.address.clone(), last.task.id);
    let content = render_news(app, &last.written.to, &news_items);
    let sent = metrics::send(&app.mailer, &address, &content, &id.to_string()).await;
    match sent {
        Ok(()) => Ok(news_items),
        Err(SendError::Permanent(why)) => {
            for news in &news_items {
                tasks::fail(app, &news.task, &why).await?;
            }
            Ok(Vec::new())
        }
        Err(SendError::Temporary(why)) => {
            let attempts = news_items.iter().map(|news| news.task.attempts).max().unwrap_or_default();
            tracing::info!(task = %id, why, attempts, "a mail could not be delivered yet");
            let pause = pause_after(attempts, MAX_PAUSE);
            app.write_as_system(move |tx| {
                news_items.iter().try_for_each(|news| news.task.retry_later(tx, pause, &why))
            })
            .await?;
            Ok(Vec::new())
        }
    }
}

/// News with its content.
struct News {
    task: ClaimedTask<NewsTask>,
    event: Recorded,
    written: Addressed,
}

impl News {
    /// Records that the mail server has accepted the mail.
    fn complete(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        if let (EventKind::MessagePosted, Some(thread)) = (self.event.kind, self.event.id_in("thread_id")) {
            MessageMail::remember(tx, thread, UserId::from(self.task.task.recipient.as_uuid()))?;
        }
        self.task.complete(tx).map(drop)
    }
}

/// Counts one mail, and postpones news of authors who have reached their limit.
async fn allowed_now(app: &App, news_items: Vec<News>) -> Result<Vec<News>, Problem> {
    let Some(recipient) = news_items.first().map(|news| UserId::from(news.task.task.recipient.as_uuid())) else {
        return Ok(news_items);
    };
    let uncounted = news_items.iter().filter(|news| news.task.attempts <= 1).map(|news| news.event.actor);
    let uncounted: Vec<_> = uncounted.collect::<BTreeSet<_>>().into_iter().collect();
    if uncounted.is_empty() {
        return Ok(news_items);
    }
    let allowed = quota::count_news(app, recipient, &uncounted).await?;
    let wait_of = |news: &News| match &allowed {
        NewsAllowed::Later(wait) => Some(*wait),
        NewsAllowed::Except(waiting) => news.event.actor.and_then(|actor| waiting.get(&actor).copied()),
    };
    let (later, now): (Vec<News>, Vec<News>) = news_items.into_iter().partition(|news| wait_of(news).is_some());
    let later: Vec<_> = later.into_iter().filter_map(|news| wait_of(&news).map(|wait| (news.task, wait))).collect();
    if later.is_empty() {
        return Ok(now);
    }
    later.iter().for_each(|_| count(Outcome::Postponed));
    // In one transaction, so that they become due at the same time and share a mail.
    app.write_as_system(move |tx| later.iter().try_for_each(|(task, wait)| task.postpone(tx, *wait))).await?;
    Ok(now)
}

/// The mail itself for one item, or the first paragraph of each of several. Repeated items are written once.
fn render_news(app: &App, to: &Addressee, news_items: &[News]) -> MailContent {
    const MAX_LINES: usize = 10;
    if let [news] = news_items {
        return written(app, &news.written);
    }
    let mut lines: Vec<String> = Vec::new();
    for news in news_items {
        let content = written(app, &news.written);
        let first = content.paragraphs.first().map(|paragraph| paragraph.text().to_owned());
        lines.extend(first.filter(|line| !lines.contains(line)));
    }
    let more = lines.len().saturating_sub(MAX_LINES);
    lines.truncate(MAX_LINES);
    let url = Page::Notifications.url(&app.settings, "");
    render(&reader(app, to), &to.name, &Mail::News { lines, more }, url)
}

fn written(app: &App, addressed: &Addressed) -> MailContent {
    let Addressed { to, mail, on_page, .. } = addressed;
    render(&reader(app, to), &to.name, mail, mail.page().url(&app.settings, on_page))
}

/// The language and time zone of an account, or else of the installation. What an account has chosen may be gone since.
fn reader(app: &App, to: &Addressee) -> Reader {
    let (language, time_zone) = (to.language.as_deref(), to.time_zone.as_deref());
    Reader {
        language: language.and_then(Language::named).unwrap_or(app.settings.language),
        time_zone: time_zone.and_then(TimeZone::named).unwrap_or_else(|| app.settings.time_zone.clone()),
    }
}

/// Why a mail is given up that was tried again when its event had left the log.
const ARCHIVED: &str = "its event is archived: it is too old to be mailed about";

async fn event_of(app: &App, id: i64) -> Result<Option<Known<Recorded>>, Problem> {
    app.read_public(move |tx| Recorded::find(tx, id)).await
}

/// The content and address of a mail now; `None` when there is nothing left to report. Only a mail with a link writes
/// to the database here.
async fn addressed(app: &App, rule: &Rule, event: &Recorded, task: MailTask) -> Result<Option<Addressed>, Problem> {
    let event = event.clone();
    let MailTask { recipient, address, language, time_zone, .. } = task;
    match (&rule.content, address) {
        (Content::Link(content), _) => {
            let (content, secret) = (*content, random_secret());
            app.write_as_system(move |tx| content(tx, &LinkData { recipient, secret: &secret })).await
        }
        (Content::Plain(content), Some(address)) => {
            let (mail, user) = (content(&event), UserId::from(event.subject.as_uuid()));
            let user = app.read_public(move |tx| User::find(tx, user)).await?;
            let user = user.filter(|user| user.status != UserStatus::Deleted);
            let to = user.map_or(Addressee { language, time_zone, ..Addressee::default() }, Addressee::from);
            Ok(Some(Addressed { address, to, on_page: mail.page().id(&event), mail }))
        }
        (Content::Plain(content), None) => {
            let content = *content;
            app.read_public(move |tx| {
                let user = recipient_account(tx, &event, recipient)?;
                Ok::<_, Error>(user.map(|user| of_event(user, content(&event), &event)))
            })
            .await
        }
        (Content::Account(content), _) => {
            let (content, periods) = (*content, Periods::of(&app.settings));
            app.read_public(move |tx| addressed_to_account(tx, content, &event, recipient, periods)).await
        }
    }
}

/// A mail to an account, with the page of what the event is about.
fn of_event(user: User, mail: Mail, event: &Recorded) -> Addressed {
    let on_page = mail.page().id(event);
    Addressed::to(user, mail, on_page)
}

/// What is to be written about news.
enum Written {
    Mail(Box<(Recorded, Addressed)>),
    /// There is nothing left to report.
    Nothing,
    /// A node of another release has planned it.
    NotKnown,
}

/// The events of news and their mails, in one transaction.
async fn written_news(app: &App, news: &[ClaimedTask<NewsTask>]) -> Result<Vec<Written>, Problem> {
    let news: Vec<NewsTask> = news.iter().map(|task| task.task.clone()).collect();
    let periods = Periods::of(&app.settings);
    app.read_public(move |tx| news.iter().map(|news| write_news(tx, news, periods)).collect()).await
}

/// All news are read from the database when they are sent.
fn write_news(tx: &mut Tx<'_>, news: &NewsTask, periods: Periods) -> Result<Written, Error> {
    // News of an event that is archived are too old.
    let Some(event) = Recorded::find(tx, news.event)? else { return Ok(Written::Nothing) };
    let Some(event) = event.event else { return Ok(Written::NotKnown) };
    let Some(Rule { content: Content::Account(content), .. }) = rule(event.kind, false) else {
        return Ok(Written::NotKnown);
    };
    let written = addressed_to_account(tx, content, &event, news.recipient, periods)?;
    Ok(written.map_or(Written::Nothing, |written| Written::Mail(Box::new((event, written)))))
}

fn addressed_to_account(
    tx: &mut Tx<'_>,
    content: AccountContent,
    event: &Recorded,
    recipient: SubjectId,
    periods: Periods,
) -> Result<Option<Addressed>, Error> {
    let Some(user) = recipient_account(tx, event, recipient)? else { return Ok(None) };
    let mail = content(tx, &About { event, to: &user, periods })?;
    Ok(mail.map(|mail| of_event(user, mail, event)))
}

/// The account, if it may get the mail. A banned account gets only the mail about the ban.
fn recipient_account(tx: &mut Tx<'_>, event: &Recorded, recipient: SubjectId) -> Result<Option<User>, Error> {
    let user = User::find(tx, UserId::from(recipient.as_uuid()))?;
    Ok(user.filter(|user| match user.status {
        UserStatus::Active | UserStatus::Frozen => true,
        UserStatus::Banned => event.kind == EventKind::UserBanned,
        UserStatus::Deleted => false,
    }))
}
