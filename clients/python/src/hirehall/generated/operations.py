import datetime
from uuid import UUID

from ..aio import AsyncTransport
from ..operation import Progress
from ..sync import Transport
from .api.admin.approve_kyc_case import approve_kyc_case as _approve_kyc_case
from .api.admin.approve_name_change import approve_name_change as _approve_name_change
from .api.admin.ban_user import ban_user as _ban_user
from .api.admin.claim_dispute import claim_dispute as _claim_dispute
from .api.admin.claim_kyc_case import claim_kyc_case as _claim_kyc_case
from .api.admin.create_category import create_category as _create_category
from .api.admin.create_webhook import create_webhook as _create_webhook
from .api.admin.decide_review_appeal import decide_review_appeal as _decide_review_appeal
from .api.admin.delete_review import delete_review as _delete_review
from .api.admin.delete_user import delete_user as _delete_user
from .api.admin.delete_webhook import delete_webhook as _delete_webhook
from .api.admin.disable_webhook import disable_webhook as _disable_webhook
from .api.admin.enable_webhook import enable_webhook as _enable_webhook
from .api.admin.end_user_sessions import end_user_sessions as _end_user_sessions
from .api.admin.export_user import export_user as _export_user
from .api.admin.freeze_user import freeze_user as _freeze_user
from .api.admin.get_any_service import get_any_service as _get_any_service
from .api.admin.get_category import get_category as _get_category
from .api.admin.get_dispute_case import get_dispute_case as _get_dispute_case
from .api.admin.get_job_case import get_job_case as _get_job_case
from .api.admin.get_kyc_case import get_kyc_case as _get_kyc_case
from .api.admin.get_kyc_file import get_kyc_file as _get_kyc_file
from .api.admin.get_legal_hold import get_legal_hold as _get_legal_hold
from .api.admin.get_moderated_review import get_moderated_review as _get_moderated_review
from .api.admin.get_settings import get_settings as _get_settings
from .api.admin.get_stats import get_stats as _get_stats
from .api.admin.get_system_status import get_system_status as _get_system_status
from .api.admin.get_user import get_user as _get_user
from .api.admin.get_user_actions import get_user_actions as _get_user_actions
from .api.admin.get_user_overview import get_user_overview as _get_user_overview
from .api.admin.get_waiting import get_waiting as _get_waiting
from .api.admin.get_webhook import get_webhook as _get_webhook
from .api.admin.get_webhook_secret import get_webhook_secret as _get_webhook_secret
from .api.admin.inspect_job import inspect_job as _inspect_job
from .api.admin.keep_review import keep_review as _keep_review
from .api.admin.lift_legal_hold import lift_legal_hold as _lift_legal_hold
from .api.admin.list_all_jobs import list_all_jobs as _list_all_jobs
from .api.admin.list_all_services import list_all_services as _list_all_services
from .api.admin.list_audit_events import list_audit_events as _list_audit_events
from .api.admin.list_dispute_messages import list_dispute_messages as _list_dispute_messages
from .api.admin.list_disputes import list_disputes as _list_disputes
from .api.admin.list_inspected_messages import list_inspected_messages as _list_inspected_messages
from .api.admin.list_kyc_cases import list_kyc_cases as _list_kyc_cases
from .api.admin.list_name_changes import list_name_changes as _list_name_changes
from .api.admin.list_review_appeals import list_review_appeals as _list_review_appeals
from .api.admin.list_reviews import list_reviews as _list_reviews
from .api.admin.list_users import list_users as _list_users
from .api.admin.list_webhook_attempts import list_webhook_attempts as _list_webhook_attempts
from .api.admin.list_webhooks import list_webhooks as _list_webhooks
from .api.admin.pause_service import pause_service as _pause_service
from .api.admin.place_legal_hold import place_legal_hold as _place_legal_hold
from .api.admin.reject_kyc_case import reject_kyc_case as _reject_kyc_case
from .api.admin.reject_name_change import reject_name_change as _reject_name_change
from .api.admin.release_dispute import release_dispute as _release_dispute
from .api.admin.release_kyc_case import release_kyc_case as _release_kyc_case
from .api.admin.remove_service import remove_service as _remove_service
from .api.admin.replay_webhook import replay_webhook as _replay_webhook
from .api.admin.request_kyc_changes import request_kyc_changes as _request_kyc_changes
from .api.admin.resolve_dispute import resolve_dispute as _resolve_dispute
from .api.admin.restore_review import restore_review as _restore_review
from .api.admin.restore_service import restore_service as _restore_service
from .api.admin.revoke_kyc_case import revoke_kyc_case as _revoke_kyc_case
from .api.admin.rotate_webhook_secret import rotate_webhook_secret as _rotate_webhook_secret
from .api.admin.test_webhook import test_webhook as _test_webhook
from .api.admin.unban_user import unban_user as _unban_user
from .api.admin.unfreeze_user import unfreeze_user as _unfreeze_user
from .api.admin.update_category import update_category as _update_category
from .api.admin.update_webhook import update_webhook as _update_webhook
from .api.auth.change_email import change_email as _change_email
from .api.auth.change_password import change_password as _change_password
from .api.auth.complete_oidc_signup import complete_oidc_signup as _complete_oidc_signup
from .api.auth.confirm_email_change import confirm_email_change as _confirm_email_change
from .api.auth.confirm_totp import confirm_totp as _confirm_totp
from .api.auth.create_token import create_token as _create_token
from .api.auth.delete_account import delete_account as _delete_account
from .api.auth.delete_passkey import delete_passkey as _delete_passkey
from .api.auth.disable_totp import disable_totp as _disable_totp
from .api.auth.download_export import download_export as _download_export
from .api.auth.end_session import end_session as _end_session
from .api.auth.finish_oidc_login import finish_oidc_login as _finish_oidc_login
from .api.auth.finish_oidc_login_by_form import finish_oidc_login_by_form as _finish_oidc_login_by_form
from .api.auth.finish_passkey_login import finish_passkey_login as _finish_passkey_login
from .api.auth.finish_passkey_registration import finish_passkey_registration as _finish_passkey_registration
from .api.auth.get_account import get_account as _get_account
from .api.auth.get_export import get_export as _get_export
from .api.auth.get_key_set import get_key_set as _get_key_set
from .api.auth.get_reset_credentials import get_reset_credentials as _get_reset_credentials
from .api.auth.link_identity import link_identity as _link_identity
from .api.auth.list_identities import list_identities as _list_identities
from .api.auth.list_oidc_providers import list_oidc_providers as _list_oidc_providers
from .api.auth.list_passkeys import list_passkeys as _list_passkeys
from .api.auth.list_sessions import list_sessions as _list_sessions
from .api.auth.log_in import log_in as _log_in
from .api.auth.log_out import log_out as _log_out
from .api.auth.log_out_everywhere import log_out_everywhere as _log_out_everywhere
from .api.auth.refresh_session import refresh_session as _refresh_session
from .api.auth.request_export import request_export as _request_export
from .api.auth.request_password_reset import request_password_reset as _request_password_reset
from .api.auth.resend_verification_email import resend_verification_email as _resend_verification_email
from .api.auth.reset_password import reset_password as _reset_password
from .api.auth.set_up_totp import set_up_totp as _set_up_totp
from .api.auth.sign_up import sign_up as _sign_up
from .api.auth.start_oidc_login import start_oidc_login as _start_oidc_login
from .api.auth.start_passkey_login import start_passkey_login as _start_passkey_login
from .api.auth.start_passkey_registration import start_passkey_registration as _start_passkey_registration
from .api.auth.unlink_identity import unlink_identity as _unlink_identity
from .api.auth.update_account import update_account as _update_account
from .api.auth.verify_email import verify_email as _verify_email
from .api.client.add_favorite import add_favorite as _add_favorite
from .api.client.add_favorite_service import add_favorite_service as _add_favorite_service
from .api.client.delete_client_picture import delete_client_picture as _delete_client_picture
from .api.client.get_client import get_client as _get_client
from .api.client.get_my_client_profile import get_my_client_profile as _get_my_client_profile
from .api.client.get_picture import get_picture as _get_picture
from .api.client.list_favorite_services import list_favorite_services as _list_favorite_services
from .api.client.list_favorites import list_favorites as _list_favorites
from .api.client.remove_favorite import remove_favorite as _remove_favorite
from .api.client.remove_favorite_service import remove_favorite_service as _remove_favorite_service
from .api.client.update_my_client_profile import update_my_client_profile as _update_my_client_profile
from .api.client.upload_client_picture import upload_client_picture as _upload_client_picture
from .api.config.get_config import get_config as _get_config
from .api.event.count_unread_notifications import count_unread_notifications as _count_unread_notifications
from .api.event.get_latest_event import get_latest_event as _get_latest_event
from .api.event.list_events import list_events as _list_events
from .api.event.list_notifications import list_notifications as _list_notifications
from .api.event.mark_notifications_seen import mark_notifications_seen as _mark_notifications_seen
from .api.identity_check.answer_identity_check import answer_identity_check as _answer_identity_check
from .api.identity_check.get_identity_check_file import get_identity_check_file as _get_identity_check_file
from .api.job.accept_job import accept_job as _accept_job
from .api.job.accept_offer import accept_offer as _accept_offer
from .api.job.accept_settlement import accept_settlement as _accept_settlement
from .api.job.appeal_dispute import appeal_dispute as _appeal_dispute
from .api.job.cancel_job import cancel_job as _cancel_job
from .api.job.complete_job import complete_job as _complete_job
from .api.job.contest_no_show import contest_no_show as _contest_no_show
from .api.job.create_dispute_statement import create_dispute_statement as _create_dispute_statement
from .api.job.create_job import create_job as _create_job
from .api.job.create_offer import create_offer as _create_offer
from .api.job.decline_offer import decline_offer as _decline_offer
from .api.job.decline_settlement import decline_settlement as _decline_settlement
from .api.job.finalize_job import finalize_job as _finalize_job
from .api.job.get_dispute import get_dispute as _get_dispute
from .api.job.get_job import get_job as _get_job
from .api.job.list_job_events import list_job_events as _list_job_events
from .api.job.list_jobs import list_jobs as _list_jobs
from .api.job.list_offers import list_offers as _list_offers
from .api.job.open_dispute import open_dispute as _open_dispute
from .api.job.preview_cancellation import preview_cancellation as _preview_cancellation
from .api.job.propose_settlement import propose_settlement as _propose_settlement
from .api.job.reject_job import reject_job as _reject_job
from .api.job.report_no_show import report_no_show as _report_no_show
from .api.job.request_changes import request_changes as _request_changes
from .api.job.update_job import update_job as _update_job
from .api.job.withdraw_offer import withdraw_offer as _withdraw_offer
from .api.messaging.count_unread_messages import count_unread_messages as _count_unread_messages
from .api.messaging.get_thread import get_thread as _get_thread
from .api.messaging.list_thread_messages import list_thread_messages as _list_thread_messages
from .api.messaging.list_threads import list_threads as _list_threads
from .api.messaging.mark_thread_read import mark_thread_read as _mark_thread_read
from .api.messaging.open_thread import open_thread as _open_thread
from .api.messaging.send_message import send_message as _send_message
from .api.review.appeal_review_removal import appeal_review_removal as _appeal_review_removal
from .api.review.create_review import create_review as _create_review
from .api.review.flag_review import flag_review as _flag_review
from .api.review.get_client_review_summary import get_client_review_summary as _get_client_review_summary
from .api.review.get_job_reviews import get_job_reviews as _get_job_reviews
from .api.review.get_review import get_review as _get_review
from .api.review.get_worker_review_summary import get_worker_review_summary as _get_worker_review_summary
from .api.review.list_client_reviews import list_client_reviews as _list_client_reviews
from .api.review.list_my_reviews import list_my_reviews as _list_my_reviews
from .api.review.list_worker_reviews import list_worker_reviews as _list_worker_reviews
from .api.review.reply_to_review import reply_to_review as _reply_to_review
from .api.review.update_review import update_review as _update_review
from .api.review.withdraw_review import withdraw_review as _withdraw_review
from .api.service.create_service import create_service as _create_service
from .api.service.delete_service import delete_service as _delete_service
from .api.service.get_service import get_service as _get_service
from .api.service.list_categories import list_categories as _list_categories
from .api.service.list_my_services import list_my_services as _list_my_services
from .api.service.list_worker_services import list_worker_services as _list_worker_services
from .api.service.search_services import search_services as _search_services
from .api.service.update_service import update_service as _update_service
from .api.worker.delete_kyc_file import delete_kyc_file as _delete_kyc_file
from .api.worker.delete_worker_picture import delete_worker_picture as _delete_worker_picture
from .api.worker.get_kyc_requirements import get_kyc_requirements as _get_kyc_requirements
from .api.worker.get_kyc_status import get_kyc_status as _get_kyc_status
from .api.worker.get_my_worker_profile import get_my_worker_profile as _get_my_worker_profile
from .api.worker.get_worker import get_worker as _get_worker
from .api.worker.set_availability import set_availability as _set_availability
from .api.worker.submit_kyc import submit_kyc as _submit_kyc
from .api.worker.submit_kyc_draft import submit_kyc_draft as _submit_kyc_draft
from .api.worker.update_my_worker_profile import update_my_worker_profile as _update_my_worker_profile
from .api.worker.upload_kyc_file import upload_kyc_file as _upload_kyc_file
from .api.worker.upload_worker_picture import upload_worker_picture as _upload_worker_picture
from .models.account_details import AccountDetails
from .models.account_update import AccountUpdate
from .models.actions_read import ActionsRead
from .models.address import Address
from .models.any_service_read import AnyServiceRead
from .models.appeal import Appeal
from .models.appeal_create import AppealCreate
from .models.appeal_decision import AppealDecision
from .models.attempt_read import AttemptRead
from .models.availability import Availability
from .models.callback import Callback
from .models.cancellation_read import CancellationRead
from .models.case_detail import CaseDetail
from .models.case_read import CaseRead
from .models.category_create import CategoryCreate
from .models.category_update import CategoryUpdate
from .models.ceremony_read import CeremonyRead
from .models.change_request import ChangeRequest
from .models.check_answer import CheckAnswer
from .models.client_read import ClientRead
from .models.client_update import ClientUpdate
from .models.config_read import ConfigRead
from .models.configuration_read import ConfigurationRead
from .models.credentials_read import CredentialsRead
from .models.detail import Detail
from .models.dispute_create import DisputeCreate
from .models.dispute_read import DisputeRead
from .models.draft_submit import DraftSubmit
from .models.email_change import EmailChange
from .models.event_kind import EventKind
from .models.export_read import ExportRead
from .models.file_form import FileForm
from .models.finish_oidc_login_others import FinishOidcLoginOthers
from .models.get_key_set_response_200 import GetKeySetResponse200
from .models.get_picture_size import GetPictureSize
from .models.inspection_read import InspectionRead
from .models.job_acceptance import JobAcceptance
from .models.job_cancel import JobCancel
from .models.job_case_read import JobCaseRead
from .models.job_create import JobCreate
from .models.job_read import JobRead
from .models.job_reviews_read import JobReviewsRead
from .models.job_status import JobStatus
from .models.job_update import JobUpdate
from .models.kyc_read import KycRead
from .models.kyc_status import KycStatus
from .models.legal_hold_read import LegalHoldRead
from .models.link_request import LinkRequest
from .models.link_start import LinkStart
from .models.link_token import LinkToken
from .models.list_disputes_status import ListDisputesStatus
from .models.list_kyc_cases_status import ListKycCasesStatus
from .models.listed_any_service_read import ListedAnyServiceRead
from .models.listed_appeal import ListedAppeal
from .models.listed_attempt_read import ListedAttemptRead
from .models.listed_audit_read import ListedAuditRead
from .models.listed_case_read import ListedCaseRead
from .models.listed_category_read import ListedCategoryRead
from .models.listed_event_read import ListedEventRead
from .models.listed_identity_read import ListedIdentityRead
from .models.listed_inspected_message import ListedInspectedMessage
from .models.listed_job_event_read import ListedJobEventRead
from .models.listed_job_offer_read import ListedJobOfferRead
from .models.listed_job_read import ListedJobRead
from .models.listed_message_read import ListedMessageRead
from .models.listed_moderated_read import ListedModeratedRead
from .models.listed_name_change_read import ListedNameChangeRead
from .models.listed_passkey_read import ListedPasskeyRead
from .models.listed_public_worker import ListedPublicWorker
from .models.listed_queued_dispute_read import ListedQueuedDisputeRead
from .models.listed_review_read import ListedReviewRead
from .models.listed_service_read import ListedServiceRead
from .models.listed_session_read import ListedSessionRead
from .models.listed_thread_read import ListedThreadRead
from .models.listed_user_read import ListedUserRead
from .models.listed_webhook_read import ListedWebhookRead
from .models.log_position import LogPosition
from .models.managed_category_read import ManagedCategoryRead
from .models.message_create import MessageCreate
from .models.message_read import MessageRead
from .models.moderated_detail import ModeratedDetail
from .models.newcomer_create import NewcomerCreate
from .models.notifications_seen import NotificationsSeen
from .models.offer_create import OfferCreate
from .models.offer_decline import OfferDecline
from .models.opened import Opened
from .models.overview_read import OverviewRead
from .models.own_account_read import OwnAccountRead
from .models.passkey_create import PasskeyCreate
from .models.passkey_login import PasskeyLogin
from .models.passkey_login_start import PasskeyLoginStart
from .models.passkey_read import PasskeyRead
from .models.password_change import PasswordChange
from .models.password_login import PasswordLogin
from .models.password_reset import PasswordReset
from .models.picture_form import PictureForm
from .models.picture_read import PictureRead
from .models.provider_read import ProviderRead
from .models.public_client import PublicClient
from .models.public_worker import PublicWorker
from .models.read_mark import ReadMark
from .models.reason import Reason
from .models.reauthentication import Reauthentication
from .models.recovery_codes import RecoveryCodes
from .models.refresh import Refresh
from .models.rejection import Rejection
from .models.replay_create import ReplayCreate
from .models.replay_read import ReplayRead
from .models.reply_update import ReplyUpdate
from .models.required_file_read import RequiredFileRead
from .models.requirements_read import RequirementsRead
from .models.resolution import Resolution
from .models.review_create import ReviewCreate
from .models.review_read import ReviewRead
from .models.review_removal import ReviewRemoval
from .models.review_status import ReviewStatus
from .models.review_update import ReviewUpdate
from .models.role import Role
from .models.search_services_sort import SearchServicesSort
from .models.service_create import ServiceCreate
from .models.service_read import ServiceRead
from .models.service_status import ServiceStatus
from .models.service_update import ServiceUpdate
from .models.services_found import ServicesFound
from .models.settlement_create import SettlementCreate
from .models.side import Side
from .models.signup_create import SignupCreate
from .models.signup_role import SignupRole
from .models.slot import Slot
from .models.statement_create import StatementCreate
from .models.stats_read import StatsRead
from .models.submission_form import SubmissionForm
from .models.submission_read import SubmissionRead
from .models.summary_read import SummaryRead
from .models.system_read import SystemRead
from .models.thread_create import ThreadCreate
from .models.thread_read import ThreadRead
from .models.token_read import TokenRead
from .models.token_request import TokenRequest
from .models.totp_confirm import TotpConfirm
from .models.totp_create import TotpCreate
from .models.totp_delete import TotpDelete
from .models.totp_read import TotpRead
from .models.unread_notifications import UnreadNotifications
from .models.unread_read import UnreadRead
from .models.user_read import UserRead
from .models.user_status import UserStatus
from .models.verification import Verification
from .models.verified import Verified
from .models.waiting_read import WaitingRead
from .models.webhook_create import WebhookCreate
from .models.webhook_enable import WebhookEnable
from .models.webhook_read import WebhookRead
from .models.webhook_secret_read import WebhookSecretRead
from .models.webhook_update import WebhookUpdate
from .models.worker_read import WorkerRead
from .models.worker_update import WorkerUpdate
from .types import UNSET, Unset


class Operations(Transport):
    """One method for each operation."""

    def get_key_set(
        self,
    ) -> GetKeySetResponse200:
        """The public keys of access tokens as a JWK set (RFC 7517), for other services that verify them.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(_get_key_set())

    def change_email(
        self,
        body: EmailChange,
    ) -> Detail:
        """Change your e-mail address.

        A link goes to the new one and a notice to the old one, which stays valid until
        the link is used. The response is the same whether or not the new address has an account.

        For clients, workers and administrators. Not while the account is frozen. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return self.call(
            _change_email(
                body,
            )
        )

    def confirm_email_change(
        self,
        body: LinkToken,
    ) -> Verified:
        """Verify a new e-mail address with the mailed link.

        The link works once, within an hour.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _confirm_email_change(
                body,
            )
        )

    def change_password(
        self,
        body: PasswordChange,
    ) -> None:
        """Change your password, given the old one.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _change_password(
                body,
            )
        )

    def request_password_reset(
        self,
        body: Address,
    ) -> Detail:
        """Ask for a password reset link.

        The response is the same whether or not the address has an account.

        For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return self.call(
            _request_password_reset(
                body,
            )
        )

    def list_identities(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedIdentityRead:
        """The provider accounts that you can sign in with.

        For clients, workers and administrators.
        """

        return self.call(
            _list_identities(
                limit=limit,
                cursor=cursor,
            )
        )

    def unlink_identity(
        self,
        id: UUID,
        body: Reauthentication,
    ) -> None:
        """Unlink one of them.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _unlink_identity(
                id,
                body,
            )
        )

    def log_in(
        self,
        body: PasswordLogin,
    ) -> TokenRead:
        """Sign in with e-mail address and password, and a code if the account has a second factor.

        A browser page asks
        for cookies instead of tokens; requests that change something must then come from a page of this origin.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _log_in(
                body,
            )
        )

    def log_out(
        self,
    ) -> None:
        """End this session.

        Its access token is refused from the next request on.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(_log_out())

    def log_out_everywhere(
        self,
    ) -> None:
        """End every session.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(_log_out_everywhere())

    def get_account(
        self,
    ) -> OwnAccountRead:
        """Your account.

        For clients, workers and administrators.
        """

        return self.call(_get_account())

    def delete_account(
        self,
        body: Reauthentication,
    ) -> None:
        """Delete your account for ever: your personal data are erased, and the other side's records keep a "Deleted user".

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _delete_account(
                body,
            )
        )

    def update_account(
        self,
        body: AccountUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> OwnAccountRead:
        """Change how you are written to.

        Omitted fields stay unchanged. Clients and workers may do it with their profile, too.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_account(
                body,
                if_match=if_match,
            )
        )

    def get_export(
        self,
    ) -> ExportRead:
        """The status of your latest export, and its download URL.

        For clients, workers and administrators.
        """

        return self.call(_get_export())

    def request_export(
        self,
        body: Reauthentication,
    ) -> ExportRead:
        """Request an export of all of your data: a ZIP file of JSON and your own files.

        Events of long ago, which are archived,
        are not in it, but the history of your jobs is. What you do as an administrator is not in it, but in the audit trail. It is packed in the
        background, one at a time, and you get a mail when it is ready. Download it in the session that requested it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _request_export(
                body,
            )
        )

    def download_export(
        self,
        *,
        token: str,
    ) -> bytes:
        """Download an export.

        Its URL is enough, for 24 hours or until the session that requested it ends, by signing out, a
        new password or a frozen account. Every download is recorded in the audit trail.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _download_export(
                token=token,
            )
        )

    def list_oidc_providers(
        self,
    ) -> list[ProviderRead]:
        """The configured providers.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(_list_oidc_providers())

    def finish_oidc_login(
        self,
        provider: str,
        *,
        state: str | Unset = UNSET,
        code: str | Unset = UNSET,
        iss: str | Unset = UNSET,
        error: str | Unset = UNSET,
        user: str | Unset = UNSET,
        others: FinishOidcLoginOthers | Unset = UNSET,
    ) -> TokenRead:
        """The provider sends the browser back here.

        The user is signed in to the account that is linked, to the one
        with the verified address, or to a new one. Works once. A browser navigation always ends with a redirect to
        `return_to`, with `?error=` and the problem's code if it failed.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _finish_oidc_login(
                provider,
                state=state,
                code=code,
                iss=iss,
                error=error,
                user=user,
                others=others,
            )
        )

    def finish_oidc_login_by_form(
        self,
        provider: str,
        body: Callback,
    ) -> TokenRead:
        """The same for a provider that uses a form post (`response_mode=form_post`).

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _finish_oidc_login_by_form(
                provider,
                body,
            )
        )

    def complete_oidc_signup(
        self,
        provider: str,
        body: NewcomerCreate,
    ) -> TokenRead:
        """Give your name, if the provider does not: its redirect then ended with `name_required`, and the browser
        keeps the cookie of the attempt for ten minutes.

        This creates the account.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _complete_oidc_signup(
                provider,
                body,
            )
        )

    def link_identity(
        self,
        provider: str,
        body: LinkRequest,
    ) -> LinkStart:
        """Link a provider to your account, so that you can sign in with it.

        Open the URL in the browser that sent this
        request.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _link_identity(
                provider,
                body,
            )
        )

    def start_oidc_login(
        self,
        provider: str,
        *,
        role: SignupRole | Unset = UNSET,
        return_to: str | Unset = UNSET,
    ) -> LinkStart:
        """Sign in or up with a provider.

        Open this in a browser: it redirects to the provider, which sends the browser
        back. A page that wants to send the browser itself asks for JSON. A cookie binds the attempt to that browser for
        ten minutes.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _start_oidc_login(
                provider,
                role=role,
                return_to=return_to,
            )
        )

    def list_passkeys(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedPasskeyRead:
        """Your passkeys.

        For clients, workers and administrators.
        """

        return self.call(
            _list_passkeys(
                limit=limit,
                cursor=cursor,
            )
        )

    def finish_passkey_registration(
        self,
        body: PasskeyCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> PasskeyRead:
        """Add the passkey that the authenticator created.

        It signs in without password and code.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _finish_passkey_registration(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def finish_passkey_login(
        self,
        body: PasskeyLogin,
    ) -> TokenRead:
        """Sign in with the authenticator's response.

        It works once.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _finish_passkey_login(
                body,
            )
        )

    def start_passkey_login(
        self,
        body: PasskeyLoginStart,
    ) -> CeremonyRead:
        """Start signing in with a passkey.

        No account is named: the authenticator knows it.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _start_passkey_login(
                body,
            )
        )

    def start_passkey_registration(
        self,
        body: Reauthentication,
    ) -> CeremonyRead:
        """Start adding a passkey (WebAuthn).

        Starting again invalidates an earlier start. Administrators who have a passkey or an authenticator app
        do it in a session that was opened with it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _start_passkey_registration(
                body,
            )
        )

    def delete_passkey(
        self,
        id: UUID,
        body: Reauthentication,
    ) -> None:
        """Remove a passkey.

        Your other sessions end. Administrators do it in a session that was opened with a passkey or an authenticator app.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _delete_passkey(
                id,
                body,
            )
        )

    def refresh_session(
        self,
        body: Refresh | Unset = UNSET,
    ) -> TokenRead:
        """Exchange a refresh token for the next pair of tokens.

        Each works once; a lost response may be requested
        again within ten seconds, while the new token is unused. Using an old token in any other case ends the
        session. A session in cookies is refreshed without a body.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _refresh_session(
                body,
            )
        )

    def reset_password(
        self,
        body: PasswordReset,
    ) -> None:
        """Set a new password with a mailed link.

        It works once, within an hour. Every session ends, and pending
        address changes, exports and set-ups are cancelled. Passkeys, linked providers and the second factor stay
        unless you say so: `POST /auth/reset-password/credentials` lists them.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _reset_password(
                body,
            )
        )

    def get_reset_credentials(
        self,
        body: LinkToken,
    ) -> CredentialsRead:
        """The account's sign-in methods besides its password, for the holder of a reset link.

        The link stays valid.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _get_reset_credentials(
                body,
            )
        )

    def list_sessions(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedSessionRead:
        """Your sessions.

        For clients, workers and administrators.
        """

        return self.call(
            _list_sessions(
                limit=limit,
                cursor=cursor,
            )
        )

    def end_session(
        self,
        id: UUID,
    ) -> None:
        """End one of your sessions.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _end_session(
                id,
            )
        )

    def sign_up(
        self,
        body: SignupCreate,
    ) -> Detail:
        """Sign up.

        The response is the same whether or not the address has an account; its owner gets a mail either
        way. A cookie identifies the browser that signed up for one day.

        For everyone, signed in or not. At most 100 an hour for an address.
        """

        return self.call(
            _sign_up(
                body,
            )
        )

    def create_token(
        self,
        body: TokenRequest,
    ) -> TokenRead:
        """Sign in or refresh with OAuth 2 (RFC 6749).

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _create_token(
                body,
            )
        )

    def set_up_totp(
        self,
        body: TotpCreate,
    ) -> TotpRead:
        """Set up an authenticator app (TOTP, RFC 6238).

        It is required once you have confirmed its first code. Administrators who have a passkey do
        it in a session that was opened with it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _set_up_totp(
                body,
            )
        )

    def disable_totp(
        self,
        body: TotpDelete,
    ) -> None:
        """Remove your second factor.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _disable_totp(
                body,
            )
        )

    def confirm_totp(
        self,
        body: TotpConfirm,
    ) -> RecoveryCodes:
        """Confirm the first code of the app.

        From now on signing in takes a code too, and your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _confirm_totp(
                body,
            )
        )

    def verify_email(
        self,
        body: Verification,
    ) -> Verified:
        """Verify an address with the mailed link.

        The link works once, within 24 hours. It never sets a password that
        another person chose, nor a name, a role or a phone number: in another browser than the one that signed up,
        `password` is required as well. If it is not the password of the sign-up, `role` and `first_name` are required,
        too. Without them the response is 422 `password_required`, and the link stays valid.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return self.call(
            _verify_email(
                body,
            )
        )

    def resend_verification_email(
        self,
        body: Address,
    ) -> Detail:
        """Send the link that proves an address once more.

        For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return self.call(
            _resend_verification_email(
                body,
            )
        )

    def list_audit_events(
        self,
        *,
        actor_id: UUID | Unset = UNSET,
        subject_id: UUID | Unset = UNSET,
        type_: EventKind | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        until: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAuditRead:
        """The audit trail, newest first: who did what to whom and why.

        Entries are never changed.

        For administrators.
        """

        return self.call(
            _list_audit_events(
                actor_id=actor_id,
                subject_id=subject_id,
                type_=type_,
                from_=from_,
                until=until,
                limit=limit,
                cursor=cursor,
            )
        )

    def create_category(
        self,
        body: CategoryCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ManagedCategoryRead:
        """Create a category.

        There are at most 200.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _create_category(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_category(
        self,
        slug: str,
    ) -> ManagedCategoryRead:
        """One category with its place in the order.

        For administrators.
        """

        return self.call(
            _get_category(
                slug,
            )
        )

    def update_category(
        self,
        slug: str,
        body: CategoryUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ManagedCategoryRead:
        """Rename, move, retire or restore a category.

        Its slug stays, and so do its listings, which are found by the new name a
        little later. A retired category takes no new listings.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_category(
                slug,
                body,
                if_match=if_match,
            )
        )

    def list_disputes(
        self,
        *,
        status: ListDisputesStatus | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedQueuedDisputeRead:
        """The disputes with a status, by default those that wait for a decision: open ones, and those with an appeal.

        What was said is not in it.

        For administrators.
        """

        return self.call(
            _list_disputes(
                status=status,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_dispute_case(
        self,
        id: UUID,
    ) -> DisputeRead:
        """A dispute that you have claimed, or that is decided, with all that was said.

        Each look at a decided one is in the audit trail.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _get_dispute_case(
                id,
            )
        )

    def claim_dispute(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Claim a dispute for half an hour, or go on with it: no other administrator reads it or decides on it meanwhile.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _claim_dispute(
                id,
                idempotency_key=idempotency_key,
            )
        )

    def list_dispute_messages(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedInspectedMessage:
        """What the two sides of a dispute that you have claimed wrote to each other between the proposal of the job and its end, newest first.
        Each page that you read is in the audit trail.

        The two sides are not told.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _list_dispute_messages(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def release_dispute(
        self,
        id: UUID,
    ) -> None:
        """Release a dispute that you have claimed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _release_dispute(
                id,
            )
        )

    def resolve_dispute(
        self,
        id: UUID,
        body: Resolution,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Decide on a dispute that you have claimed: what the worker gets of the agreed total, and why.

        The job is confirmed if that is more
        than nothing or all of a total of 0, and cancelled otherwise; without an agreed total it is confirmed if the work was marked as done. Of an appeal, decide what another administrator has decided before; the status of the job stays.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _resolve_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def list_all_jobs(
        self,
        *,
        status: JobStatus | Unset = UNSET,
        user_id: UUID | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        until: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobRead:
        """All jobs, newest first.

        For administrators.
        """

        return self.call(
            _list_all_jobs(
                status=status,
                user_id=user_id,
                from_=from_,
                until=until,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_job_case(
        self,
        id: UUID,
    ) -> JobCaseRead:
        """A job with its offers, the status of its dispute, the reviews of both sides, the size of its conversation, and its history.

        For administrators.
        """

        return self.call(
            _get_job_case(
                id,
            )
        )

    def inspect_job(
        self,
        id: UUID,
        body: Reason,
    ) -> InspectionRead:
        """State why you need to read the conversation of a job.

        The reason is recorded in the audit trail, and you may read the
        messages for an hour. The participants are not told.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _inspect_job(
                id,
                body,
            )
        )

    def list_inspected_messages(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedInspectedMessage:
        """The messages of the conversation of a job, newest first, also those about other jobs of the two.

        You need to have stated
        a reason within the last hour: `POST /admin/jobs/{id}/inspect`. Otherwise it is 403 `reason_needed`.

        For administrators.
        """

        return self.call(
            _list_inspected_messages(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def list_kyc_cases(
        self,
        *,
        status: ListKycCasesStatus | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedCaseRead:
        """The queue of submissions; by default those that wait for a decision.

        For administrators.
        """

        return self.call(
            _list_kyc_cases(
                status=status,
                worker_id=worker_id,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_kyc_case(
        self,
        id: UUID,
    ) -> CaseDetail:
        """One submission with its files, its signals, and the worker's other submissions.

        For administrators.
        """

        return self.call(
            _get_kyc_case(
                id,
            )
        )

    def approve_kyc_case(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Approve a submission: the worker may publish from now on.

        An earlier approval ends. If the operator requires
        two administrators, the submission waits for the second one.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _approve_kyc_case(
                id,
                idempotency_key=idempotency_key,
            )
        )

    def claim_kyc_case(
        self,
        id: UUID,
    ) -> CaseRead:
        """Claim a submission for half an hour: no other administrator can decide on it meanwhile.

        Viewing a file and
        deciding claim it automatically.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _claim_kyc_case(
                id,
            )
        )

    def get_kyc_file(
        self,
        id: UUID,
        slot: Slot,
    ) -> bytes:
        """View a file, always completely: `Range` is ignored.

        Each view is recorded in the audit trail and claims an
        open submission.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _get_kyc_file(
                id,
                slot,
            )
        )

    def reject_kyc_case(
        self,
        id: UUID,
        body: Rejection,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Reject a submission with a reason.

        The worker may submit again.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _reject_kyc_case(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def release_kyc_case(
        self,
        id: UUID,
    ) -> CaseRead:
        """Release a claimed submission.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _release_kyc_case(
                id,
            )
        )

    def request_kyc_changes(
        self,
        id: UUID,
        body: ChangeRequest,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Reject some files of a submission with reasons.

        The worker submits these again and keeps the others.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _request_kyc_changes(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def revoke_kyc_case(
        self,
        id: UUID,
        body: Rejection,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Revoke an approval with a reason.

        The worker's listings are hidden; they may submit again.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _revoke_kyc_case(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def list_name_changes(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedNameChangeRead:
        """Name changes requested by workers with a verified name.

        The verified name stays until you decide.

        For administrators.
        """

        return self.call(
            _list_name_changes(
                limit=limit,
                cursor=cursor,
            )
        )

    def approve_name_change(
        self,
        id: UUID,
    ) -> None:
        """Approve a name change: the worker gets the new name and stays verified.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _approve_name_change(
                id,
            )
        )

    def reject_name_change(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Reject a name change with a reason: the worker keeps the verified name.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _reject_name_change(
                id,
                body,
            )
        )

    def list_review_appeals(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAppeal:
        """The appeals that wait for a decision, oldest first.

        For administrators.
        """

        return self.call(
            _list_review_appeals(
                limit=limit,
                cursor=cursor,
            )
        )

    def list_reviews(
        self,
        *,
        flagged: bool | Unset = UNSET,
        status: ReviewStatus | Unset = UNSET,
        reviewer: Side | Unset = UNSET,
        author_id: UUID | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedModeratedRead:
        """Reviews with their open flags, newest first.

        For administrators.
        """

        return self.call(
            _list_reviews(
                flagged=flagged,
                status=status,
                reviewer=reviewer,
                author_id=author_id,
                worker_id=worker_id,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_moderated_review(
        self,
        id: UUID,
    ) -> ModeratedDetail:
        """A review with its open flags, and what is known of both sides.

        For administrators.
        """

        return self.call(
            _get_moderated_review(
                id,
            )
        )

    def delete_review(
        self,
        id: UUID,
        body: ReviewRemoval,
    ) -> None:
        """Remove a review: it stops counting.

        Its author is told the reason and can appeal.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _delete_review(
                id,
                body,
            )
        )

    def decide_review_appeal(
        self,
        id: UUID,
        body: AppealDecision,
    ) -> None:
        """Decide on an appeal: the review becomes visible again, or stays removed.

        Its author is told the reason.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _decide_review_appeal(
                id,
                body,
            )
        )

    def keep_review(
        self,
        id: UUID,
    ) -> None:
        """Keep a review: its flags are closed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _keep_review(
                id,
            )
        )

    def restore_review(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Restore a review that was removed.

        It counts as if it had not been. Its author and the worker whom it is about are told. An
        appeal against the removal is granted with it, so that then another administrator than the one who has removed it restores it, if there is one.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _restore_review(
                id,
                body,
            )
        )

    def list_all_services(
        self,
        *,
        status: ServiceStatus | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        category: str | Unset = UNSET,
        paused_by_moderation: bool | Unset = UNSET,
        removed: bool | Unset = UNSET,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAnyServiceRead:
        """All listings, drafts and paused ones included, newest first.

        For administrators. At most 300 a minute for an address.
        """

        return self.call(
            _list_all_services(
                status=status,
                worker_id=worker_id,
                category=category,
                paused_by_moderation=paused_by_moderation,
                removed=removed,
                q=q,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_any_service(
        self,
        id: UUID,
    ) -> AnyServiceRead:
        """One listing, public or not, also one that an administrator has removed.

        For administrators.
        """

        return self.call(
            _get_any_service(
                id,
            )
        )

    def pause_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Pause a listing: only its worker sees it, who is told why and cannot publish it.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _pause_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def remove_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Remove a listing: its worker is told why.

        It can be restored until its text is erased.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _remove_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def restore_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Restore a listing that an administrator has paused or removed: it gets the status back that it had before.

        Its worker is
        told.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _restore_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_settings(
        self,
    ) -> ConfigurationRead:
        """The settings that are in effect on the node that answers, secrets masked, where each came from, and the keys that sign
        access tokens.

        For administrators.
        """

        return self.call(_get_settings())

    def get_stats(
        self,
        *,
        from_: datetime.date | Unset = UNSET,
        to: datetime.date | Unset = UNSET,
    ) -> StatsRead:
        """Statistics: totals, which may be half a minute old, and daily counts for at most a year.

        For administrators.
        """

        return self.call(
            _get_stats(
                from_=from_,
                to=to,
            )
        )

    def get_system_status(
        self,
    ) -> SystemRead:
        """The state of the installation: versions, queues, mails, the event log, files, disks and background work.

        For administrators.
        """

        return self.call(_get_system_status())

    def list_users(
        self,
        *,
        role: Role | Unset = UNSET,
        status: UserStatus | Unset = UNSET,
        kyc_status: KycStatus | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedUserRead:
        """Accounts, newest first.

        For administrators. At most 300 a minute for an address.
        """

        return self.call(
            _list_users(
                role=role,
                status=status,
                kyc_status=kyc_status,
                from_=from_,
                q=q,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_user(
        self,
        id: UUID,
    ) -> AccountDetails:
        """One account.

        For administrators.
        """

        return self.call(
            _get_user(
                id,
            )
        )

    def delete_user(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Delete an account permanently: personal data are erased, and the other side's records keep a "Deleted user".

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _delete_user(
                id,
                body,
            )
        )

    def get_user_actions(
        self,
        id: UUID,
    ) -> ActionsRead:
        """What you can do with an account now, and what each would do, counted before.

        For administrators.
        """

        return self.call(
            _get_user_actions(
                id,
            )
        )

    def ban_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Ban an account: every session ends, and it is hidden.

        The reviews by a client are flagged, so that you find them
        among the flagged ones and decide on each; they count until then.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _ban_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def end_user_sessions(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """End every session of an account: its owner has to sign in again, on every device, and is told why.

        Links that were
        mailed stop working.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _end_user_sessions(
                id,
                body,
            )
        )

    def export_user(
        self,
        id: UUID,
        body: Reason,
    ) -> bytes:
        """Download everything that an account's own export contains, as a ZIP file: also identity documents, except those that wait for the malware
        scanner or were not submitted.

        It is recorded with your reason before the first byte is sent. At most five a day.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _export_user(
                id,
                body,
            )
        )

    def freeze_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Freeze an account: it may read but not change, and is hidden.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _freeze_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_legal_hold(
        self,
        id: UUID,
    ) -> LegalHoldRead:
        """The legal hold on a worker's documents, if there is one.

        For administrators.
        """

        return self.call(
            _get_legal_hold(
                id,
            )
        )

    def place_legal_hold(
        self,
        id: UUID,
        body: Reason,
    ) -> LegalHoldRead:
        """Place a legal hold: the worker's documents are kept beyond the retention period, and even if the account is
        deleted.

        The worker is not notified.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _place_legal_hold(
                id,
                body,
            )
        )

    def lift_legal_hold(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Lift a legal hold.

        If the account was deleted meanwhile, the documents are destroyed now.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _lift_legal_hold(
                id,
                body,
            )
        )

    def get_user_overview(
        self,
        id: UUID,
    ) -> OverviewRead:
        """An account and everything around it: sign-ins, identity checks, listings, jobs, reviews, failed work, and what was done
        with it.

        For administrators.
        """

        return self.call(
            _get_user_overview(
                id,
            )
        )

    def unban_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Unban an account.

        If it was frozen before the ban, it is frozen again. The flags that the ban has raised are closed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _unban_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def unfreeze_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Unfreeze an account.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _unfreeze_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_waiting(
        self,
    ) -> WaitingRead:
        """What waits for a decision, by kind: how much, and since when.

        For administrators.
        """

        return self.call(_get_waiting())

    def list_webhooks(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedWebhookRead:
        """Webhooks, newest first.

        For administrators.
        """

        return self.call(
            _list_webhooks(
                limit=limit,
                cursor=cursor,
            )
        )

    def create_webhook(
        self,
        body: WebhookCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> WebhookRead:
        """Create a webhook: events from now on are sent to its URL by `POST`, signed as Standard Webhooks
        (<https://www.standardwebhooks.com>).

        The body is `{"type": "job.accepted", "timestamp": "…", "id": 4711, "data": {…}}`, at most 16 KiB: what the event feed of
        administrators shows, for every type of event; never the content of messages. An event that leads to no 2xx is sent
        again ten times within three days, with the same `webhook-id`; meanwhile later events of the same subject wait. At
        least once: an event can come twice, so remember `webhook-id`. Redirects are not followed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _create_webhook(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_webhook(
        self,
        id: UUID,
    ) -> WebhookRead:
        """One webhook.

        For administrators.
        """

        return self.call(
            _get_webhook(
                id,
            )
        )

    def delete_webhook(
        self,
        id: UUID,
    ) -> None:
        """Delete a webhook with its attempts.

        Nothing is delivered any more.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _delete_webhook(
                id,
            )
        )

    def update_webhook(
        self,
        id: UUID,
        body: WebhookUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> WebhookRead:
        """Change the URL, the description or the types of events of a webhook.

        Events that wait already are delivered all the
        same.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_webhook(
                id,
                body,
                if_match=if_match,
            )
        )

    def list_webhook_attempts(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAttemptRead:
        """The attempts to deliver to a webhook, newest first: the last thousand, of the last 30 days.

        For administrators.
        """

        return self.call(
            _list_webhook_attempts(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def disable_webhook(
        self,
        id: UUID,
    ) -> WebhookRead:
        """Disable a webhook.

        Events wait in the log until it is enabled.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _disable_webhook(
                id,
            )
        )

    def enable_webhook(
        self,
        id: UUID,
        body: WebhookEnable,
    ) -> WebhookRead:
        """Enable a webhook.

        It goes on where it has stopped, so nothing is lost, unless you skip what it has missed. That is
        necessary once events that it has missed are archived (`events_archived`). If it is enabled but paused after failures,
        the next attempt is made now.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _enable_webhook(
                id,
                body,
            )
        )

    def replay_webhook(
        self,
        id: UUID,
        body: ReplayCreate,
    ) -> ReplayRead:
        """Deliver a range of events again, in the background, with the same `webhook-id`s.

        Events that are archived are not
        delivered any more.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _replay_webhook(
                id,
                body,
            )
        )

    def rotate_webhook_secret(
        self,
        id: UUID,
    ) -> WebhookRead:
        """Replace the secret of a webhook.

        For 24 hours messages carry two signatures, of the new and of the former secret.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _rotate_webhook_secret(
                id,
            )
        )

    def get_webhook_secret(
        self,
        id: UUID,
    ) -> WebhookSecretRead:
        """Show the secret of a webhook.

        Each time is in the audit trail.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _get_webhook_secret(
                id,
            )
        )

    def test_webhook(
        self,
        id: UUID,
    ) -> AttemptRead:
        """Send a test, `{"type": "webhook.test", …}`, now, also to a disabled webhook.

        For administrators. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _test_webhook(
                id,
            )
        )

    def list_categories(
        self,
        *,
        include_retired: bool | Unset = UNSET,
    ) -> ListedCategoryRead:
        """The categories, all on one page, with names in the language of `Accept-Language`.

        The counts of their listings may be a
        minute old, and older while the server is overloaded.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(
            _list_categories(
                include_retired=include_retired,
            )
        )

    def search_services(
        self,
        *,
        q: str | Unset = UNSET,
        location: str | Unset = UNSET,
        category: list[str] | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        min_rating: float | Unset = UNSET,
        available: bool | Unset = UNSET,
        currency: str | Unset = UNSET,
        min_price: int | Unset = UNSET,
        max_price: int | Unset = UNSET,
        near: str | Unset = UNSET,
        radius_km: float | Unset = UNSET,
        bbox: str | Unset = UNSET,
        sort: SearchServicesSort | Unset = UNSET,
        total: bool | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ServicesFound:
        """Search the listings.

        All filters can be combined; without filters, all listings are found. A client who is signed in
        learns which are their favorites.

        For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
        """

        return self.call(
            _search_services(
                q=q,
                location=location,
                category=category,
                worker_id=worker_id,
                min_rating=min_rating,
                available=available,
                currency=currency,
                min_price=min_price,
                max_price=max_price,
                near=near,
                radius_km=radius_km,
                bbox=bbox,
                sort=sort,
                total=total,
                limit=limit,
                cursor=cursor,
            )
        )

    def create_service(
        self,
        body: ServiceCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ServiceRead:
        """Create a listing.

        It is a draft unless `status` says otherwise; publishing needs an approved identity check.

        For workers. Not while the account is frozen. At most 200 a day for an account.
        """

        return self.call(
            _create_service(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def list_my_services(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """Your listings, drafts included, newest first.

        For workers.
        """

        return self.call(
            _list_my_services(
                limit=limit,
                cursor=cursor,
            )
        )

    def get_service(
        self,
        id: UUID,
    ) -> ServiceRead:
        """A public listing.

        Its worker and administrators can read it at any time.

        For everyone; clients, workers and administrators may get more. At most 1200 a minute for an address.
        """

        return self.call(
            _get_service(
                id,
            )
        )

    def delete_service(
        self,
        id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a listing of yours.

        Administrators may delete any.

        For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _delete_service(
                id,
                if_match=if_match,
            )
        )

    def update_service(
        self,
        id: UUID,
        body: ServiceUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ServiceRead:
        """Change a listing of yours.

        Administrators may change only the `status` of others' listings; what they pause,
        only they can publish again.

        For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_service(
                id,
                body,
                if_match=if_match,
            )
        )

    def list_worker_services(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """The public listings of a worker, newest first.

        For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
        """

        return self.call(
            _list_worker_services(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_my_client_profile(
        self,
    ) -> ClientRead:
        """Your profile.

        For clients.
        """

        return self.call(_get_my_client_profile())

    def update_my_client_profile(
        self,
        body: ClientUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ClientRead:
        """Change your profile.

        Omitted fields stay unchanged.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_my_client_profile(
                body,
                if_match=if_match,
            )
        )

    def list_favorite_services(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """The listings you have bookmarked.

        Hidden listings are left out until they are public again.

        For clients.
        """

        return self.call(
            _list_favorite_services(
                limit=limit,
                cursor=cursor,
            )
        )

    def add_favorite_service(
        self,
        service_id: UUID,
    ) -> None:
        """Bookmark a public listing.

        Only you can see it.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _add_favorite_service(
                service_id,
            )
        )

    def remove_favorite_service(
        self,
        service_id: UUID,
    ) -> None:
        """Remove a bookmark of a listing.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _remove_favorite_service(
                service_id,
            )
        )

    def list_favorites(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedPublicWorker:
        """The workers you have bookmarked.

        Hidden workers are left out until they are visible again.

        For clients.
        """

        return self.call(
            _list_favorites(
                limit=limit,
                cursor=cursor,
            )
        )

    def add_favorite(
        self,
        worker_id: UUID,
    ) -> None:
        """Bookmark a worker.

        Only you can see it.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _add_favorite(
                worker_id,
            )
        )

    def remove_favorite(
        self,
        worker_id: UUID,
    ) -> None:
        """Remove a bookmark.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _remove_favorite(
                worker_id,
            )
        )

    def upload_client_picture(
        self,
        body: PictureForm,
        *,
        on_progress: Progress | None = None,
    ) -> PictureRead:
        """Set your picture.

        It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
        one.

        For clients. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _upload_client_picture(
                body,
                on_progress=on_progress,
            )
        )

    def delete_client_picture(
        self,
    ) -> None:
        """Remove your picture.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(_delete_client_picture())

    def get_client(
        self,
        id: UUID,
    ) -> PublicClient:
        """A client.

        Contact data and the address are not included.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(
            _get_client(
                id,
            )
        )

    def get_picture(
        self,
        id: UUID,
        size: GetPictureSize,
    ) -> bytes:
        """A user's picture in one of its sizes: `96.webp`, `320.webp` or `1024.webp`, the maximum pixels of a side.

        It
        may be cached forever: a new picture has another URL.

        For everyone, signed in or not. At most 6000 a minute for an address.
        """

        return self.call(
            _get_picture(
                id,
                size,
            )
        )

    def list_client_reviews(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews of a client by workers, newest first, for workers who have a conversation with the client.

        For workers.
        """

        return self.call(
            _list_client_reviews(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_client_review_summary(
        self,
        id: UUID,
    ) -> SummaryRead:
        """The rating summary of a client, for workers who have a conversation with the client.

        It is never public.

        For workers.
        """

        return self.call(
            _get_client_review_summary(
                id,
            )
        )

    def create_review(
        self,
        id: UUID,
        body: ReviewCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ReviewRead:
        """Review the other side of a job whose work is done, once, until 14 days after the job was over.

        Only you can read your review until the other
        side has posted one, too, or the time is over; then both can be read. Until then you can change it or take it back. Nobody is told before
        whether the other side has posted one.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _create_review(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_job_reviews(
        self,
        id: UUID,
    ) -> JobReviewsRead:
        """The reviews of one of your jobs: yours, and the other side's once it can be read.

        For clients and workers.
        """

        return self.call(
            _get_job_reviews(
                id,
            )
        )

    def list_my_reviews(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews that you have written, newest first; those that only you can read yet, too.

        For clients and workers.
        """

        return self.call(
            _list_my_reviews(
                limit=limit,
                cursor=cursor,
            )
        )

    def get_review(
        self,
        id: UUID,
    ) -> ReviewRead:
        """A review.

        Its author and whom it is about can read it while it is visible, also when it does not count; its author also before it can be read
        by others.

        For everyone; clients and workers may get more. At most 1200 a minute for an address.
        """

        return self.call(
            _get_review(
                id,
            )
        )

    def withdraw_review(
        self,
        id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Take your review back while only you can read it.

        You can post another one.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _withdraw_review(
                id,
                if_match=if_match,
            )
        )

    def update_review(
        self,
        id: UUID,
        body: ReviewUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ReviewRead:
        """Change your review while only you can read it.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _update_review(
                id,
                body,
                if_match=if_match,
            )
        )

    def appeal_review_removal(
        self,
        id: UUID,
        body: AppealCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> Appeal:
        """Ask for another look at the removal of your review, once, within 14 days.

        Another administrator than the one who has removed it decides, if
        there is one.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _appeal_review_removal(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def flag_review(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Ask the administrators to check a review.

        It stays visible until they decide. Flagging it again changes
        nothing.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _flag_review(
                id,
                body,
            )
        )

    def reply_to_review(
        self,
        id: UUID,
        body: ReplyUpdate,
    ) -> ReviewRead:
        """Reply to a review of you, or change your reply within 48 hours.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _reply_to_review(
                id,
                body,
            )
        )

    def list_worker_reviews(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews of a worker, newest first.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(
            _list_worker_reviews(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_worker_review_summary(
        self,
        id: UUID,
    ) -> SummaryRead:
        """The rating summary of a worker.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(
            _get_worker_review_summary(
                id,
            )
        )

    def get_config(
        self,
    ) -> ConfigRead:
        """What a front end has to know of this installation before a user signs in: limits of files and texts, currencies, deadlines, how
        to sign in, and what an identity check asks for.

        The same for everybody. Keep it with its `ETag`, and ask again after some minutes.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(_get_config())

    def list_events(
        self,
        *,
        after: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedEventRead:
        """Events that concern you, oldest first, after `Last-Event-ID` or `after`.

        To begin now, ask for `GET /events/latest`.

        With `Accept: text/event-stream` they are sent live as Server-Sent Events: first all events after that position (without a
        position: no earlier ones), then new events as they happen. A frame has `id:` (the event's id), `event:` (its type) and `data:`
        (the same JSON as an item of the list). Since frames are named, an `EventSource` needs `addEventListener(type, …)` for each type;
        `onmessage` gets none. The first frame has the `id:` of the position and no data, so you can reconnect even before the first
        event, and `retry:`, 1 to 4 seconds chosen at random. While nothing happens, a comment comes every 15 seconds: a connection that
        is silent for longer is broken. Reconnect with the last `id` that you received, and you miss nothing and get nothing twice.

        An event of type `reset` says that events after your position cannot be read any more, because they are too old or
        a backup was restored: reload your data, and continue from its `id`. In the list it is the only item.

        A stream ends when the access token expires with which it was opened: refresh the token, and reconnect. An
        `EventSource` that has been signed in by a cookie reconnects by itself; if that fails with 401 (`readyState` is then
        `CLOSED`), refresh the session and open a new one with `after`.

        Kinds of events are added from time to time, and while the server is upgraded one of its nodes may not know an event that
        another has recorded: it leaves it out. So a page may have fewer items than its limit, or none, although another follows.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return self.call(
            _list_events(
                after=after,
                limit=limit,
                cursor=cursor,
            )
        )

    def get_latest_event(
        self,
    ) -> LogPosition:
        """Where the events that concern you end: read your data after this, and then the events after this `id`, and nothing is missed.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return self.call(_get_latest_event())

    def list_notifications(
        self,
        *,
        type_: list[EventKind] | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedEventRead:
        """Events that concern you and that you have not caused yourself, newest first: what a bell shows.

        They are the same as those of
        `GET /events`; new ones also come on its live feed. Events that are archived (90 days, if the operator has not set another time)
        are not listed any more.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return self.call(
            _list_notifications(
                type_=type_,
                limit=limit,
                cursor=cursor,
            )
        )

    def mark_notifications_seen(
        self,
        body: NotificationsSeen,
    ) -> UnreadNotifications:
        """Mark notifications as seen, on all of your devices.

        The mark moves forwards only, so devices may send it in any order. Other
        devices learn of it when they ask for `GET /notifications/unread` the next time.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _mark_notifications_seen(
                body,
            )
        )

    def count_unread_notifications(
        self,
        *,
        type_: list[EventKind] | Unset = UNSET,
    ) -> UnreadNotifications:
        """How many notifications you have not seen, and up to where you have seen them, on all of your devices.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return self.call(
            _count_unread_notifications(
                type_=type_,
            )
        )

    def get_identity_check_file(
        self,
        id: UUID,
        slot: Slot,
        *,
        token: str,
    ) -> bytes:
        """Fetch a file of a submission, at the URL in the check request.

        Each fetch is recorded in the audit trail.

        For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _get_identity_check_file(
                id,
                slot,
                token=token,
            )
        )

    def answer_identity_check(
        self,
        id: UUID,
        body: CheckAnswer,
        *,
        webhook_id: str,
        webhook_timestamp: int,
        webhook_signature: str,
    ) -> None:
        """Send the verdict on a submission, once.

        The message is signed with the shared secret as in Standard
        Webhooks, and at most five minutes old.

        For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _answer_identity_check(
                id,
                body,
                webhook_id=webhook_id,
                webhook_timestamp=webhook_timestamp,
                webhook_signature=webhook_signature,
            )
        )

    def list_jobs(
        self,
        *,
        status: JobStatus | Unset = UNSET,
        thread_id: UUID | Unset = UNSET,
        side: Side | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobRead:
        """Your jobs, newest first.

        For clients and workers.
        """

        return self.call(
            _list_jobs(
                status=status,
                thread_id=thread_id,
                side=side,
                limit=limit,
                cursor=cursor,
            )
        )

    def create_job(
        self,
        body: JobCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Propose a job to the worker of an open conversation, which has at most one unfinished job.

        You can propose five a day to a worker, in
        whichever conversations.

        For clients. Not while the account is frozen. At most 20 an hour for an account, 5 a day for an account with the same counterpart.
        """

        return self.call(
            _create_job(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_job(
        self,
        id: UUID,
    ) -> JobRead:
        """One of your jobs.

        For clients and workers.
        """

        return self.call(
            _get_job(
                id,
            )
        )

    def update_job(
        self,
        id: UUID,
        body: JobUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Change title or description of a proposal of yours while no offer is open, at most ten times a day.

        The worker hears of it
        and has to accept the new version. Price and time are changed by another offer.

        For clients. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
        """

        return self.call(
            _update_job(
                id,
                body,
                if_match=if_match,
            )
        )

    def accept_job(
        self,
        id: UUID,
        body: JobAcceptance | Unset = UNSET,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Accept the open offer of the client, or a proposal without terms.

        Needs an approved identity check. What was changed after it was
        proposed is accepted with the `version` that you have seen; if it has changed since then, the answer is 409 `outdated_version`.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _accept_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def cancel_job(
        self,
        id: UUID,
        body: JobCancel,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Cancel a job: as its client before the work is done, as its worker after the agreement.

        What that costs was agreed with the job;
        `outcome` says what came of it.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _cancel_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def preview_cancellation(
        self,
        id: UUID,
    ) -> CancellationRead:
        """What cancelling a job of yours would cost now, and until when that holds.

        For clients and workers.
        """

        return self.call(
            _preview_cancellation(
                id,
            )
        )

    def complete_job(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Mark the work as done, not before the agreed start.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _complete_job(
                id,
                idempotency_key=idempotency_key,
            )
        )

    def contest_no_show(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Contest that you did not come; also while your account is frozen.

        The job is disputed then: you want what was agreed, and the other side has to answer.

        For clients and workers. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _contest_no_show(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def get_dispute(
        self,
        id: UUID,
    ) -> DisputeRead:
        """The dispute of one of your jobs, with all that was said.

        For clients and workers.
        """

        return self.call(
            _get_dispute(
                id,
            )
        )

    def open_dispute(
        self,
        id: UUID,
        body: DisputeCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Open a dispute about a job: after its agreed start (a day after an agreement without one), or when its work is marked as done.

        Nothing ends by itself any more. If the
        other side says nothing for five days, what you want counts. Both sides can say more and propose settlements; an administrator
        decides if they do not agree.

        For clients and workers. Not while the account is frozen. At most 10 a day for an account.
        """

        return self.call(
            _open_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def appeal_dispute(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Appeal against the decision of an administrator, within fourteen days; one side may, once.

        Another administrator decides on it, if
        there is one. What the worker gets may change; the status of the job does not.

        For clients and workers. At most 10 a day for an account.
        """

        return self.call(
            _appeal_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def propose_settlement(
        self,
        id: UUID,
        body: SettlementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Propose how to settle a dispute of yours.

        One that is open is superseded, whichever side proposed it.

        For clients and workers. Not while the account is frozen. At most 60 a day for an account, 10 a day for an account with the same counterpart.
        """

        return self.call(
            _propose_settlement(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def accept_settlement(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Accept the open settlement that the other side has proposed.

        The job ends by it, for good.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _accept_settlement(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    def decline_settlement(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Decline the open settlement that the other side has proposed.

        The dispute goes on.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _decline_settlement(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    def create_dispute_statement(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Say something about a dispute of yours, at most twenty times, also while an appeal waits or your account is frozen.

        It cannot be changed.

        For clients and workers. At most 60 a day for an account, 10 a day for an account with the same counterpart.
        """

        return self.call(
            _create_dispute_statement(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def list_job_events(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobEventRead:
        """The history of one of your jobs, oldest first.

        For clients and workers.
        """

        return self.call(
            _list_job_events(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def finalize_job(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Confirm that the work is done.

        After some days this happens automatically.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _finalize_job(
                id,
                idempotency_key=idempotency_key,
            )
        )

    def list_offers(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobOfferRead:
        """The offers of one of your jobs with their lines, the newest first.

        For clients and workers.
        """

        return self.call(
            _list_offers(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    def create_offer(
        self,
        id: UUID,
        body: OfferCreate,
        *,
        idempotency_key: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Offer terms for a proposal, or, after the agreement, other ones: another time, another price, more work.

        An offer that is open is
        superseded, whoever made it. At most ten a day for a job. A worker needs an approved identity check.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
        """

        return self.call(
            _create_offer(
                id,
                body,
                idempotency_key=idempotency_key,
                if_match=if_match,
            )
        )

    def accept_offer(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Accept an open offer of the other side.

        A proposal becomes a job that is agreed; an agreed one has the new terms. A worker needs an
        approved identity check.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _accept_offer(
                id,
                number,
                idempotency_key=idempotency_key,
                if_match=if_match,
            )
        )

    def decline_offer(
        self,
        id: UUID,
        number: int,
        body: OfferDecline | Unset = UNSET,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Decline an open offer of the other side.

        The job stays as it is.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _decline_offer(
                id,
                number,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def withdraw_offer(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Withdraw an open offer of yours.

        The job stays as it is.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _withdraw_offer(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    def reject_job(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Decline a job.

        The conversation is closed.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _reject_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def report_no_show(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Report that the other side did not come, some minutes after the agreed start.

        If it does not contest that within a day, the job is
        cancelled: a worker who did not come gets nothing, a client owes what cancelling at the start would have cost.

        For clients and workers. Not while the account is frozen. At most 20 a day for an account, 5 a day for an account with the same counterpart.
        """

        return self.call(
            _report_no_show(
                id,
                idempotency_key=idempotency_key,
            )
        )

    def request_changes(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Ask for changes of work that is done, at most three times: the worker marks it as done once more, and the time to confirm it begins
        anew.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _request_changes(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def list_threads(
        self,
        *,
        job_id: UUID | Unset = UNSET,
        service_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedThreadRead:
        """Your conversations, by latest activity.

        One that moves to the front while you page does not appear on a
        later page.

        For clients and workers.
        """

        return self.call(
            _list_threads(
                job_id=job_id,
                service_id=service_id,
                limit=limit,
                cursor=cursor,
            )
        )

    def open_thread(
        self,
        body: ThreadCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> Opened:
        """Write to a worker, about a service of theirs or about none.

        If an open conversation with the same worker
        about the same service exists, it is continued with status 200.

        For clients. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _open_thread(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def count_unread_messages(
        self,
    ) -> UnreadRead:
        """How many messages you have not read, in how many conversations.

        For clients and workers.
        """

        return self.call(_count_unread_messages())

    def get_thread(
        self,
        id: UUID,
    ) -> ThreadRead:
        """One of your conversations.

        For clients and workers.
        """

        return self.call(
            _get_thread(
                id,
            )
        )

    def list_thread_messages(
        self,
        id: UUID,
        *,
        after: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedMessageRead:
        """The messages, newest first; with `after`, the newer ones, oldest first.

        For clients and workers.
        """

        return self.call(
            _list_thread_messages(
                id,
                after=after,
                limit=limit,
                cursor=cursor,
            )
        )

    def send_message(
        self,
        id: UUID,
        body: MessageCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> MessageRead:
        """Send a message.

        This also marks the conversation as read.

        For clients and workers. Not while the account is frozen. At most 120 a minute for an account.
        """

        return self.call(
            _send_message(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    def mark_thread_read(
        self,
        id: UUID,
        body: ReadMark,
    ) -> None:
        """Mark messages as read.

        The mark never moves backwards.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _mark_thread_read(
                id,
                body,
            )
        )

    def get_my_worker_profile(
        self,
    ) -> WorkerRead:
        """Your profile.

        For workers.
        """

        return self.call(_get_my_worker_profile())

    def update_my_worker_profile(
        self,
        body: WorkerUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> WorkerRead:
        """Change your profile.

        Omitted fields stay unchanged.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _update_my_worker_profile(
                body,
                if_match=if_match,
            )
        )

    def set_availability(
        self,
        body: Availability,
        *,
        if_match: str | Unset = UNSET,
    ) -> WorkerRead:
        """Set whether you are available.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _set_availability(
                body,
                if_match=if_match,
            )
        )

    def get_kyc_status(
        self,
    ) -> KycRead:
        """The status of your identity check.

        For workers.
        """

        return self.call(_get_kyc_status())

    def submit_kyc(
        self,
        body: SubmissionForm,
        *,
        idempotency_key: str | Unset = UNSET,
        on_progress: Progress | None = None,
    ) -> SubmissionRead:
        """Submit documents for the identity check: an identity document and a selfie.

        File types are detected from the
        bytes, pictures are re-encoded without their metadata, and everything is stored encrypted until an
        administrator opens it. No other submission is possible while one is open or approved.

        For workers. Not while the account is frozen. At most 20 a day for an account.
        """

        return self.call(
            _submit_kyc(
                body,
                idempotency_key=idempotency_key,
                on_progress=on_progress,
            )
        )

    def upload_kyc_file(
        self,
        slot: Slot,
        body: FileForm,
        *,
        on_progress: Progress | None = None,
    ) -> RequiredFileRead:
        """Prepare one file of your next submission; it replaces an earlier one.

        Only you can see it before you submit.
        After some files of a submission were rejected, the others are prepared already. An unchanged draft is
        deleted after 30 days.

        For workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _upload_kyc_file(
                slot,
                body,
                on_progress=on_progress,
            )
        )

    def delete_kyc_file(
        self,
        slot: Slot,
    ) -> None:
        """Remove a prepared file, if it exists.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(
            _delete_kyc_file(
                slot,
            )
        )

    def get_kyc_requirements(
        self,
    ) -> RequirementsRead:
        """The files required for your identity check, which of them are present, and which were rejected and why.

        For workers.
        """

        return self.call(_get_kyc_requirements())

    def submit_kyc_draft(
        self,
        body: DraftSubmit,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> SubmissionRead:
        """Submit the prepared files together.

        For workers. Not while the account is frozen. At most 20 a day for an account.
        """

        return self.call(
            _submit_kyc_draft(
                body,
                idempotency_key=idempotency_key,
            )
        )

    def upload_worker_picture(
        self,
        body: PictureForm,
        *,
        on_progress: Progress | None = None,
    ) -> PictureRead:
        """Set your picture.

        It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
        one.

        For workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return self.call(
            _upload_worker_picture(
                body,
                on_progress=on_progress,
            )
        )

    def delete_worker_picture(
        self,
    ) -> None:
        """Remove your picture.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return self.call(_delete_worker_picture())

    def get_worker(
        self,
        id: UUID,
    ) -> PublicWorker:
        """A worker.

        Contact data and the exact location are not included.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return self.call(
            _get_worker(
                id,
            )
        )


class AsyncOperations(AsyncTransport):
    """One method for each operation."""

    async def get_key_set(
        self,
    ) -> GetKeySetResponse200:
        """The public keys of access tokens as a JWK set (RFC 7517), for other services that verify them.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(_get_key_set())

    async def change_email(
        self,
        body: EmailChange,
    ) -> Detail:
        """Change your e-mail address.

        A link goes to the new one and a notice to the old one, which stays valid until
        the link is used. The response is the same whether or not the new address has an account.

        For clients, workers and administrators. Not while the account is frozen. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return await self.call(
            _change_email(
                body,
            )
        )

    async def confirm_email_change(
        self,
        body: LinkToken,
    ) -> Verified:
        """Verify a new e-mail address with the mailed link.

        The link works once, within an hour.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _confirm_email_change(
                body,
            )
        )

    async def change_password(
        self,
        body: PasswordChange,
    ) -> None:
        """Change your password, given the old one.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _change_password(
                body,
            )
        )

    async def request_password_reset(
        self,
        body: Address,
    ) -> Detail:
        """Ask for a password reset link.

        The response is the same whether or not the address has an account.

        For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return await self.call(
            _request_password_reset(
                body,
            )
        )

    async def list_identities(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedIdentityRead:
        """The provider accounts that you can sign in with.

        For clients, workers and administrators.
        """

        return await self.call(
            _list_identities(
                limit=limit,
                cursor=cursor,
            )
        )

    async def unlink_identity(
        self,
        id: UUID,
        body: Reauthentication,
    ) -> None:
        """Unlink one of them.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _unlink_identity(
                id,
                body,
            )
        )

    async def log_in(
        self,
        body: PasswordLogin,
    ) -> TokenRead:
        """Sign in with e-mail address and password, and a code if the account has a second factor.

        A browser page asks
        for cookies instead of tokens; requests that change something must then come from a page of this origin.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _log_in(
                body,
            )
        )

    async def log_out(
        self,
    ) -> None:
        """End this session.

        Its access token is refused from the next request on.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(_log_out())

    async def log_out_everywhere(
        self,
    ) -> None:
        """End every session.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(_log_out_everywhere())

    async def get_account(
        self,
    ) -> OwnAccountRead:
        """Your account.

        For clients, workers and administrators.
        """

        return await self.call(_get_account())

    async def delete_account(
        self,
        body: Reauthentication,
    ) -> None:
        """Delete your account for ever: your personal data are erased, and the other side's records keep a "Deleted user".

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _delete_account(
                body,
            )
        )

    async def update_account(
        self,
        body: AccountUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> OwnAccountRead:
        """Change how you are written to.

        Omitted fields stay unchanged. Clients and workers may do it with their profile, too.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_account(
                body,
                if_match=if_match,
            )
        )

    async def get_export(
        self,
    ) -> ExportRead:
        """The status of your latest export, and its download URL.

        For clients, workers and administrators.
        """

        return await self.call(_get_export())

    async def request_export(
        self,
        body: Reauthentication,
    ) -> ExportRead:
        """Request an export of all of your data: a ZIP file of JSON and your own files.

        Events of long ago, which are archived,
        are not in it, but the history of your jobs is. What you do as an administrator is not in it, but in the audit trail. It is packed in the
        background, one at a time, and you get a mail when it is ready. Download it in the session that requested it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _request_export(
                body,
            )
        )

    async def download_export(
        self,
        *,
        token: str,
    ) -> bytes:
        """Download an export.

        Its URL is enough, for 24 hours or until the session that requested it ends, by signing out, a
        new password or a frozen account. Every download is recorded in the audit trail.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _download_export(
                token=token,
            )
        )

    async def list_oidc_providers(
        self,
    ) -> list[ProviderRead]:
        """The configured providers.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(_list_oidc_providers())

    async def finish_oidc_login(
        self,
        provider: str,
        *,
        state: str | Unset = UNSET,
        code: str | Unset = UNSET,
        iss: str | Unset = UNSET,
        error: str | Unset = UNSET,
        user: str | Unset = UNSET,
        others: FinishOidcLoginOthers | Unset = UNSET,
    ) -> TokenRead:
        """The provider sends the browser back here.

        The user is signed in to the account that is linked, to the one
        with the verified address, or to a new one. Works once. A browser navigation always ends with a redirect to
        `return_to`, with `?error=` and the problem's code if it failed.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _finish_oidc_login(
                provider,
                state=state,
                code=code,
                iss=iss,
                error=error,
                user=user,
                others=others,
            )
        )

    async def finish_oidc_login_by_form(
        self,
        provider: str,
        body: Callback,
    ) -> TokenRead:
        """The same for a provider that uses a form post (`response_mode=form_post`).

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _finish_oidc_login_by_form(
                provider,
                body,
            )
        )

    async def complete_oidc_signup(
        self,
        provider: str,
        body: NewcomerCreate,
    ) -> TokenRead:
        """Give your name, if the provider does not: its redirect then ended with `name_required`, and the browser
        keeps the cookie of the attempt for ten minutes.

        This creates the account.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _complete_oidc_signup(
                provider,
                body,
            )
        )

    async def link_identity(
        self,
        provider: str,
        body: LinkRequest,
    ) -> LinkStart:
        """Link a provider to your account, so that you can sign in with it.

        Open the URL in the browser that sent this
        request.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _link_identity(
                provider,
                body,
            )
        )

    async def start_oidc_login(
        self,
        provider: str,
        *,
        role: SignupRole | Unset = UNSET,
        return_to: str | Unset = UNSET,
    ) -> LinkStart:
        """Sign in or up with a provider.

        Open this in a browser: it redirects to the provider, which sends the browser
        back. A page that wants to send the browser itself asks for JSON. A cookie binds the attempt to that browser for
        ten minutes.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _start_oidc_login(
                provider,
                role=role,
                return_to=return_to,
            )
        )

    async def list_passkeys(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedPasskeyRead:
        """Your passkeys.

        For clients, workers and administrators.
        """

        return await self.call(
            _list_passkeys(
                limit=limit,
                cursor=cursor,
            )
        )

    async def finish_passkey_registration(
        self,
        body: PasskeyCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> PasskeyRead:
        """Add the passkey that the authenticator created.

        It signs in without password and code.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _finish_passkey_registration(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def finish_passkey_login(
        self,
        body: PasskeyLogin,
    ) -> TokenRead:
        """Sign in with the authenticator's response.

        It works once.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _finish_passkey_login(
                body,
            )
        )

    async def start_passkey_login(
        self,
        body: PasskeyLoginStart,
    ) -> CeremonyRead:
        """Start signing in with a passkey.

        No account is named: the authenticator knows it.

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _start_passkey_login(
                body,
            )
        )

    async def start_passkey_registration(
        self,
        body: Reauthentication,
    ) -> CeremonyRead:
        """Start adding a passkey (WebAuthn).

        Starting again invalidates an earlier start. Administrators who have a passkey or an authenticator app
        do it in a session that was opened with it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _start_passkey_registration(
                body,
            )
        )

    async def delete_passkey(
        self,
        id: UUID,
        body: Reauthentication,
    ) -> None:
        """Remove a passkey.

        Your other sessions end. Administrators do it in a session that was opened with a passkey or an authenticator app.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _delete_passkey(
                id,
                body,
            )
        )

    async def refresh_session(
        self,
        body: Refresh | Unset = UNSET,
    ) -> TokenRead:
        """Exchange a refresh token for the next pair of tokens.

        Each works once; a lost response may be requested
        again within ten seconds, while the new token is unused. Using an old token in any other case ends the
        session. A session in cookies is refreshed without a body.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _refresh_session(
                body,
            )
        )

    async def reset_password(
        self,
        body: PasswordReset,
    ) -> None:
        """Set a new password with a mailed link.

        It works once, within an hour. Every session ends, and pending
        address changes, exports and set-ups are cancelled. Passkeys, linked providers and the second factor stay
        unless you say so: `POST /auth/reset-password/credentials` lists them.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _reset_password(
                body,
            )
        )

    async def get_reset_credentials(
        self,
        body: LinkToken,
    ) -> CredentialsRead:
        """The account's sign-in methods besides its password, for the holder of a reset link.

        The link stays valid.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _get_reset_credentials(
                body,
            )
        )

    async def list_sessions(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedSessionRead:
        """Your sessions.

        For clients, workers and administrators.
        """

        return await self.call(
            _list_sessions(
                limit=limit,
                cursor=cursor,
            )
        )

    async def end_session(
        self,
        id: UUID,
    ) -> None:
        """End one of your sessions.

        For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _end_session(
                id,
            )
        )

    async def sign_up(
        self,
        body: SignupCreate,
    ) -> Detail:
        """Sign up.

        The response is the same whether or not the address has an account; its owner gets a mail either
        way. A cookie identifies the browser that signed up for one day.

        For everyone, signed in or not. At most 100 an hour for an address.
        """

        return await self.call(
            _sign_up(
                body,
            )
        )

    async def create_token(
        self,
        body: TokenRequest,
    ) -> TokenRead:
        """Sign in or refresh with OAuth 2 (RFC 6749).

        For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _create_token(
                body,
            )
        )

    async def set_up_totp(
        self,
        body: TotpCreate,
    ) -> TotpRead:
        """Set up an authenticator app (TOTP, RFC 6238).

        It is required once you have confirmed its first code. Administrators who have a passkey do
        it in a session that was opened with it.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _set_up_totp(
                body,
            )
        )

    async def disable_totp(
        self,
        body: TotpDelete,
    ) -> None:
        """Remove your second factor.

        Your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _disable_totp(
                body,
            )
        )

    async def confirm_totp(
        self,
        body: TotpConfirm,
    ) -> RecoveryCodes:
        """Confirm the first code of the app.

        From now on signing in takes a code too, and your other sessions end.

        For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _confirm_totp(
                body,
            )
        )

    async def verify_email(
        self,
        body: Verification,
    ) -> Verified:
        """Verify an address with the mailed link.

        The link works once, within 24 hours. It never sets a password that
        another person chose, nor a name, a role or a phone number: in another browser than the one that signed up,
        `password` is required as well. If it is not the password of the sign-up, `role` and `first_name` are required,
        too. Without them the response is 422 `password_required`, and the link stays valid.

        For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
        """

        return await self.call(
            _verify_email(
                body,
            )
        )

    async def resend_verification_email(
        self,
        body: Address,
    ) -> Detail:
        """Send the link that proves an address once more.

        For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
        """

        return await self.call(
            _resend_verification_email(
                body,
            )
        )

    async def list_audit_events(
        self,
        *,
        actor_id: UUID | Unset = UNSET,
        subject_id: UUID | Unset = UNSET,
        type_: EventKind | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        until: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAuditRead:
        """The audit trail, newest first: who did what to whom and why.

        Entries are never changed.

        For administrators.
        """

        return await self.call(
            _list_audit_events(
                actor_id=actor_id,
                subject_id=subject_id,
                type_=type_,
                from_=from_,
                until=until,
                limit=limit,
                cursor=cursor,
            )
        )

    async def create_category(
        self,
        body: CategoryCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ManagedCategoryRead:
        """Create a category.

        There are at most 200.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _create_category(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_category(
        self,
        slug: str,
    ) -> ManagedCategoryRead:
        """One category with its place in the order.

        For administrators.
        """

        return await self.call(
            _get_category(
                slug,
            )
        )

    async def update_category(
        self,
        slug: str,
        body: CategoryUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ManagedCategoryRead:
        """Rename, move, retire or restore a category.

        Its slug stays, and so do its listings, which are found by the new name a
        little later. A retired category takes no new listings.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_category(
                slug,
                body,
                if_match=if_match,
            )
        )

    async def list_disputes(
        self,
        *,
        status: ListDisputesStatus | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedQueuedDisputeRead:
        """The disputes with a status, by default those that wait for a decision: open ones, and those with an appeal.

        What was said is not in it.

        For administrators.
        """

        return await self.call(
            _list_disputes(
                status=status,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_dispute_case(
        self,
        id: UUID,
    ) -> DisputeRead:
        """A dispute that you have claimed, or that is decided, with all that was said.

        Each look at a decided one is in the audit trail.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _get_dispute_case(
                id,
            )
        )

    async def claim_dispute(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Claim a dispute for half an hour, or go on with it: no other administrator reads it or decides on it meanwhile.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _claim_dispute(
                id,
                idempotency_key=idempotency_key,
            )
        )

    async def list_dispute_messages(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedInspectedMessage:
        """What the two sides of a dispute that you have claimed wrote to each other between the proposal of the job and its end, newest first.
        Each page that you read is in the audit trail.

        The two sides are not told.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _list_dispute_messages(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def release_dispute(
        self,
        id: UUID,
    ) -> None:
        """Release a dispute that you have claimed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _release_dispute(
                id,
            )
        )

    async def resolve_dispute(
        self,
        id: UUID,
        body: Resolution,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Decide on a dispute that you have claimed: what the worker gets of the agreed total, and why.

        The job is confirmed if that is more
        than nothing or all of a total of 0, and cancelled otherwise; without an agreed total it is confirmed if the work was marked as done. Of an appeal, decide what another administrator has decided before; the status of the job stays.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _resolve_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def list_all_jobs(
        self,
        *,
        status: JobStatus | Unset = UNSET,
        user_id: UUID | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        until: datetime.datetime | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobRead:
        """All jobs, newest first.

        For administrators.
        """

        return await self.call(
            _list_all_jobs(
                status=status,
                user_id=user_id,
                from_=from_,
                until=until,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_job_case(
        self,
        id: UUID,
    ) -> JobCaseRead:
        """A job with its offers, the status of its dispute, the reviews of both sides, the size of its conversation, and its history.

        For administrators.
        """

        return await self.call(
            _get_job_case(
                id,
            )
        )

    async def inspect_job(
        self,
        id: UUID,
        body: Reason,
    ) -> InspectionRead:
        """State why you need to read the conversation of a job.

        The reason is recorded in the audit trail, and you may read the
        messages for an hour. The participants are not told.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _inspect_job(
                id,
                body,
            )
        )

    async def list_inspected_messages(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedInspectedMessage:
        """The messages of the conversation of a job, newest first, also those about other jobs of the two.

        You need to have stated
        a reason within the last hour: `POST /admin/jobs/{id}/inspect`. Otherwise it is 403 `reason_needed`.

        For administrators.
        """

        return await self.call(
            _list_inspected_messages(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def list_kyc_cases(
        self,
        *,
        status: ListKycCasesStatus | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedCaseRead:
        """The queue of submissions; by default those that wait for a decision.

        For administrators.
        """

        return await self.call(
            _list_kyc_cases(
                status=status,
                worker_id=worker_id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_kyc_case(
        self,
        id: UUID,
    ) -> CaseDetail:
        """One submission with its files, its signals, and the worker's other submissions.

        For administrators.
        """

        return await self.call(
            _get_kyc_case(
                id,
            )
        )

    async def approve_kyc_case(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Approve a submission: the worker may publish from now on.

        An earlier approval ends. If the operator requires
        two administrators, the submission waits for the second one.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _approve_kyc_case(
                id,
                idempotency_key=idempotency_key,
            )
        )

    async def claim_kyc_case(
        self,
        id: UUID,
    ) -> CaseRead:
        """Claim a submission for half an hour: no other administrator can decide on it meanwhile.

        Viewing a file and
        deciding claim it automatically.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _claim_kyc_case(
                id,
            )
        )

    async def get_kyc_file(
        self,
        id: UUID,
        slot: Slot,
    ) -> bytes:
        """View a file, always completely: `Range` is ignored.

        Each view is recorded in the audit trail and claims an
        open submission.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _get_kyc_file(
                id,
                slot,
            )
        )

    async def reject_kyc_case(
        self,
        id: UUID,
        body: Rejection,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Reject a submission with a reason.

        The worker may submit again.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _reject_kyc_case(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def release_kyc_case(
        self,
        id: UUID,
    ) -> CaseRead:
        """Release a claimed submission.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _release_kyc_case(
                id,
            )
        )

    async def request_kyc_changes(
        self,
        id: UUID,
        body: ChangeRequest,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Reject some files of a submission with reasons.

        The worker submits these again and keeps the others.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _request_kyc_changes(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def revoke_kyc_case(
        self,
        id: UUID,
        body: Rejection,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> CaseRead:
        """Revoke an approval with a reason.

        The worker's listings are hidden; they may submit again.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _revoke_kyc_case(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def list_name_changes(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedNameChangeRead:
        """Name changes requested by workers with a verified name.

        The verified name stays until you decide.

        For administrators.
        """

        return await self.call(
            _list_name_changes(
                limit=limit,
                cursor=cursor,
            )
        )

    async def approve_name_change(
        self,
        id: UUID,
    ) -> None:
        """Approve a name change: the worker gets the new name and stays verified.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _approve_name_change(
                id,
            )
        )

    async def reject_name_change(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Reject a name change with a reason: the worker keeps the verified name.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _reject_name_change(
                id,
                body,
            )
        )

    async def list_review_appeals(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAppeal:
        """The appeals that wait for a decision, oldest first.

        For administrators.
        """

        return await self.call(
            _list_review_appeals(
                limit=limit,
                cursor=cursor,
            )
        )

    async def list_reviews(
        self,
        *,
        flagged: bool | Unset = UNSET,
        status: ReviewStatus | Unset = UNSET,
        reviewer: Side | Unset = UNSET,
        author_id: UUID | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedModeratedRead:
        """Reviews with their open flags, newest first.

        For administrators.
        """

        return await self.call(
            _list_reviews(
                flagged=flagged,
                status=status,
                reviewer=reviewer,
                author_id=author_id,
                worker_id=worker_id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_moderated_review(
        self,
        id: UUID,
    ) -> ModeratedDetail:
        """A review with its open flags, and what is known of both sides.

        For administrators.
        """

        return await self.call(
            _get_moderated_review(
                id,
            )
        )

    async def delete_review(
        self,
        id: UUID,
        body: ReviewRemoval,
    ) -> None:
        """Remove a review: it stops counting.

        Its author is told the reason and can appeal.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _delete_review(
                id,
                body,
            )
        )

    async def decide_review_appeal(
        self,
        id: UUID,
        body: AppealDecision,
    ) -> None:
        """Decide on an appeal: the review becomes visible again, or stays removed.

        Its author is told the reason.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _decide_review_appeal(
                id,
                body,
            )
        )

    async def keep_review(
        self,
        id: UUID,
    ) -> None:
        """Keep a review: its flags are closed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _keep_review(
                id,
            )
        )

    async def restore_review(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Restore a review that was removed.

        It counts as if it had not been. Its author and the worker whom it is about are told. An
        appeal against the removal is granted with it, so that then another administrator than the one who has removed it restores it, if there is one.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _restore_review(
                id,
                body,
            )
        )

    async def list_all_services(
        self,
        *,
        status: ServiceStatus | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        category: str | Unset = UNSET,
        paused_by_moderation: bool | Unset = UNSET,
        removed: bool | Unset = UNSET,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAnyServiceRead:
        """All listings, drafts and paused ones included, newest first.

        For administrators. At most 300 a minute for an address.
        """

        return await self.call(
            _list_all_services(
                status=status,
                worker_id=worker_id,
                category=category,
                paused_by_moderation=paused_by_moderation,
                removed=removed,
                q=q,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_any_service(
        self,
        id: UUID,
    ) -> AnyServiceRead:
        """One listing, public or not, also one that an administrator has removed.

        For administrators.
        """

        return await self.call(
            _get_any_service(
                id,
            )
        )

    async def pause_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Pause a listing: only its worker sees it, who is told why and cannot publish it.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _pause_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def remove_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Remove a listing: its worker is told why.

        It can be restored until its text is erased.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _remove_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def restore_service(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> AnyServiceRead:
        """Restore a listing that an administrator has paused or removed: it gets the status back that it had before.

        Its worker is
        told.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _restore_service(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_settings(
        self,
    ) -> ConfigurationRead:
        """The settings that are in effect on the node that answers, secrets masked, where each came from, and the keys that sign
        access tokens.

        For administrators.
        """

        return await self.call(_get_settings())

    async def get_stats(
        self,
        *,
        from_: datetime.date | Unset = UNSET,
        to: datetime.date | Unset = UNSET,
    ) -> StatsRead:
        """Statistics: totals, which may be half a minute old, and daily counts for at most a year.

        For administrators.
        """

        return await self.call(
            _get_stats(
                from_=from_,
                to=to,
            )
        )

    async def get_system_status(
        self,
    ) -> SystemRead:
        """The state of the installation: versions, queues, mails, the event log, files, disks and background work.

        For administrators.
        """

        return await self.call(_get_system_status())

    async def list_users(
        self,
        *,
        role: Role | Unset = UNSET,
        status: UserStatus | Unset = UNSET,
        kyc_status: KycStatus | Unset = UNSET,
        from_: datetime.datetime | Unset = UNSET,
        q: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedUserRead:
        """Accounts, newest first.

        For administrators. At most 300 a minute for an address.
        """

        return await self.call(
            _list_users(
                role=role,
                status=status,
                kyc_status=kyc_status,
                from_=from_,
                q=q,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_user(
        self,
        id: UUID,
    ) -> AccountDetails:
        """One account.

        For administrators.
        """

        return await self.call(
            _get_user(
                id,
            )
        )

    async def delete_user(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Delete an account permanently: personal data are erased, and the other side's records keep a "Deleted user".

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _delete_user(
                id,
                body,
            )
        )

    async def get_user_actions(
        self,
        id: UUID,
    ) -> ActionsRead:
        """What you can do with an account now, and what each would do, counted before.

        For administrators.
        """

        return await self.call(
            _get_user_actions(
                id,
            )
        )

    async def ban_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Ban an account: every session ends, and it is hidden.

        The reviews by a client are flagged, so that you find them
        among the flagged ones and decide on each; they count until then.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _ban_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def end_user_sessions(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """End every session of an account: its owner has to sign in again, on every device, and is told why.

        Links that were
        mailed stop working.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _end_user_sessions(
                id,
                body,
            )
        )

    async def export_user(
        self,
        id: UUID,
        body: Reason,
    ) -> bytes:
        """Download everything that an account's own export contains, as a ZIP file: also identity documents, except those that wait for the malware
        scanner or were not submitted.

        It is recorded with your reason before the first byte is sent. At most five a day.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _export_user(
                id,
                body,
            )
        )

    async def freeze_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Freeze an account: it may read but not change, and is hidden.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _freeze_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_legal_hold(
        self,
        id: UUID,
    ) -> LegalHoldRead:
        """The legal hold on a worker's documents, if there is one.

        For administrators.
        """

        return await self.call(
            _get_legal_hold(
                id,
            )
        )

    async def place_legal_hold(
        self,
        id: UUID,
        body: Reason,
    ) -> LegalHoldRead:
        """Place a legal hold: the worker's documents are kept beyond the retention period, and even if the account is
        deleted.

        The worker is not notified.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _place_legal_hold(
                id,
                body,
            )
        )

    async def lift_legal_hold(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Lift a legal hold.

        If the account was deleted meanwhile, the documents are destroyed now.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _lift_legal_hold(
                id,
                body,
            )
        )

    async def get_user_overview(
        self,
        id: UUID,
    ) -> OverviewRead:
        """An account and everything around it: sign-ins, identity checks, listings, jobs, reviews, failed work, and what was done
        with it.

        For administrators.
        """

        return await self.call(
            _get_user_overview(
                id,
            )
        )

    async def unban_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Unban an account.

        If it was frozen before the ban, it is frozen again. The flags that the ban has raised are closed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _unban_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def unfreeze_user(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> UserRead:
        """Unfreeze an account.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _unfreeze_user(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_waiting(
        self,
    ) -> WaitingRead:
        """What waits for a decision, by kind: how much, and since when.

        For administrators.
        """

        return await self.call(_get_waiting())

    async def list_webhooks(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedWebhookRead:
        """Webhooks, newest first.

        For administrators.
        """

        return await self.call(
            _list_webhooks(
                limit=limit,
                cursor=cursor,
            )
        )

    async def create_webhook(
        self,
        body: WebhookCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> WebhookRead:
        """Create a webhook: events from now on are sent to its URL by `POST`, signed as Standard Webhooks
        (<https://www.standardwebhooks.com>).

        The body is `{"type": "job.accepted", "timestamp": "…", "id": 4711, "data": {…}}`, at most 16 KiB: what the event feed of
        administrators shows, for every type of event; never the content of messages. An event that leads to no 2xx is sent
        again ten times within three days, with the same `webhook-id`; meanwhile later events of the same subject wait. At
        least once: an event can come twice, so remember `webhook-id`. Redirects are not followed.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _create_webhook(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_webhook(
        self,
        id: UUID,
    ) -> WebhookRead:
        """One webhook.

        For administrators.
        """

        return await self.call(
            _get_webhook(
                id,
            )
        )

    async def delete_webhook(
        self,
        id: UUID,
    ) -> None:
        """Delete a webhook with its attempts.

        Nothing is delivered any more.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _delete_webhook(
                id,
            )
        )

    async def update_webhook(
        self,
        id: UUID,
        body: WebhookUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> WebhookRead:
        """Change the URL, the description or the types of events of a webhook.

        Events that wait already are delivered all the
        same.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_webhook(
                id,
                body,
                if_match=if_match,
            )
        )

    async def list_webhook_attempts(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedAttemptRead:
        """The attempts to deliver to a webhook, newest first: the last thousand, of the last 30 days.

        For administrators.
        """

        return await self.call(
            _list_webhook_attempts(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def disable_webhook(
        self,
        id: UUID,
    ) -> WebhookRead:
        """Disable a webhook.

        Events wait in the log until it is enabled.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _disable_webhook(
                id,
            )
        )

    async def enable_webhook(
        self,
        id: UUID,
        body: WebhookEnable,
    ) -> WebhookRead:
        """Enable a webhook.

        It goes on where it has stopped, so nothing is lost, unless you skip what it has missed. That is
        necessary once events that it has missed are archived (`events_archived`). If it is enabled but paused after failures,
        the next attempt is made now.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _enable_webhook(
                id,
                body,
            )
        )

    async def replay_webhook(
        self,
        id: UUID,
        body: ReplayCreate,
    ) -> ReplayRead:
        """Deliver a range of events again, in the background, with the same `webhook-id`s.

        Events that are archived are not
        delivered any more.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _replay_webhook(
                id,
                body,
            )
        )

    async def rotate_webhook_secret(
        self,
        id: UUID,
    ) -> WebhookRead:
        """Replace the secret of a webhook.

        For 24 hours messages carry two signatures, of the new and of the former secret.

        For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _rotate_webhook_secret(
                id,
            )
        )

    async def get_webhook_secret(
        self,
        id: UUID,
    ) -> WebhookSecretRead:
        """Show the secret of a webhook.

        Each time is in the audit trail.

        For administrators. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _get_webhook_secret(
                id,
            )
        )

    async def test_webhook(
        self,
        id: UUID,
    ) -> AttemptRead:
        """Send a test, `{"type": "webhook.test", …}`, now, also to a disabled webhook.

        For administrators. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _test_webhook(
                id,
            )
        )

    async def list_categories(
        self,
        *,
        include_retired: bool | Unset = UNSET,
    ) -> ListedCategoryRead:
        """The categories, all on one page, with names in the language of `Accept-Language`.

        The counts of their listings may be a
        minute old, and older while the server is overloaded.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(
            _list_categories(
                include_retired=include_retired,
            )
        )

    async def search_services(
        self,
        *,
        q: str | Unset = UNSET,
        location: str | Unset = UNSET,
        category: list[str] | Unset = UNSET,
        worker_id: UUID | Unset = UNSET,
        min_rating: float | Unset = UNSET,
        available: bool | Unset = UNSET,
        currency: str | Unset = UNSET,
        min_price: int | Unset = UNSET,
        max_price: int | Unset = UNSET,
        near: str | Unset = UNSET,
        radius_km: float | Unset = UNSET,
        bbox: str | Unset = UNSET,
        sort: SearchServicesSort | Unset = UNSET,
        total: bool | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ServicesFound:
        """Search the listings.

        All filters can be combined; without filters, all listings are found. A client who is signed in
        learns which are their favorites.

        For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
        """

        return await self.call(
            _search_services(
                q=q,
                location=location,
                category=category,
                worker_id=worker_id,
                min_rating=min_rating,
                available=available,
                currency=currency,
                min_price=min_price,
                max_price=max_price,
                near=near,
                radius_km=radius_km,
                bbox=bbox,
                sort=sort,
                total=total,
                limit=limit,
                cursor=cursor,
            )
        )

    async def create_service(
        self,
        body: ServiceCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ServiceRead:
        """Create a listing.

        It is a draft unless `status` says otherwise; publishing needs an approved identity check.

        For workers. Not while the account is frozen. At most 200 a day for an account.
        """

        return await self.call(
            _create_service(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def list_my_services(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """Your listings, drafts included, newest first.

        For workers.
        """

        return await self.call(
            _list_my_services(
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_service(
        self,
        id: UUID,
    ) -> ServiceRead:
        """A public listing.

        Its worker and administrators can read it at any time.

        For everyone; clients, workers and administrators may get more. At most 1200 a minute for an address.
        """

        return await self.call(
            _get_service(
                id,
            )
        )

    async def delete_service(
        self,
        id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a listing of yours.

        Administrators may delete any.

        For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _delete_service(
                id,
                if_match=if_match,
            )
        )

    async def update_service(
        self,
        id: UUID,
        body: ServiceUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ServiceRead:
        """Change a listing of yours.

        Administrators may change only the `status` of others' listings; what they pause,
        only they can publish again.

        For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_service(
                id,
                body,
                if_match=if_match,
            )
        )

    async def list_worker_services(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """The public listings of a worker, newest first.

        For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
        """

        return await self.call(
            _list_worker_services(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_my_client_profile(
        self,
    ) -> ClientRead:
        """Your profile.

        For clients.
        """

        return await self.call(_get_my_client_profile())

    async def update_my_client_profile(
        self,
        body: ClientUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ClientRead:
        """Change your profile.

        Omitted fields stay unchanged.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_my_client_profile(
                body,
                if_match=if_match,
            )
        )

    async def list_favorite_services(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedServiceRead:
        """The listings you have bookmarked.

        Hidden listings are left out until they are public again.

        For clients.
        """

        return await self.call(
            _list_favorite_services(
                limit=limit,
                cursor=cursor,
            )
        )

    async def add_favorite_service(
        self,
        service_id: UUID,
    ) -> None:
        """Bookmark a public listing.

        Only you can see it.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _add_favorite_service(
                service_id,
            )
        )

    async def remove_favorite_service(
        self,
        service_id: UUID,
    ) -> None:
        """Remove a bookmark of a listing.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _remove_favorite_service(
                service_id,
            )
        )

    async def list_favorites(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedPublicWorker:
        """The workers you have bookmarked.

        Hidden workers are left out until they are visible again.

        For clients.
        """

        return await self.call(
            _list_favorites(
                limit=limit,
                cursor=cursor,
            )
        )

    async def add_favorite(
        self,
        worker_id: UUID,
    ) -> None:
        """Bookmark a worker.

        Only you can see it.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _add_favorite(
                worker_id,
            )
        )

    async def remove_favorite(
        self,
        worker_id: UUID,
    ) -> None:
        """Remove a bookmark.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _remove_favorite(
                worker_id,
            )
        )

    async def upload_client_picture(
        self,
        body: PictureForm,
        *,
        on_progress: Progress | None = None,
    ) -> PictureRead:
        """Set your picture.

        It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
        one.

        For clients. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _upload_client_picture(
                body,
                on_progress=on_progress,
            )
        )

    async def delete_client_picture(
        self,
    ) -> None:
        """Remove your picture.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(_delete_client_picture())

    async def get_client(
        self,
        id: UUID,
    ) -> PublicClient:
        """A client.

        Contact data and the address are not included.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(
            _get_client(
                id,
            )
        )

    async def get_picture(
        self,
        id: UUID,
        size: GetPictureSize,
    ) -> bytes:
        """A user's picture in one of its sizes: `96.webp`, `320.webp` or `1024.webp`, the maximum pixels of a side.

        It
        may be cached forever: a new picture has another URL.

        For everyone, signed in or not. At most 6000 a minute for an address.
        """

        return await self.call(
            _get_picture(
                id,
                size,
            )
        )

    async def list_client_reviews(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews of a client by workers, newest first, for workers who have a conversation with the client.

        For workers.
        """

        return await self.call(
            _list_client_reviews(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_client_review_summary(
        self,
        id: UUID,
    ) -> SummaryRead:
        """The rating summary of a client, for workers who have a conversation with the client.

        It is never public.

        For workers.
        """

        return await self.call(
            _get_client_review_summary(
                id,
            )
        )

    async def create_review(
        self,
        id: UUID,
        body: ReviewCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> ReviewRead:
        """Review the other side of a job whose work is done, once, until 14 days after the job was over.

        Only you can read your review until the other
        side has posted one, too, or the time is over; then both can be read. Until then you can change it or take it back. Nobody is told before
        whether the other side has posted one.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _create_review(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_job_reviews(
        self,
        id: UUID,
    ) -> JobReviewsRead:
        """The reviews of one of your jobs: yours, and the other side's once it can be read.

        For clients and workers.
        """

        return await self.call(
            _get_job_reviews(
                id,
            )
        )

    async def list_my_reviews(
        self,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews that you have written, newest first; those that only you can read yet, too.

        For clients and workers.
        """

        return await self.call(
            _list_my_reviews(
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_review(
        self,
        id: UUID,
    ) -> ReviewRead:
        """A review.

        Its author and whom it is about can read it while it is visible, also when it does not count; its author also before it can be read
        by others.

        For everyone; clients and workers may get more. At most 1200 a minute for an address.
        """

        return await self.call(
            _get_review(
                id,
            )
        )

    async def withdraw_review(
        self,
        id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Take your review back while only you can read it.

        You can post another one.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _withdraw_review(
                id,
                if_match=if_match,
            )
        )

    async def update_review(
        self,
        id: UUID,
        body: ReviewUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> ReviewRead:
        """Change your review while only you can read it.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _update_review(
                id,
                body,
                if_match=if_match,
            )
        )

    async def appeal_review_removal(
        self,
        id: UUID,
        body: AppealCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> Appeal:
        """Ask for another look at the removal of your review, once, within 14 days.

        Another administrator than the one who has removed it decides, if
        there is one.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _appeal_review_removal(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def flag_review(
        self,
        id: UUID,
        body: Reason,
    ) -> None:
        """Ask the administrators to check a review.

        It stays visible until they decide. Flagging it again changes
        nothing.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _flag_review(
                id,
                body,
            )
        )

    async def reply_to_review(
        self,
        id: UUID,
        body: ReplyUpdate,
    ) -> ReviewRead:
        """Reply to a review of you, or change your reply within 48 hours.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _reply_to_review(
                id,
                body,
            )
        )

    async def list_worker_reviews(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedReviewRead:
        """The reviews of a worker, newest first.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(
            _list_worker_reviews(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_worker_review_summary(
        self,
        id: UUID,
    ) -> SummaryRead:
        """The rating summary of a worker.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(
            _get_worker_review_summary(
                id,
            )
        )

    async def get_config(
        self,
    ) -> ConfigRead:
        """What a front end has to know of this installation before a user signs in: limits of files and texts, currencies, deadlines, how
        to sign in, and what an identity check asks for.

        The same for everybody. Keep it with its `ETag`, and ask again after some minutes.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(_get_config())

    async def list_events(
        self,
        *,
        after: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedEventRead:
        """Events that concern you, oldest first, after `Last-Event-ID` or `after`.

        To begin now, ask for `GET /events/latest`.

        With `Accept: text/event-stream` they are sent live as Server-Sent Events: first all events after that position (without a
        position: no earlier ones), then new events as they happen. A frame has `id:` (the event's id), `event:` (its type) and `data:`
        (the same JSON as an item of the list). Since frames are named, an `EventSource` needs `addEventListener(type, …)` for each type;
        `onmessage` gets none. The first frame has the `id:` of the position and no data, so you can reconnect even before the first
        event, and `retry:`, 1 to 4 seconds chosen at random. While nothing happens, a comment comes every 15 seconds: a connection that
        is silent for longer is broken. Reconnect with the last `id` that you received, and you miss nothing and get nothing twice.

        An event of type `reset` says that events after your position cannot be read any more, because they are too old or
        a backup was restored: reload your data, and continue from its `id`. In the list it is the only item.

        A stream ends when the access token expires with which it was opened: refresh the token, and reconnect. An
        `EventSource` that has been signed in by a cookie reconnects by itself; if that fails with 401 (`readyState` is then
        `CLOSED`), refresh the session and open a new one with `after`.

        Kinds of events are added from time to time, and while the server is upgraded one of its nodes may not know an event that
        another has recorded: it leaves it out. So a page may have fewer items than its limit, or none, although another follows.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return await self.call(
            _list_events(
                after=after,
                limit=limit,
                cursor=cursor,
            )
        )

    async def get_latest_event(
        self,
    ) -> LogPosition:
        """Where the events that concern you end: read your data after this, and then the events after this `id`, and nothing is missed.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return await self.call(_get_latest_event())

    async def list_notifications(
        self,
        *,
        type_: list[EventKind] | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedEventRead:
        """Events that concern you and that you have not caused yourself, newest first: what a bell shows.

        They are the same as those of
        `GET /events`; new ones also come on its live feed. Events that are archived (90 days, if the operator has not set another time)
        are not listed any more.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return await self.call(
            _list_notifications(
                type_=type_,
                limit=limit,
                cursor=cursor,
            )
        )

    async def mark_notifications_seen(
        self,
        body: NotificationsSeen,
    ) -> UnreadNotifications:
        """Mark notifications as seen, on all of your devices.

        The mark moves forwards only, so devices may send it in any order. Other
        devices learn of it when they ask for `GET /notifications/unread` the next time.

        For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _mark_notifications_seen(
                body,
            )
        )

    async def count_unread_notifications(
        self,
        *,
        type_: list[EventKind] | Unset = UNSET,
    ) -> UnreadNotifications:
        """How many notifications you have not seen, and up to where you have seen them, on all of your devices.

        For clients, workers and administrators. At most 600 a minute for an account.
        """

        return await self.call(
            _count_unread_notifications(
                type_=type_,
            )
        )

    async def get_identity_check_file(
        self,
        id: UUID,
        slot: Slot,
        *,
        token: str,
    ) -> bytes:
        """Fetch a file of a submission, at the URL in the check request.

        Each fetch is recorded in the audit trail.

        For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _get_identity_check_file(
                id,
                slot,
                token=token,
            )
        )

    async def answer_identity_check(
        self,
        id: UUID,
        body: CheckAnswer,
        *,
        webhook_id: str,
        webhook_timestamp: int,
        webhook_signature: str,
    ) -> None:
        """Send the verdict on a submission, once.

        The message is signed with the shared secret as in Standard
        Webhooks, and at most five minutes old.

        For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _answer_identity_check(
                id,
                body,
                webhook_id=webhook_id,
                webhook_timestamp=webhook_timestamp,
                webhook_signature=webhook_signature,
            )
        )

    async def list_jobs(
        self,
        *,
        status: JobStatus | Unset = UNSET,
        thread_id: UUID | Unset = UNSET,
        side: Side | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobRead:
        """Your jobs, newest first.

        For clients and workers.
        """

        return await self.call(
            _list_jobs(
                status=status,
                thread_id=thread_id,
                side=side,
                limit=limit,
                cursor=cursor,
            )
        )

    async def create_job(
        self,
        body: JobCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Propose a job to the worker of an open conversation, which has at most one unfinished job.

        You can propose five a day to a worker, in
        whichever conversations.

        For clients. Not while the account is frozen. At most 20 an hour for an account, 5 a day for an account with the same counterpart.
        """

        return await self.call(
            _create_job(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_job(
        self,
        id: UUID,
    ) -> JobRead:
        """One of your jobs.

        For clients and workers.
        """

        return await self.call(
            _get_job(
                id,
            )
        )

    async def update_job(
        self,
        id: UUID,
        body: JobUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Change title or description of a proposal of yours while no offer is open, at most ten times a day.

        The worker hears of it
        and has to accept the new version. Price and time are changed by another offer.

        For clients. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
        """

        return await self.call(
            _update_job(
                id,
                body,
                if_match=if_match,
            )
        )

    async def accept_job(
        self,
        id: UUID,
        body: JobAcceptance | Unset = UNSET,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Accept the open offer of the client, or a proposal without terms.

        Needs an approved identity check. What was changed after it was
        proposed is accepted with the `version` that you have seen; if it has changed since then, the answer is 409 `outdated_version`.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _accept_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def cancel_job(
        self,
        id: UUID,
        body: JobCancel,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Cancel a job: as its client before the work is done, as its worker after the agreement.

        What that costs was agreed with the job;
        `outcome` says what came of it.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _cancel_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def preview_cancellation(
        self,
        id: UUID,
    ) -> CancellationRead:
        """What cancelling a job of yours would cost now, and until when that holds.

        For clients and workers.
        """

        return await self.call(
            _preview_cancellation(
                id,
            )
        )

    async def complete_job(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Mark the work as done, not before the agreed start.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _complete_job(
                id,
                idempotency_key=idempotency_key,
            )
        )

    async def contest_no_show(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Contest that you did not come; also while your account is frozen.

        The job is disputed then: you want what was agreed, and the other side has to answer.

        For clients and workers. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _contest_no_show(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_dispute(
        self,
        id: UUID,
    ) -> DisputeRead:
        """The dispute of one of your jobs, with all that was said.

        For clients and workers.
        """

        return await self.call(
            _get_dispute(
                id,
            )
        )

    async def open_dispute(
        self,
        id: UUID,
        body: DisputeCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Open a dispute about a job: after its agreed start (a day after an agreement without one), or when its work is marked as done.

        Nothing ends by itself any more. If the
        other side says nothing for five days, what you want counts. Both sides can say more and propose settlements; an administrator
        decides if they do not agree.

        For clients and workers. Not while the account is frozen. At most 10 a day for an account.
        """

        return await self.call(
            _open_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def appeal_dispute(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Appeal against the decision of an administrator, within fourteen days; one side may, once.

        Another administrator decides on it, if
        there is one. What the worker gets may change; the status of the job does not.

        For clients and workers. At most 10 a day for an account.
        """

        return await self.call(
            _appeal_dispute(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def propose_settlement(
        self,
        id: UUID,
        body: SettlementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Propose how to settle a dispute of yours.

        One that is open is superseded, whichever side proposed it.

        For clients and workers. Not while the account is frozen. At most 60 a day for an account, 10 a day for an account with the same counterpart.
        """

        return await self.call(
            _propose_settlement(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def accept_settlement(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Accept the open settlement that the other side has proposed.

        The job ends by it, for good.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _accept_settlement(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    async def decline_settlement(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Decline the open settlement that the other side has proposed.

        The dispute goes on.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _decline_settlement(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    async def create_dispute_statement(
        self,
        id: UUID,
        body: StatementCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> DisputeRead:
        """Say something about a dispute of yours, at most twenty times, also while an appeal waits or your account is frozen.

        It cannot be changed.

        For clients and workers. At most 60 a day for an account, 10 a day for an account with the same counterpart.
        """

        return await self.call(
            _create_dispute_statement(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def list_job_events(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobEventRead:
        """The history of one of your jobs, oldest first.

        For clients and workers.
        """

        return await self.call(
            _list_job_events(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def finalize_job(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Confirm that the work is done.

        After some days this happens automatically.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _finalize_job(
                id,
                idempotency_key=idempotency_key,
            )
        )

    async def list_offers(
        self,
        id: UUID,
        *,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedJobOfferRead:
        """The offers of one of your jobs with their lines, the newest first.

        For clients and workers.
        """

        return await self.call(
            _list_offers(
                id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def create_offer(
        self,
        id: UUID,
        body: OfferCreate,
        *,
        idempotency_key: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Offer terms for a proposal, or, after the agreement, other ones: another time, another price, more work.

        An offer that is open is
        superseded, whoever made it. At most ten a day for a job. A worker needs an approved identity check.

        For clients and workers. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
        """

        return await self.call(
            _create_offer(
                id,
                body,
                idempotency_key=idempotency_key,
                if_match=if_match,
            )
        )

    async def accept_offer(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> JobRead:
        """Accept an open offer of the other side.

        A proposal becomes a job that is agreed; an agreed one has the new terms. A worker needs an
        approved identity check.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _accept_offer(
                id,
                number,
                idempotency_key=idempotency_key,
                if_match=if_match,
            )
        )

    async def decline_offer(
        self,
        id: UUID,
        number: int,
        body: OfferDecline | Unset = UNSET,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Decline an open offer of the other side.

        The job stays as it is.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _decline_offer(
                id,
                number,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def withdraw_offer(
        self,
        id: UUID,
        number: int,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Withdraw an open offer of yours.

        The job stays as it is.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _withdraw_offer(
                id,
                number,
                idempotency_key=idempotency_key,
            )
        )

    async def reject_job(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Decline a job.

        The conversation is closed.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _reject_job(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def report_no_show(
        self,
        id: UUID,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Report that the other side did not come, some minutes after the agreed start.

        If it does not contest that within a day, the job is
        cancelled: a worker who did not come gets nothing, a client owes what cancelling at the start would have cost.

        For clients and workers. Not while the account is frozen. At most 20 a day for an account, 5 a day for an account with the same counterpart.
        """

        return await self.call(
            _report_no_show(
                id,
                idempotency_key=idempotency_key,
            )
        )

    async def request_changes(
        self,
        id: UUID,
        body: Reason,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> JobRead:
        """Ask for changes of work that is done, at most three times: the worker marks it as done once more, and the time to confirm it begins
        anew.

        For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _request_changes(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def list_threads(
        self,
        *,
        job_id: UUID | Unset = UNSET,
        service_id: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedThreadRead:
        """Your conversations, by latest activity.

        One that moves to the front while you page does not appear on a
        later page.

        For clients and workers.
        """

        return await self.call(
            _list_threads(
                job_id=job_id,
                service_id=service_id,
                limit=limit,
                cursor=cursor,
            )
        )

    async def open_thread(
        self,
        body: ThreadCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> Opened:
        """Write to a worker, about a service of theirs or about none.

        If an open conversation with the same worker
        about the same service exists, it is continued with status 200.

        For clients. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _open_thread(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def count_unread_messages(
        self,
    ) -> UnreadRead:
        """How many messages you have not read, in how many conversations.

        For clients and workers.
        """

        return await self.call(_count_unread_messages())

    async def get_thread(
        self,
        id: UUID,
    ) -> ThreadRead:
        """One of your conversations.

        For clients and workers.
        """

        return await self.call(
            _get_thread(
                id,
            )
        )

    async def list_thread_messages(
        self,
        id: UUID,
        *,
        after: UUID | Unset = UNSET,
        limit: int | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> ListedMessageRead:
        """The messages, newest first; with `after`, the newer ones, oldest first.

        For clients and workers.
        """

        return await self.call(
            _list_thread_messages(
                id,
                after=after,
                limit=limit,
                cursor=cursor,
            )
        )

    async def send_message(
        self,
        id: UUID,
        body: MessageCreate,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> MessageRead:
        """Send a message.

        This also marks the conversation as read.

        For clients and workers. Not while the account is frozen. At most 120 a minute for an account.
        """

        return await self.call(
            _send_message(
                id,
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def mark_thread_read(
        self,
        id: UUID,
        body: ReadMark,
    ) -> None:
        """Mark messages as read.

        The mark never moves backwards.

        For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _mark_thread_read(
                id,
                body,
            )
        )

    async def get_my_worker_profile(
        self,
    ) -> WorkerRead:
        """Your profile.

        For workers.
        """

        return await self.call(_get_my_worker_profile())

    async def update_my_worker_profile(
        self,
        body: WorkerUpdate,
        *,
        if_match: str | Unset = UNSET,
    ) -> WorkerRead:
        """Change your profile.

        Omitted fields stay unchanged.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _update_my_worker_profile(
                body,
                if_match=if_match,
            )
        )

    async def set_availability(
        self,
        body: Availability,
        *,
        if_match: str | Unset = UNSET,
    ) -> WorkerRead:
        """Set whether you are available.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _set_availability(
                body,
                if_match=if_match,
            )
        )

    async def get_kyc_status(
        self,
    ) -> KycRead:
        """The status of your identity check.

        For workers.
        """

        return await self.call(_get_kyc_status())

    async def submit_kyc(
        self,
        body: SubmissionForm,
        *,
        idempotency_key: str | Unset = UNSET,
        on_progress: Progress | None = None,
    ) -> SubmissionRead:
        """Submit documents for the identity check: an identity document and a selfie.

        File types are detected from the
        bytes, pictures are re-encoded without their metadata, and everything is stored encrypted until an
        administrator opens it. No other submission is possible while one is open or approved.

        For workers. Not while the account is frozen. At most 20 a day for an account.
        """

        return await self.call(
            _submit_kyc(
                body,
                idempotency_key=idempotency_key,
                on_progress=on_progress,
            )
        )

    async def upload_kyc_file(
        self,
        slot: Slot,
        body: FileForm,
        *,
        on_progress: Progress | None = None,
    ) -> RequiredFileRead:
        """Prepare one file of your next submission; it replaces an earlier one.

        Only you can see it before you submit.
        After some files of a submission were rejected, the others are prepared already. An unchanged draft is
        deleted after 30 days.

        For workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _upload_kyc_file(
                slot,
                body,
                on_progress=on_progress,
            )
        )

    async def delete_kyc_file(
        self,
        slot: Slot,
    ) -> None:
        """Remove a prepared file, if it exists.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(
            _delete_kyc_file(
                slot,
            )
        )

    async def get_kyc_requirements(
        self,
    ) -> RequirementsRead:
        """The files required for your identity check, which of them are present, and which were rejected and why.

        For workers.
        """

        return await self.call(_get_kyc_requirements())

    async def submit_kyc_draft(
        self,
        body: DraftSubmit,
        *,
        idempotency_key: str | Unset = UNSET,
    ) -> SubmissionRead:
        """Submit the prepared files together.

        For workers. Not while the account is frozen. At most 20 a day for an account.
        """

        return await self.call(
            _submit_kyc_draft(
                body,
                idempotency_key=idempotency_key,
            )
        )

    async def upload_worker_picture(
        self,
        body: PictureForm,
        *,
        on_progress: Progress | None = None,
    ) -> PictureRead:
        """Set your picture.

        It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
        one.

        For workers. Not while the account is frozen. At most 60 an hour for an account.
        """

        return await self.call(
            _upload_worker_picture(
                body,
                on_progress=on_progress,
            )
        )

    async def delete_worker_picture(
        self,
    ) -> None:
        """Remove your picture.

        For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
        """

        return await self.call(_delete_worker_picture())

    async def get_worker(
        self,
        id: UUID,
    ) -> PublicWorker:
        """A worker.

        Contact data and the exact location are not included.

        For everyone, signed in or not. At most 1200 a minute for an address.
        """

        return await self.call(
            _get_worker(
                id,
            )
        )
