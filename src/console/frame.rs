//! What stands around the content of every page, and what it says in which language.

use super::{
    assets,
    words::{Worded, word},
};
use crate::{
    admin::waiting::{models::Waiting, services::waiting},
    app::App,
    auth::permissions::Admin,
    core::{
        clock::Timestamp,
        error::Problem,
        language::{AcceptLanguage, Language, Values, depends_on_language},
        money::Money,
    },
    database::{Error, Tx, models::user::User},
    event::models::LogEnd,
};
use askama::{Template, filters::HtmlSafe};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use std::{fmt, time::Duration};

/// The parts of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Home,
    Identity,
    Names,
    Reviews,
    Users,
    Listings,
    Jobs,
    Disputes,
    Categories,
    Webhooks,
    Audit,
    Settings,
    /// A page outside of the navigation.
    Other,
}

impl Section {
    /// Those that the navigation leads to, beside the home page.
    const SHOWN: [Self; 11] = [
        Self::Identity,
        Self::Names,
        Self::Reviews,
        Self::Users,
        Self::Listings,
        Self::Jobs,
        Self::Disputes,
        Self::Categories,
        Self::Webhooks,
        Self::Audit,
        Self::Settings,
    ];

    /// The address of its first page, and the key of its name.
    fn page(self) -> (&'static str, &'static str) {
        match self {
            Self::Home | Self::Other => ("/console", "console-home-title"),
            Self::Identity => ("/console/identity", "console-identity"),
            Self::Names => ("/console/names", "console-names"),
            Self::Reviews => ("/console/reviews", "console-reviews"),
            Self::Users => ("/console/users", "console-users"),
            Self::Listings => ("/console/listings", "console-listings"),
            Self::Jobs => ("/console/jobs", "console-jobs"),
            Self::Disputes => ("/console/disputes", "console-disputes"),
            Self::Categories => ("/console/categories", "console-categories"),
            Self::Webhooks => ("/console/webhooks", "console-webhooks"),
            Self::Audit => ("/console/audit", "console-audit"),
            Self::Settings => ("/console/settings", "console-settings"),
        }
    }

    /// How much waits there for a decision, and the key of the text that tells it; `None` where nothing ever does.
    fn waiting(self, waiting: &Waiting) -> Option<(i64, &'static str)> {
        match self {
            Self::Identity => Some((waiting.identity_checks.count, "console-news-identity")),
            Self::Names => Some((waiting.name_changes.count, "console-news-names")),
            Self::Reviews => {
                Some((waiting.flagged_reviews.count + waiting.review_appeals.count, "console-news-reviews"))
            }
            Self::Disputes => Some((waiting.disputes.count, "console-news-disputes")),
            Self::Home
            | Self::Users
            | Self::Listings
            | Self::Jobs
            | Self::Categories
            | Self::Webhooks
            | Self::Audit
            | Self::Settings
            | Self::Other => None,
        }
    }
}

/// A link of the navigation.
pub(super) struct Link {
    pub(super) path: &'static str,
    pub(super) title: String,
    pub(super) is_current: bool,
    pub(super) badge: Option<Badge>,
}

/// How much waits behind a link.
pub(super) struct Badge {
    pub(super) id: String,
    pub(super) count: i64,
    pub(super) news: String,
}

/// What stands around the content of a page.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) language: Language,
    /// The name of this installation.
    pub(super) site: String,
    pub(super) section: Section,
    /// `None` on pages for people who are not signed in.
    pub(super) desk: Option<Desk>,
}

/// What every page tells an administrator.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) me: User,
    pub(super) waiting: Waiting,
    /// When it was read.
    pub(super) read_at: Timestamp,
    /// The events up to here are in what was read.
    pub(super) log_end: i64,
}

impl Desk {
    /// `end` was read in a transaction before this one, so that no event is missed.
    pub(super) fn read(tx: &mut Tx<'_>, admin: &Admin, end: LogEnd) -> Result<Self, Error> {
        let me = User::find(tx, admin.id())?.ok_or(Error::NoRow)?;
        Ok(Self { me, waiting: waiting(tx, admin)?, read_at: tx.now(), log_end: end.last() })
    }

    pub(super) fn name(&self) -> String {
        full_name(&self.me.first_name, &self.me.last_name)
    }
}

impl Frame {
    /// A page with this around it.
    pub(super) fn show(&self, page: &impl Template) -> Result<Response, Problem> {
        respond(StatusCode::OK, self, page)
    }

    /// For a visitor who is not signed in, or whose rights are not known.
    pub(super) fn of_visitor(app: &App, headers: &HeaderMap) -> Self {
        let from = &app.settings.mail_from;
        Self {
            language: AcceptLanguage::of(headers).best_or(app.settings.language),
            site: from.name.clone().unwrap_or_else(|| from.email.domain().to_owned()),
            section: Section::Other,
            desk: None,
        }
    }

    /// For an administrator, in the language of the account.
    pub(super) fn of(app: &App, headers: &HeaderMap, section: Section, desk: Desk) -> Self {
        let visitor = Self::of_visitor(app, headers);
        let language = desk.me.language.as_deref().and_then(Language::named).unwrap_or(visitor.language);
        Self { language, section, desk: Some(desk), ..visitor }
    }

    // What templates call.

    pub(super) fn text(&self, key: &str) -> String {
        self.language.plain(key)
    }

    /// A text about a number of things.
    pub(super) fn count(&self, key: &str, count: &i64) -> String {
        let mut values = Values::new();
        values.set("count", *count);
        self.language.text(key, &values)
    }

    /// A text about something with a name.
    pub(super) fn named(&self, key: &str, name: impl AsRef<str>) -> String {
        let mut values = Values::new();
        values.set("name", name.as_ref().to_owned());
        self.language.text(key, &values)
    }

    pub(super) fn word(&self, value: &impl Worded) -> String {
        word(self.language, value)
    }

    /// How long ago, in one unit.
    pub(super) fn age(&self, since: &Timestamp) -> String {
        let now = self.desk.as_ref().map_or(*since, |desk| desk.read_at);
        let minutes = now.saturating_since(*since).as_secs() / 60;
        let (key, count) = match minutes {
            0 => ("console-age-now", 0),
            1..=99 => ("console-age-minutes", minutes),
            100..=2_879 => ("console-age-hours", minutes / 60),
            _ => ("console-age-days", minutes / (24 * 60)),
        };
        self.count(key, &i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Whether something waits for longer than a day.
    pub(super) fn is_late(&self, since: &Timestamp) -> bool {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        self.desk.as_ref().is_some_and(|desk| desk.read_at.saturating_since(*since) > DAY)
    }

    pub(super) fn when(&self, at: &Timestamp) -> When {
        When(*at)
    }

    pub(super) fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    pub(super) fn is_home(&self) -> bool {
        self.section == Section::Home
    }

    pub(super) fn links(&self) -> Vec<Link> {
        let waiting = self.desk.as_ref().map(|desk| desk.waiting).unwrap_or_default();
        let link = |section: Section| {
            let (path, key) = section.page();
            let badge = section.waiting(&waiting).map(|(count, news)| Badge {
                id: format!("waits{}", path.replace('/', "-")),
                count,
                news: self.count(news, &count),
            });
            Link { path, title: self.text(key), is_current: self.section == section, badge }
        };
        Section::SHOWN.map(link).into()
    }

    /// How many decisions wait.
    pub(super) fn waiting(&self) -> i64 {
        let waiting = self.desk.as_ref().map(|desk| desk.waiting).unwrap_or_default();
        Section::SHOWN.iter().filter_map(|section| section.waiting(&waiting)).map(|(count, _)| count).sum()
    }

    /// An amount of money, in the currency's own unit.
    pub(super) fn money(&self, amount: &Option<i64>, currency: &Option<String>) -> String {
        let money = amount.zip(currency.clone()).map(|(amount, currency)| Money { amount, currency });
        money.map(|money| money.to_string()).unwrap_or_default()
    }
}

/// A name, whose second part may be missing.
pub(super) fn full_name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim_end().to_owned()
}

/// A moment. The script shows it in the time zone of the browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct When(Timestamp);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.0.to_string();
        let (day, time) = (at.get(..10).unwrap_or_default(), at.get(11..16).unwrap_or_default());
        write!(f, "<time datetime=\"{at}\" title=\"{day} {time} UTC\">{day} {time} UTC</time>")
    }
}

/// It consists of digits and its own markup.
impl HtmlSafe for When {}

/// Nothing comes from elsewhere, nothing is in line, and no other site frames a page. Pictures are documents and what the viewer makes of
/// them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page as a response.
pub(super) fn respond(status: StatusCode, frame: &Frame, page: &impl Template) -> Result<Response, Problem> {
    let html = page.render().map_err(|error| Problem::internal(&error))?;
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        // With `no-referrer` browsers would send `Origin: null` with forms.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let mut response = (status, html).into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    depends_on_language(response.headers_mut(), frame.language);
    Ok(response)
}
