from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.admin_created_event import AdminCreatedEvent
    from ..models.admin_factor_reset_event import AdminFactorResetEvent
    from ..models.admin_promoted_event import AdminPromotedEvent
    from ..models.category_changed_event import CategoryChangedEvent
    from ..models.category_created_event import CategoryCreatedEvent
    from ..models.client_changed_event import ClientChangedEvent
    from ..models.dispute_claimed_event import DisputeClaimedEvent
    from ..models.dispute_inspected_event import DisputeInspectedEvent
    from ..models.dispute_released_event import DisputeReleasedEvent
    from ..models.dispute_resolved_event import DisputeResolvedEvent
    from ..models.events_exported_event import EventsExportedEvent
    from ..models.favorite_added_event import FavoriteAddedEvent
    from ..models.favorite_removed_event import FavoriteRemovedEvent
    from ..models.identity_linked_event import IdentityLinkedEvent
    from ..models.identity_removed_event import IdentityRemovedEvent
    from ..models.job_accepted_event import JobAcceptedEvent
    from ..models.job_amended_event import JobAmendedEvent
    from ..models.job_appeal_decided_event import JobAppealDecidedEvent
    from ..models.job_cancelled_event import JobCancelledEvent
    from ..models.job_changed_event import JobChangedEvent
    from ..models.job_changes_requested_event import JobChangesRequestedEvent
    from ..models.job_completed_event import JobCompletedEvent
    from ..models.job_created_event import JobCreatedEvent
    from ..models.job_decision_appealed_event import JobDecisionAppealedEvent
    from ..models.job_dispute_decided_event import JobDisputeDecidedEvent
    from ..models.job_disputed_event import JobDisputedEvent
    from ..models.job_expired_event import JobExpiredEvent
    from ..models.job_finalized_event import JobFinalizedEvent
    from ..models.job_no_show_reported_event import JobNoShowReportedEvent
    from ..models.job_offer_declined_event import JobOfferDeclinedEvent
    from ..models.job_offer_expired_event import JobOfferExpiredEvent
    from ..models.job_offer_made_event import JobOfferMadeEvent
    from ..models.job_offer_withdrawn_event import JobOfferWithdrawnEvent
    from ..models.job_rejected_event import JobRejectedEvent
    from ..models.job_settlement_declined_event import JobSettlementDeclinedEvent
    from ..models.job_settlement_proposed_event import JobSettlementProposedEvent
    from ..models.job_statement_made_event import JobStatementMadeEvent
    from ..models.kyc_approved_event import KycApprovedEvent
    from ..models.kyc_changes_requested_event import KycChangesRequestedEvent
    from ..models.kyc_checked_event import KycCheckedEvent
    from ..models.kyc_claimed_event import KycClaimedEvent
    from ..models.kyc_documents_destroyed_event import KycDocumentsDestroyedEvent
    from ..models.kyc_endorsed_event import KycEndorsedEvent
    from ..models.kyc_expired_event import KycExpiredEvent
    from ..models.kyc_expires_soon_event import KycExpiresSoonEvent
    from ..models.kyc_file_fetched_event import KycFileFetchedEvent
    from ..models.kyc_file_infected_event import KycFileInfectedEvent
    from ..models.kyc_file_viewed_event import KycFileViewedEvent
    from ..models.kyc_rejected_event import KycRejectedEvent
    from ..models.kyc_released_event import KycReleasedEvent
    from ..models.kyc_revoked_event import KycRevokedEvent
    from ..models.kyc_submitted_event import KycSubmittedEvent
    from ..models.mails_released_event import MailsReleasedEvent
    from ..models.mails_tested_event import MailsTestedEvent
    from ..models.message_posted_event import MessagePostedEvent
    from ..models.picture_changed_event import PictureChangedEvent
    from ..models.reset_event import ResetEvent
    from ..models.review_appeal_rejected_event import ReviewAppealRejectedEvent
    from ..models.review_appealed_event import ReviewAppealedEvent
    from ..models.review_changed_event import ReviewChangedEvent
    from ..models.review_flagged_event import ReviewFlaggedEvent
    from ..models.review_kept_event import ReviewKeptEvent
    from ..models.review_posted_event import ReviewPostedEvent
    from ..models.review_removed_event import ReviewRemovedEvent
    from ..models.review_replied_event import ReviewRepliedEvent
    from ..models.review_restored_event import ReviewRestoredEvent
    from ..models.review_revealed_event import ReviewRevealedEvent
    from ..models.review_withdrawn_event import ReviewWithdrawnEvent
    from ..models.service_changed_event import ServiceChangedEvent
    from ..models.service_created_event import ServiceCreatedEvent
    from ..models.service_deleted_event import ServiceDeletedEvent
    from ..models.service_moderated_event import ServiceModeratedEvent
    from ..models.service_removed_event import ServiceRemovedEvent
    from ..models.service_repeated_event import ServiceRepeatedEvent
    from ..models.service_restored_event import ServiceRestoredEvent
    from ..models.session_ended_event import SessionEndedEvent
    from ..models.session_started_event import SessionStartedEvent
    from ..models.signing_key_added_event import SigningKeyAddedEvent
    from ..models.signing_key_removed_event import SigningKeyRemovedEvent
    from ..models.signup_requested_event import SignupRequestedEvent
    from ..models.task_dropped_event import TaskDroppedEvent
    from ..models.task_retried_event import TaskRetriedEvent
    from ..models.thread_closed_event import ThreadClosedEvent
    from ..models.thread_inspected_event import ThreadInspectedEvent
    from ..models.thread_opened_event import ThreadOpenedEvent
    from ..models.thread_read_event import ThreadReadEvent
    from ..models.unknown_event import UnknownEvent
    from ..models.user_banned_event import UserBannedEvent
    from ..models.user_created_event import UserCreatedEvent
    from ..models.user_deleted_event import UserDeletedEvent
    from ..models.user_email_change_requested_event import UserEmailChangeRequestedEvent
    from ..models.user_email_changed_event import UserEmailChangedEvent
    from ..models.user_export_failed_event import UserExportFailedEvent
    from ..models.user_export_fetched_event import UserExportFetchedEvent
    from ..models.user_export_ready_event import UserExportReadyEvent
    from ..models.user_export_requested_event import UserExportRequestedEvent
    from ..models.user_frozen_event import UserFrozenEvent
    from ..models.user_legal_hold_lifted_event import UserLegalHoldLiftedEvent
    from ..models.user_legal_hold_placed_event import UserLegalHoldPlacedEvent
    from ..models.user_passkey_added_event import UserPasskeyAddedEvent
    from ..models.user_passkey_removed_event import UserPasskeyRemovedEvent
    from ..models.user_password_changed_event import UserPasswordChangedEvent
    from ..models.user_password_reset_requested_event import UserPasswordResetRequestedEvent
    from ..models.user_recovery_code_used_event import UserRecoveryCodeUsedEvent
    from ..models.user_second_factor_added_event import UserSecondFactorAddedEvent
    from ..models.user_second_factor_refused_event import UserSecondFactorRefusedEvent
    from ..models.user_second_factor_removed_event import UserSecondFactorRemovedEvent
    from ..models.user_signed_out_event import UserSignedOutEvent
    from ..models.user_unbanned_event import UserUnbannedEvent
    from ..models.user_unfrozen_event import UserUnfrozenEvent
    from ..models.webhook_changed_event import WebhookChangedEvent
    from ..models.webhook_created_event import WebhookCreatedEvent
    from ..models.webhook_deleted_event import WebhookDeletedEvent
    from ..models.webhook_disabled_event import WebhookDisabledEvent
    from ..models.webhook_enabled_event import WebhookEnabledEvent
    from ..models.webhook_replayed_event import WebhookReplayedEvent
    from ..models.webhook_secret_rotated_event import WebhookSecretRotatedEvent
    from ..models.webhook_secret_viewed_event import WebhookSecretViewedEvent
    from ..models.webhook_tested_event import WebhookTestedEvent
    from ..models.worker_availability_changed_event import WorkerAvailabilityChangedEvent
    from ..models.worker_changed_event import WorkerChangedEvent
    from ..models.worker_name_change_rejected_event import WorkerNameChangeRejectedEvent
    from ..models.worker_name_change_requested_event import WorkerNameChangeRequestedEvent
    from ..models.worker_name_changed_event import WorkerNameChangedEvent


@_attrs_define(kw_only=True)
class ListedEventRead:
    """A page of a list.

    Attributes:
        items (list[AdminCreatedEvent | AdminFactorResetEvent | AdminPromotedEvent | CategoryChangedEvent |
            CategoryCreatedEvent | ClientChangedEvent | DisputeClaimedEvent | DisputeInspectedEvent | DisputeReleasedEvent |
            DisputeResolvedEvent | EventsExportedEvent | FavoriteAddedEvent | FavoriteRemovedEvent | IdentityLinkedEvent |
            IdentityRemovedEvent | JobAcceptedEvent | JobAmendedEvent | JobAppealDecidedEvent | JobCancelledEvent |
            JobChangedEvent | JobChangesRequestedEvent | JobCompletedEvent | JobCreatedEvent | JobDecisionAppealedEvent |
            JobDisputeDecidedEvent | JobDisputedEvent | JobExpiredEvent | JobFinalizedEvent | JobNoShowReportedEvent |
            JobOfferDeclinedEvent | JobOfferExpiredEvent | JobOfferMadeEvent | JobOfferWithdrawnEvent | JobRejectedEvent |
            JobSettlementDeclinedEvent | JobSettlementProposedEvent | JobStatementMadeEvent | KycApprovedEvent |
            KycChangesRequestedEvent | KycCheckedEvent | KycClaimedEvent | KycDocumentsDestroyedEvent | KycEndorsedEvent |
            KycExpiredEvent | KycExpiresSoonEvent | KycFileFetchedEvent | KycFileInfectedEvent | KycFileViewedEvent |
            KycRejectedEvent | KycReleasedEvent | KycRevokedEvent | KycSubmittedEvent | MailsReleasedEvent |
            MailsTestedEvent | MessagePostedEvent | PictureChangedEvent | ResetEvent | ReviewAppealedEvent |
            ReviewAppealRejectedEvent | ReviewChangedEvent | ReviewFlaggedEvent | ReviewKeptEvent | ReviewPostedEvent |
            ReviewRemovedEvent | ReviewRepliedEvent | ReviewRestoredEvent | ReviewRevealedEvent | ReviewWithdrawnEvent |
            ServiceChangedEvent | ServiceCreatedEvent | ServiceDeletedEvent | ServiceModeratedEvent | ServiceRemovedEvent |
            ServiceRepeatedEvent | ServiceRestoredEvent | SessionEndedEvent | SessionStartedEvent | SigningKeyAddedEvent |
            SigningKeyRemovedEvent | SignupRequestedEvent | TaskDroppedEvent | TaskRetriedEvent | ThreadClosedEvent |
            ThreadInspectedEvent | ThreadOpenedEvent | ThreadReadEvent | UnknownEvent | UserBannedEvent | UserCreatedEvent |
            UserDeletedEvent | UserEmailChangedEvent | UserEmailChangeRequestedEvent | UserExportFailedEvent |
            UserExportFetchedEvent | UserExportReadyEvent | UserExportRequestedEvent | UserFrozenEvent |
            UserLegalHoldLiftedEvent | UserLegalHoldPlacedEvent | UserPasskeyAddedEvent | UserPasskeyRemovedEvent |
            UserPasswordChangedEvent | UserPasswordResetRequestedEvent | UserRecoveryCodeUsedEvent |
            UserSecondFactorAddedEvent | UserSecondFactorRefusedEvent | UserSecondFactorRemovedEvent | UserSignedOutEvent |
            UserUnbannedEvent | UserUnfrozenEvent | WebhookChangedEvent | WebhookCreatedEvent | WebhookDeletedEvent |
            WebhookDisabledEvent | WebhookEnabledEvent | WebhookReplayedEvent | WebhookSecretRotatedEvent |
            WebhookSecretViewedEvent | WebhookTestedEvent | WorkerAvailabilityChangedEvent | WorkerChangedEvent |
            WorkerNameChangedEvent | WorkerNameChangeRejectedEvent | WorkerNameChangeRequestedEvent]): The items of this
            page, in the order of the list.
        next_cursor (None | str): The cursor of the next page; `null` on the last page.
    """

    items: list[
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
    ]
    next_cursor: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.admin_created_event import AdminCreatedEvent
        from ..models.admin_factor_reset_event import AdminFactorResetEvent
        from ..models.admin_promoted_event import AdminPromotedEvent
        from ..models.category_changed_event import CategoryChangedEvent
        from ..models.category_created_event import CategoryCreatedEvent
        from ..models.client_changed_event import ClientChangedEvent
        from ..models.dispute_claimed_event import DisputeClaimedEvent
        from ..models.dispute_inspected_event import DisputeInspectedEvent
        from ..models.dispute_released_event import DisputeReleasedEvent
        from ..models.dispute_resolved_event import DisputeResolvedEvent
        from ..models.events_exported_event import EventsExportedEvent
        from ..models.favorite_added_event import FavoriteAddedEvent
        from ..models.favorite_removed_event import FavoriteRemovedEvent
        from ..models.identity_linked_event import IdentityLinkedEvent
        from ..models.identity_removed_event import IdentityRemovedEvent
        from ..models.job_accepted_event import JobAcceptedEvent
        from ..models.job_amended_event import JobAmendedEvent
        from ..models.job_appeal_decided_event import JobAppealDecidedEvent
        from ..models.job_cancelled_event import JobCancelledEvent
        from ..models.job_changed_event import JobChangedEvent
        from ..models.job_changes_requested_event import JobChangesRequestedEvent
        from ..models.job_completed_event import JobCompletedEvent
        from ..models.job_created_event import JobCreatedEvent
        from ..models.job_decision_appealed_event import JobDecisionAppealedEvent
        from ..models.job_dispute_decided_event import JobDisputeDecidedEvent
        from ..models.job_disputed_event import JobDisputedEvent
        from ..models.job_expired_event import JobExpiredEvent
        from ..models.job_finalized_event import JobFinalizedEvent
        from ..models.job_no_show_reported_event import JobNoShowReportedEvent
        from ..models.job_offer_declined_event import JobOfferDeclinedEvent
        from ..models.job_offer_expired_event import JobOfferExpiredEvent
        from ..models.job_offer_made_event import JobOfferMadeEvent
        from ..models.job_offer_withdrawn_event import JobOfferWithdrawnEvent
        from ..models.job_rejected_event import JobRejectedEvent
        from ..models.job_settlement_declined_event import JobSettlementDeclinedEvent
        from ..models.job_settlement_proposed_event import JobSettlementProposedEvent
        from ..models.job_statement_made_event import JobStatementMadeEvent
        from ..models.kyc_approved_event import KycApprovedEvent
        from ..models.kyc_changes_requested_event import KycChangesRequestedEvent
        from ..models.kyc_checked_event import KycCheckedEvent
        from ..models.kyc_claimed_event import KycClaimedEvent
        from ..models.kyc_documents_destroyed_event import KycDocumentsDestroyedEvent
        from ..models.kyc_endorsed_event import KycEndorsedEvent
        from ..models.kyc_expired_event import KycExpiredEvent
        from ..models.kyc_expires_soon_event import KycExpiresSoonEvent
        from ..models.kyc_file_fetched_event import KycFileFetchedEvent
        from ..models.kyc_file_infected_event import KycFileInfectedEvent
        from ..models.kyc_file_viewed_event import KycFileViewedEvent
        from ..models.kyc_rejected_event import KycRejectedEvent
        from ..models.kyc_released_event import KycReleasedEvent
        from ..models.kyc_revoked_event import KycRevokedEvent
        from ..models.kyc_submitted_event import KycSubmittedEvent
        from ..models.mails_released_event import MailsReleasedEvent
        from ..models.mails_tested_event import MailsTestedEvent
        from ..models.message_posted_event import MessagePostedEvent
        from ..models.picture_changed_event import PictureChangedEvent
        from ..models.reset_event import ResetEvent
        from ..models.review_appeal_rejected_event import ReviewAppealRejectedEvent
        from ..models.review_appealed_event import ReviewAppealedEvent
        from ..models.review_changed_event import ReviewChangedEvent
        from ..models.review_flagged_event import ReviewFlaggedEvent
        from ..models.review_kept_event import ReviewKeptEvent
        from ..models.review_posted_event import ReviewPostedEvent
        from ..models.review_removed_event import ReviewRemovedEvent
        from ..models.review_replied_event import ReviewRepliedEvent
        from ..models.review_restored_event import ReviewRestoredEvent
        from ..models.review_revealed_event import ReviewRevealedEvent
        from ..models.review_withdrawn_event import ReviewWithdrawnEvent
        from ..models.service_changed_event import ServiceChangedEvent
        from ..models.service_created_event import ServiceCreatedEvent
        from ..models.service_deleted_event import ServiceDeletedEvent
        from ..models.service_moderated_event import ServiceModeratedEvent
        from ..models.service_removed_event import ServiceRemovedEvent
        from ..models.service_repeated_event import ServiceRepeatedEvent
        from ..models.service_restored_event import ServiceRestoredEvent
        from ..models.session_ended_event import SessionEndedEvent
        from ..models.session_started_event import SessionStartedEvent
        from ..models.signing_key_added_event import SigningKeyAddedEvent
        from ..models.signing_key_removed_event import SigningKeyRemovedEvent
        from ..models.signup_requested_event import SignupRequestedEvent
        from ..models.task_dropped_event import TaskDroppedEvent
        from ..models.task_retried_event import TaskRetriedEvent
        from ..models.thread_closed_event import ThreadClosedEvent
        from ..models.thread_inspected_event import ThreadInspectedEvent
        from ..models.thread_opened_event import ThreadOpenedEvent
        from ..models.thread_read_event import ThreadReadEvent
        from ..models.user_banned_event import UserBannedEvent
        from ..models.user_created_event import UserCreatedEvent
        from ..models.user_deleted_event import UserDeletedEvent
        from ..models.user_email_change_requested_event import UserEmailChangeRequestedEvent
        from ..models.user_email_changed_event import UserEmailChangedEvent
        from ..models.user_export_failed_event import UserExportFailedEvent
        from ..models.user_export_fetched_event import UserExportFetchedEvent
        from ..models.user_export_ready_event import UserExportReadyEvent
        from ..models.user_export_requested_event import UserExportRequestedEvent
        from ..models.user_frozen_event import UserFrozenEvent
        from ..models.user_legal_hold_lifted_event import UserLegalHoldLiftedEvent
        from ..models.user_legal_hold_placed_event import UserLegalHoldPlacedEvent
        from ..models.user_passkey_added_event import UserPasskeyAddedEvent
        from ..models.user_passkey_removed_event import UserPasskeyRemovedEvent
        from ..models.user_password_changed_event import UserPasswordChangedEvent
        from ..models.user_password_reset_requested_event import UserPasswordResetRequestedEvent
        from ..models.user_recovery_code_used_event import UserRecoveryCodeUsedEvent
        from ..models.user_second_factor_added_event import UserSecondFactorAddedEvent
        from ..models.user_second_factor_refused_event import UserSecondFactorRefusedEvent
        from ..models.user_second_factor_removed_event import UserSecondFactorRemovedEvent
        from ..models.user_signed_out_event import UserSignedOutEvent
        from ..models.user_unbanned_event import UserUnbannedEvent
        from ..models.user_unfrozen_event import UserUnfrozenEvent
        from ..models.webhook_changed_event import WebhookChangedEvent
        from ..models.webhook_created_event import WebhookCreatedEvent
        from ..models.webhook_deleted_event import WebhookDeletedEvent
        from ..models.webhook_disabled_event import WebhookDisabledEvent
        from ..models.webhook_enabled_event import WebhookEnabledEvent
        from ..models.webhook_replayed_event import WebhookReplayedEvent
        from ..models.webhook_secret_rotated_event import WebhookSecretRotatedEvent
        from ..models.webhook_secret_viewed_event import WebhookSecretViewedEvent
        from ..models.webhook_tested_event import WebhookTestedEvent
        from ..models.worker_availability_changed_event import WorkerAvailabilityChangedEvent
        from ..models.worker_changed_event import WorkerChangedEvent
        from ..models.worker_name_change_rejected_event import WorkerNameChangeRejectedEvent
        from ..models.worker_name_change_requested_event import WorkerNameChangeRequestedEvent
        from ..models.worker_name_changed_event import WorkerNameChangedEvent

        items = []
        for items_item_data in self.items:
            items_item: dict[str, Any]
            if isinstance(items_item_data, SignupRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, AdminCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, AdminPromotedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, AdminFactorResetEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, TaskRetriedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, TaskDroppedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, MailsReleasedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, MailsTestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, EventsExportedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, SigningKeyAddedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, SigningKeyRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserPasswordResetRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserPasswordChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserEmailChangeRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserEmailChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserExportRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserExportReadyEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserExportFailedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserExportFetchedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserSecondFactorAddedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserSecondFactorRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserSecondFactorRefusedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserRecoveryCodeUsedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserPasskeyAddedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserPasskeyRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, IdentityLinkedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, IdentityRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, SessionStartedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, SessionEndedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserSignedOutEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserFrozenEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserUnfrozenEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserBannedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserUnbannedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserLegalHoldPlacedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserLegalHoldLiftedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, UserDeletedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ClientChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, PictureChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, FavoriteAddedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, FavoriteRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WorkerChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WorkerAvailabilityChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WorkerNameChangeRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WorkerNameChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WorkerNameChangeRejectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycSubmittedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycClaimedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycReleasedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycEndorsedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycFileViewedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycFileFetchedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycCheckedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycApprovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycRejectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycChangesRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycExpiresSoonEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycExpiredEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycRevokedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycDocumentsDestroyedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, KycFileInfectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceDeletedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceModeratedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceRestoredEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ServiceRepeatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ThreadOpenedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ThreadClosedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ThreadInspectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ThreadReadEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, MessagePostedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobAcceptedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobRejectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobCompletedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobFinalizedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobCancelledEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobExpiredEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobOfferMadeEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobOfferDeclinedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobOfferWithdrawnEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobOfferExpiredEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobAmendedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobChangesRequestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobNoShowReportedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobDisputedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobStatementMadeEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobSettlementProposedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobSettlementDeclinedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobDisputeDecidedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobDecisionAppealedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, JobAppealDecidedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, DisputeClaimedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, DisputeReleasedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, DisputeInspectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, DisputeResolvedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewPostedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewWithdrawnEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewRevealedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewRepliedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewFlaggedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewKeptEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewRemovedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewRestoredEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewAppealedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ReviewAppealRejectedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, CategoryCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, CategoryChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookCreatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookChangedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookDeletedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookEnabledEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookDisabledEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookSecretRotatedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookSecretViewedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookTestedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, WebhookReplayedEvent):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, ResetEvent):
                items_item = items_item_data.to_dict()
            else:
                items_item = items_item_data.to_dict()

            items.append(items_item)

        next_cursor: str | None
        next_cursor = self.next_cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next_cursor": next_cursor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.admin_created_event import AdminCreatedEvent
        from ..models.admin_factor_reset_event import AdminFactorResetEvent
        from ..models.admin_promoted_event import AdminPromotedEvent
        from ..models.category_changed_event import CategoryChangedEvent
        from ..models.category_created_event import CategoryCreatedEvent
        from ..models.client_changed_event import ClientChangedEvent
        from ..models.dispute_claimed_event import DisputeClaimedEvent
        from ..models.dispute_inspected_event import DisputeInspectedEvent
        from ..models.dispute_released_event import DisputeReleasedEvent
        from ..models.dispute_resolved_event import DisputeResolvedEvent
        from ..models.events_exported_event import EventsExportedEvent
        from ..models.favorite_added_event import FavoriteAddedEvent
        from ..models.favorite_removed_event import FavoriteRemovedEvent
        from ..models.identity_linked_event import IdentityLinkedEvent
        from ..models.identity_removed_event import IdentityRemovedEvent
        from ..models.job_accepted_event import JobAcceptedEvent
        from ..models.job_amended_event import JobAmendedEvent
        from ..models.job_appeal_decided_event import JobAppealDecidedEvent
        from ..models.job_cancelled_event import JobCancelledEvent
        from ..models.job_changed_event import JobChangedEvent
        from ..models.job_changes_requested_event import JobChangesRequestedEvent
        from ..models.job_completed_event import JobCompletedEvent
        from ..models.job_created_event import JobCreatedEvent
        from ..models.job_decision_appealed_event import JobDecisionAppealedEvent
        from ..models.job_dispute_decided_event import JobDisputeDecidedEvent
        from ..models.job_disputed_event import JobDisputedEvent
        from ..models.job_expired_event import JobExpiredEvent
        from ..models.job_finalized_event import JobFinalizedEvent
        from ..models.job_no_show_reported_event import JobNoShowReportedEvent
        from ..models.job_offer_declined_event import JobOfferDeclinedEvent
        from ..models.job_offer_expired_event import JobOfferExpiredEvent
        from ..models.job_offer_made_event import JobOfferMadeEvent
        from ..models.job_offer_withdrawn_event import JobOfferWithdrawnEvent
        from ..models.job_rejected_event import JobRejectedEvent
        from ..models.job_settlement_declined_event import JobSettlementDeclinedEvent
        from ..models.job_settlement_proposed_event import JobSettlementProposedEvent
        from ..models.job_statement_made_event import JobStatementMadeEvent
        from ..models.kyc_approved_event import KycApprovedEvent
        from ..models.kyc_changes_requested_event import KycChangesRequestedEvent
        from ..models.kyc_checked_event import KycCheckedEvent
        from ..models.kyc_claimed_event import KycClaimedEvent
        from ..models.kyc_documents_destroyed_event import KycDocumentsDestroyedEvent
        from ..models.kyc_endorsed_event import KycEndorsedEvent
        from ..models.kyc_expired_event import KycExpiredEvent
        from ..models.kyc_expires_soon_event import KycExpiresSoonEvent
        from ..models.kyc_file_fetched_event import KycFileFetchedEvent
        from ..models.kyc_file_infected_event import KycFileInfectedEvent
        from ..models.kyc_file_viewed_event import KycFileViewedEvent
        from ..models.kyc_rejected_event import KycRejectedEvent
        from ..models.kyc_released_event import KycReleasedEvent
        from ..models.kyc_revoked_event import KycRevokedEvent
        from ..models.kyc_submitted_event import KycSubmittedEvent
        from ..models.mails_released_event import MailsReleasedEvent
        from ..models.mails_tested_event import MailsTestedEvent
        from ..models.message_posted_event import MessagePostedEvent
        from ..models.picture_changed_event import PictureChangedEvent
        from ..models.reset_event import ResetEvent
        from ..models.review_appeal_rejected_event import ReviewAppealRejectedEvent
        from ..models.review_appealed_event import ReviewAppealedEvent
        from ..models.review_changed_event import ReviewChangedEvent
        from ..models.review_flagged_event import ReviewFlaggedEvent
        from ..models.review_kept_event import ReviewKeptEvent
        from ..models.review_posted_event import ReviewPostedEvent
        from ..models.review_removed_event import ReviewRemovedEvent
        from ..models.review_replied_event import ReviewRepliedEvent
        from ..models.review_restored_event import ReviewRestoredEvent
        from ..models.review_revealed_event import ReviewRevealedEvent
        from ..models.review_withdrawn_event import ReviewWithdrawnEvent
        from ..models.service_changed_event import ServiceChangedEvent
        from ..models.service_created_event import ServiceCreatedEvent
        from ..models.service_deleted_event import ServiceDeletedEvent
        from ..models.service_moderated_event import ServiceModeratedEvent
        from ..models.service_removed_event import ServiceRemovedEvent
        from ..models.service_repeated_event import ServiceRepeatedEvent
        from ..models.service_restored_event import ServiceRestoredEvent
        from ..models.session_ended_event import SessionEndedEvent
        from ..models.session_started_event import SessionStartedEvent
        from ..models.signing_key_added_event import SigningKeyAddedEvent
        from ..models.signing_key_removed_event import SigningKeyRemovedEvent
        from ..models.signup_requested_event import SignupRequestedEvent
        from ..models.task_dropped_event import TaskDroppedEvent
        from ..models.task_retried_event import TaskRetriedEvent
        from ..models.thread_closed_event import ThreadClosedEvent
        from ..models.thread_inspected_event import ThreadInspectedEvent
        from ..models.thread_opened_event import ThreadOpenedEvent
        from ..models.thread_read_event import ThreadReadEvent
        from ..models.unknown_event import UnknownEvent
        from ..models.user_banned_event import UserBannedEvent
        from ..models.user_created_event import UserCreatedEvent
        from ..models.user_deleted_event import UserDeletedEvent
        from ..models.user_email_change_requested_event import UserEmailChangeRequestedEvent
        from ..models.user_email_changed_event import UserEmailChangedEvent
        from ..models.user_export_failed_event import UserExportFailedEvent
        from ..models.user_export_fetched_event import UserExportFetchedEvent
        from ..models.user_export_ready_event import UserExportReadyEvent
        from ..models.user_export_requested_event import UserExportRequestedEvent
        from ..models.user_frozen_event import UserFrozenEvent
        from ..models.user_legal_hold_lifted_event import UserLegalHoldLiftedEvent
        from ..models.user_legal_hold_placed_event import UserLegalHoldPlacedEvent
        from ..models.user_passkey_added_event import UserPasskeyAddedEvent
        from ..models.user_passkey_removed_event import UserPasskeyRemovedEvent
        from ..models.user_password_changed_event import UserPasswordChangedEvent
        from ..models.user_password_reset_requested_event import UserPasswordResetRequestedEvent
        from ..models.user_recovery_code_used_event import UserRecoveryCodeUsedEvent
        from ..models.user_second_factor_added_event import UserSecondFactorAddedEvent
        from ..models.user_second_factor_refused_event import UserSecondFactorRefusedEvent
        from ..models.user_second_factor_removed_event import UserSecondFactorRemovedEvent
        from ..models.user_signed_out_event import UserSignedOutEvent
        from ..models.user_unbanned_event import UserUnbannedEvent
        from ..models.user_unfrozen_event import UserUnfrozenEvent
        from ..models.webhook_changed_event import WebhookChangedEvent
        from ..models.webhook_created_event import WebhookCreatedEvent
        from ..models.webhook_deleted_event import WebhookDeletedEvent
        from ..models.webhook_disabled_event import WebhookDisabledEvent
        from ..models.webhook_enabled_event import WebhookEnabledEvent
        from ..models.webhook_replayed_event import WebhookReplayedEvent
        from ..models.webhook_secret_rotated_event import WebhookSecretRotatedEvent
        from ..models.webhook_secret_viewed_event import WebhookSecretViewedEvent
        from ..models.webhook_tested_event import WebhookTestedEvent
        from ..models.worker_availability_changed_event import WorkerAvailabilityChangedEvent
        from ..models.worker_changed_event import WorkerChangedEvent
        from ..models.worker_name_change_rejected_event import WorkerNameChangeRejectedEvent
        from ..models.worker_name_change_requested_event import WorkerNameChangeRequestedEvent
        from ..models.worker_name_changed_event import WorkerNameChangedEvent

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:

            def _parse_items_item(
                data: Mapping[str, Any],
            ) -> (
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
            ):
                types: dict[
                    str,
                    type[
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
                    ],
                ] = {
                    "signup.requested": SignupRequestedEvent,
                    "user.created": UserCreatedEvent,
                    "admin.created": AdminCreatedEvent,
                    "admin.promoted": AdminPromotedEvent,
                    "admin.factor_reset": AdminFactorResetEvent,
                    "task.retried": TaskRetriedEvent,
                    "task.dropped": TaskDroppedEvent,
                    "mails.released": MailsReleasedEvent,
                    "mails.tested": MailsTestedEvent,
                    "events.exported": EventsExportedEvent,
                    "signing_key.added": SigningKeyAddedEvent,
                    "signing_key.removed": SigningKeyRemovedEvent,
                    "user.password_reset_requested": UserPasswordResetRequestedEvent,
                    "user.password_changed": UserPasswordChangedEvent,
                    "user.email_change_requested": UserEmailChangeRequestedEvent,
                    "user.email_changed": UserEmailChangedEvent,
                    "user.export_requested": UserExportRequestedEvent,
                    "user.export_ready": UserExportReadyEvent,
                    "user.export_failed": UserExportFailedEvent,
                    "user.export_fetched": UserExportFetchedEvent,
                    "user.second_factor_added": UserSecondFactorAddedEvent,
                    "user.second_factor_removed": UserSecondFactorRemovedEvent,
                    "user.second_factor_refused": UserSecondFactorRefusedEvent,
                    "user.recovery_code_used": UserRecoveryCodeUsedEvent,
                    "user.passkey_added": UserPasskeyAddedEvent,
                    "user.passkey_removed": UserPasskeyRemovedEvent,
                    "identity.linked": IdentityLinkedEvent,
                    "identity.removed": IdentityRemovedEvent,
                    "session.started": SessionStartedEvent,
                    "session.ended": SessionEndedEvent,
                    "user.signed_out": UserSignedOutEvent,
                    "user.frozen": UserFrozenEvent,
                    "user.unfrozen": UserUnfrozenEvent,
                    "user.banned": UserBannedEvent,
                    "user.unbanned": UserUnbannedEvent,
                    "user.legal_hold_placed": UserLegalHoldPlacedEvent,
                    "user.legal_hold_lifted": UserLegalHoldLiftedEvent,
                    "user.deleted": UserDeletedEvent,
                    "client.changed": ClientChangedEvent,
                    "picture.changed": PictureChangedEvent,
                    "favorite.added": FavoriteAddedEvent,
                    "favorite.removed": FavoriteRemovedEvent,
                    "worker.changed": WorkerChangedEvent,
                    "worker.availability_changed": WorkerAvailabilityChangedEvent,
                    "worker.name_change_requested": WorkerNameChangeRequestedEvent,
                    "worker.name_changed": WorkerNameChangedEvent,
                    "worker.name_change_rejected": WorkerNameChangeRejectedEvent,
                    "kyc.submitted": KycSubmittedEvent,
                    "kyc.claimed": KycClaimedEvent,
                    "kyc.released": KycReleasedEvent,
                    "kyc.endorsed": KycEndorsedEvent,
                    "kyc.file_viewed": KycFileViewedEvent,
                    "kyc.file_fetched": KycFileFetchedEvent,
                    "kyc.checked": KycCheckedEvent,
                    "kyc.approved": KycApprovedEvent,
                    "kyc.rejected": KycRejectedEvent,
                    "kyc.changes_requested": KycChangesRequestedEvent,
                    "kyc.expires_soon": KycExpiresSoonEvent,
                    "kyc.expired": KycExpiredEvent,
                    "kyc.revoked": KycRevokedEvent,
                    "kyc.documents_destroyed": KycDocumentsDestroyedEvent,
                    "kyc.file_infected": KycFileInfectedEvent,
                    "service.created": ServiceCreatedEvent,
                    "service.changed": ServiceChangedEvent,
                    "service.deleted": ServiceDeletedEvent,
                    "service.moderated": ServiceModeratedEvent,
                    "service.removed": ServiceRemovedEvent,
                    "service.restored": ServiceRestoredEvent,
                    "service.repeated": ServiceRepeatedEvent,
                    "thread.opened": ThreadOpenedEvent,
                    "thread.closed": ThreadClosedEvent,
                    "thread.inspected": ThreadInspectedEvent,
                    "thread.read": ThreadReadEvent,
                    "message.posted": MessagePostedEvent,
                    "job.created": JobCreatedEvent,
                    "job.changed": JobChangedEvent,
                    "job.accepted": JobAcceptedEvent,
                    "job.rejected": JobRejectedEvent,
                    "job.completed": JobCompletedEvent,
                    "job.finalized": JobFinalizedEvent,
                    "job.cancelled": JobCancelledEvent,
                    "job.expired": JobExpiredEvent,
                    "job.offer_made": JobOfferMadeEvent,
                    "job.offer_declined": JobOfferDeclinedEvent,
                    "job.offer_withdrawn": JobOfferWithdrawnEvent,
                    "job.offer_expired": JobOfferExpiredEvent,
                    "job.amended": JobAmendedEvent,
                    "job.changes_requested": JobChangesRequestedEvent,
                    "job.no_show_reported": JobNoShowReportedEvent,
                    "job.disputed": JobDisputedEvent,
                    "job.statement_made": JobStatementMadeEvent,
                    "job.settlement_proposed": JobSettlementProposedEvent,
                    "job.settlement_declined": JobSettlementDeclinedEvent,
                    "job.dispute_decided": JobDisputeDecidedEvent,
                    "job.decision_appealed": JobDecisionAppealedEvent,
                    "job.appeal_decided": JobAppealDecidedEvent,
                    "dispute.claimed": DisputeClaimedEvent,
                    "dispute.released": DisputeReleasedEvent,
                    "dispute.inspected": DisputeInspectedEvent,
                    "dispute.resolved": DisputeResolvedEvent,
                    "review.posted": ReviewPostedEvent,
                    "review.changed": ReviewChangedEvent,
                    "review.withdrawn": ReviewWithdrawnEvent,
                    "review.revealed": ReviewRevealedEvent,
                    "review.replied": ReviewRepliedEvent,
                    "review.flagged": ReviewFlaggedEvent,
                    "review.kept": ReviewKeptEvent,
                    "review.removed": ReviewRemovedEvent,
                    "review.restored": ReviewRestoredEvent,
                    "review.appealed": ReviewAppealedEvent,
                    "review.appeal_rejected": ReviewAppealRejectedEvent,
                    "category.created": CategoryCreatedEvent,
                    "category.changed": CategoryChangedEvent,
                    "webhook.created": WebhookCreatedEvent,
                    "webhook.changed": WebhookChangedEvent,
                    "webhook.deleted": WebhookDeletedEvent,
                    "webhook.enabled": WebhookEnabledEvent,
                    "webhook.disabled": WebhookDisabledEvent,
                    "webhook.secret_rotated": WebhookSecretRotatedEvent,
                    "webhook.secret_viewed": WebhookSecretViewedEvent,
                    "webhook.tested": WebhookTestedEvent,
                    "webhook.replayed": WebhookReplayedEvent,
                    "reset": ResetEvent,
                }
                return types.get(data["type"], UnknownEvent).from_dict(data)

            items_item = _parse_items_item(items_item_data)

            items.append(items_item)

        def _parse_next_cursor(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        _made = cls(
            items=items,
            next_cursor=next_cursor,
        )

        _made.additional_properties = d
        return _made
