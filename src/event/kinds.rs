//! Every kind of event.

use crate::database::enums::text_enum;

text_enum! {
    /// The kind of an event.
    pub(crate) EventKind {
        /// A sign-up with an address was requested.
        SignupRequested = "signup.requested",
        /// The address was proven and the account was created.
        UserCreated = "user.created",
        /// An administrator was created from the command line.
        AdminCreated = "admin.created",
        /// The operator made an account an administrator from the command line.
        AdminPromoted = "admin.promoted",
        /// The operator removed the second factor of an administrator from the command line.
        AdminFactorReset = "admin.factor_reset",
        /// The operator retried a task of the queue from the command line.
        TaskRetried = "task.retried",
        /// The operator deleted a task of the queue from the command line.
        TaskDropped = "task.dropped",
        /// The operator released mails that were held after a restore, from the command line.
        MailsReleased = "mails.released",
        /// The operator sent a test mail from the command line.
        MailTested = "mails.tested",
        /// The operator exported events from the command line.
        EventsExported = "events.exported",
        /// A signing key for access tokens was added.
        SigningKeyAdded = "signing_key.added",
        /// A signing key for access tokens was removed; its tokens are no longer valid.
        SigningKeyRemoved = "signing_key.removed",
        /// A link to choose a new password was requested.
        PasswordResetRequested = "user.password_reset_requested",
        /// The password was changed.
        PasswordChanged = "user.password_changed",
        /// A change of address was requested.
        EmailChangeRequested = "user.email_change_requested",
        /// The address was changed.
        EmailChanged = "user.email_changed",
        /// A user requested an export of their data.
        ExportRequested = "user.export_requested",
        /// An export is ready to be downloaded.
        ExportReady = "user.export_ready",
        /// An export could not be packed in time.
        ExportFailed = "user.export_failed",
        /// A user, an administrator or the operator downloaded an export.
        ExportFetched = "user.export_fetched",
        /// A second factor was added: signing in needs a code.
        SecondFactorAdded = "user.second_factor_added",
        /// The second factor was removed.
        SecondFactorRemoved = "user.second_factor_removed",
        /// Several wrong codes of the second factor came with the right password.
        SecondFactorRefused = "user.second_factor_refused",
        /// A recovery code was used.
        RecoveryCodeUsed = "user.recovery_code_used",
        /// A passkey was added.
        PasskeyAdded = "user.passkey_added",
        /// A passkey was removed.
        PasskeyRemoved = "user.passkey_removed",
        /// An account at an OpenID provider was linked.
        IdentityLinked = "identity.linked",
        /// An account at an OpenID provider was unlinked.
        IdentityRemoved = "identity.removed",
        /// A user signed in.
        SessionStarted = "session.started",
        /// A session was ended by its owner, or because its refresh token was used twice.
        SessionEnded = "session.ended",
        /// An administrator ended every session of an account.
        UserSignedOut = "user.signed_out",
        /// An account was frozen: it may read but change nothing.
        UserFrozen = "user.frozen",
        /// An account was unfrozen.
        UserUnfrozen = "user.unfrozen",
        /// An account was banned: it may not sign in.
        UserBanned = "user.banned",
        /// An account was unbanned.
        UserUnbanned = "user.unbanned",
        /// A legal hold was placed on a user's documents: they are kept beyond the retention period.
        LegalHoldPlaced = "user.legal_hold_placed",
        /// A legal hold was lifted.
        LegalHoldLifted = "user.legal_hold_lifted",
        /// An account was deleted.
        UserDeleted = "user.deleted",
        /// A client changed their profile.
        ClientChanged = "client.changed",
        /// A user changed or removed their picture.
        PictureChanged = "picture.changed",
        /// A client bookmarked a worker.
        FavoriteAdded = "favorite.added",
        /// A client no longer bookmarks a worker.
        FavoriteRemoved = "favorite.removed",
        /// A worker changed their profile.
        WorkerChanged = "worker.changed",
        /// A worker became available for hire, or unavailable.
        WorkerAvailabilityChanged = "worker.availability_changed",
        /// A verified worker requested a change of name.
        NameChangeRequested = "worker.name_change_requested",
        /// An administrator approved a change of name.
        NameChanged = "worker.name_changed",
        /// An administrator rejected a change of name.
        NameChangeRejected = "worker.name_change_rejected",
        /// A worker submitted documents.
        KycSubmitted = "kyc.submitted",
        /// An administrator claimed a submission.
        KycClaimed = "kyc.claimed",
        /// An administrator released a submission.
        KycReleased = "kyc.released",
        /// The first of two administrators endorsed a submission.
        KycEndorsed = "kyc.endorsed",
        /// An administrator viewed a document.
        KycFileViewed = "kyc.file_viewed",
        /// The identity check service fetched a document.
        KycFileFetched = "kyc.file_fetched",
        /// The identity check service returned its result.
        KycChecked = "kyc.checked",
        /// A submission was approved.
        KycApproved = "kyc.approved",
        /// A submission was rejected.
        KycRejected = "kyc.rejected",
        /// Some documents of a submission have to be replaced.
        KycChangesRequested = "kyc.changes_requested",
        /// An approval expires soon.
        KycExpiresSoon = "kyc.expires_soon",
        /// An approval expired.
        KycExpired = "kyc.expired",
        /// An approval was revoked.
        KycRevoked = "kyc.revoked",
        /// Documents were destroyed because their retention period is over.
        KycDocumentsDestroyed = "kyc.documents_destroyed",
        /// The malware scanner rejected a submitted file. It was destroyed and has to be replaced.
        KycFileInfected = "kyc.file_infected",
        /// A listing was created.
        ServiceCreated = "service.created",
        /// A listing was changed.
        ServiceChanged = "service.changed",
        /// A listing was deleted by its owner.
        ServiceDeleted = "service.deleted",
        /// An administrator changed the status of a listing.
        ServiceModerated = "service.moderated",
        /// An administrator deleted a listing.
        ServiceRemoved = "service.removed",
        /// An administrator restored a listing that was paused or removed.
        ServiceRestored = "service.restored",
        /// A worker published what has the title or the description of a listing that an administrator took down.
        ServiceRepeated = "service.repeated",
        /// A conversation was opened.
        ThreadOpened = "thread.opened",
        /// A conversation was closed.
        ThreadClosed = "thread.closed",
        /// An administrator stated a reason to read a conversation.
        ThreadInspected = "thread.inspected",
        /// A participant read a conversation.
        ThreadRead = "thread.read",
        /// A message was posted.
        MessagePosted = "message.posted",
        /// A client proposed a job.
        JobCreated = "job.created",
        /// A client changed title or description of a job that the worker has not answered.
        JobChanged = "job.changed",
        /// A job was agreed: an offer, or a proposal without terms, was accepted.
        JobAccepted = "job.accepted",
        /// The worker rejected a job.
        JobRejected = "job.rejected",
        /// The worker completed a job.
        JobCompleted = "job.completed",
        /// A job was finalized by its client, or because the client did not respond in time.
        JobFinalized = "job.finalized",
        /// The client or the worker cancelled a job, or it was cancelled because one of them did not come.
        JobCancelled = "job.cancelled",
        /// A proposed job expired because it was not answered.
        JobExpired = "job.expired",
        /// One side of a job made an offer.
        JobOfferMade = "job.offer_made",
        /// The other side declined an offer.
        JobOfferDeclined = "job.offer_declined",
        /// Its author withdrew an offer.
        JobOfferWithdrawn = "job.offer_withdrawn",
        /// An offer expired because it was not answered.
        JobOfferExpired = "job.offer_expired",
        /// An offer for a job that was agreed before was accepted: its terms hold from now on.
        JobAmended = "job.amended",
        /// The client asked for changes of work that is done.
        JobChangesRequested = "job.changes_requested",
        /// One side reported that the other did not come.
        JobNoShowReported = "job.no_show_reported",
        /// The two sides of a job see differently what happened.
        JobDisputed = "job.disputed",
        /// One side said something about a dispute.
        JobStatementMade = "job.statement_made",
        /// One side proposed to settle a dispute.
        JobSettlementProposed = "job.settlement_proposed",
        /// The other side declined a settlement.
        JobSettlementDeclined = "job.settlement_declined",
        /// A dispute was decided: by a settlement, by an administrator, or because one side said nothing.
        JobDisputeDecided = "job.dispute_decided",
        /// One side appealed against the decision of an administrator.
        JobDecisionAppealed = "job.decision_appealed",
        /// An administrator decided on an appeal.
        JobAppealDecided = "job.appeal_decided",
        /// An administrator claimed a dispute.
        DisputeClaimed = "dispute.claimed",
        /// An administrator released a dispute.
        DisputeReleased = "dispute.released",
        /// An administrator read what the two sides of a dispute wrote to each other, or a dispute that is decided.
        DisputeInspected = "dispute.inspected",
        /// An administrator decided on a dispute or on an appeal.
        DisputeResolved = "dispute.resolved",
        /// One side of a job posted its review. Only its author is told: nobody else can read it yet.
        ReviewPosted = "review.posted",
        /// The author changed a review that nobody else could read.
        ReviewChanged = "review.changed",
        /// The author took a review back that nobody else could read.
        ReviewWithdrawn = "review.withdrawn",
        /// The reviews of a job can be read now: both sides have posted one, or the time for reviews is over.
        ReviewRevealed = "review.revealed",
        /// The reviewed side replied to a review, or changed the reply.
        ReviewReplied = "review.replied",
        /// A review was flagged for moderation.
        ReviewFlagged = "review.flagged",
        /// An administrator kept a flagged review.
        ReviewKept = "review.kept",
        /// An administrator removed a review.
        ReviewRemoved = "review.removed",
        /// An administrator restored a removed review.
        ReviewRestored = "review.restored",
        /// The author of a removed review asked for another look.
        ReviewAppealed = "review.appealed",
        /// An administrator decided that a review stays removed.
        ReviewAppealRejected = "review.appeal_rejected",
        /// An administrator created a category.
        CategoryCreated = "category.created",
        /// An administrator renamed, moved, retired or restored a category.
        CategoryChanged = "category.changed",
        /// An administrator created a webhook.
        WebhookCreated = "webhook.created",
        /// An administrator changed a webhook.
        WebhookChanged = "webhook.changed",
        /// An administrator deleted a webhook.
        WebhookDeleted = "webhook.deleted",
        /// An administrator enabled a webhook.
        WebhookEnabled = "webhook.enabled",
        /// A webhook was disabled by an administrator, or because every attempt of five days has failed, or because
        /// its receiver wants no more.
        WebhookDisabled = "webhook.disabled",
        /// An administrator replaced the secret of a webhook.
        WebhookSecretRotated = "webhook.secret_rotated",
        /// An administrator viewed the secret of a webhook.
        WebhookSecretViewed = "webhook.secret_viewed",
        /// An administrator sent a test to a webhook.
        WebhookTested = "webhook.tested",
        /// An administrator had a range of events delivered again.
        WebhookReplayed = "webhook.replayed",
        /// Sent to feeds, never recorded: events after the last one that you have seen cannot be read any more, because
        /// they are too old or a backup was restored. Reload your data and continue from this `id`.
        Reset = "reset",
    }
}
