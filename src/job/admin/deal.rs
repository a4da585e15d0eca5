//! What was offered and agreed, for the console.

use super::services::InspectionError;
use crate::{
    auth::permissions::Admin,
    database::{Tx, ids::JobId},
    job::{
        dispute::models::{Dispute, DisputeStatus},
        models::offers::{JobOffer, OfferLine},
    },
    review::models::{Review, Reviewer},
};

/// The offers of a job, its dispute, and the reviews of both sides.
#[derive(Debug)]
pub(crate) struct JobDeal {
    /// The latest ones with their lines, the newest first.
    pub(crate) offers: Vec<(JobOffer, Vec<OfferLine>)>,
    /// The status of its dispute; `None` if there never was one.
    pub(crate) dispute: Option<DisputeStatus>,
    /// Those that were revealed, removed ones included. Nobody is told whether there are others.
    pub(crate) reviews: Vec<Review>,
}

/// What was offered and agreed for a job, and what both sides say of it.
pub(crate) fn deal(tx: &mut Tx<'_>, _: &Admin, id: JobId) -> Result<JobDeal, InspectionError> {
    const OFFERS: i64 = 20;
    let reviews = [Review::of_job(tx, id, Reviewer::Client)?, Review::of_job(tx, id, Reviewer::Worker)?];
    Ok(JobDeal {
        offers: JobOffer::before(tx, id, i64::MAX, OFFERS)?,
        dispute: Dispute::find(tx, id)?.map(|dispute| dispute.status),
        reviews: reviews.into_iter().flatten().collect(),
    })
}
