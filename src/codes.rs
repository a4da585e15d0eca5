//! The codes of what the marketplace can refuse. Those of HTTP are in [`crate::core::error::codes`].

use crate::{
    core::{clock::Timestamp, error::problem_codes},
    database::enums::text_enum,
};

problem_codes! {
    /// Every code of this module.
    CODES:

    /// The e-mail address or the password is wrong, or the address is not verified yet.
    UNAUTHORIZED "invalid_credentials" = InvalidCredentials;

    /// The account has a second factor: send a code of it, or a recovery code, as `totp_code`.
    UNAUTHORIZED "totp_required" = TotpRequired;

    /// The code of the second factor is wrong or was used already.
    UNAUTHORIZED "invalid_totp_code" = InvalidTotpCode;

    /// The refresh token is not valid now. Sign in again.
    UNAUTHORIZED "invalid_refresh_token" = InvalidRefreshToken;

    /// The passkey was removed, or its answer is wrong.
    UNAUTHORIZED "invalid_passkey" = InvalidPasskey;

    /// The provider did not confirm who you are. Start again.
    UNAUTHORIZED "identity_not_confirmed" = IdentityNotConfirmed;

    /// The message is not signed with the shared secret, or is too old.
    UNAUTHORIZED "invalid_signature" = InvalidSignature;

    /// The account is frozen: it may read, but change nothing.
    FORBIDDEN "account_frozen" = AccountFrozen;

    /// The account is banned.
    FORBIDDEN "account_banned" = AccountBanned;

    /// Administrators need a second factor for this: set one up, or sign in with it.
    FORBIDDEN "second_factor_required" = SecondFactorRequired;

    /// The worker needs an approved identity check for this.
    FORBIDDEN "kyc_required" = KycRequired;

    /// Listings of this category need an approved identity check that has this file.
    FORBIDDEN "kyc_file_required" = KycFileRequired {
        /// The file.
        file: &'static str,
        /// The slug of the category.
        category: String,
    };

    /// State first why you need to read the conversation; the reason is recorded, and counts for an hour.
    FORBIDDEN "reason_needed" = ReasonNeeded;

    /// The provider has not verified the e-mail address.
    FORBIDDEN "email_not_verified" = EmailNotVerified;

    /// Sign in in another way, and link the provider: a verified address alone is not enough for this account.
    FORBIDDEN "link_first" = LinkFirst;

    /// Pages of this origin may not open live feeds.
    FORBIDDEN "foreign_origin" = ForeignOrigin;

    /// What would be made exists already.
    CONFLICT "already_exists" = AlreadyExists {
        /// What exists.
        what: Existing,
    };

    /// The state of the thing forbids the action. Read it again: it may have changed, and it names what you may do now.
    CONFLICT "illegal_transition" = IllegalTransition {
        /// The state.
        status: &'static str,
        /// The action.
        action: &'static str,
    };

    /// An administrator cannot act on their own account.
    CONFLICT "own_account" = OwnAccount;

    /// The last administrator cannot be removed.
    CONFLICT "last_admin" = LastAdmin;

    /// Passkeys need a domain name, and the URL of this installation has none.
    CONFLICT "passkeys_not_possible" = PasskeysNotPossible;

    /// The account has as many passkeys as it may have. Remove one first.
    CONFLICT "too_many_passkeys" = TooManyPasskeys {
        /// How many it may have.
        max: usize,
    };

    /// No second factor is being set up. Begin with the password.
    CONFLICT "not_begun" = NotBegun;

    /// The provider did not give the name of the person: complete the account with one.
    CONFLICT "name_required" = NameRequired;

    /// The submission or dispute was decided before.
    CONFLICT "already_decided" = AlreadyDecided;

    /// The draft was submitted or deleted meanwhile.
    CONFLICT "draft_gone" = DraftGone;

    /// Another administrator has claimed the submission or dispute.
    CONFLICT "claimed_by_other" = ClaimedByOther;

    /// You have not claimed the submission or dispute.
    CONFLICT "not_claimed" = NotClaimed;

    /// The submission is not approved.
    CONFLICT "not_approved" = NotApproved;

    /// The document has expired since it was submitted.
    CONFLICT "document_expired" = DocumentExpired;

    /// You have approved the submission. Another administrator has to approve it too.
    CONFLICT "second_administrator_needed" = SecondAdministratorNeeded;

    /// The malware scanner has not scanned the file yet. Try again later.
    CONFLICT "file_quarantined" = FileQuarantined;

    /// Another result was recorded before.
    CONFLICT "already_answered" = AlreadyAnswered;

    /// The worker has as many listings as a worker may have. Delete one first.
    CONFLICT "too_many_services" = TooManyServices {
        /// How many a worker may have.
        max: i64,
    };

    /// An administrator has paused the listing, and only an administrator can publish it again.
    CONFLICT "paused_by_moderation" = PausedByModeration;

    /// The conversation is closed: nobody can write in it, or propose a job in it.
    CONFLICT "thread_closed" = ThreadClosed;

    /// The worker cannot accept jobs at present.
    CONFLICT "worker_unavailable" = WorkerUnavailable;

    /// The client's account is not active, so no work can be agreed.
    CONFLICT "client_unavailable" = ClientUnavailable;

    /// There is no offer of the other side that could be accepted.
    CONFLICT "nothing_to_accept" = NothingToAccept;

    /// The offer was accepted, declined, withdrawn or superseded, or has expired.
    CONFLICT "offer_not_open" = OfferNotOpen {
        /// The number of the offer that is open; 0: none is.
        open: i64,
    };

    /// An offer is open for the job as it is: it has to be withdrawn or declined before what it is for is changed.
    CONFLICT "offer_open" = OfferOpen;

    /// The work was marked as done once: it is completed again, or called off in a dispute.
    CONFLICT "work_was_done" = WorkWasDone;

    /// An offer or a settlement is accepted or declined by the other side. Only its author withdraws an offer.
    CONFLICT "wrong_side" = WrongSide;

    /// It is not possible yet.
    CONFLICT "too_early" = TooEarly {
        /// From when on it is.
        at: Timestamp,
    };

    /// No start was agreed, so that nobody can be late for it.
    CONFLICT "not_scheduled" = NotScheduled;

    /// A no-show was reported. The other side can contest it; otherwise the job is cancelled.
    CONFLICT "no_show_reported" = NoShowReported {
        /// When it is cancelled.
        until: Timestamp,
    };

    /// The settlement was accepted, declined or superseded.
    CONFLICT "settlement_not_open" = SettlementNotOpen {
        /// The number of the settlement that is open; 0: none is.
        open: i64,
    };

    /// As much was said about the dispute as can be.
    CONFLICT "too_many_dispute_entries" = TooManyDisputeEntries {
        /// How often.
        max: i64,
    };

    /// Only the decision of an administrator on a dispute can be appealed, once, and in time.
    CONFLICT "not_appealable" = NotAppealable;

    /// The other side has not reported a no-show.
    CONFLICT "nothing_to_contest" = NothingToContest;

    /// Changes were requested as often as they can be.
    CONFLICT "too_many_change_requests" = TooManyChangeRequests {
        /// How often.
        max: i64,
    };

    /// Cancelling has another consequence than you expect: read it again.
    CONFLICT "consequence_changed" = ConsequenceChanged {
        /// What the client owes now, in minor units of the agreed currency.
        client_owes: i64,
        /// Whether the time of free cancellation is over.
        late: bool,
    };

    /// The job has changed. Look at it again, and accept the current version.
    CONFLICT "outdated_version" = OutdatedVersion {
        /// The current version.
        version: i64,
    };

    /// There are as many categories as there may be.
    CONFLICT "too_many_categories" = TooManyCategories {
        /// How many there may be.
        max: i64,
    };

    /// The last category that is in use cannot be retired.
    CONFLICT "last_category" = LastCategory;

    /// A job can be reviewed once its work is done.
    CONFLICT "job_not_finished" = JobNotFinished;

    /// The time for reviews of the job is over.
    CONFLICT "review_period_over" = ReviewPeriodOver;

    /// The review can be read by others already, so its author can neither change it nor take it back.
    CONFLICT "review_revealed" = ReviewRevealed;

    /// A reply can be changed for 48 hours.
    CONFLICT "reply_final" = ReplyFinal;

    /// The time to appeal is over.
    CONFLICT "appeal_period_over" = AppealPeriodOver;

    /// You have made the decision. Another administrator decides on the appeal against it.
    CONFLICT "another_administrator_needed" = AnotherAdministratorNeeded;

    /// There are as many webhooks as there may be. Delete one first.
    CONFLICT "too_many_webhooks" = TooManyWebhooks {
        /// How many there may be.
        max: i64,
    };

    /// The webhook is enabled. Disable it first, so that nothing is delivered while events are skipped.
    CONFLICT "webhook_enabled" = WebhookEnabled;

    /// The webhook is disabled. Enable it first.
    CONFLICT "webhook_disabled" = WebhookDisabled;

    /// A replay is under way. Wait until it is done.
    CONFLICT "replay_in_progress" = ReplayInProgress;

    /// Events that the webhook has missed are archived and cannot be delivered. Enable it with `skip_missed`.
    CONFLICT "events_archived" = EventsArchived {
        /// The last event that is archived.
        archived: i64,
    };

    /// The sign-in was not started by this browser within the last ten minutes, or is finished. Start again.
    UNPROCESSABLE_ENTITY "invalid_state" = InvalidState;

    /// The link was opened in a browser that did not start the sign-up: ask for the fields of `errors`, and send them with the token.
    UNPROCESSABLE_ENTITY "password_required" = PasswordRequired;

    /// This is a WebSocket: ask for an upgrade (RFC 6455).
    UPGRADE_REQUIRED "upgrade_required" = UpgradeRequired;

    /// The account has too many live feeds open. Close one first.
    TOO_MANY_REQUESTS "too_many_feeds" = TooManyFeeds;

    /// The provider cannot be reached. Sign in in another way, or try again later.
    SERVICE_UNAVAILABLE "provider_unavailable" = ProviderUnavailable;

    /// The malware scanner does not answer, and pictures are public. Try again later.
    SERVICE_UNAVAILABLE "scanner_unavailable" = ScannerUnavailable;
}

text_enum! {
    /// What exists already.
    pub(crate) Existing {
        /// An account with the e-mail address.
        Account = "ACCOUNT",
        /// A link of the provider's account, to another account.
        Identity = "IDENTITY",
        /// A passkey of the authenticator.
        Passkey = "PASSKEY",
        /// A second factor.
        SecondFactor = "SECOND_FACTOR",
        /// A submission that is pending or approved.
        Submission = "SUBMISSION",
        /// An unfinished job in the conversation.
        Job = "JOB",
        /// A category with the slug, maybe a retired one.
        Category = "CATEGORY",
        /// Your review of the job.
        Review = "REVIEW",
        /// Your appeal against the decision.
        Appeal = "APPEAL",
    }
}
