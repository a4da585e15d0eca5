"""The type of an event."""

from .models.admin_created_event import AdminCreatedEvent
from .models.admin_factor_reset_event import AdminFactorResetEvent
from .models.admin_promoted_event import AdminPromotedEvent
from .models.category_changed_event import CategoryChangedEvent
from .models.category_created_event import CategoryCreatedEvent
from .models.client_changed_event import ClientChangedEvent
from .models.dispute_claimed_event import DisputeClaimedEvent
from .models.dispute_inspected_event import DisputeInspectedEvent
from .models.dispute_released_event import DisputeReleasedEvent
from .models.dispute_resolved_event import DisputeResolvedEvent
from .models.events_exported_event import EventsExportedEvent
from .models.favorite_added_event import FavoriteAddedEvent
from .models.favorite_removed_event import FavoriteRemovedEvent
from .models.identity_linked_event import IdentityLinkedEvent
from .models.identity_removed_event import IdentityRemovedEvent
from .models.job_accepted_event import JobAcceptedEvent
from .models.job_amended_event import JobAmendedEvent
from .models.job_appeal_decided_event import JobAppealDecidedEvent
from .models.job_cancelled_event import JobCancelledEvent
from .models.job_changed_event import JobChangedEvent
from .models.job_changes_requested_event import JobChangesRequestedEvent
from .models.job_completed_event import JobCompletedEvent
from .models.job_created_event import JobCreatedEvent
from .models.job_decision_appealed_event import JobDecisionAppealedEvent
from .models.job_dispute_decided_event import JobDisputeDecidedEvent
from .models.job_disputed_event import JobDisputedEvent
from .models.job_expired_event import JobExpiredEvent
from .models.job_finalized_event import JobFinalizedEvent
from .models.job_no_show_reported_event import JobNoShowReportedEvent
from .models.job_offer_declined_event import JobOfferDeclinedEvent
from .models.job_offer_expired_event import JobOfferExpiredEvent
from .models.job_offer_made_event import JobOfferMadeEvent
from .models.job_offer_withdrawn_event import JobOfferWithdrawnEvent
from .models.job_rejected_event import JobRejectedEvent
from .models.job_settlement_declined_event import JobSettlementDeclinedEvent
from .models.job_settlement_proposed_event import JobSettlementProposedEvent
from .models.job_statement_made_event import JobStatementMadeEvent
from .models.kyc_approved_event import KycApprovedEvent
from .models.kyc_changes_requested_event import KycChangesRequestedEvent
from .models.kyc_checked_event import KycCheckedEvent
from .models.kyc_claimed_event import KycClaimedEvent
from .models.kyc_documents_destroyed_event import KycDocumentsDestroyedEvent
from .models.kyc_endorsed_event import KycEndorsedEvent
from .models.kyc_expired_event import KycExpiredEvent
from .models.kyc_expires_soon_event import KycExpiresSoonEvent
from .models.kyc_file_fetched_event import KycFileFetchedEvent
from .models.kyc_file_infected_event import KycFileInfectedEvent
from .models.kyc_file_viewed_event import KycFileViewedEvent
from .models.kyc_rejected_event import KycRejectedEvent
from .models.kyc_released_event import KycReleasedEvent
from .models.kyc_revoked_event import KycRevokedEvent
from .models.kyc_submitted_event import KycSubmittedEvent
from .models.mails_released_event import MailsReleasedEvent
from .models.mails_tested_event import MailsTestedEvent
from .models.message_posted_event import MessagePostedEvent
from .models.picture_changed_event import PictureChangedEvent
from .models.reset_event import ResetEvent
from .models.review_appeal_rejected_event import ReviewAppealRejectedEvent
from .models.review_appealed_event import ReviewAppealedEvent
from .models.review_changed_event import ReviewChangedEvent
from .models.review_flagged_event import ReviewFlaggedEvent
from .models.review_kept_event import ReviewKeptEvent
from .models.review_posted_event import ReviewPostedEvent
from .models.review_removed_event import ReviewRemovedEvent
from .models.review_replied_event import ReviewRepliedEvent
from .models.review_restored_event import ReviewRestoredEvent
from .models.review_revealed_event import ReviewRevealedEvent
from .models.review_withdrawn_event import ReviewWithdrawnEvent
from .models.service_changed_event import ServiceChangedEvent
from .models.service_created_event import ServiceCreatedEvent
from .models.service_deleted_event import ServiceDeletedEvent
from .models.service_moderated_event import ServiceModeratedEvent
from .models.service_removed_event import ServiceRemovedEvent
from .models.service_repeated_event import ServiceRepeatedEvent
from .models.service_restored_event import ServiceRestoredEvent
from .models.session_ended_event import SessionEndedEvent
from .models.session_started_event import SessionStartedEvent
from .models.signing_key_added_event import SigningKeyAddedEvent
from .models.signing_key_removed_event import SigningKeyRemovedEvent
from .models.signup_requested_event import SignupRequestedEvent
from .models.task_dropped_event import TaskDroppedEvent
from .models.task_retried_event import TaskRetriedEvent
from .models.thread_closed_event import ThreadClosedEvent
from .models.thread_inspected_event import ThreadInspectedEvent
from .models.thread_opened_event import ThreadOpenedEvent
from .models.thread_read_event import ThreadReadEvent
from .models.unknown_event import UnknownEvent
from .models.user_banned_event import UserBannedEvent
from .models.user_created_event import UserCreatedEvent
from .models.user_deleted_event import UserDeletedEvent
from .models.user_email_change_requested_event import UserEmailChangeRequestedEvent
from .models.user_email_changed_event import UserEmailChangedEvent
from .models.user_export_failed_event import UserExportFailedEvent
from .models.user_export_fetched_event import UserExportFetchedEvent
from .models.user_export_ready_event import UserExportReadyEvent
from .models.user_export_requested_event import UserExportRequestedEvent
from .models.user_frozen_event import UserFrozenEvent
from .models.user_legal_hold_lifted_event import UserLegalHoldLiftedEvent
from .models.user_legal_hold_placed_event import UserLegalHoldPlacedEvent
from .models.user_passkey_added_event import UserPasskeyAddedEvent
from .models.user_passkey_removed_event import UserPasskeyRemovedEvent
from .models.user_password_changed_event import UserPasswordChangedEvent
from .models.user_password_reset_requested_event import UserPasswordResetRequestedEvent
from .models.user_recovery_code_used_event import UserRecoveryCodeUsedEvent
from .models.user_second_factor_added_event import UserSecondFactorAddedEvent
from .models.user_second_factor_refused_event import UserSecondFactorRefusedEvent
from .models.user_second_factor_removed_event import UserSecondFactorRemovedEvent
from .models.user_signed_out_event import UserSignedOutEvent
from .models.user_unbanned_event import UserUnbannedEvent
from .models.user_unfrozen_event import UserUnfrozenEvent
from .models.webhook_changed_event import WebhookChangedEvent
from .models.webhook_created_event import WebhookCreatedEvent
from .models.webhook_deleted_event import WebhookDeletedEvent
from .models.webhook_disabled_event import WebhookDisabledEvent
from .models.webhook_enabled_event import WebhookEnabledEvent
from .models.webhook_replayed_event import WebhookReplayedEvent
from .models.webhook_secret_rotated_event import WebhookSecretRotatedEvent
from .models.webhook_secret_viewed_event import WebhookSecretViewedEvent
from .models.webhook_tested_event import WebhookTestedEvent
from .models.worker_availability_changed_event import WorkerAvailabilityChangedEvent
from .models.worker_changed_event import WorkerChangedEvent
from .models.worker_name_change_rejected_event import WorkerNameChangeRejectedEvent
from .models.worker_name_change_requested_event import WorkerNameChangeRequestedEvent
from .models.worker_name_changed_event import WorkerNameChangedEvent

Event = (
    AdminCreatedEvent
    | AdminFactorResetEvent
    | AdminPromotedEvent
    | CategoryChangedEvent
    | CategoryCreatedEvent
    | ClientChangedEvent
    | DisputeClaimedEvent
    | DisputeInspectedEvent
    | DisputeReleasedEvent
    | DisputeResolvedEvent
    | EventsExportedEvent
    | FavoriteAddedEvent
    | FavoriteRemovedEvent
    | IdentityLinkedEvent
    | IdentityRemovedEvent
    | JobAcceptedEvent
    | JobAmendedEvent
    | JobAppealDecidedEvent
    | JobCancelledEvent
    | JobChangedEvent
    | JobChangesRequestedEvent
    | JobCompletedEvent
    | JobCreatedEvent
    | JobDecisionAppealedEvent
    | JobDisputeDecidedEvent
    | JobDisputedEvent
    | JobExpiredEvent
    | JobFinalizedEvent
    | JobNoShowReportedEvent
    | JobOfferDeclinedEvent
    | JobOfferExpiredEvent
    | JobOfferMadeEvent
    | JobOfferWithdrawnEvent
    | JobRejectedEvent
    | JobSettlementDeclinedEvent
    | JobSettlementProposedEvent
    | JobStatementMadeEvent
    | KycApprovedEvent
    | KycChangesRequestedEvent
    | KycCheckedEvent
    | KycClaimedEvent
    | KycDocumentsDestroyedEvent
    | KycEndorsedEvent
    | KycExpiredEvent
    | KycExpiresSoonEvent
    | KycFileFetchedEvent
    | KycFileInfectedEvent
    | KycFileViewedEvent
    | KycRejectedEvent
    | KycReleasedEvent
    | KycRevokedEvent
    | KycSubmittedEvent
    | MailsReleasedEvent
    | MailsTestedEvent
    | MessagePostedEvent
    | PictureChangedEvent
    | ResetEvent
    | ReviewAppealedEvent
    | ReviewAppealRejectedEvent
    | ReviewChangedEvent
    | ReviewFlaggedEvent
    | ReviewKeptEvent
    | ReviewPostedEvent
    | ReviewRemovedEvent
    | ReviewRepliedEvent
    | ReviewRestoredEvent
    | ReviewRevealedEvent
    | ReviewWithdrawnEvent
    | ServiceChangedEvent
    | ServiceCreatedEvent
    | ServiceDeletedEvent
    | ServiceModeratedEvent
    | ServiceRemovedEvent
    | ServiceRepeatedEvent
    | ServiceRestoredEvent
    | SessionEndedEvent
    | SessionStartedEvent
    | SigningKeyAddedEvent
    | SigningKeyRemovedEvent
    | SignupRequestedEvent
    | TaskDroppedEvent
    | TaskRetriedEvent
    | ThreadClosedEvent
    | ThreadInspectedEvent
    | ThreadOpenedEvent
    | ThreadReadEvent
    | UnknownEvent
    | UserBannedEvent
    | UserCreatedEvent
    | UserDeletedEvent
    | UserEmailChangedEvent
    | UserEmailChangeRequestedEvent
    | UserExportFailedEvent
    | UserExportFetchedEvent
    | UserExportReadyEvent
    | UserExportRequestedEvent
    | UserFrozenEvent
    | UserLegalHoldLiftedEvent
    | UserLegalHoldPlacedEvent
    | UserPasskeyAddedEvent
    | UserPasskeyRemovedEvent
    | UserPasswordChangedEvent
    | UserPasswordResetRequestedEvent
    | UserRecoveryCodeUsedEvent
    | UserSecondFactorAddedEvent
    | UserSecondFactorRefusedEvent
    | UserSecondFactorRemovedEvent
    | UserSignedOutEvent
    | UserUnbannedEvent
    | UserUnfrozenEvent
    | WebhookChangedEvent
    | WebhookCreatedEvent
    | WebhookDeletedEvent
    | WebhookDisabledEvent
    | WebhookEnabledEvent
    | WebhookReplayedEvent
    | WebhookSecretRotatedEvent
    | WebhookSecretViewedEvent
    | WebhookTestedEvent
    | WorkerAvailabilityChangedEvent
    | WorkerChangedEvent
    | WorkerNameChangedEvent
    | WorkerNameChangeRejectedEvent
    | WorkerNameChangeRequestedEvent
)
