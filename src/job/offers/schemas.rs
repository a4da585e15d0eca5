//! Request and response bodies of offers.

use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, Input, at_most, from_fields},
        money::{MAX_AMOUNT, Money},
        text::{Line, Whole},
    },
    database::{
        enums::{CancellationPolicy, Side},
        models::texts::{OfferLineText, OfferNote},
    },
    job::{
        models::offers::{JobOffer, OfferLine, OfferStatus, OfferSummary, OfferTerms},
        offers::quantity::{self, OfferUnit, Quantity, line_total},
        settings::JobSettings,
    },
};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// How many lines an offer may have.
const MAX_LINES: usize = 50;

/// How long an offer may be open.
pub(crate) const MAX_OFFER_PERIOD: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// How long work may take, in minutes: a year.
pub(crate) type DurationMinutes = Whole<1, { 365 * 24 * 60 }>;

/// A line of an offer.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferLineCreate {
    pub(crate) description: OfferLineText,
    pub(crate) quantity: Quantity,
    pub(crate) unit: OfferUnit,
    /// The price of one unit. All lines have one currency.
    pub(crate) unit_price: Money,
}

from_fields!(OfferLineCreate { description, quantity, unit, unit_price });

/// Terms for a job: a price or lines, a time, or both. Each offer is all that is to be agreed; nothing is taken over from an earlier one.
#[derive(Debug, Clone, ToSchema)]
#[schema(example = json!({
    "lines": [
        { "description": "Work on site", "quantity": "2.5", "unit": "HOUR", "unit_price": { "amount": 4500, "currency": "EUR" } },
        { "description": "Mixer tap", "quantity": "1", "unit": "PIECE", "unit_price": { "amount": 8900, "currency": "EUR" } },
    ],
    "duration_minutes": 150,
    "note": "I bring the material.",
}))]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferCreate {
    /// A price for the whole job, instead of lines.
    #[serde(default)]
    pub(crate) price: Option<Money>,
    /// Each line is rounded half up to the minor unit of the currency; `total` is their sum.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub(crate) lines: Vec<OfferLineCreate>,
    /// The start. It may be in the past, for agreements that are recorded later.
    #[serde(default)]
    pub(crate) scheduled_at: Option<Timestamp>,
    /// How long the work takes.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 525_600, example = 90)]
    pub(crate) duration_minutes: Option<DurationMinutes>,
    #[serde(default)]
    pub(crate) note: Option<OfferNote>,
    /// Until when it can be accepted, at most 30 days from now. Default: seven days, or what the installation has set. A start that is still to come
    /// ends it earlier.
    #[serde(default)]
    pub(crate) expires_at: Option<Timestamp>,
}

from_fields!(OfferCreate { price, lines: lines = Vec::new(), scheduled_at, duration_minutes, note, expires_at } check Self::check);

/// The lines of an offer.
pub(crate) fn lines(input: Input<'_>, errors: &mut FieldErrors) -> Option<Vec<OfferLineCreate>> {
    at_most(MAX_LINES, input, errors)
}

/// What is proposed of price and time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProposedTerms<'a> {
    pub(crate) price: Option<&'a Money>,
    pub(crate) lines: &'a [OfferLineCreate],
    pub(crate) scheduled_at: Option<Timestamp>,
    pub(crate) duration_minutes: Option<DurationMinutes>,
    pub(crate) note: Option<&'a OfferNote>,
    pub(crate) expires_at: Option<Timestamp>,
}

impl OfferCreate {
    pub(crate) fn proposed(&self) -> ProposedTerms<'_> {
        let Self { price, lines, scheduled_at, duration_minutes, note, expires_at } = self;
        ProposedTerms {
            price: price.as_ref(),
            lines,
            scheduled_at: *scheduled_at,
            duration_minutes: *duration_minutes,
            note: note.as_ref(),
            expires_at: *expires_at,
        }
    }

    fn check(&self, errors: &mut FieldErrors) {
        self.proposed().check(errors);
        if self.proposed().is_empty() {
            errors.add_with(FieldError::Required, "price, lines or scheduled_at is required");
        }
    }
}

impl ProposedTerms<'_> {
    /// Whether it says nothing of price and time.
    pub(crate) fn is_empty(&self) -> bool {
        self.price.is_none() && self.lines.is_empty() && self.scheduled_at.is_none()
    }

    /// The lines agree with each other, and their sum is an amount of money.
    pub(crate) fn check(&self, errors: &mut FieldErrors) {
        if self.price.is_some() && !self.lines.is_empty() {
            let fields = &["price", "lines"];
            errors.at("lines", |errors| errors.add(FieldError::OneOf { fields }));
        }
        let currency = self.lines.first().map(|line| &line.unit_price.currency);
        for (index, line) in self.lines.iter().enumerate() {
            if Some(&line.unit_price.currency) != currency {
                let detail = "must be the currency of the first line";
                let path = ["lines", &index.to_string(), "unit_price", "currency"];
                at_path(&path, errors, |errors| errors.add_with(FieldError::InvalidCurrency, detail));
            }
        }
        if self.total().is_none() {
            let too_much = FieldError::OutOfRange { min: None, max: Some(MAX_AMOUNT) };
            errors.at("lines", |errors| errors.add_with(too_much, format!("must come to at most {MAX_AMOUNT}")));
        }
    }

    /// `None` if it is more than an amount of money may be.
    fn total(&self) -> Option<i64> {
        quantity::total(self.lines.iter().map(|line| (line.quantity, line.unit_price.amount)))
    }

    /// What it comes to, if it says a price or lines.
    pub(crate) fn total_money(&self) -> Option<Money> {
        let currency = self.lines.first().map(|line| line.unit_price.currency.clone());
        self.price.cloned().or_else(|| Money::of(self.total(), currency))
    }

    /// The terms of an offer by one side, and its lines. A price is one line with the title of the job.
    pub(crate) fn of(
        &self,
        made_by: Side,
        title: &str,
        cancellation_policy: Option<CancellationPolicy>,
        now: Timestamp,
        settings: JobSettings,
    ) -> (OfferTerms, Vec<OfferLine>) {
        let lines = match self.price {
            Some(price) => {
                let (quantity, unit, unit_price) = (Quantity::ONE, OfferUnit::Job, price.amount);
                vec![OfferLine { description: title.to_owned(), quantity, unit, unit_price }]
            }
            None => self.lines.iter().map(OfferLine::from).collect(),
        };
        let expires_at = self.expires_at.unwrap_or_else(|| now.saturating_add(settings.offer_period));
        let (total_amount, total_currency) = self.total_money().map(|total| (total.amount, total.currency)).unzip();
        let terms = OfferTerms {
            made_by,
            total_amount,
            total_currency,
            scheduled_at: self.scheduled_at,
            duration_minutes: self.duration_minutes.map(|minutes| minutes.0),
            note: self.note.map(|note| note.to_string()).filter(|note| !note.is_empty()),
            cancellation_policy,
            expires_at: match self.scheduled_at.filter(|start| *start > now) {
                // What begins then cannot be agreed later.
                Some(start) => expires_at.min(start),
                None => expires_at,
            },
        };
        (terms, lines)
    }
}

fn at_path(path: &[&str], errors: &mut FieldErrors, add: impl FnOnce(&mut FieldErrors)) {
    match path {
        [] => add(errors),
        [first, rest @ ..] => errors.at(first, |errors| at_path(rest, errors, add)),
    }
}

impl From<&OfferLineCreate> for OfferLine {
    fn from(line: &OfferLineCreate) -> Self {
        let OfferLineCreate { description, quantity, unit, unit_price } = line;
        Self { description: description.to_string(), quantity: *quantity, unit: *unit, unit_price: unit_price.amount }
    }
}

/// Why an offer is declined.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferDecline {
    /// One line, for the other side.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, example = "Tuesday would suit me better.")]
    pub(crate) reason: Option<Line<1, 500>>,
}

from_fields!(OfferDecline { reason });

/// An offer, as a job shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobOfferSummary {
    /// Offers of a job are numbered from 1.
    #[schema(example = 1)]
    pub(crate) number: i64,
    pub(crate) by: Side,
    /// The sum of its lines; `null` if it has none.
    pub(crate) total: Option<Money>,
    pub(crate) scheduled_at: Option<Timestamp>,
    #[schema(example = 90)]
    pub(crate) duration_minutes: Option<i64>,
    /// What cancelling costs once it is agreed; `null`: nothing, as for jobs from before there were policies.
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
    pub(crate) expires_at: Timestamp,
    pub(crate) created_at: Timestamp,
}

impl From<OfferSummary> for JobOfferSummary {
    fn from(offer: OfferSummary) -> Self {
        Self {
            number: offer.number,
            by: offer.made_by,
            total: Money::of(offer.total_amount, offer.total_currency),
            scheduled_at: offer.scheduled_at,
            duration_minutes: offer.duration_minutes,
            cancellation_policy: offer.cancellation_policy,
            expires_at: offer.expires_at,
            created_at: offer.created_at,
        }
    }
}

/// An offer with its lines.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobOfferRead {
    #[serde(flatten)]
    pub(crate) summary: JobOfferSummary,
    pub(crate) status: OfferStatus,
    pub(crate) lines: Vec<OfferLineRead>,
    #[schema(example = "I bring the material.")]
    pub(crate) note: Option<String>,
    /// When it was accepted, declined, withdrawn or superseded, or expired.
    pub(crate) decided_at: Option<Timestamp>,
    /// Why it was declined.
    #[schema(example = json!(null))]
    pub(crate) decline_reason: Option<String>,
}

/// A line of an offer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OfferLineRead {
    #[schema(example = "Work on site")]
    pub(crate) description: String,
    pub(crate) quantity: Quantity,
    pub(crate) unit: OfferUnit,
    pub(crate) unit_price: Money,
    /// Quantity times price, rounded half up.
    pub(crate) total: Money,
}

impl From<(JobOffer, Vec<OfferLine>)> for JobOfferRead {
    fn from((offer, lines): (JobOffer, Vec<OfferLine>)) -> Self {
        let JobOffer { number, status, terms, created_at, decided_at, decline_reason } = offer;
        let currency = terms.total_currency.clone().unwrap_or_default();
        let lines = lines.into_iter().map(|OfferLine { description, quantity, unit, unit_price }| {
            let money = |amount| Money { amount, currency: currency.clone() };
            // A line that was stored has a total.
            let total = line_total(quantity, unit_price).unwrap_or(MAX_AMOUNT);
            OfferLineRead { description, quantity, unit, unit_price: money(unit_price), total: money(total) }
        });
        let lines = lines.collect();
        let OfferTerms {
            made_by,
            total_amount,
            total_currency,
            scheduled_at,
            duration_minutes,
            note,
            cancellation_policy,
            expires_at,
        } = terms;
        let total = Money::of(total_amount, total_currency);
        let summary = JobOfferSummary {
            number,
            by: made_by,
            total,
            scheduled_at,
            duration_minutes,
            cancellation_policy,
            expires_at,
            created_at,
        };
        Self { summary, status, lines, note, decided_at, decline_reason }
    }
}
