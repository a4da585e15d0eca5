//! What is kept, how long, and what ends it. "What is kept how long" in docs/OPERATIONS.md has the same rows.

macro_rules! kept {
    ($($kept:ident = $what:literal, $how_long:literal;)+) => {
        /// Something that is kept for a time. Housekeeping says of each how it ends.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Kept {
            $(#[doc = $what] $kept,)+
        }

        impl Kept {
            pub(super) const ALL: &[Kept] = &[$(Kept::$kept,)+];
        }

        /// What, and how long: the rows of the book.
        #[cfg(test)]
        const ROWS: &[(&str, &str)] = &[$(($what, $how_long),)+];
    };
}

// A setting is followed by its default in brackets.
kept! {
    Sessions = "sessions", "30 days after their last use; one that is ended is deleted at once";
    KnownDevices = "known devices", "`HIREHALL_KEEP_KNOWN_DEVICE_DAYS` (90) after their last use";
    Signups = "sign-ups that are not verified, and their links", "24 hours";
    Links = "links to a new password or a new address", "1 hour; a pending change of address 26 hours";
    Questions = "questions to passkeys · sign-ins at an OpenID provider", "5 · 10 minutes";
    Responses = "responses that are stored for a repeated `Idempotency-Key`",
        "`HIREHALL_KEEP_RESPONSE_DAYS` (1); of an account at most 500 and 1 MiB";
    Attempts = "counts of attempts (rate limits of all nodes)", "until they no longer limit";
    DoneTasks = "tasks that are done", "deleted at once";
    FailedTasks = "tasks that failed for good", "`HIREHALL_KEEP_FAILED_TASK_DAYS` (30) (`hirehall queue failed`)";
    MessageMails = "when a mail about a conversation was sent", "24 hours";
    WebhookAttempts = "attempts to deliver to webhooks", "`HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS` (30); of a webhook at most 1,000";
    Exports = "exports", "24 hours, or until their session ends";
    Drafts = "documents that were prepared and not submitted", "`HIREHALL_KEEP_DRAFT_DAYS` (30) after the last change";
    Documents = "documents of decided identity checks",
        "`HIREHALL_KYC_RETENTION_DAYS` (not set: with their account); a legal hold outlasts both";
    Listings = "deleted listings",
        "text and place `HIREHALL_SERVICE_ERASE_AFTER_DAYS` (not set: with their account); the title stays for conversations and jobs";
    Accounts = "deleted accounts", "an empty row, `Deleted user`, for the records of others";
    SetAside = "files that no row names", "set aside, `HIREHALL_STORAGE_SET_ASIDE_DAYS` (7)";
    SigningKeys = "signing keys", "replaced after `HIREHALL_KEY_AGE_DAYS` (90), kept until the last token that they signed has expired";
    Outcomes = "what came of a worker's jobs, by day", "365 days";
    Records = "conversations, jobs, reviews", "for ever: they are the records of both sides";
    Events = "events, except the audit trail",
        "in the database `HIREHALL_EVENT_ARCHIVE_AFTER_DAYS` (90), then in [archives](#old-events); counts by day and the history of jobs for ever";
    Archives = "archives of events", "`HIREHALL_EVENT_DELETE_AFTER_DAYS` (not set: for ever)";
    Audit = "the audit trail", "in the database `HIREHALL_AUDIT_ARCHIVE_AFTER_DAYS` (not set: for ever); in archives as other events";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::flag_settings;

    #[test]
    fn the_book_has_the_same_rows() {
        let book = include_str!("../../docs/OPERATIONS.md");
        let chapter = book.split("\n## ").find(|chapter| chapter.starts_with("What is kept how long")).unwrap();
        let table = chapter.split("\n### ").next().unwrap();
        let in_the_book: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
        let rows: Vec<String> = ROWS.iter().map(|(what, how_long)| format!("| {what} | {how_long} |")).collect();
        assert_eq!(in_the_book, rows);
    }

    #[test]
    fn a_row_names_settings_with_their_defaults() {
        for (what, how_long) in ROWS {
            for named in how_long.split('`').filter(|word| word.starts_with("HIREHALL_")) {
                let setting = flag_settings().find(|setting| setting.name == named);
                let setting = setting.unwrap_or_else(|| panic!("{what}: there is no setting {named}"));
                let default = if setting.default.is_empty() { "not set" } else { setting.default };
                assert!(
                    how_long.contains(&format!("`{named}` ({default}")),
                    "{what}: the default of {named} is {default}"
                );
            }
        }
    }

    #[test]
    fn every_setting_of_what_is_kept_has_a_row() {
        let is_period = |name: &str| ["_KEEP_", "_EVENT_", "_AUDIT_"].iter().any(|part| name.contains(part));
        let is_in_a_row = |name: &str| ROWS.iter().any(|(_, how_long)| how_long.contains(&format!("`{name}`")));
        for setting in flag_settings().filter(|setting| is_period(setting.name)) {
            assert!(is_in_a_row(setting.name), "{}", setting.name);
        }
    }
}
