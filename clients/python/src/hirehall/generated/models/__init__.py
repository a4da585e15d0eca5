"""Contains all the data models used in inputs/outputs"""

from .accepted_document_read import AcceptedDocumentRead
from .account_action import AccountAction
from .account_details import AccountDetails
from .account_read import AccountRead
from .account_update import AccountUpdate
from .action_read import ActionRead
from .actions_read import ActionsRead
from .address import Address
from .admin_created_event import AdminCreatedEvent
from .admin_created_event_data import AdminCreatedEventData
from .admin_factor_reset_event import AdminFactorResetEvent
from .admin_factor_reset_event_data import AdminFactorResetEventData
from .admin_promoted_event import AdminPromotedEvent
from .admin_promoted_event_data import AdminPromotedEventData
from .any_service_read import AnyServiceRead
from .appeal import Appeal
from .appeal_create import AppealCreate
from .appeal_decision import AppealDecision
from .appeal_read import AppealRead
from .appeal_status import AppealStatus
from .applicant import Applicant
from .aspects import Aspects
from .aspects_create import AspectsCreate
from .attempt_read import AttemptRead
from .audit_read import AuditRead
from .audit_read_data import AuditReadData
from .audit_subject import AuditSubject
from .availability import Availability
from .callback import Callback
from .cancellation_policy import CancellationPolicy
from .cancellation_read import CancellationRead
from .case_detail import CaseDetail
from .case_read import CaseRead
from .category_changed_event import CategoryChangedEvent
from .category_changed_event_data import CategoryChangedEventData
from .category_create import CategoryCreate
from .category_created_event import CategoryCreatedEvent
from .category_created_event_data import CategoryCreatedEventData
from .category_read import CategoryRead
from .category_subject import CategorySubject
from .category_update import CategoryUpdate
from .ceremony_read import CeremonyRead
from .ceremony_read_public_key import CeremonyReadPublicKey
from .change_request import ChangeRequest
from .check_answer import CheckAnswer
from .check_read import CheckRead
from .check_status import CheckStatus
from .check_verdict import CheckVerdict
from .client_changed_event import ClientChangedEvent
from .client_changed_event_data import ClientChangedEventData
from .client_read import ClientRead
from .client_update import ClientUpdate
from .config_read import ConfigRead
from .configuration_read import ConfigurationRead
from .connections_read import ConnectionsRead
from .conversation_read import ConversationRead
from .credentials_read import CredentialsRead
from .database_read import DatabaseRead
from .day_read import DayRead
from .deadline_config import DeadlineConfig
from .deadline_kind import DeadlineKind
from .decided_by import DecidedBy
from .detail import Detail
from .device_overview import DeviceOverview
from .disabled_reason import DisabledReason
from .disk_read import DiskRead
from .dispute_claimed_event import DisputeClaimedEvent
from .dispute_claimed_event_data import DisputeClaimedEventData
from .dispute_create import DisputeCreate
from .dispute_inspected_event import DisputeInspectedEvent
from .dispute_inspected_event_data import DisputeInspectedEventData
from .dispute_read import DisputeRead
from .dispute_reason import DisputeReason
from .dispute_released_event import DisputeReleasedEvent
from .dispute_released_event_data import DisputeReleasedEventData
from .dispute_resolved_event import DisputeResolvedEvent
from .dispute_resolved_event_data import DisputeResolvedEventData
from .dispute_status import DisputeStatus
from .dispute_wish import DisputeWish
from .distribution import Distribution
from .document_config import DocumentConfig
from .document_type import DocumentType
from .draft_submit import DraftSubmit
from .email_change import EmailChange
from .event_actor import EventActor
from .event_kind import EventKind
from .event_lag_read import EventLagRead
from .event_message import EventMessage
from .events_exported_event import EventsExportedEvent
from .events_exported_event_data import EventsExportedEventData
from .export_read import ExportRead
from .export_status import ExportStatus
from .extra_file_config import ExtraFileConfig
from .failure_read import FailureRead
from .favorite_added_event import FavoriteAddedEvent
from .favorite_added_event_data import FavoriteAddedEventData
from .favorite_removed_event import FavoriteRemovedEvent
from .favorite_removed_event_data import FavoriteRemovedEventData
from .field_error_code import FieldErrorCode
from .field_error_params import FieldErrorParams
from .file_config import FileConfig
from .file_form import FileForm
from .file_read import FileRead
from .finish_oidc_login_others import FinishOidcLoginOthers
from .flag_read import FlagRead
from .format_ import Format
from .get_key_set_response_200 import GetKeySetResponse200
from .get_picture_size import GetPictureSize
from .hold_overview import HoldOverview
from .identity_check_config import IdentityCheckConfig
from .identity_linked_event import IdentityLinkedEvent
from .identity_linked_event_data import IdentityLinkedEventData
from .identity_overview import IdentityOverview
from .identity_read import IdentityRead
from .identity_removed_event import IdentityRemovedEvent
from .identity_removed_event_data import IdentityRemovedEventData
from .inspected_message import InspectedMessage
from .inspection_read import InspectionRead
from .installation_subject import InstallationSubject
from .invalid_field import InvalidField
from .job_acceptance import JobAcceptance
from .job_accepted_event import JobAcceptedEvent
from .job_action import JobAction
from .job_amended_event import JobAmendedEvent
from .job_appeal_decided_event import JobAppealDecidedEvent
from .job_cancel import JobCancel
from .job_cancelled_event import JobCancelledEvent
from .job_case_read import JobCaseRead
from .job_changed_event import JobChangedEvent
from .job_changes_requested_event import JobChangesRequestedEvent
from .job_completed_event import JobCompletedEvent
from .job_create import JobCreate
from .job_created_event import JobCreatedEvent
from .job_deadline import JobDeadline
from .job_decision_appealed_event import JobDecisionAppealedEvent
from .job_dispute_decided_event import JobDisputeDecidedEvent
from .job_disputed_event import JobDisputedEvent
from .job_event_data import JobEventData
from .job_event_read import JobEventRead
from .job_expired_event import JobExpiredEvent
from .job_finalized_event import JobFinalizedEvent
from .job_no_show_reported_event import JobNoShowReportedEvent
from .job_offer_declined_event import JobOfferDeclinedEvent
from .job_offer_expired_event import JobOfferExpiredEvent
from .job_offer_made_event import JobOfferMadeEvent
from .job_offer_read import JobOfferRead
from .job_offer_summary import JobOfferSummary
from .job_offer_withdrawn_event import JobOfferWithdrawnEvent
from .job_outcome import JobOutcome
from .job_read import JobRead
from .job_rejected_event import JobRejectedEvent
from .job_review import JobReview
from .job_reviews_read import JobReviewsRead
from .job_service import JobService
from .job_settlement_declined_event import JobSettlementDeclinedEvent
from .job_settlement_proposed_event import JobSettlementProposedEvent
from .job_statement_made_event import JobStatementMadeEvent
from .job_status import JobStatus
from .job_subject import JobSubject
from .job_update import JobUpdate
from .jobs_overview import JobsOverview
from .json_type import JsonType
from .kyc_approved_event import KycApprovedEvent
from .kyc_approved_event_data import KycApprovedEventData
from .kyc_changes_requested_event import KycChangesRequestedEvent
from .kyc_changes_requested_event_data import KycChangesRequestedEventData
from .kyc_checked_event import KycCheckedEvent
from .kyc_checked_event_data import KycCheckedEventData
from .kyc_claimed_event import KycClaimedEvent
from .kyc_claimed_event_data import KycClaimedEventData
from .kyc_documents_destroyed_event import KycDocumentsDestroyedEvent
from .kyc_documents_destroyed_event_data import KycDocumentsDestroyedEventData
from .kyc_endorsed_event import KycEndorsedEvent
from .kyc_endorsed_event_data import KycEndorsedEventData
from .kyc_expired_event import KycExpiredEvent
from .kyc_expired_event_data import KycExpiredEventData
from .kyc_expires_soon_event import KycExpiresSoonEvent
from .kyc_expires_soon_event_data import KycExpiresSoonEventData
from .kyc_file_fetched_event import KycFileFetchedEvent
from .kyc_file_fetched_event_data import KycFileFetchedEventData
from .kyc_file_infected_event import KycFileInfectedEvent
from .kyc_file_infected_event_data import KycFileInfectedEventData
from .kyc_file_viewed_event import KycFileViewedEvent
from .kyc_file_viewed_event_data import KycFileViewedEventData
from .kyc_read import KycRead
from .kyc_rejected_event import KycRejectedEvent
from .kyc_rejected_event_data import KycRejectedEventData
from .kyc_released_event import KycReleasedEvent
from .kyc_released_event_data import KycReleasedEventData
from .kyc_revoked_event import KycRevokedEvent
from .kyc_revoked_event_data import KycRevokedEventData
from .kyc_status import KycStatus
from .kyc_submitted_event import KycSubmittedEvent
from .kyc_submitted_event_data import KycSubmittedEventData
from .language import Language
from .legal_hold_read import LegalHoldRead
from .link_request import LinkRequest
from .link_start import LinkStart
from .link_token import LinkToken
from .list_config import ListConfig
from .list_disputes_status import ListDisputesStatus
from .list_kyc_cases_status import ListKycCasesStatus
from .listed_any_service_read import ListedAnyServiceRead
from .listed_appeal import ListedAppeal
from .listed_attempt_read import ListedAttemptRead
from .listed_audit_read import ListedAuditRead
from .listed_case_read import ListedCaseRead
from .listed_category_read import ListedCategoryRead
from .listed_event_read import ListedEventRead
from .listed_identity_read import ListedIdentityRead
from .listed_inspected_message import ListedInspectedMessage
from .listed_job_event_read import ListedJobEventRead
from .listed_job_offer_read import ListedJobOfferRead
from .listed_job_read import ListedJobRead
from .listed_message_read import ListedMessageRead
from .listed_moderated_read import ListedModeratedRead
from .listed_name_change_read import ListedNameChangeRead
from .listed_passkey_read import ListedPasskeyRead
from .listed_public_worker import ListedPublicWorker
from .listed_queued_dispute_read import ListedQueuedDisputeRead
from .listed_review_read import ListedReviewRead
from .listed_service_read import ListedServiceRead
from .listed_session_read import ListedSessionRead
from .listed_thread_read import ListedThreadRead
from .listed_user_read import ListedUserRead
from .listed_webhook_read import ListedWebhookRead
from .listings_overview import ListingsOverview
from .log_position import LogPosition
from .mail_state_read import MailStateRead
from .mails_released_event import MailsReleasedEvent
from .mails_released_event_data import MailsReleasedEventData
from .mails_tested_event import MailsTestedEvent
from .mails_tested_event_data import MailsTestedEventData
from .managed_category_read import ManagedCategoryRead
from .managed_category_read_names import ManagedCategoryReadNames
from .message_create import MessageCreate
from .message_posted_event import MessagePostedEvent
from .message_posted_event_data import MessagePostedEventData
from .message_read import MessageRead
from .message_subject import MessageSubject
from .moderated_detail import ModeratedDetail
from .moderated_read import ModeratedRead
from .money import Money
from .name_change_read import NameChangeRead
from .named_worker import NamedWorker
from .newcomer_create import NewcomerCreate
from .notifications_seen import NotificationsSeen
from .offer_create import OfferCreate
from .offer_decline import OfferDecline
from .offer_line_create import OfferLineCreate
from .offer_line_read import OfferLineRead
from .offer_status import OfferStatus
from .offer_unit import OfferUnit
from .opened import Opened
from .outcome import Outcome
from .outcome_reason import OutcomeReason
from .overview_read import OverviewRead
from .own_account_read import OwnAccountRead
from .own_review_read import OwnReviewRead
from .passkey_create import PasskeyCreate
from .passkey_create_credential import PasskeyCreateCredential
from .passkey_login import PasskeyLogin
from .passkey_login_credential import PasskeyLoginCredential
from .passkey_login_start import PasskeyLoginStart
from .passkey_read import PasskeyRead
from .password_change import PasswordChange
from .password_login import PasswordLogin
from .password_reset import PasswordReset
from .person import Person
from .picture_changed_event import PictureChangedEvent
from .picture_changed_event_data import PictureChangedEventData
from .picture_form import PictureForm
from .picture_read import PictureRead
from .pricing import Pricing
from .problem import Problem
from .problem_code import ProblemCode
from .problem_params import ProblemParams
from .problem_params_what import ProblemParamsWhat
from .provider_config import ProviderConfig
from .provider_read import ProviderRead
from .public_client import PublicClient
from .public_name import PublicName
from .public_worker import PublicWorker
from .queue_read import QueueRead
from .queued_dispute_read import QueuedDisputeRead
from .queues_read import QueuesRead
from .rating import Rating
from .read_mark import ReadMark
from .read_up_to import ReadUpTo
from .reader_lag_read import ReaderLagRead
from .reason import Reason
from .reason_code import ReasonCode
from .reauthentication import Reauthentication
from .record_read import RecordRead
from .recovery_codes import RecoveryCodes
from .refresh import Refresh
from .refusal_read import RefusalRead
from .refused_file import RefusedFile
from .rejection import Rejection
from .reliability import Reliability
from .removal_code import RemovalCode
from .removal_read import RemovalRead
from .replay_create import ReplayCreate
from .replay_read import ReplayRead
from .reply_update import ReplyUpdate
from .required_file_read import RequiredFileRead
from .required_file_status import RequiredFileStatus
from .requirements_read import RequirementsRead
from .reset_event import ResetEvent
from .reset_event_data import ResetEventData
from .resolution import Resolution
from .review_appeal_rejected_event import ReviewAppealRejectedEvent
from .review_appeal_rejected_event_data import ReviewAppealRejectedEventData
from .review_appealed_event import ReviewAppealedEvent
from .review_appealed_event_data import ReviewAppealedEventData
from .review_changed_event import ReviewChangedEvent
from .review_changed_event_data import ReviewChangedEventData
from .review_create import ReviewCreate
from .review_flagged_event import ReviewFlaggedEvent
from .review_flagged_event_data import ReviewFlaggedEventData
from .review_kept_event import ReviewKeptEvent
from .review_kept_event_data import ReviewKeptEventData
from .review_of_job_read import ReviewOfJobRead
from .review_posted_event import ReviewPostedEvent
from .review_posted_event_data import ReviewPostedEventData
from .review_read import ReviewRead
from .review_removal import ReviewRemoval
from .review_removed_event import ReviewRemovedEvent
from .review_removed_event_data import ReviewRemovedEventData
from .review_replied_event import ReviewRepliedEvent
from .review_replied_event_data import ReviewRepliedEventData
from .review_restored_event import ReviewRestoredEvent
from .review_restored_event_data import ReviewRestoredEventData
from .review_revealed_event import ReviewRevealedEvent
from .review_revealed_event_data import ReviewRevealedEventData
from .review_signal import ReviewSignal
from .review_status import ReviewStatus
from .review_subject import ReviewSubject
from .review_update import ReviewUpdate
from .review_withdrawn_event import ReviewWithdrawnEvent
from .review_withdrawn_event_data import ReviewWithdrawnEventData
from .reviews_overview import ReviewsOverview
from .role import Role
from .round_read import RoundRead
from .search_services_sort import SearchServicesSort
from .service_changed_event import ServiceChangedEvent
from .service_changed_event_data import ServiceChangedEventData
from .service_create import ServiceCreate
from .service_created_event import ServiceCreatedEvent
from .service_created_event_data import ServiceCreatedEventData
from .service_deleted_event import ServiceDeletedEvent
from .service_deleted_event_data import ServiceDeletedEventData
from .service_moderated_event import ServiceModeratedEvent
from .service_moderated_event_data import ServiceModeratedEventData
from .service_read import ServiceRead
from .service_removed_event import ServiceRemovedEvent
from .service_removed_event_data import ServiceRemovedEventData
from .service_repeated_event import ServiceRepeatedEvent
from .service_repeated_event_data import ServiceRepeatedEventData
from .service_restored_event import ServiceRestoredEvent
from .service_restored_event_data import ServiceRestoredEventData
from .service_status import ServiceStatus
from .service_subject import ServiceSubject
from .service_update import ServiceUpdate
from .services_found import ServicesFound
from .session_ended_event import SessionEndedEvent
from .session_ended_event_data import SessionEndedEventData
from .session_read import SessionRead
from .session_started_event import SessionStartedEvent
from .session_started_event_data import SessionStartedEventData
from .setting_read import SettingRead
from .settlement_create import SettlementCreate
from .settlement_read import SettlementRead
from .settlement_status import SettlementStatus
from .side import Side
from .sign_in_config import SignInConfig
from .signal_code import SignalCode
from .signal_read import SignalRead
from .signing_key_added_event import SigningKeyAddedEvent
from .signing_key_added_event_data import SigningKeyAddedEventData
from .signing_key_read import SigningKeyRead
from .signing_key_removed_event import SigningKeyRemovedEvent
from .signing_key_removed_event_data import SigningKeyRemovedEventData
from .signing_key_subject import SigningKeySubject
from .signup_create import SignupCreate
from .signup_requested_event import SignupRequestedEvent
from .signup_requested_event_data import SignupRequestedEventData
from .signup_role import SignupRole
from .signup_subject import SignupSubject
from .slot import Slot
from .statement_create import StatementCreate
from .statement_read import StatementRead
from .stats_read import StatsRead
from .storage_read import StorageRead
from .subject_kind import SubjectKind
from .submission_form import SubmissionForm
from .submission_overview import SubmissionOverview
from .submission_read import SubmissionRead
from .submission_subject import SubmissionSubject
from .summary_read import SummaryRead
from .system_read import SystemRead
from .task_dropped_event import TaskDroppedEvent
from .task_dropped_event_data import TaskDroppedEventData
from .task_kind import TaskKind
from .task_load_read import TaskLoadRead
from .task_retried_event import TaskRetriedEvent
from .task_retried_event_data import TaskRetriedEventData
from .task_subject import TaskSubject
from .text_config import TextConfig
from .thread_closed_event import ThreadClosedEvent
from .thread_closed_event_data import ThreadClosedEventData
from .thread_create import ThreadCreate
from .thread_inspected_event import ThreadInspectedEvent
from .thread_inspected_event_data import ThreadInspectedEventData
from .thread_job import ThreadJob
from .thread_opened_event import ThreadOpenedEvent
from .thread_opened_event_data import ThreadOpenedEventData
from .thread_read import ThreadRead
from .thread_read_event import ThreadReadEvent
from .thread_read_event_data import ThreadReadEventData
from .thread_service import ThreadService
from .thread_subject import ThreadSubject
from .token_read import TokenRead
from .token_request import TokenRequest
from .total import Total
from .totals import Totals
from .totals_jobs import TotalsJobs
from .totals_users import TotalsUsers
from .totals_users_additional_property import TotalsUsersAdditionalProperty
from .totp_confirm import TotpConfirm
from .totp_create import TotpCreate
from .totp_delete import TotpDelete
from .totp_read import TotpRead
from .translated_names import TranslatedNames
from .unknown_event import UnknownEvent
from .unread_notifications import UnreadNotifications
from .unread_read import UnreadRead
from .upload_config import UploadConfig
from .user_banned_event import UserBannedEvent
from .user_banned_event_data import UserBannedEventData
from .user_created_event import UserCreatedEvent
from .user_created_event_data import UserCreatedEventData
from .user_deleted_event import UserDeletedEvent
from .user_deleted_event_data import UserDeletedEventData
from .user_email_change_requested_event import UserEmailChangeRequestedEvent
from .user_email_change_requested_event_data import UserEmailChangeRequestedEventData
from .user_email_changed_event import UserEmailChangedEvent
from .user_email_changed_event_data import UserEmailChangedEventData
from .user_export_failed_event import UserExportFailedEvent
from .user_export_failed_event_data import UserExportFailedEventData
from .user_export_fetched_event import UserExportFetchedEvent
from .user_export_fetched_event_data import UserExportFetchedEventData
from .user_export_ready_event import UserExportReadyEvent
from .user_export_ready_event_data import UserExportReadyEventData
from .user_export_requested_event import UserExportRequestedEvent
from .user_export_requested_event_data import UserExportRequestedEventData
from .user_frozen_event import UserFrozenEvent
from .user_frozen_event_data import UserFrozenEventData
from .user_legal_hold_lifted_event import UserLegalHoldLiftedEvent
from .user_legal_hold_lifted_event_data import UserLegalHoldLiftedEventData
from .user_legal_hold_placed_event import UserLegalHoldPlacedEvent
from .user_legal_hold_placed_event_data import UserLegalHoldPlacedEventData
from .user_passkey_added_event import UserPasskeyAddedEvent
from .user_passkey_added_event_data import UserPasskeyAddedEventData
from .user_passkey_removed_event import UserPasskeyRemovedEvent
from .user_passkey_removed_event_data import UserPasskeyRemovedEventData
from .user_password_changed_event import UserPasswordChangedEvent
from .user_password_changed_event_data import UserPasswordChangedEventData
from .user_password_reset_requested_event import UserPasswordResetRequestedEvent
from .user_password_reset_requested_event_data import UserPasswordResetRequestedEventData
from .user_read import UserRead
from .user_recovery_code_used_event import UserRecoveryCodeUsedEvent
from .user_recovery_code_used_event_data import UserRecoveryCodeUsedEventData
from .user_second_factor_added_event import UserSecondFactorAddedEvent
from .user_second_factor_added_event_data import UserSecondFactorAddedEventData
from .user_second_factor_refused_event import UserSecondFactorRefusedEvent
from .user_second_factor_refused_event_data import UserSecondFactorRefusedEventData
from .user_second_factor_removed_event import UserSecondFactorRemovedEvent
from .user_second_factor_removed_event_data import UserSecondFactorRemovedEventData
from .user_signed_out_event import UserSignedOutEvent
from .user_signed_out_event_data import UserSignedOutEventData
from .user_status import UserStatus
from .user_subject import UserSubject
from .user_summary import UserSummary
from .user_unbanned_event import UserUnbannedEvent
from .user_unbanned_event_data import UserUnbannedEventData
from .user_unfrozen_event import UserUnfrozenEvent
from .user_unfrozen_event_data import UserUnfrozenEventData
from .verification import Verification
from .verified import Verified
from .waiting_read import WaitingRead
from .webhook_changed_event import WebhookChangedEvent
from .webhook_changed_event_data import WebhookChangedEventData
from .webhook_create import WebhookCreate
from .webhook_created_event import WebhookCreatedEvent
from .webhook_created_event_data import WebhookCreatedEventData
from .webhook_deleted_event import WebhookDeletedEvent
from .webhook_deleted_event_data import WebhookDeletedEventData
from .webhook_disabled_event import WebhookDisabledEvent
from .webhook_disabled_event_data import WebhookDisabledEventData
from .webhook_enable import WebhookEnable
from .webhook_enabled_event import WebhookEnabledEvent
from .webhook_enabled_event_data import WebhookEnabledEventData
from .webhook_lag_read import WebhookLagRead
from .webhook_read import WebhookRead
from .webhook_replayed_event import WebhookReplayedEvent
from .webhook_replayed_event_data import WebhookReplayedEventData
from .webhook_secret_read import WebhookSecretRead
from .webhook_secret_rotated_event import WebhookSecretRotatedEvent
from .webhook_secret_rotated_event_data import WebhookSecretRotatedEventData
from .webhook_secret_viewed_event import WebhookSecretViewedEvent
from .webhook_secret_viewed_event_data import WebhookSecretViewedEventData
from .webhook_subject import WebhookSubject
from .webhook_tested_event import WebhookTestedEvent
from .webhook_tested_event_data import WebhookTestedEventData
from .webhook_update import WebhookUpdate
from .wished_name import WishedName
from .worker_availability_changed_event import WorkerAvailabilityChangedEvent
from .worker_availability_changed_event_data import WorkerAvailabilityChangedEventData
from .worker_changed_event import WorkerChangedEvent
from .worker_changed_event_data import WorkerChangedEventData
from .worker_name_change_rejected_event import WorkerNameChangeRejectedEvent
from .worker_name_change_rejected_event_data import WorkerNameChangeRejectedEventData
from .worker_name_change_requested_event import WorkerNameChangeRequestedEvent
from .worker_name_change_requested_event_data import WorkerNameChangeRequestedEventData
from .worker_name_changed_event import WorkerNameChangedEvent
from .worker_name_changed_event_data import WorkerNameChangedEventData
from .worker_read import WorkerRead
from .worker_summary import WorkerSummary
from .worker_update import WorkerUpdate

__all__ = (
    "AcceptedDocumentRead",
    "AccountAction",
    "AccountDetails",
    "AccountRead",
    "AccountUpdate",
    "ActionRead",
    "ActionsRead",
    "Address",
    "AdminCreatedEvent",
    "AdminCreatedEventData",
    "AdminFactorResetEvent",
    "AdminFactorResetEventData",
    "AdminPromotedEvent",
    "AdminPromotedEventData",
    "AnyServiceRead",
    "Appeal",
    "AppealCreate",
    "AppealDecision",
    "AppealRead",
    "AppealStatus",
    "Applicant",
    "Aspects",
    "AspectsCreate",
    "AttemptRead",
    "AuditRead",
    "AuditReadData",
    "AuditSubject",
    "Availability",
    "Callback",
    "CancellationPolicy",
    "CancellationRead",
    "CaseDetail",
    "CaseRead",
    "CategoryChangedEvent",
    "CategoryChangedEventData",
    "CategoryCreate",
    "CategoryCreatedEvent",
    "CategoryCreatedEventData",
    "CategoryRead",
    "CategorySubject",
    "CategoryUpdate",
    "CeremonyRead",
    "CeremonyReadPublicKey",
    "ChangeRequest",
    "CheckAnswer",
    "CheckRead",
    "CheckStatus",
    "CheckVerdict",
    "ClientChangedEvent",
    "ClientChangedEventData",
    "ClientRead",
    "ClientUpdate",
    "ConfigRead",
    "ConfigurationRead",
    "ConnectionsRead",
    "ConversationRead",
    "CredentialsRead",
    "DatabaseRead",
    "DayRead",
    "DeadlineConfig",
    "DeadlineKind",
    "DecidedBy",
    "Detail",
    "DeviceOverview",
    "DisabledReason",
    "DiskRead",
    "DisputeClaimedEvent",
    "DisputeClaimedEventData",
    "DisputeCreate",
    "DisputeInspectedEvent",
    "DisputeInspectedEventData",
    "DisputeRead",
    "DisputeReason",
    "DisputeReleasedEvent",
    "DisputeReleasedEventData",
    "DisputeResolvedEvent",
    "DisputeResolvedEventData",
    "DisputeStatus",
    "DisputeWish",
    "Distribution",
    "DocumentConfig",
    "DocumentType",
    "DraftSubmit",
    "EmailChange",
    "EventActor",
    "EventKind",
    "EventLagRead",
    "EventMessage",
    "EventsExportedEvent",
    "EventsExportedEventData",
    "ExportRead",
    "ExportStatus",
    "ExtraFileConfig",
    "FailureRead",
    "FavoriteAddedEvent",
    "FavoriteAddedEventData",
    "FavoriteRemovedEvent",
    "FavoriteRemovedEventData",
    "FieldErrorCode",
    "FieldErrorParams",
    "FileConfig",
    "FileForm",
    "FileRead",
    "FinishOidcLoginOthers",
    "FlagRead",
    "Format",
    "GetKeySetResponse200",
    "GetPictureSize",
    "HoldOverview",
    "IdentityCheckConfig",
    "IdentityLinkedEvent",
    "IdentityLinkedEventData",
    "IdentityOverview",
    "IdentityRead",
    "IdentityRemovedEvent",
    "IdentityRemovedEventData",
    "InspectedMessage",
    "InspectionRead",
    "InstallationSubject",
    "InvalidField",
    "JobAcceptance",
    "JobAcceptedEvent",
    "JobAction",
    "JobAmendedEvent",
    "JobAppealDecidedEvent",
    "JobCancel",
    "JobCancelledEvent",
    "JobCaseRead",
    "JobChangedEvent",
    "JobChangesRequestedEvent",
    "JobCompletedEvent",
    "JobCreate",
    "JobCreatedEvent",
    "JobDeadline",
    "JobDecisionAppealedEvent",
    "JobDisputeDecidedEvent",
    "JobDisputedEvent",
    "JobEventData",
    "JobEventRead",
    "JobExpiredEvent",
    "JobFinalizedEvent",
    "JobNoShowReportedEvent",
    "JobOfferDeclinedEvent",
    "JobOfferExpiredEvent",
    "JobOfferMadeEvent",
    "JobOfferRead",
    "JobOfferSummary",
    "JobOfferWithdrawnEvent",
    "JobOutcome",
    "JobRead",
    "JobRejectedEvent",
    "JobReview",
    "JobReviewsRead",
    "JobService",
    "JobSettlementDeclinedEvent",
    "JobSettlementProposedEvent",
    "JobStatementMadeEvent",
    "JobStatus",
    "JobSubject",
    "JobUpdate",
    "JobsOverview",
    "JsonType",
    "KycApprovedEvent",
    "KycApprovedEventData",
    "KycChangesRequestedEvent",
    "KycChangesRequestedEventData",
    "KycCheckedEvent",
    "KycCheckedEventData",
    "KycClaimedEvent",
    "KycClaimedEventData",
    "KycDocumentsDestroyedEvent",
    "KycDocumentsDestroyedEventData",
    "KycEndorsedEvent",
    "KycEndorsedEventData",
    "KycExpiredEvent",
    "KycExpiredEventData",
    "KycExpiresSoonEvent",
    "KycExpiresSoonEventData",
    "KycFileFetchedEvent",
    "KycFileFetchedEventData",
    "KycFileInfectedEvent",
    "KycFileInfectedEventData",
    "KycFileViewedEvent",
    "KycFileViewedEventData",
    "KycRead",
    "KycRejectedEvent",
    "KycRejectedEventData",
    "KycReleasedEvent",
    "KycReleasedEventData",
    "KycRevokedEvent",
    "KycRevokedEventData",
    "KycStatus",
    "KycSubmittedEvent",
    "KycSubmittedEventData",
    "Language",
    "LegalHoldRead",
    "LinkRequest",
    "LinkStart",
    "LinkToken",
    "ListConfig",
    "ListDisputesStatus",
    "ListKycCasesStatus",
    "ListedAnyServiceRead",
    "ListedAppeal",
    "ListedAttemptRead",
    "ListedAuditRead",
    "ListedCaseRead",
    "ListedCategoryRead",
    "ListedEventRead",
    "ListedIdentityRead",
    "ListedInspectedMessage",
    "ListedJobEventRead",
    "ListedJobOfferRead",
    "ListedJobRead",
    "ListedMessageRead",
    "ListedModeratedRead",
    "ListedNameChangeRead",
    "ListedPasskeyRead",
    "ListedPublicWorker",
    "ListedQueuedDisputeRead",
    "ListedReviewRead",
    "ListedServiceRead",
    "ListedSessionRead",
    "ListedThreadRead",
    "ListedUserRead",
    "ListedWebhookRead",
    "ListingsOverview",
    "LogPosition",
    "MailStateRead",
    "MailsReleasedEvent",
    "MailsReleasedEventData",
    "MailsTestedEvent",
    "MailsTestedEventData",
    "ManagedCategoryRead",
    "ManagedCategoryReadNames",
    "MessageCreate",
    "MessagePostedEvent",
    "MessagePostedEventData",
    "MessageRead",
    "MessageSubject",
    "ModeratedDetail",
    "ModeratedRead",
    "Money",
    "NameChangeRead",
    "NamedWorker",
    "NewcomerCreate",
    "NotificationsSeen",
    "OfferCreate",
    "OfferDecline",
    "OfferLineCreate",
    "OfferLineRead",
    "OfferStatus",
    "OfferUnit",
    "Opened",
    "Outcome",
    "OutcomeReason",
    "OverviewRead",
    "OwnAccountRead",
    "OwnReviewRead",
    "PasskeyCreate",
    "PasskeyCreateCredential",
    "PasskeyLogin",
    "PasskeyLoginCredential",
    "PasskeyLoginStart",
    "PasskeyRead",
    "PasswordChange",
    "PasswordLogin",
    "PasswordReset",
    "Person",
    "PictureChangedEvent",
    "PictureChangedEventData",
    "PictureForm",
    "PictureRead",
    "Pricing",
    "Problem",
    "ProblemCode",
    "ProblemParams",
    "ProblemParamsWhat",
    "ProviderConfig",
    "ProviderRead",
    "PublicClient",
    "PublicName",
    "PublicWorker",
    "QueueRead",
    "QueuedDisputeRead",
    "QueuesRead",
    "Rating",
    "ReadMark",
    "ReadUpTo",
    "ReaderLagRead",
    "Reason",
    "ReasonCode",
    "Reauthentication",
    "RecordRead",
    "RecoveryCodes",
    "Refresh",
    "RefusalRead",
    "RefusedFile",
    "Rejection",
    "Reliability",
    "RemovalCode",
    "RemovalRead",
    "ReplayCreate",
    "ReplayRead",
    "ReplyUpdate",
    "RequiredFileRead",
    "RequiredFileStatus",
    "RequirementsRead",
    "ResetEvent",
    "ResetEventData",
    "Resolution",
    "ReviewAppealRejectedEvent",
    "ReviewAppealRejectedEventData",
    "ReviewAppealedEvent",
    "ReviewAppealedEventData",
    "ReviewChangedEvent",
    "ReviewChangedEventData",
    "ReviewCreate",
    "ReviewFlaggedEvent",
    "ReviewFlaggedEventData",
    "ReviewKeptEvent",
    "ReviewKeptEventData",
    "ReviewOfJobRead",
    "ReviewPostedEvent",
    "ReviewPostedEventData",
    "ReviewRead",
    "ReviewRemoval",
    "ReviewRemovedEvent",
    "ReviewRemovedEventData",
    "ReviewRepliedEvent",
    "ReviewRepliedEventData",
    "ReviewRestoredEvent",
    "ReviewRestoredEventData",
    "ReviewRevealedEvent",
    "ReviewRevealedEventData",
    "ReviewSignal",
    "ReviewStatus",
    "ReviewSubject",
    "ReviewUpdate",
    "ReviewWithdrawnEvent",
    "ReviewWithdrawnEventData",
    "ReviewsOverview",
    "Role",
    "RoundRead",
    "SearchServicesSort",
    "ServiceChangedEvent",
    "ServiceChangedEventData",
    "ServiceCreate",
    "ServiceCreatedEvent",
    "ServiceCreatedEventData",
    "ServiceDeletedEvent",
    "ServiceDeletedEventData",
    "ServiceModeratedEvent",
    "ServiceModeratedEventData",
    "ServiceRead",
    "ServiceRemovedEvent",
    "ServiceRemovedEventData",
    "ServiceRepeatedEvent",
    "ServiceRepeatedEventData",
    "ServiceRestoredEvent",
    "ServiceRestoredEventData",
    "ServiceStatus",
    "ServiceSubject",
    "ServiceUpdate",
    "ServicesFound",
    "SessionEndedEvent",
    "SessionEndedEventData",
    "SessionRead",
    "SessionStartedEvent",
    "SessionStartedEventData",
    "SettingRead",
    "SettlementCreate",
    "SettlementRead",
    "SettlementStatus",
    "Side",
    "SignInConfig",
    "SignalCode",
    "SignalRead",
    "SigningKeyAddedEvent",
    "SigningKeyAddedEventData",
    "SigningKeyRead",
    "SigningKeyRemovedEvent",
    "SigningKeyRemovedEventData",
    "SigningKeySubject",
    "SignupCreate",
    "SignupRequestedEvent",
    "SignupRequestedEventData",
    "SignupRole",
    "SignupSubject",
    "Slot",
    "StatementCreate",
    "StatementRead",
    "StatsRead",
    "StorageRead",
    "SubjectKind",
    "SubmissionForm",
    "SubmissionOverview",
    "SubmissionRead",
    "SubmissionSubject",
    "SummaryRead",
    "SystemRead",
    "TaskDroppedEvent",
    "TaskDroppedEventData",
    "TaskKind",
    "TaskLoadRead",
    "TaskRetriedEvent",
    "TaskRetriedEventData",
    "TaskSubject",
    "TextConfig",
    "ThreadClosedEvent",
    "ThreadClosedEventData",
    "ThreadCreate",
    "ThreadInspectedEvent",
    "ThreadInspectedEventData",
    "ThreadJob",
    "ThreadOpenedEvent",
    "ThreadOpenedEventData",
    "ThreadRead",
    "ThreadReadEvent",
    "ThreadReadEventData",
    "ThreadService",
    "ThreadSubject",
    "TokenRead",
    "TokenRequest",
    "Total",
    "Totals",
    "TotalsJobs",
    "TotalsUsers",
    "TotalsUsersAdditionalProperty",
    "TotpConfirm",
    "TotpCreate",
    "TotpDelete",
    "TotpRead",
    "TranslatedNames",
    "UnknownEvent",
    "UnreadNotifications",
    "UnreadRead",
    "UploadConfig",
    "UserBannedEvent",
    "UserBannedEventData",
    "UserCreatedEvent",
    "UserCreatedEventData",
    "UserDeletedEvent",
    "UserDeletedEventData",
    "UserEmailChangeRequestedEvent",
    "UserEmailChangeRequestedEventData",
    "UserEmailChangedEvent",
    "UserEmailChangedEventData",
    "UserExportFailedEvent",
    "UserExportFailedEventData",
    "UserExportFetchedEvent",
    "UserExportFetchedEventData",
    "UserExportReadyEvent",
    "UserExportReadyEventData",
    "UserExportRequestedEvent",
    "UserExportRequestedEventData",
    "UserFrozenEvent",
    "UserFrozenEventData",
    "UserLegalHoldLiftedEvent",
    "UserLegalHoldLiftedEventData",
    "UserLegalHoldPlacedEvent",
    "UserLegalHoldPlacedEventData",
    "UserPasskeyAddedEvent",
    "UserPasskeyAddedEventData",
    "UserPasskeyRemovedEvent",
    "UserPasskeyRemovedEventData",
    "UserPasswordChangedEvent",
    "UserPasswordChangedEventData",
    "UserPasswordResetRequestedEvent",
    "UserPasswordResetRequestedEventData",
    "UserRead",
    "UserRecoveryCodeUsedEvent",
    "UserRecoveryCodeUsedEventData",
    "UserSecondFactorAddedEvent",
    "UserSecondFactorAddedEventData",
    "UserSecondFactorRefusedEvent",
    "UserSecondFactorRefusedEventData",
    "UserSecondFactorRemovedEvent",
    "UserSecondFactorRemovedEventData",
    "UserSignedOutEvent",
    "UserSignedOutEventData",
    "UserStatus",
    "UserSubject",
    "UserSummary",
    "UserUnbannedEvent",
    "UserUnbannedEventData",
    "UserUnfrozenEvent",
    "UserUnfrozenEventData",
    "Verification",
    "Verified",
    "WaitingRead",
    "WebhookChangedEvent",
    "WebhookChangedEventData",
    "WebhookCreate",
    "WebhookCreatedEvent",
    "WebhookCreatedEventData",
    "WebhookDeletedEvent",
    "WebhookDeletedEventData",
    "WebhookDisabledEvent",
    "WebhookDisabledEventData",
    "WebhookEnable",
    "WebhookEnabledEvent",
    "WebhookEnabledEventData",
    "WebhookLagRead",
    "WebhookRead",
    "WebhookReplayedEvent",
    "WebhookReplayedEventData",
    "WebhookSecretRead",
    "WebhookSecretRotatedEvent",
    "WebhookSecretRotatedEventData",
    "WebhookSecretViewedEvent",
    "WebhookSecretViewedEventData",
    "WebhookSubject",
    "WebhookTestedEvent",
    "WebhookTestedEventData",
    "WebhookUpdate",
    "WishedName",
    "WorkerAvailabilityChangedEvent",
    "WorkerAvailabilityChangedEventData",
    "WorkerChangedEvent",
    "WorkerChangedEventData",
    "WorkerNameChangeRejectedEvent",
    "WorkerNameChangeRejectedEventData",
    "WorkerNameChangeRequestedEvent",
    "WorkerNameChangeRequestedEventData",
    "WorkerNameChangedEvent",
    "WorkerNameChangedEventData",
    "WorkerRead",
    "WorkerSummary",
    "WorkerUpdate",
)
