//! How short and how long what is kept may be kept.

use super::Settings;
use crate::core::config::{Days, SettingError};

/// The shortest and the longest time of a setting, and why it has to be in between.
struct Period {
    setting: &'static str,
    days: fn(&Settings) -> Option<Days>,
    at_least: u16,
    at_most: u16,
    why: &'static str,
}

const PERIODS: &[Period] = &[
    Period {
        setting: "HIREHALL_EVENT_ARCHIVE_AFTER_DAYS",
        days: |settings| settings.event_archive_after,
        at_least: 30,
        at_most: u16::MAX,
        why: "clients come back to their place in the log, and failed mails are tried again, within a month",
    },
    Period {
        setting: "HIREHALL_EVENT_DELETE_AFTER_DAYS",
        days: |settings| settings.event_delete_after,
        at_least: 365,
        at_most: u16::MAX,
        why: "what has happened can be looked up for a year",
    },
    Period {
        setting: "HIREHALL_AUDIT_ARCHIVE_AFTER_DAYS",
        days: |settings| settings.audit_archive_after,
        at_least: 365,
        at_most: u16::MAX,
        why: "administrators answer for what they have done in the last year",
    },
    Period {
        setting: "HIREHALL_JOB_OFFER_DAYS",
        days: |settings| Some(settings.job_offer_period),
        at_least: 1,
        at_most: 30,
        why: "no offer is open for longer than 30 days",
    },
    Period {
        setting: "HIREHALL_KEEP_KNOWN_DEVICE_DAYS",
        days: |settings| Some(settings.keep_known_devices),
        at_least: 7,
        at_most: 90,
        why: "owners are told of sign-ins from new devices, and a device that is used every week has to stay known",
    },
    Period {
        setting: "HIREHALL_KEEP_RESPONSE_DAYS",
        days: |settings| Some(settings.keep_responses),
        at_least: 1,
        at_most: 30,
        why: "clients may repeat a request for a day, and responses repeat what an account has read",
    },
    Period {
        setting: "HIREHALL_KEEP_FAILED_TASK_DAYS",
        days: |settings| Some(settings.keep_failed_tasks),
        at_least: 7,
        at_most: 365,
        why: "an operator who looks once a week sees every failure",
    },
    Period {
        setting: "HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS",
        days: |settings| Some(settings.keep_webhook_attempts),
        at_least: 7,
        at_most: 365,
        why: "a webhook is disabled after five days of failures, which its attempts have to show",
    },
    Period {
        setting: "HIREHALL_REVIEW_PERIOD_DAYS",
        days: |settings| Some(settings.review_period),
        at_least: 1,
        at_most: 90,
        why: "both sides have time to write, and remember the work",
    },
    Period {
        setting: "HIREHALL_KEEP_DRAFT_DAYS",
        days: |settings| Some(settings.keep_drafts),
        at_least: 1,
        at_most: 365,
        why: "a worker who prepares documents may come back the next day",
    },
];

impl Settings {
    /// The periods that are too short or too long.
    pub(super) fn period_problems(&self) -> Vec<SettingError> {
        let problem = |period: &Period| {
            let days = (period.days)(self)?.0.get();
            (days < period.at_least || days > period.at_most).then(|| SettingError {
                setting: period.setting.to_owned(),
                origin: self.origin(period.setting),
                wrong: format!("{days} days"),
                expected: format!("{} to {} days: {}", period.at_least, period.at_most, period.why),
                remedy: format!("set it to a number between {} and {}", period.at_least, period.at_most),
            })
        };
        PERIODS.iter().filter_map(problem).collect()
    }
}
