//! Collects the signals of a submission.

use super::models::{RelatedAccount, Signal, SignalCode};
use crate::{
    core::text::words::{terms, whole_words},
    database::{Error, Tx},
    worker::kyc::desk::models::Case,
};
use std::time::Duration;

/// All signals of a submission.
pub(crate) fn of(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Signal>, Error> {
    let id = case.submission.id;
    let in_common = [
        (SignalCode::SameFile, RelatedAccount::with_a_file_of(tx, id)?),
        (SignalCode::SameNumber, RelatedAccount::with_the_number_of(tx, id)?),
        (SignalCode::BannedPlace, RelatedAccount::banned_near(tx, id)?),
    ];
    let by_itself = [(SignalCode::NewAccount, is_new(case)), (SignalCode::NameMismatch, is_misnamed(case))];
    let in_common = in_common.into_iter().filter(|(_, accounts)| !accounts.is_empty());
    let by_itself = by_itself.into_iter().filter(|(_, is_so)| *is_so).map(|(code, _)| (code, Vec::new()));
    Ok(in_common.chain(by_itself).map(|(code, accounts)| Signal { code, accounts }).collect())
}

const NEW: Duration = Duration::from_secs(24 * 60 * 60);

fn is_new(case: &Case) -> bool {
    case.submission.submitted_at.saturating_since(case.member_since) < NEW
}

fn is_misnamed(case: &Case) -> bool {
    let of_account = format!("{} {}", case.first_name, case.last_name);
    case.submission.name_on_document.as_deref().is_some_and(|on_document| !is_named(on_document, &of_account))
}

/// Whether every word of the account's name is on the document, which may contain further names.
fn is_named(on_document: &str, name: &str) -> bool {
    let on_document = whole_words(on_document);
    terms(name).all(|term| term.is_among(&on_document))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_however_it_is_capitalised_accented_and_ordered() {
        for (on_document, name) in [
            ("LOVELACE, AUGUSTA ADA KING", "Ada Lovelace"),
            ("ŽIŽEK SLAVOJ", "Slavoj Zizek"),
            ("Anna-Maria O'Neill", "Anna Maria O’Neill"),
            ("李 小龍", "小龍 李"),
            ("OCONNOR-SMITH ANNAMARIA", "Anna-Maria O'Connor Smith"),
            ("Anna-Maria O'Connor", "Annamaria OConnor"),
            ("WAŁĘSA LECH", "Lech Walesa"),
            ("STRAUSS JOHANN", "Johann Strauß"),
            ("SUKARNO", "Sukarno"),
        ] {
            assert!(is_named(on_document, name), "{on_document} / {name}");
        }
        for (on_document, name) in [("Augusta King", "Ada Lovelace"), ("Ada Lovelac", "Ada Lovelace")] {
            assert!(!is_named(on_document, name), "{on_document} / {name}");
        }
    }
}
