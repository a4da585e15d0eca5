//! Who hears of the events of each kind, besides their parties.

use super::EventKind;
use crate::database::enums::Role;

/// Who an event is for besides its parties.
enum Audience {
    /// Nobody else.
    Parties,
    /// Administrators find it in the audit trail: actions of administrators, and changes of accounts.
    AuditTrail,
    /// All administrators receive it, because it needs a decision.
    Admins,
    /// Both.
    AdminsAndAuditTrail,
}

impl EventKind {
    /// Whether it belongs to the audit trail.
    pub(crate) fn is_audit(self) -> bool {
        matches!(self.audience(), Audience::AuditTrail | Audience::AdminsAndAuditTrail)
    }

    /// Whether all administrators receive it.
    pub(crate) fn is_for_admins(self) -> bool {
        matches!(self.audience(), Audience::Admins | Audience::AdminsAndAuditTrail)
    }

    /// Each new kind is decided here.
    fn audience(self) -> Audience {
        match self {
            Self::NameChangeRequested
            | Self::NameChanged
            | Self::NameChangeRejected
            | Self::KycClaimed
            | Self::KycReleased
            | Self::KycEndorsed
            | Self::KycChecked
            | Self::KycApproved
            | Self::KycRejected
            | Self::KycChangesRequested
            | Self::KycRevoked
            | Self::ReviewKept
            | Self::ReviewRemoved
            | Self::ReviewRestored
            | Self::ReviewAppealRejected
            | Self::AdminPromoted
            | Self::AdminFactorReset
            | Self::WebhookDisabled => Audience::AdminsAndAuditTrail,
            Self::AdminCreated
            | Self::TaskRetried
            | Self::TaskDropped
            | Self::MailsReleased
            | Self::MailTested
            | Self::EventsExported
            | Self::SigningKeyAdded
            | Self::SigningKeyRemoved
            | Self::EmailChanged
            | Self::ExportFetched
            | Self::SecondFactorAdded
            | Self::SecondFactorRemoved
            | Self::SecondFactorRefused
            | Self::RecoveryCodeUsed
            | Self::PasskeyAdded
            | Self::PasskeyRemoved
            | Self::IdentityLinked
            | Self::IdentityRemoved
            | Self::UserFrozen
            | Self::UserUnfrozen
            | Self::UserBanned
            | Self::UserUnbanned
            | Self::LegalHoldPlaced
            | Self::LegalHoldLifted
            | Self::UserDeleted
            | Self::KycFileViewed
            | Self::KycFileFetched
            | Self::KycDocumentsDestroyed
            | Self::ServiceModerated
            | Self::ServiceRemoved
            | Self::ServiceRestored
            | Self::ThreadInspected
            | Self::DisputeClaimed
            | Self::DisputeReleased
            | Self::DisputeInspected
            | Self::DisputeResolved
            | Self::CategoryCreated
            | Self::CategoryChanged
            | Self::UserSignedOut
            | Self::WebhookCreated
            | Self::WebhookChanged
            | Self::WebhookDeleted
            | Self::WebhookEnabled
            | Self::WebhookSecretRotated
            | Self::WebhookSecretViewed
            | Self::WebhookTested
            | Self::WebhookReplayed => Audience::AuditTrail,
            Self::KycSubmitted
            | Self::KycFileInfected
            | Self::ServiceRepeated
            | Self::ReviewFlagged
            | Self::ReviewAppealed
            | Self::JobDisputed
            | Self::JobDecisionAppealed => Audience::Admins,
            Self::SignupRequested
            | Self::UserCreated
            | Self::PasswordResetRequested
            | Self::PasswordChanged
            | Self::EmailChangeRequested
            | Self::ExportRequested
            | Self::ExportReady
            | Self::ExportFailed
            | Self::SessionStarted
            | Self::SessionEnded
            | Self::ClientChanged
            | Self::PictureChanged
            | Self::FavoriteAdded
            | Self::FavoriteRemoved
            | Self::WorkerChanged
            | Self::WorkerAvailabilityChanged
            | Self::KycExpiresSoon
            | Self::KycExpired
            | Self::ServiceCreated
            | Self::ServiceChanged
            | Self::ServiceDeleted
            | Self::ThreadOpened
            | Self::ThreadClosed
            | Self::ThreadRead
            | Self::MessagePosted
            | Self::JobCreated
            | Self::JobChanged
            | Self::JobAccepted
            | Self::JobRejected
            | Self::JobCompleted
            | Self::JobFinalized
            | Self::JobCancelled
            | Self::JobExpired
            | Self::JobStatementMade
            | Self::JobSettlementProposed
            | Self::JobSettlementDeclined
            | Self::JobDisputeDecided
            | Self::JobAppealDecided
            | Self::JobOfferMade
            | Self::JobOfferDeclined
            | Self::JobOfferWithdrawn
            | Self::JobOfferExpired
            | Self::JobAmended
            | Self::JobChangesRequested
            | Self::JobNoShowReported
            | Self::ReviewPosted
            | Self::ReviewChanged
            | Self::ReviewWithdrawn
            | Self::ReviewRevealed
            | Self::ReviewReplied
            | Self::Reset => Audience::Parties,
        }
    }

    /// The roles that it is a notification for when another account or the system has done it: there is something to look at
    /// or to do. New messages are not: the list of conversations counts them. Each new kind is decided here.
    pub(crate) fn notifies(self) -> &'static [Role] {
        const BOTH: &[Role] = &[Role::Client, Role::Worker];
        match self {
            Self::JobFinalized
            | Self::JobCancelled
            | Self::JobExpired
            | Self::JobStatementMade
            | Self::JobSettlementProposed
            | Self::JobSettlementDeclined
            | Self::JobDisputeDecided
            | Self::JobAppealDecided
            | Self::JobAccepted
            | Self::JobOfferMade
            | Self::JobOfferDeclined
            | Self::JobOfferWithdrawn
            | Self::JobOfferExpired
            | Self::JobAmended
            | Self::JobNoShowReported
            | Self::ThreadClosed
            | Self::ReviewRevealed
            | Self::ReviewReplied
            | Self::ReviewRemoved
            | Self::ReviewRestored
            | Self::ReviewAppealRejected
            | Self::UserSignedOut
            | Self::PasswordChanged
            | Self::ExportReady
            | Self::ExportFailed
            | Self::SecondFactorRemoved
            | Self::SecondFactorRefused
            | Self::PasskeyRemoved
            | Self::SessionEnded
            | Self::UserFrozen
            | Self::UserUnfrozen
            | Self::UserUnbanned => BOTH,
            Self::JobRejected | Self::JobCompleted => &[Role::Client],
            Self::JobCreated
            | Self::JobChanged
            | Self::JobChangesRequested
            | Self::ThreadOpened
            | Self::ReviewPosted
            | Self::NameChanged
            | Self::NameChangeRejected
            | Self::KycApproved
            | Self::KycRejected
            | Self::KycChangesRequested
            | Self::KycExpiresSoon
            | Self::KycExpired
            | Self::KycRevoked
            | Self::KycDocumentsDestroyed
            | Self::ServiceModerated
            | Self::ServiceRemoved
            | Self::ServiceRestored => &[Role::Worker],
            Self::JobDisputed | Self::JobDecisionAppealed => &[Role::Client, Role::Worker, Role::Admin],
            Self::KycFileInfected => &[Role::Worker, Role::Admin],
            Self::NameChangeRequested
            | Self::KycSubmitted
            | Self::ServiceRepeated
            | Self::ReviewFlagged
            | Self::ReviewAppealed
            | Self::AdminPromoted
            | Self::AdminFactorReset
            | Self::WebhookDisabled => &[Role::Admin],
            Self::SignupRequested
            | Self::UserCreated
            | Self::AdminCreated
            | Self::TaskRetried
            | Self::TaskDropped
            | Self::MailsReleased
            | Self::MailTested
            | Self::EventsExported
            | Self::SigningKeyAdded
            | Self::SigningKeyRemoved
            | Self::PasswordResetRequested
            | Self::EmailChangeRequested
            | Self::EmailChanged
            | Self::ExportRequested
            | Self::ExportFetched
            | Self::SecondFactorAdded
            | Self::RecoveryCodeUsed
            | Self::PasskeyAdded
            | Self::IdentityLinked
            | Self::IdentityRemoved
            | Self::SessionStarted
            | Self::UserBanned
            | Self::LegalHoldPlaced
            | Self::LegalHoldLifted
            | Self::UserDeleted
            | Self::ClientChanged
            | Self::PictureChanged
            | Self::FavoriteAdded
            | Self::FavoriteRemoved
            | Self::WorkerChanged
            | Self::WorkerAvailabilityChanged
            | Self::KycClaimed
            | Self::KycReleased
            | Self::KycEndorsed
            | Self::KycFileViewed
            | Self::KycFileFetched
            | Self::KycChecked
            | Self::ServiceCreated
            | Self::ServiceChanged
            | Self::ServiceDeleted
            | Self::ThreadRead
            | Self::ThreadInspected
            | Self::DisputeClaimed
            | Self::DisputeReleased
            | Self::DisputeInspected
            | Self::DisputeResolved
            | Self::CategoryCreated
            | Self::CategoryChanged
            | Self::MessagePosted
            | Self::ReviewChanged
            | Self::ReviewWithdrawn
            | Self::ReviewKept
            | Self::WebhookCreated
            | Self::WebhookChanged
            | Self::WebhookDeleted
            | Self::WebhookEnabled
            | Self::WebhookSecretRotated
            | Self::WebhookSecretViewed
            | Self::WebhookTested
            | Self::WebhookReplayed
            | Self::Reset => &[],
        }
    }
}
