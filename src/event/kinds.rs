//! Every kind of thing that can happen.

use crate::database::enums::text_enum;

text_enum! {
    /// What happened.
    pub(crate) EventKind {
        /// Somebody claims an address.
        SignupRequested = "signup.requested",
        /// The address is proven and the account exists.
        UserCreated = "user.created",
        /// An administrator was made from the command line.
        AdminCreated = "admin.created",
        /// There is a new key for access tokens.
        SigningKeyAdded = "signing_key.added",
        /// What a key for access tokens has signed counts no more.
        SigningKeyRemoved = "signing_key.removed",
        /// A link to choose a new password was asked for.
        PasswordResetRequested = "user.password_reset_requested",
        /// The password is a new one.
        PasswordChanged = "user.password_changed",
        /// A new address was asked for.
        EmailChangeRequested = "user.email_change_requested",
        /// The address is a new one.
        EmailChanged = "user.email_changed",
        /// Somebody wants everything that is held about them.
        ExportRequested = "user.export_requested",
        /// It can be fetched.
        ExportReady = "user.export_ready",
        /// Somebody has fetched it.
        ExportFetched = "user.export_fetched",
        /// From now on signing in takes a code too.
        SecondFactorAdded = "user.second_factor_added",
        /// From now on the password alone is enough.
        SecondFactorRemoved = "user.second_factor_removed",
        /// Somebody has used one of their recovery codes.
        RecoveryCodeUsed = "user.recovery_code_used",
        /// Somebody can sign in with one more device.
        PasskeyAdded = "user.passkey_added",
        /// Somebody can no longer sign in with a device.
        PasskeyRemoved = "user.passkey_removed",
        /// An account somewhere else enters this one.
        IdentityLinked = "identity.linked",
        /// It does no longer.
        IdentityRemoved = "identity.removed",
        /// Somebody signed in.
        SessionStarted = "session.started",
        /// A session was ended: by its owner, or because its refresh token was used twice.
        SessionEnded = "session.ended",
        /// May read but change nothing.
        UserFrozen = "user.frozen",
        /// May act again.
        UserUnfrozen = "user.unfrozen",
        /// May not sign in.
        UserBanned = "user.banned",
        /// May sign in again.
        UserUnbanned = "user.unbanned",
        /// Somebody's documents are kept, whatever the rules of keeping them say.
        LegalHoldPlaced = "user.legal_hold_placed",
        /// They are not any more.
        LegalHoldLifted = "user.legal_hold_lifted",
        /// Gone.
        UserDeleted = "user.deleted",
        /// A client changed their profile.
        ClientChanged = "client.changed",
        /// Somebody has a new picture, or none any more.
        PictureChanged = "picture.changed",
        /// A client bookmarked a worker.
        FavoriteAdded = "favorite.added",
        /// A client no longer bookmarks a worker.
        FavoriteRemoved = "favorite.removed",
        /// A worker changed their profile.
        WorkerChanged = "worker.changed",
        /// A worker can be hired now, or cannot.
        WorkerAvailabilityChanged = "worker.availability_changed",
        /// A worker whose identity was checked wishes to have another name.
        NameChangeRequested = "worker.name_change_requested",
        /// They have it now, because an administrator has agreed.
        NameChanged = "worker.name_changed",
        /// They do not get it.
        NameChangeRejected = "worker.name_change_rejected",
        /// Documents were handed in.
        KycSubmitted = "kyc.submitted",
        /// An administrator holds a submission.
        KycClaimed = "kyc.claimed",
        /// An administrator gave a submission back.
        KycReleased = "kyc.released",
        /// The first of two administrators approves of a submission.
        KycEndorsed = "kyc.endorsed",
        /// An administrator looked at a document.
        KycFileViewed = "kyc.file_viewed",
        /// A document was given to the service that looks at submissions first.
        KycFileFetched = "kyc.file_fetched",
        /// That service has said what it thinks.
        KycChecked = "kyc.checked",
        /// The worker is who they say they are.
        KycApproved = "kyc.approved",
        /// The documents do not show that.
        KycRejected = "kyc.rejected",
        /// Some of the documents are of no use.
        KycChangesRequested = "kyc.changes_requested",
        /// An approval ends soon.
        KycExpiresSoon = "kyc.expires_soon",
        /// An approval has ended by itself.
        KycExpired = "kyc.expired",
        /// An approval was taken back.
        KycRevoked = "kyc.revoked",
        /// Documents were destroyed, because they are not needed any more.
        KycDocumentsDestroyed = "kyc.documents_destroyed",
        /// A malware scanner found something in a file that was handed in: it is gone, and another one is needed.
        KycFileInfected = "kyc.file_infected",
        /// A listing was made.
        ServiceCreated = "service.created",
        /// A listing was changed.
        ServiceChanged = "service.changed",
        /// A listing is gone.
        ServiceDeleted = "service.deleted",
        /// An administrator changed the status of a listing.
        ServiceModerated = "service.moderated",
        /// An administrator deleted a listing.
        ServiceRemoved = "service.removed",
        /// A conversation began.
        ThreadOpened = "thread.opened",
        /// A conversation is over.
        ThreadClosed = "thread.closed",
        /// Somebody has read a conversation.
        ThreadRead = "thread.read",
        /// Somebody wrote.
        MessagePosted = "message.posted",
        /// A client proposed a job.
        JobCreated = "job.created",
        /// The worker takes it.
        JobAccepted = "job.accepted",
        /// The worker does not take it.
        JobRejected = "job.rejected",
        /// The work is done.
        JobCompleted = "job.completed",
        /// The client says so too, or did not say otherwise.
        JobFinalized = "job.finalized",
        /// One side called it off.
        JobCancelled = "job.cancelled",
        /// Nobody came back to it.
        JobExpired = "job.expired",
        /// A client reviewed a job.
        ReviewPosted = "review.posted",
        /// The worker answered a review.
        ReviewReplied = "review.replied",
        /// Somebody wants a review to be looked at.
        ReviewFlagged = "review.flagged",
        /// An administrator found nothing wrong with a review.
        ReviewKept = "review.kept",
        /// An administrator removed a review.
        ReviewRemoved = "review.removed",
        /// Told, never recorded: the log ends before the event that you have seen last, because a backup was restored. Load what
        /// you show again, and go on from this `id`.
        Reset = "reset",
    }
}

impl EventKind {
    /// Whether it belongs to the audit trail: what administrators did, and what was done to accounts.
    pub(crate) fn is_audit(self) -> bool {
        matches!(
            self,
            Self::AdminCreated
                | Self::SigningKeyAdded
                | Self::SigningKeyRemoved
                | Self::EmailChanged
                | Self::ExportFetched
                | Self::SecondFactorAdded
                | Self::SecondFactorRemoved
                | Self::RecoveryCodeUsed
                | Self::PasskeyAdded
                | Self::PasskeyRemoved
                | Self::IdentityLinked
                | Self::IdentityRemoved
                | Self::UserFrozen
                | Self::UserUnfrozen
                | Self::UserBanned
                | Self::UserUnbanned
                | Self::UserDeleted
                | Self::NameChangeRequested
                | Self::NameChanged
                | Self::NameChangeRejected
                | Self::KycClaimed
                | Self::KycReleased
                | Self::KycEndorsed
                | Self::KycFileViewed
                | Self::KycFileFetched
                | Self::KycChecked
                | Self::KycApproved
                | Self::KycRejected
                | Self::KycChangesRequested
                | Self::KycRevoked
                | Self::KycDocumentsDestroyed
                | Self::LegalHoldPlaced
                | Self::LegalHoldLifted
                | Self::ServiceModerated
                | Self::ServiceRemoved
                | Self::ReviewKept
                | Self::ReviewRemoved
        )
    }

    /// What its subject is called where the event is told.
    pub(crate) fn subject_name(self) -> &'static str {
        match self.as_str().split('.').next().unwrap_or_default() {
            "signup" => "signup_id",
            "signing_key" => "key_id",
            "kyc" => "submission_id",
            "service" => "service_id",
            "thread" => "thread_id",
            "message" => "message_id",
            "job" => "job_id",
            "review" => "review_id",
            _ => "user_id",
        }
    }

    /// Whether every administrator hears of it: something waits for a decision.
    pub(crate) fn is_for_admins(self) -> bool {
        matches!(
            self,
            Self::NameChangeRequested
                | Self::NameChanged
                | Self::NameChangeRejected
                | Self::KycSubmitted
                | Self::KycClaimed
                | Self::KycReleased
                | Self::KycEndorsed
                | Self::KycChecked
                | Self::KycApproved
                | Self::KycRejected
                | Self::KycChangesRequested
                | Self::KycRevoked
                | Self::KycFileInfected
                | Self::ReviewFlagged
        )
    }
}
