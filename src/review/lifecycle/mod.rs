//! The rules of two-sided, blind reviews: who may review when, when reviews are revealed, which of them count, and how a rating ranks. No SQL,
//! no clock, no HTTP.

use crate::core::clock::Timestamp;
use std::time::Duration;

/// What the state of a job means for its reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JobStage {
    /// The work is not done, so the job cannot be reviewed.
    NotDone,
    /// The work is done, and the job is not over yet: it can be reviewed, and the time for it has not begun to run out.
    Done,
    /// The job was over at this time. It is reviewed without stars if it was called off late: then no work was done that stars could rate.
    Over { at: Timestamp, has_stars: bool },
}

/// Whether one side has posted its review, and whether others can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    Nothing,
    Blind,
    /// It was revealed. An administrator may have removed it since.
    Revealed,
}

/// Whether one side can post or change its review of a job depends on these.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReviewWindow {
    pub(crate) stage: JobStage,
    pub(crate) own: Posted,
    /// Whether the reviews were revealed. From then on no other can be posted, because its author has read the other side's.
    pub(crate) is_closed: bool,
}

/// Why a review cannot be posted or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The work is not done.
    NotDone,
    /// The time for it is over.
    TooLate,
    AlreadyPosted,
    /// It was revealed.
    Revealed,
    /// A job that is done is reviewed with stars.
    StarsMissing,
    /// A job that was cancelled is reviewed without stars.
    StarsOfCancelled,
}

impl JobStage {
    /// Until when both sides can review; `None` if the job is not over, or cannot be reviewed.
    pub(crate) fn until(self, period: Duration) -> Option<Timestamp> {
        match self {
            Self::NotDone | Self::Done => None,
            Self::Over { at, .. } => Some(at.saturating_add(period)),
        }
    }

    /// Whether a review has stars. One without has words alone.
    pub(crate) fn needs_stars(self) -> bool {
        match self {
            Self::NotDone | Self::Done => true,
            Self::Over { has_stars, .. } => has_stars,
        }
    }

    /// Whether the time for reviews is over.
    pub(crate) fn is_closed(self, period: Duration, now: Timestamp) -> bool {
        self.until(period).is_some_and(|until| until <= now)
    }
}

impl ReviewWindow {
    /// Whether a side can post its review. A blind review of the other side does not change the answer, which would give it away.
    pub(crate) fn may_post(self, period: Duration, now: Timestamp) -> Result<(), Refusal> {
        match (self.stage, self.own) {
            (_, Posted::Blind | Posted::Revealed) => Err(Refusal::AlreadyPosted),
            (JobStage::NotDone, Posted::Nothing) => Err(Refusal::NotDone),
            (JobStage::Done | JobStage::Over { .. }, Posted::Nothing) => {
                if self.is_closed || self.stage.is_closed(period, now) { Err(Refusal::TooLate) } else { Ok(()) }
            }
        }
    }

    /// Whether the author can change a review, or take it back.
    pub(crate) fn may_change(self, period: Duration, now: Timestamp) -> Result<(), Refusal> {
        if self.own == Posted::Revealed || self.stage.is_closed(period, now) {
            return Err(Refusal::Revealed);
        }
        Ok(())
    }
}

/// Whether a review of a job at this stage may have, or lack, stars.
pub(crate) fn stars_fit(stage: JobStage, has_stars: bool) -> Result<(), Refusal> {
    match (stage.needs_stars(), has_stars) {
        (true, false) => Err(Refusal::StarsMissing),
        (false, true) => Err(Refusal::StarsOfCancelled),
        (true, true) | (false, false) => Ok(()),
    }
}

/// Whether the blind reviews of a job are revealed now: both sides have posted, or the time for it is over.
pub(crate) fn is_revealed(stage: JobStage, client: Posted, worker: Posted, period: Duration, now: Timestamp) -> bool {
    let have_both = client != Posted::Nothing && worker != Posted::Nothing;
    have_both || stage.is_closed(period, now)
}

/// Of the reviews that one account has written of another, the newest in this time counts.
pub(crate) const WINDOW: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// How long after the first reply it can be changed.
pub(crate) const REPLY_EDIT_TIME: Duration = Duration::from_secs(48 * 60 * 60);

/// How long after a removal its author can appeal.
const APPEAL_TIME: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// Until when a reply can be changed. `None`: there is none, or one from before this was recorded, which can be changed once.
pub(crate) fn reply_editable_until(replied_at: Option<Timestamp>) -> Option<Timestamp> {
    replied_at.map(|at| at.saturating_add(REPLY_EDIT_TIME))
}

/// Whether a visible review can be replied to now, or its reply be changed.
pub(crate) fn may_reply(replied_at: Option<Timestamp>, now: Timestamp) -> bool {
    reply_editable_until(replied_at).is_none_or(|until| now < until)
}

/// Until when the author of a review that was removed at this time can appeal. `None`: it is from before this was recorded, and there is no end.
pub(crate) fn appeal_until(removed_at: Option<Timestamp>) -> Option<Timestamp> {
    removed_at.map(|at| at.saturating_add(APPEAL_TIME))
}

/// Whether there is still time to appeal.
pub(crate) fn may_appeal(removed_at: Option<Timestamp>, now: Timestamp) -> bool {
    appeal_until(removed_at).is_none_or(|until| now < until)
}

/// What the rating of a worker without reviews is assumed to be, and how many reviews this assumption weighs as much as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prior {
    /// In thousandths of a star.
    pub(crate) rating: i64,
    /// In reviews.
    pub(crate) weight: i64,
}

impl Prior {
    /// Used until the settings have been stored.
    pub(crate) const DEFAULT: Self = Self { rating: 4000, weight: 5 };

    /// As it is stored.
    pub(crate) fn to_text(self) -> String {
        format!("{} {}", self.rating, self.weight)
    }

    /// As it was stored.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (rating, weight) = text.split_once(' ')?;
        Some(Self { rating: rating.parse().ok()?, weight: weight.parse().ok()? })
    }

    /// The Bayesian mean of a rating in thousandths of a star: `(weight × prior + sum of the stars) / (weight + number of reviews)`,
    /// rounded down. `stars` are the numbers of reviews with one star, two stars, and so on.
    pub(crate) fn mean(self, stars: [i64; 5]) -> i64 {
        let count: i64 = stars.iter().sum();
        let sum: i64 = stars.iter().zip(1..).map(|(reviews, stars)| reviews * stars).sum();
        let of = self.weight + count;
        if of == 0 { 0 } else { (self.weight * self.rating + 1000 * sum) / of }
    }
}

/// A client and a worker whom they have reviewed.
pub(crate) type Edge<Client, Worker> = (Client, Worker);

/// Whether a group of at least two clients and two workers review only each other: each client has reviewed more than one worker of the group, and no
/// worker outside it. `about` are the reviews of the workers of the group, whose authors are its clients; `by_clients` are all reviews by these clients.
pub(crate) fn is_closed_ring<C: Ord + Copy, W: Ord + Copy>(by_clients: &[Edge<C, W>], about: &[Edge<C, W>]) -> bool {
    let clients: std::collections::BTreeSet<C> = about.iter().map(|(client, _)| *client).collect();
    let workers: std::collections::BTreeSet<W> = about.iter().map(|(_, worker)| *worker).collect();
    let stays = by_clients.iter().all(|(client, worker)| clients.contains(client) && workers.contains(worker));
    let is_full = clients.iter().all(|client| {
        let of_client: std::collections::BTreeSet<W> =
            by_clients.iter().filter(|(of, _)| of == client).map(|(_, worker)| *worker).collect();
        of_client.len() > 1
    });
    clients.len() > 1 && workers.len() > 1 && stays && is_full
}

#[cfg(test)]
mod tests;
