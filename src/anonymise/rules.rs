//! What becomes of every column. A column that is not named here stops the copy, and a test.

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// It is copied: ids, times, numbers, states of a closed set.
    Keep,
    /// It becomes NULL.
    Null,
    /// It becomes the empty text; background work makes it again where it is derived.
    Empty,
    /// It becomes an empty list.
    EmptyList,
    /// Text of the same length that says nothing.
    Text,
    /// An address of the domain `anonymised.invalid`, which nothing can be sent to. What is empty stays so.
    Address,
    /// A made-up first name. A deleted account keeps that of all deleted accounts.
    FirstName,
    /// A made-up last name.
    LastName,
    /// A number of a country that does not exist.
    Phone,
    /// The hash of the one password of the copy.
    Password,
    /// A place near the middle of Berlin.
    Latitude,
    /// See [`Rule::Latitude`].
    Longitude,
    /// Of the data of an event only ids and truth values are copied.
    EventData,
    /// A row in which this is true is left out.
    LeaveOutIfTrue,
}

/// What becomes of a table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    /// Its rows are copied, with these rules by column.
    Rows(&'static [(Rule, &'static [&'static str])]),
    /// Nothing is copied, and why.
    LeftOut(&'static str),
}

use Rule::{
    Address, Empty, EmptyList, EventData, FirstName, Keep, LastName, Latitude, LeaveOutIfTrue, Longitude, Null,
    Password, Phone, Text,
};
use Table::{LeftOut, Rows};

/// Every table that a backup contains.
pub(super) const TABLES: &[(&str, Table)] = &[
    ("installation", LeftOut("the copy gets keys of its own")),
    (
        "categories",
        Rows(&[(Keep, &["slug", "name", "icon", "position", "is_retired", "names"]), (Null, &["words_after"])]),
    ),
    (
        "users",
        Rows(&[
            (Keep, &["id", "role", "status", "created_at", "updated_at", "was_frozen"]),
            (Keep, &["password_changed_at", "notifications_seen_up_to"]),
            (Address, &["email", "email_key"]),
            (Empty, &["name_key"]),
            (Phone, &["phone_number"]),
            (FirstName, &["first_name"]),
            (LastName, &["last_name"]),
            (Password, &["password_hash"]),
            (Null, &["language", "time_zone"]),
        ]),
    ),
    (
        "clients",
        Rows(&[
            (Keep, &["user_id", "jobs_completed", "stars_1", "stars_2", "stars_3", "stars_4", "stars_5"]),
            (Text, &["location", "address", "about"]),
            (Null, &["picture_id"]),
        ]),
    ),
    (
        "workers",
        Rows(&[
            (Keep, &["user_id", "years_experience", "is_available", "kyc_status", "jobs_completed"]),
            (Keep, &["stars_1", "stars_2", "stars_3", "stars_4", "stars_5", "jobs_finished", "jobs_failed"]),
            (Keep, &["late_cancellations", "repeat_clients", "response_time_minutes", "reliability_due_at"]),
            (Text, &["bio", "location", "availability_note"]),
            (EmptyList, &["skills"]),
            (Latitude, &["latitude"]),
            (Longitude, &["longitude"]),
            (Null, &["picture_id"]),
        ]),
    ),
    ("worker_outcomes", Rows(&[(Keep, &["worker_id", "day", "finished", "failed", "late_cancellations"])])),
    ("signups", LeftOut("addresses that are not verified")),
    ("sessions", LeftOut("all accounts sign in anew")),
    ("links", LeftOut("secrets that were mailed")),
    ("favorites", Rows(&[(Keep, &["client_id", "worker_id", "created_at"])])),
    (
        "kyc_submissions",
        Rows(&[
            (Keep, &["id", "worker_id", "document_type", "status", "submitted_at", "reviewed_at", "reviewed_by"]),
            (Keep, &["reason_code", "claimed_by", "claimed_until", "expires_at", "reminded_days", "endorsed_by"]),
            (Text, &["note"]),
            (Null, &["wrapped_key", "name_on_document", "number_hash", "document_ends_at", "place_hash"]),
        ]),
    ),
    ("kyc_files", LeftOut("documents")),
    ("kyc_drafts", LeftOut("documents")),
    ("kyc_draft_files", LeftOut("documents")),
    ("kyc_checks", Rows(&[(Keep, &["submission_id", "status", "verdict", "answered_at"]), (Text, &["detail"])])),
    (
        "services",
        Rows(&[
            (Keep, &["id", "worker_id", "category", "pricing", "price_amount", "price_currency", "status"]),
            (
                Keep,
                &[
                    "cancellation_policy",
                    "created_at",
                    "updated_at",
                    "is_public",
                    "is_available",
                    "rating",
                    "ranking",
                    "paused_by_moderation",
                    "taken_down_from",
                ],
            ),
            (Text, &["title", "description", "location"]),
            (Latitude, &["latitude"]),
            (Longitude, &["longitude"]),
            (Empty, &["title_words"]),
        ]),
    ),
    ("favorite_services", Rows(&[(Keep, &["client_id", "service_id", "created_at"])])),
    (
        "threads",
        Rows(&[
            (Keep, &["id", "client_id", "worker_id", "service_id", "is_closed", "message_count", "client_unread"]),
            (Keep, &["worker_unread", "client_read", "worker_read", "created_at", "last_activity_at", "answered_at"]),
        ]),
    ),
    (
        "messages",
        Rows(&[
            (Keep, &["thread_id", "number", "id", "sender_id", "sent_at"]),
            (Text, &["content"]),
            (Null, &["client_message_id"]),
        ]),
    ),
    (
        "jobs",
        Rows(&[
            (Keep, &["id", "thread_id", "client_id", "worker_id", "service_id", "status", "version", "price_amount"]),
            (Keep, &["price_currency", "scheduled_at", "created_at", "updated_at", "accepted_at", "completed_at"]),
            (
                Keep,
                &["finalized_at", "cancelled_at", "offer_count", "agreed_offer", "agreed_at", "cancellation_policy"],
            ),
            (
                Keep,
                &["cancellation_start", "change_requests", "no_show_by", "no_show_at", "outcome_by", "outcome_reason"],
            ),
            (Keep, &["outcome_client_owes", "outcome_worker_gets", "outcome_is_late", "outcome_decided_by"]),
            (Text, &["title", "description", "reason", "service_title"]),
        ]),
    ),
    (
        "job_offers",
        Rows(&[
            (Keep, &["job_id", "number", "made_by", "status", "total_amount", "total_currency", "scheduled_at"]),
            (Keep, &["duration_minutes", "cancellation_policy", "expires_at", "created_at", "decided_at"]),
            (Text, &["note", "decline_reason"]),
        ]),
    ),
    (
        "job_offer_lines",
        Rows(&[(Keep, &["job_id", "number", "position", "quantity", "unit", "unit_price"]), (Text, &["description"])]),
    ),
    (
        "disputes",
        Rows(&[
            (Keep, &["job_id", "status", "opened_by", "reason_code", "wanted", "was_done", "opened_at", "answered_at"]),
            (Keep, &["claimed_by", "claimed_until", "decided_at", "decided_by", "appealed_by", "appealed_at"]),
            (Keep, &["appeal_decided_at", "appeal_decided_by"]),
            (Text, &["statement", "appeal", "appeal_statement"]),
        ]),
    ),
    ("dispute_statements", Rows(&[(Keep, &["job_id", "number", "made_by", "created_at"]), (Text, &["text"])])),
    (
        "dispute_settlements",
        Rows(&[
            (Keep, &["job_id", "number", "proposed_by", "status", "worker_gets", "created_at", "decided_at"]),
            (Text, &["note"]),
        ]),
    ),
    (
        "reviews",
        Rows(&[
            (Keep, &["id", "job_id", "client_id", "worker_id", "rating", "status", "open_flags", "created_at"]),
            (Keep, &["counts", "open_signal", "open_signals", "aspects", "revealed_at", "replied_at", "text_hash"]),
            (Keep, &["removed_at", "removed_by", "removal_code"]),
            (Text, &["text", "reply", "private_note", "removal_statement"]),
        ]),
    ),
    ("review_flags", Rows(&[(Keep, &["review_id", "user_id", "is_open", "created_at"]), (Text, &["reason"])])),
    (
        "blind_reviews",
        Rows(&[
            (Keep, &["id", "job_id", "reviewer", "author_id", "rating", "aspects", "over_at", "created_at"]),
            (Text, &["text", "private_note"]),
        ]),
    ),
    (
        "client_reviews",
        Rows(&[
            (Keep, &["id", "job_id", "client_id", "worker_id", "rating", "status", "open_flags", "created_at"]),
            (Keep, &["counts", "open_signal", "open_signals", "aspects", "revealed_at", "replied_at", "text_hash"]),
            (Keep, &["removed_at", "removed_by", "removal_code"]),
            (Text, &["text", "reply", "private_note", "removal_statement"]),
        ]),
    ),
    ("client_review_flags", Rows(&[(Keep, &["review_id", "user_id", "is_open", "created_at"]), (Text, &["reason"])])),
    (
        "review_appeals",
        Rows(&[
            (Keep, &["review_id", "author_id", "status", "decided_by", "decided_at", "created_at"]),
            (Text, &["text", "statement"]),
        ]),
    ),
    (
        "events",
        Rows(&[
            (Keep, &["id", "type", "at", "actor_id", "subject_id", "client_id", "worker_id", "for_admins"]),
            (LeaveOutIfTrue, &["is_audit"]),
            (EventData, &["data"]),
            (Null, &["trace"]),
        ]),
    ),
    ("event_archives", LeftOut("the copy has no files")),
    ("job_history", Rows(&[(Keep, &["job_id", "event_id", "type", "at", "actor_id", "version", "status"])])),
    ("event_addresses", LeftOut("addresses")),
    ("event_counts", Rows(&[(Keep, &["type", "day", "count"])])),
    ("event_gaps", Rows(&[(Keep, &["after_id", "until_id"])])),
    ("readers", Rows(&[(Keep, &["name", "last_id"])])),
    ("message_mails", Rows(&[(Keep, &["thread_id", "recipient", "sent_at"])])),
    ("answers", LeftOut("responses repeat what was sent and read")),
    ("signing_keys", LeftOut("the copy gets keys of its own")),
    ("exports", LeftOut("whole accounts")),
    ("second_factors", LeftOut("their secrets belong to the original's keys")),
    ("recovery_codes", LeftOut("secrets")),
    ("address_changes", LeftOut("addresses")),
    ("passkeys", LeftOut("belong to devices and the original's domain")),
    ("passkey_ceremonies", LeftOut("belong to devices and the original's domain")),
    ("identities", LeftOut("accounts at other providers")),
    ("oidc_attempts", LeftOut("accounts at other providers")),
    ("places", LeftOut("devices and networks")),
    ("pictures", LeftOut("faces")),
    ("legal_holds", Rows(&[(Keep, &["user_id", "placed_by", "placed_at"]), (Text, &["reason"])])),
    ("deleted_blobs", LeftOut("the copy has no files")),
    ("erasures", Rows(&[(Keep, &["user_id", "deleted_by", "thread_id", "begun_at", "service_id"])])),
    ("name_changes", LeftOut("names")),
    ("tasks", LeftOut("mails, exports and identity checks of the original")),
    ("webhooks", LeftOut("the copy tells nothing to servers of the original")),
    ("webhook_deliveries", LeftOut("of these webhooks")),
    ("webhook_attempts", LeftOut("what these servers have answered")),
];

impl Rule {
    fn described(self) -> &'static str {
        match self {
            Self::Keep => "copied",
            Self::Null => "nothing",
            Self::Empty => "empty, or made again",
            Self::EmptyList => "an empty list",
            Self::Text => "text of the same length that says nothing",
            Self::Address => "an address that nothing can be sent to",
            Self::FirstName | Self::LastName => "a made-up name",
            Self::Phone => "a number of a country that does not exist",
            Self::Password => "the one password of the copy",
            Self::Latitude | Self::Longitude => "a place near the middle of Berlin",
            Self::EventData => "ids and truth values only",
            Self::LeaveOutIfTrue => "a row in which this is true is left out",
        }
    }
}

/// What becomes of every table and column, a line each.
pub(crate) fn described() -> String {
    let mut text = String::new();
    for (table, what) in TABLES {
        match what {
            LeftOut(why) => text.push_str(&format!("{table}: left out ({why})\n")),
            Rows(columns) => {
                for (rule, names) in *columns {
                    let line = |column: &&str| format!("{table}.{column}: {}\n", rule.described());
                    text.extend(names.iter().map(line));
                }
            }
        }
    }
    text
}

/// What becomes of a column; `None` if that is not decided.
pub(super) fn rule(columns: &[(Rule, &[&str])], column: &str) -> Option<Rule> {
    columns.iter().find(|(_, names)| names.contains(&column)).map(|(rule, _)| *rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        core::{clock::Clock, config::DatabaseUrl},
        database::{self, Error, tables},
    };
    use std::collections::BTreeSet;

    #[test]
    fn it_is_decided_for_every_column_what_becomes_of_it() {
        let home = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(home.path().join("hirehall.db"));
        database::migrate(&url).unwrap();
        database::with_own_connection(&url, &Clock::system(), |tx| {
            let decided: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
            assert_eq!(decided, tables::COPIED, "TABLES has other tables than a backup, or in another order");
            for (table, what) in TABLES {
                let Rows(columns) = what else { continue };
                let known: BTreeSet<String> =
                    tables::columns(tx, table)?.into_iter().map(|column| column.name).collect();
                for column in &known {
                    assert!(rule(columns, column).is_some(), "{table}.{column}: say in TABLES what becomes of it");
                }
                let named: Vec<&str> = columns.iter().flat_map(|(_, names)| *names).copied().collect();
                assert_eq!(named.len(), known.len(), "{table} has columns twice, or some that do not exist: {named:?}");
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    }
}
