//! A dispute. What was said is for the administrator who has claimed it; once it is decided, for those who ask for it.

use super::decision::DisputeAct;
use crate::{
    console::{
        act::{ActLink, Done, links},
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::{enums::Side, ids::JobId},
    job::{
        dispute::{
            desk::{models::QueuedDispute, services},
            models::{DisputeRecord, DisputeStatus},
            services::DisputeError,
        },
        settings::JobSettings,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "dispute.html")]
struct DisputePage {
    frame: Frame,
    dispute: QueuedDispute,
    /// `None`: the administrator has neither claimed it nor asked for it.
    record: Option<DisputeRecord>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

impl DisputePage {
    /// The name of a side.
    fn name(&self, side: &Side) -> String {
        let person = match side {
            Side::Client => &self.dispute.client,
            Side::Worker => &self.dispute.worker,
        };
        full_name(&person.first_name, &person.last_initial)
    }
}

/// What can be done with a dispute.
fn possible(dispute: &QueuedDispute, is_claimed: bool) -> Vec<DisputeAct> {
    match dispute.status {
        DisputeStatus::Open | DisputeStatus::Appealed if is_claimed => vec![DisputeAct::Resolve, DisputeAct::Release],
        DisputeStatus::Open | DisputeStatus::Appealed => vec![DisputeAct::Claim],
        DisputeStatus::Settled | DisputeStatus::Unanswered | DisputeStatus::Resolved | DisputeStatus::AppealDecided => {
            Vec::new()
        }
    }
}

/// The value of `record` of a page that is read for its state alone.
const WITHOUT_RECORD: &str = "hidden";

pub(crate) async fn show_dispute(context: Context, Path(id): Path<JobId>) -> Result<Response, Problem> {
    let query = context.query()?;
    let record = query.value("record");
    // Each look at the record is in the audit trail. A page that follows the news asks for one without it.
    let (asks_for_record, may_look) = (record == "shown", record != WITHOUT_RECORD && context.is_from_here());
    let (frame, dispute) = context.read(Section::Disputes, move |tx, admin| services::head(tx, admin, id)).await?;
    let record = if may_look && (dispute.status.is_undecided() || asks_for_record) {
        let settings = JobSettings::of(&context.app.settings);
        let look = context.app.write(context.caller, move |tx, admin| match services::view(tx, admin, id, settings) {
            Err(DisputeError::NotClaimed | DisputeError::ClaimedByOther | DisputeError::AlreadyDecided) => Ok(None),
            record => record.map(Some),
        });
        look.await?
    } else {
        None
    };
    let subject = addresses::dispute(id);
    let page = DisputePage {
        done: Done::of::<DisputeAct>(&context, &frame, &dispute.title, &subject),
        acts: links(&frame, &subject, possible(&dispute, record.is_some())),
        dispute,
        record,
        frame,
    };
    page.frame.show(&page)
}
