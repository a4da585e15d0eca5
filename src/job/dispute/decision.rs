//! What a decision of a dispute makes of its job. Pure: the same figures have the same end.

use crate::job::lifecycle::JobStatus;

/// Why a share of the agreed total cannot be what the worker gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvalidShare {
    /// A total was agreed, so a share has to be named.
    Missing,
    /// No total was agreed, so there is nothing to share.
    NoTotal,
    /// It is more than the agreed total.
    AboveTotal { total: i64 },
}

/// Checks what the worker is to get, in minor units; the rest of the agreed total goes back to the client.
pub(crate) fn check_share(total: Option<i64>, worker_gets: Option<i64>) -> Result<(), InvalidShare> {
    match (total, worker_gets) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(InvalidShare::NoTotal),
        (Some(_), None) => Err(InvalidShare::Missing),
        (Some(total), Some(share)) if share > total => Err(InvalidShare::AboveTotal { total }),
        (Some(_), Some(_)) => Ok(()),
    }
}

/// How the job ends: confirmed if the worker gets anything, otherwise cancelled. Where there is nothing to get, work that was marked as done
/// is confirmed.
pub(crate) fn end_of_job(total: Option<i64>, worker_gets: Option<i64>, was_done: bool) -> JobStatus {
    let is_confirmed = worker_gets.filter(|_| total != Some(0)).map_or(was_done, |share| share > 0);
    if is_confirmed { JobStatus::Finalized } else { JobStatus::Cancelled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_share_is_between_nothing_and_the_total_and_there_is_one_exactly_if_there_is_a_total(
            total in prop::option::of(0_i64..1000), share in prop::option::of(0_i64..1000)
        ) {
            let is_valid = match (total, share) {
                (Some(total), Some(share)) => share <= total,
                (None, None) => true,
                _ => false,
            };
            prop_assert_eq!(check_share(total, share).is_ok(), is_valid);
        }
    }

    #[test]
    fn a_worker_who_gets_anything_has_a_confirmed_job() {
        for (total, worker_gets, was_done, end) in [
            (Some(9), Some(1), false, JobStatus::Finalized),
            (Some(9), Some(0), true, JobStatus::Cancelled),
            (Some(0), Some(0), true, JobStatus::Finalized),
            (Some(0), Some(0), false, JobStatus::Cancelled),
            (None, None, true, JobStatus::Finalized),
            (None, None, false, JobStatus::Cancelled),
        ] {
            assert_eq!(end_of_job(total, worker_gets, was_done), end, "{worker_gets:?} of {total:?} {was_done}");
        }
    }
}
