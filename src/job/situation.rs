//! What an action on a job needs beside the table of its life. Pure: `allowed_actions` and every refusal come from here.

use super::lifecycle::{IllegalJobAction, JobAction, JobStatus, TRANSITIONS};
use crate::{core::clock::Timestamp, database::enums::Side};

/// How often a client may ask for changes of one job.
pub(crate) const MAX_CHANGE_REQUESTS: i64 = 3;

/// A job at a moment, as far as actions depend on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Situation {
    pub(crate) status: JobStatus,
    /// Who made the offer that is open.
    pub(crate) open_offer_by: Option<Side>,
    /// Whether an offer was ever made.
    pub(crate) has_offers: bool,
    pub(crate) start: Option<Timestamp>,
    /// From when on agreed work can be disputed that is not done: the start, or a day after an agreement without one.
    pub(crate) dispute_from: Option<Timestamp>,
    /// From when on a side that is not there counts as absent: some minutes after the start, or after the agreement on a start that was over.
    pub(crate) no_show_from: Option<Timestamp>,
    /// A report of a no-show that waits for the other side.
    pub(crate) report: Option<NoShowReport>,
    pub(crate) change_requests: i64,
    /// Who has proposed the settlement that is open.
    pub(crate) settlement_by: Option<Side>,
    /// When its status ends by itself. Neither side can act after that, also before a node has ended it.
    pub(crate) ends_at: Option<Timestamp>,
    pub(crate) now: Timestamp,
}

/// Who says that the other side did not come, and until when that can be contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoShowReport {
    pub(crate) by: Side,
    pub(crate) until: Timestamp,
}

/// Why an action is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum JobRefusal {
    #[error("{0}")]
    Illegal(IllegalJobAction),
    #[error("There is no offer of the other side that you could accept.")]
    NothingToAccept,
    #[error("An offer or a settlement is accepted or declined by the other side. Only its author withdraws an offer.")]
    WrongSide,
    #[error("It is too early for that: it is possible from {at} on.")]
    TooEarly { at: Timestamp },
    #[error("It is too late for that: it was possible until {at}.")]
    TooLate { at: Timestamp, status: JobStatus, action: JobAction },
    #[error("No start was agreed, so that nobody can be late for it.")]
    NotScheduled,
    #[error("A no-show was reported. Until {until} the other side can contest it; then the job is cancelled.")]
    NoShowReported { until: Timestamp },
    #[error("The other side has not reported a no-show.")]
    NothingToContest,
    #[error("An offer is open for the job as it is. Withdraw it, or decline it, before you change what it is for.")]
    OfferOpen,
    #[error("The work was marked as done once. Complete it, agree on other terms, or open a dispute.")]
    WorkWasDone,
    #[error("Changes can be requested {MAX_CHANGE_REQUESTS} times. Confirm the work, or open a dispute.")]
    TooManyChangeRequests,
}

impl From<IllegalJobAction> for JobRefusal {
    fn from(illegal: IllegalJobAction) -> Self {
        Self::Illegal(illegal)
    }
}

impl Situation {
    /// The status after an action of a side that succeeds now, or why it does not.
    pub(crate) fn after(&self, action: JobAction, by: Side) -> Result<JobStatus, JobRefusal> {
        let to = TRANSITIONS.after(self.status, action, by.into())?;
        self.still_lasts(action)?;
        let is_agreed = self.status == JobStatus::Accepted;
        match action {
            JobAction::Accept => self.acceptable(by)?,
            JobAction::Decline if self.open_offer_by != Some(by.other()) => return Err(JobRefusal::WrongSide),
            JobAction::Withdraw if self.open_offer_by != Some(by) => return Err(JobRefusal::WrongSide),
            JobAction::Complete => {
                self.no_report()?;
                self.not_before(self.start.unwrap_or(self.now))?;
            }
            JobAction::Change if self.open_offer_by.is_some() => return Err(JobRefusal::OfferOpen),
            JobAction::Cancel => {
                self.no_report()?;
                self.nothing_done()?;
            }
            JobAction::ReportNoShow => {
                self.no_report()?;
                self.nothing_done()?;
                self.not_before(self.no_show_from.ok_or(JobRefusal::NotScheduled)?)?;
            }
            JobAction::Contest if self.report.is_none_or(|report| report.by == by) => {
                return Err(JobRefusal::NothingToContest);
            }
            JobAction::RequestChanges if self.change_requests >= MAX_CHANGE_REQUESTS => {
                return Err(JobRefusal::TooManyChangeRequests);
            }
            JobAction::Settle if self.settlement_by != Some(by.other()) => return Err(JobRefusal::WrongSide),
            JobAction::Dispute if is_agreed && self.nothing_done().is_ok() => {
                self.not_before(self.dispute_from.unwrap_or(self.now))?;
            }
            JobAction::Change
            | JobAction::Offer
            | JobAction::Decline
            | JobAction::Withdraw
            | JobAction::Reject
            | JobAction::Expire
            | JobAction::Contest
            | JobAction::RequestChanges
            | JobAction::Finalize
            | JobAction::Dispute
            | JobAction::Settle
            | JobAction::Default
            | JobAction::Resolve => {}
        }
        Ok(to)
    }

    /// The actions that have an operation and would succeed now, in the order of the table.
    pub(crate) fn allowed(&self, by: Side) -> impl Iterator<Item = JobAction> {
        TRANSITIONS
            .allowed(self.status, by.into())
            .filter(move |action| action.has_operation() && self.after(*action, by).is_ok())
    }

    /// What a node is about to do by itself cannot be forestalled; a client can do the same.
    fn still_lasts(&self, action: JobAction) -> Result<(), JobRefusal> {
        match self.ends_at {
            Some(at) if self.has_lapsed() && action != JobAction::Finalize => {
                Err(JobRefusal::TooLate { at, status: self.status, action })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Whether its status would have ended by itself, had a node been there at once.
    pub(crate) fn has_lapsed(&self) -> bool {
        self.ends_at.is_some_and(|at| at <= self.now)
    }

    /// The open offer of the other side, or a proposal without any terms, which its worker accepts.
    fn acceptable(&self, by: Side) -> Result<(), JobRefusal> {
        match self.open_offer_by {
            Some(side) if side != by => Ok(()),
            Some(_) => Err(JobRefusal::NothingToAccept),
            None if self.status == JobStatus::Accepted => {
                Err(TRANSITIONS.illegal(self.status, JobAction::Accept, by.into()).into())
            }
            None if self.has_offers || by == Side::Client => Err(JobRefusal::NothingToAccept),
            None => Ok(()),
        }
    }

    /// While a no-show is reported, it is contested, or the sides agree on something else.
    fn no_report(&self) -> Result<(), JobRefusal> {
        match self.report {
            Some(NoShowReport { until, .. }) if self.status == JobStatus::Accepted => {
                Err(JobRefusal::NoShowReported { until })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Work that was marked as done is called off in a dispute only: otherwise who asks for changes could have it for nothing.
    fn nothing_done(&self) -> Result<(), JobRefusal> {
        if self.change_requests == 0 { Ok(()) } else { Err(JobRefusal::WorkWasDone) }
    }

    fn not_before(&self, at: Timestamp) -> Result<(), JobRefusal> {
        if self.now < at { Err(JobRefusal::TooEarly { at }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use JobAction::*;
    use JobStatus::*;
    use Side::{Client, Worker};
    use proptest::prelude::*;
    use std::time::Duration;

    fn now() -> Timestamp {
        "2026-05-01T12:00:00Z".parse().unwrap()
    }

    fn at(status: JobStatus) -> Situation {
        Situation {
            status,
            open_offer_by: None,
            has_offers: false,
            start: None,
            dispute_from: None,
            no_show_from: None,
            report: None,
            change_requests: 0,
            settlement_by: None,
            ends_at: None,
            now: now(),
        }
    }

    fn soon() -> Timestamp {
        now().saturating_add(Duration::from_secs(1))
    }

    #[test]
    fn an_offer_is_accepted_by_the_other_side_and_a_proposal_without_terms_by_its_worker() {
        let proposed = at(Negotiating);
        assert_eq!(proposed.after(Accept, Worker), Ok(Accepted));
        assert_eq!(proposed.after(Accept, Client), Err(JobRefusal::NothingToAccept));
        let offered = Situation { open_offer_by: Some(Client), has_offers: true, ..proposed };
        assert_eq!(offered.after(Accept, Worker), Ok(Accepted));
        assert_eq!(offered.after(Accept, Client), Err(JobRefusal::NothingToAccept));
        assert_eq!(offered.after(Decline, Client), Err(JobRefusal::WrongSide));
        assert_eq!(offered.after(Withdraw, Worker), Err(JobRefusal::WrongSide));
        let declined = Situation { open_offer_by: None, ..offered };
        assert_eq!(declined.after(Accept, Worker), Err(JobRefusal::NothingToAccept));
        assert!(matches!(at(Accepted).after(Accept, Worker), Err(JobRefusal::Illegal(_))));
    }

    #[test]
    fn work_is_done_and_absence_is_reported_after_the_start() {
        let early =
            Situation { start: Some(soon()), dispute_from: Some(soon()), no_show_from: Some(soon()), ..at(Accepted) };
        for (action, by) in [(Complete, Worker), (ReportNoShow, Client), (ReportNoShow, Worker), (Dispute, Client)] {
            assert_eq!(early.after(action, by), Err(JobRefusal::TooEarly { at: soon() }), "{action:?}");
            assert!(Situation { now: soon(), ..early }.after(action, by).is_ok(), "{action:?}");
        }
        assert_eq!(at(Accepted).after(Complete, Worker), Ok(Completed));
        assert_eq!(at(Accepted).after(ReportNoShow, Client), Err(JobRefusal::NotScheduled));
    }

    #[test]
    fn a_report_is_contested_by_the_other_side_and_nothing_else_ends_the_job_meanwhile() {
        let report = NoShowReport { by: Client, until: soon() };
        let reported =
            Situation { report: Some(report), start: Some(now()), no_show_from: Some(now()), ..at(Accepted) };
        assert_eq!(reported.after(Contest, Worker), Ok(Disputed));
        assert_eq!(reported.after(Contest, Client), Err(JobRefusal::NothingToContest));
        assert_eq!(at(Accepted).after(Contest, Worker), Err(JobRefusal::NothingToContest));
        for (action, by) in [(Complete, Worker), (Cancel, Client), (Cancel, Worker), (ReportNoShow, Worker)] {
            assert_eq!(reported.after(action, by), Err(JobRefusal::NoShowReported { until: soon() }), "{action:?}");
        }
        assert_eq!(reported.after(Offer, Worker), Ok(Accepted));
    }

    #[test]
    fn work_that_was_done_once_is_called_off_in_a_dispute_only() {
        let redone = Situation { change_requests: 1, start: Some(now()), no_show_from: Some(now()), ..at(Accepted) };
        for by in [Client, Worker] {
            for action in [Cancel, ReportNoShow] {
                assert_eq!(redone.after(action, by), Err(JobRefusal::WorkWasDone), "{action:?}");
            }
            let without_start = Situation { start: None, no_show_from: None, ..redone };
            assert_eq!(without_start.after(Dispute, by), Ok(Disputed));
        }
        assert_eq!(redone.after(Complete, Worker), Ok(Completed));
    }

    #[test]
    fn a_proposal_is_not_changed_under_an_open_offer() {
        let proposed = at(Negotiating);
        assert_eq!(proposed.after(Change, Client), Ok(Negotiating));
        for by in [Client, Worker] {
            let offered = Situation { open_offer_by: Some(by), has_offers: true, ..proposed };
            assert_eq!(offered.after(Change, Client), Err(JobRefusal::OfferOpen));
        }
    }

    #[test]
    fn changes_are_requested_three_times() {
        for (requested, may) in [(0, true), (2, true), (3, false), (4, false)] {
            let done = Situation { change_requests: requested, ..at(Completed) };
            assert_eq!(done.after(RequestChanges, Client).is_ok(), may, "{requested}");
        }
    }

    #[test]
    fn after_its_time_a_status_only_ends_as_it_would_by_itself() {
        let report = NoShowReport { by: Client, until: now() };
        for (status, before) in [
            (Negotiating, at(Negotiating)),
            (Accepted, Situation { report: Some(report), ..at(Accepted) }),
            (Completed, at(Completed)),
            (Disputed, Situation { settlement_by: Some(Client), ..at(Disputed) }),
        ] {
            let lasts = Situation { ends_at: Some(soon()), ..before };
            let over = Situation { ends_at: Some(now()), ..before };
            for (by, action) in Side::ALL.iter().flat_map(|by| JobAction::ALL.iter().map(move |action| (*by, *action)))
            {
                assert_eq!(lasts.after(action, by), before.after(action, by), "{status:?} {action:?}");
                match over.after(action, by) {
                    Ok(to) => assert_eq!((action, to), (Finalize, Finalized), "{status:?} {action:?}"),
                    Err(JobRefusal::TooLate { at, .. }) => assert_eq!(at, now()),
                    Err(refusal) => {
                        assert!(matches!(refusal, JobRefusal::Illegal(_)), "{status:?} {action:?} {refusal}");
                    }
                }
            }
        }
    }

    prop_compose! {
        fn any_situation()(
            status in prop::sample::select(JobStatus::ALL),
            open_offer_by in prop::option::of(prop::sample::select(Side::ALL)),
            has_offers: bool,
            start in prop::option::of(prop::sample::select(vec![now(), soon()])),
            report in prop::option::of(prop::sample::select(Side::ALL)),
            change_requests in 0_i64..5,
            settlement_by in prop::option::of(prop::sample::select(Side::ALL)),
            ends_at in prop::option::of(prop::sample::select(vec![now(), soon()])),
        ) -> Situation {
            let report = report.map(|by| NoShowReport { by, until: soon() });
            Situation { status, open_offer_by, has_offers, start, dispute_from: start, no_show_from: start, report, change_requests, settlement_by, ends_at, now: now() }
        }
    }

    proptest! {
        #[test]
        fn what_is_allowed_is_in_the_table_and_would_succeed_and_nothing_else(
            situation in any_situation(), by in prop::sample::select(Side::ALL)
        ) {
            let allowed: Vec<JobAction> = situation.allowed(by).collect();
            for action in JobAction::ALL {
                let would = situation.after(*action, by);
                prop_assert_eq!(allowed.contains(action), action.has_operation() && would.is_ok());
                if let Ok(to) = would {
                    prop_assert_eq!(TRANSITIONS.after(situation.status, *action, by.into()), Ok(to));
                }
            }
        }

        #[test]
        fn an_open_offer_can_be_accepted_by_one_side_and_withdrawn_by_the_other(
            situation in any_situation(), by in prop::sample::select(Side::ALL)
        ) {
            let agreed = Situation { open_offer_by: Some(by), status: Accepted, ends_at: None, ..situation };
            for situation in [agreed, Situation { status: Negotiating, ..agreed }] {
                prop_assert!(situation.after(Withdraw, by).is_ok() && situation.after(Accept, by).is_err());
                prop_assert!(situation.after(Accept, by.other()).is_ok() && situation.after(Decline, by.other()).is_ok());
            }
        }
    }
}
