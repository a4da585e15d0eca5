from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.problem_code import ProblemCode, check_problem_code
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.invalid_field import InvalidField
    from ..models.problem_params import ProblemParams


@_attrs_define(kw_only=True)
class Problem:
    """An error, as RFC 9457 shapes it.

    Attributes:
        code (ProblemCode): What went wrong.

            - `malformed_request`: The request breaks a rule of HTTP, such as one `Host` for each request.
            - `malformed_json`: The body is not JSON.
            - `malformed_form`: The body is not a multipart form, has a text that is not UTF-8, or ends too early.
            - `incomplete_body`: The body did not arrive whole and in time.
            - `bad_request`: The request cannot be understood.
            - `not_signed_in`: The request has neither an access token nor a session cookie.
            - `invalid_token`: The access token is not valid now: it has expired, or its session has ended. Refresh it, or
            sign in again.
            - `wrong_role`: Accounts with another role may do this.
            - `cross_site`: A session in cookies may do this only from pages of this installation's own origin.
            - `not_found`: There is nothing here that you may see. What you may not see is answered like what does not
            exist.
            - `method_not_allowed`: This path does not support the method; the header `Allow` names those that it supports.
            - `not_acceptable`: `Accept` allows no media type that this path produces.
            - `precondition_failed`: It was changed after you read it: read it again, and repeat your change.
            - `too_large`: The body or one of its files is too large; `errors` names it and its limit.
            - `unsupported_media_type`: The body or one of its files is of a media type that is not read here; `errors`
            names it and those that are.
            - `invalid`: Fields of the body, parameters or headers are wrong; `errors` names each.
            - `unknown_field`: Nothing is wrong but names of fields or parameters that do not exist; `errors` names each.
            - `too_many_parameters`: The query or form has too many parameters; `errors` has the limit.
            - `invalid_cursor`: The cursor is not one of this list with these parameters. Begin again without a cursor.
            - `idempotency_key_reused`: The `Idempotency-Key` came with another request before. Use a new key for a new
            request.
            - `too_many_requests`: Too many attempts.
            - `too_many_uploads`: The account is sending too many files at the same time. Wait until the others have
            arrived.
            - `internal`: A fault of the server, whose log has the details under the `request_id`.
            - `overloaded`: Too much work is waiting. Try again in a moment.
            - `database_unavailable`: The database is not available. Try again in a moment.
            - `storage_full`: There is no space for files. Try again later.
            - `storage_unavailable`: Files cannot be stored or read at the moment. Try again later.
            - `stopping`: This server is stopping, and another takes its place.
            - `invalid_credentials`: The e-mail address or the password is wrong, or the address is not verified yet.
            - `totp_required`: The account has a second factor: send a code of it, or a recovery code, as `totp_code`.
            - `invalid_totp_code`: The code of the second factor is wrong or was used already.
            - `invalid_refresh_token`: The refresh token is not valid now. Sign in again.
            - `invalid_passkey`: The passkey was removed, or its answer is wrong.
            - `identity_not_confirmed`: The provider did not confirm who you are. Start again.
            - `invalid_signature`: The message is not signed with the shared secret, or is too old.
            - `account_frozen`: The account is frozen: it may read, but change nothing.
            - `account_banned`: The account is banned.
            - `second_factor_required`: Administrators need a second factor for this: set one up, or sign in with it.
            - `kyc_required`: The worker needs an approved identity check for this.
            - `kyc_file_required`: Listings of this category need an approved identity check that has this file.
            - `reason_needed`: State first why you need to read the conversation; the reason is recorded, and counts for an
            hour.
            - `email_not_verified`: The provider has not verified the e-mail address.
            - `link_first`: Sign in in another way, and link the provider: a verified address alone is not enough for this
            account.
            - `foreign_origin`: Pages of this origin may not open live feeds.
            - `already_exists`: What would be made exists already.
            - `illegal_transition`: The state of the thing forbids the action. Read it again: it may have changed, and it
            names what you may do now.
            - `own_account`: An administrator cannot act on their own account.
            - `last_admin`: The last administrator cannot be removed.
            - `passkeys_not_possible`: Passkeys need a domain name, and the URL of this installation has none.
            - `too_many_passkeys`: The account has as many passkeys as it may have. Remove one first.
            - `not_begun`: No second factor is being set up. Begin with the password.
            - `name_required`: The provider did not give the name of the person: complete the account with one.
            - `already_decided`: The submission or dispute was decided before.
            - `draft_gone`: The draft was submitted or deleted meanwhile.
            - `claimed_by_other`: Another administrator has claimed the submission or dispute.
            - `not_claimed`: You have not claimed the submission or dispute.
            - `not_approved`: The submission is not approved.
            - `document_expired`: The document has expired since it was submitted.
            - `second_administrator_needed`: You have approved the submission. Another administrator has to approve it too.
            - `file_quarantined`: The malware scanner has not scanned the file yet. Try again later.
            - `already_answered`: Another result was recorded before.
            - `too_many_services`: The worker has as many listings as a worker may have. Delete one first.
            - `paused_by_moderation`: An administrator has paused the listing, and only an administrator can publish it
            again.
            - `thread_closed`: The conversation is closed: nobody can write in it, or propose a job in it.
            - `worker_unavailable`: The worker cannot accept jobs at present.
            - `client_unavailable`: The client's account is not active, so no work can be agreed.
            - `nothing_to_accept`: There is no offer of the other side that could be accepted.
            - `offer_not_open`: The offer was accepted, declined, withdrawn or superseded, or has expired.
            - `offer_open`: An offer is open for the job as it is: it has to be withdrawn or declined before what it is for
            is changed.
            - `work_was_done`: The work was marked as done once: it is completed again, or called off in a dispute.
            - `wrong_side`: An offer or a settlement is accepted or declined by the other side. Only its author withdraws an
            offer.
            - `too_early`: It is not possible yet.
            - `not_scheduled`: No start was agreed, so that nobody can be late for it.
            - `no_show_reported`: A no-show was reported. The other side can contest it; otherwise the job is cancelled.
            - `settlement_not_open`: The settlement was accepted, declined or superseded.
            - `too_many_dispute_entries`: As much was said about the dispute as can be.
            - `not_appealable`: Only the decision of an administrator on a dispute can be appealed, once, and in time.
            - `nothing_to_contest`: The other side has not reported a no-show.
            - `too_many_change_requests`: Changes were requested as often as they can be.
            - `consequence_changed`: Cancelling has another consequence than you expect: read it again.
            - `outdated_version`: The job has changed. Look at it again, and accept the current version.
            - `too_many_categories`: There are as many categories as there may be.
            - `last_category`: The last category that is in use cannot be retired.
            - `job_not_finished`: A job can be reviewed once its work is done.
            - `review_period_over`: The time for reviews of the job is over.
            - `review_revealed`: The review can be read by others already, so its author can neither change it nor take it
            back.
            - `reply_final`: A reply can be changed for 48 hours.
            - `appeal_period_over`: The time to appeal is over.
            - `another_administrator_needed`: You have made the decision. Another administrator decides on the appeal
            against it.
            - `too_many_webhooks`: There are as many webhooks as there may be. Delete one first.
            - `webhook_enabled`: The webhook is enabled. Disable it first, so that nothing is delivered while events are
            skipped.
            - `webhook_disabled`: The webhook is disabled. Enable it first.
            - `replay_in_progress`: A replay is under way. Wait until it is done.
            - `events_archived`: Events that the webhook has missed are archived and cannot be delivered. Enable it with
            `skip_missed`.
            - `invalid_state`: The sign-in was not started by this browser within the last ten minutes, or is finished.
            Start again.
            - `password_required`: The link was opened in a browser that did not start the sign-up: ask for the fields of
            `errors`, and send them with the token.
            - `upgrade_required`: This is a WebSocket: ask for an upgrade (RFC 6455).
            - `too_many_feeds`: The account has too many live feeds open. Close one first.
            - `provider_unavailable`: The provider cannot be reached. Sign in in another way, or try again later.
            - `scanner_unavailable`: The malware scanner does not answer, and pictures are public. Try again later.
        detail (str): What went wrong, for people.
        request_id (str): Quote it when asking for help; the log has it too.
        status (int): The status.
        title (str): The status in words.
        type_ (str): Always `about:blank`: `code` says what it is.
        errors (list[InvalidField] | Unset): Every invalid field, when the status is 413, 415 or 422.
        params (ProblemParams | Unset): What a text about the error needs. Which parameters there are follows from the
            code.
        trace_id (str | Unset): The id of the trace, if this request was traced.
    """

    code: ProblemCode
    detail: str
    request_id: str
    status: int
    title: str
    type_: str
    errors: list[InvalidField] | Unset = UNSET
    params: ProblemParams | Unset = UNSET
    trace_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: str = self.code

        detail = self.detail

        request_id = self.request_id

        status = self.status

        title = self.title

        type_ = self.type_

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        trace_id = self.trace_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "detail": detail,
                "request_id": request_id,
                "status": status,
                "title": title,
                "type": type_,
            }
        )
        if errors is not UNSET:
            field_dict["errors"] = errors
        if params is not UNSET:
            field_dict["params"] = params
        if trace_id is not UNSET:
            field_dict["trace_id"] = trace_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.invalid_field import InvalidField
        from ..models.problem_params import ProblemParams

        d = dict(src_dict)
        code = check_problem_code(d.pop("code"))

        detail = d.pop("detail")

        request_id = d.pop("request_id")

        status = d.pop("status")

        title = d.pop("title")

        type_ = d.pop("type")

        _errors = d.pop("errors", UNSET)
        errors: list[InvalidField] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = InvalidField.from_dict(errors_item_data)

                errors.append(errors_item)

        _params = d.pop("params", UNSET)
        params: ProblemParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = ProblemParams.from_dict(_params)

        trace_id = d.pop("trace_id", UNSET)

        _made = cls(
            code=code,
            detail=detail,
            request_id=request_id,
            status=status,
            title=title,
            type_=type_,
            errors=errors,
            params=params,
            trace_id=trace_id,
        )

        _made.additional_properties = d
        return _made
