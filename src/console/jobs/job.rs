//! The life of a job: what was offered and agreed, what happens next, and what came of it.

use crate::{
    console::{
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{clock::Timestamp, dependencies::Path, error::Problem},
    database::{enums::Side, ids::JobId},
    job::{
        admin::{models::JobCase, services},
        deadlines::{JobDeadline, deadlines},
        models::{
            history::JobEvent,
            offers::{JobOffer, OfferLine, OfferStatus},
        },
        offers::quantity::line_total,
        settings::JobSettings,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage {
    frame: Frame,
    case: JobCase,
    /// What happens by itself, the next first.
    deadlines: Vec<JobDeadline>,
}

impl JobPage {
    /// The name of a side.
    fn name(&self, side: &Side) -> String {
        let person = match side {
            Side::Client => &self.case.job.client,
            Side::Worker => &self.case.job.worker,
        };
        full_name(&person.first_name, &person.last_initial)
    }

    /// How many offers were made, if that is more than are shown.
    fn offers_in_all(&self) -> Option<i64> {
        let shown = i64::try_from(self.case.offers.len()).unwrap_or(i64::MAX);
        Some(self.case.job.offer_count).filter(|made| *made > shown)
    }

    /// A report of a no-show: by whom, and when.
    fn no_show(&self) -> Option<(Side, Timestamp)> {
        self.case.job.no_show_reported_by.zip(self.case.job.no_show_at)
    }

    fn unit_price(&self, line: &OfferLine, offer: &JobOffer) -> String {
        self.frame.money(&Some(line.unit_price), &offer.terms.total_currency)
    }

    /// What a line of an offer comes to.
    fn line_total(&self, line: &OfferLine, offer: &JobOffer) -> String {
        self.frame.money(&line_total(line.quantity, line.unit_price), &offer.terms.total_currency)
    }

    /// What the two figures of an outcome and the total of a job say.
    fn job_money(&self, amount: &Option<i64>) -> String {
        let money = self.frame.money(amount, &self.case.job.terms.price_currency);
        if money.is_empty() { self.frame.text("console-not-given") } else { money }
    }
}

/// Who did it; nobody, where it happened by itself.
fn actor(event: &JobEvent) -> Option<String> {
    event.actor.as_ref().map(|actor| full_name(&actor.first_name, &actor.last_initial))
}

pub(crate) async fn show_job(context: Context, Path(id): Path<JobId>) -> Result<Response, Problem> {
    let (frame, case) = context.read(Section::Jobs, move |tx, admin| services::view(tx, admin, id)).await?;
    let app = &context.app;
    let deadlines = deadlines(&case.job, JobSettings::of(&app.settings), app.clock.now());
    let page = JobPage { frame, case, deadlines };
    page.frame.show(&page)
}
