//! Words for the values of enums.

use crate::{
    core::language::Language,
    database::enums::{CancellationPolicy, DocumentType, KycStatus, Role, Slot, UserStatus},
    job::{
        deadlines::DeadlineKind,
        dispute::models::{DisputeReason, DisputeStatus, SettlementStatus},
        lifecycle::JobStatus,
        models::{
            offers::OfferStatus,
            outcome::{DecidedBy, OutcomeReason},
        },
        offers::quantity::OfferUnit,
    },
    review::models::{RemovalCode, ReviewSignal, ReviewStatus, appeals::AppealStatus},
    service::models::{Pricing, ServiceStatus},
    webhook::{delivery::models::Outcome, models::DisabledReason},
    worker::kyc::{
        check::models::{CheckStatus, CheckVerdict},
        models::ReasonCode,
        signals::models::SignalCode,
    },
};

/// An enum whose values have words: `word-<family>-<value>` in the language files.
pub(super) trait Worded {
    const FAMILY: &'static str;

    /// The value as it is stored.
    fn value(&self) -> &'static str;

    /// Its key in the language files.
    fn key(&self) -> String {
        format!("word-{}-{}", Self::FAMILY, self.value().to_lowercase().replace('_', "-"))
    }
}

/// Templates give references.
impl<T: Worded> Worded for &T {
    const FAMILY: &'static str = T::FAMILY;

    fn value(&self) -> &'static str {
        (**self).value()
    }
}

macro_rules! worded {
    ($($name:ident = $family:literal),+ $(,)?) => {
        $(impl Worded for $name {
            const FAMILY: &'static str = $family;

            fn value(&self) -> &'static str {
                self.as_str()
            }
        })+

        /// The key of every word.
        #[cfg(test)]
        fn keys() -> Vec<String> {
            [$($name::ALL.iter().map(Worded::key).collect::<Vec<_>>()),+].concat()
        }
    };
}

worded! {
    KycStatus = "kyc-status",
    DocumentType = "document",
    Slot = "slot",
    ReasonCode = "reason",
    SignalCode = "signal",
    CheckStatus = "check-status",
    CheckVerdict = "check-verdict",
    Role = "role",
    UserStatus = "user-status",
    ReviewStatus = "review-status",
    ReviewSignal = "review-signal",
    RemovalCode = "removal",
    AppealStatus = "appeal-status",
    ServiceStatus = "service-status",
    Pricing = "pricing",
    JobStatus = "job-status",
    OfferStatus = "offer-status",
    OfferUnit = "offer-unit",
    CancellationPolicy = "cancellation-policy",
    DeadlineKind = "deadline",
    OutcomeReason = "job-outcome",
    DecidedBy = "job-decided-by",
    DisputeStatus = "dispute-status",
    DisputeReason = "dispute-reason",
    SettlementStatus = "settlement-status",
    Outcome = "outcome",
    DisabledReason = "disabled",
}

/// Each value and its word, for a choice; the first is none of them.
pub(super) fn choices<T: Worded>(language: Language, none: &str, values: &[T]) -> Vec<(String, String)> {
    let none = (String::new(), language.plain(none));
    [none].into_iter().chain(values.iter().map(|value| (value.value().to_owned(), word(language, value)))).collect()
}

/// The word for a value.
pub(super) fn word(language: Language, value: &impl Worded) -> String {
    language.plain(&value.key())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_value_has_a_word_and_no_word_is_without_its_value() {
        let needed: BTreeSet<String> = keys().into_iter().collect();
        let known: BTreeSet<String> = Language::keys().filter(|key| key.starts_with("word-")).collect();
        assert_eq!(needed, known);
    }
}
