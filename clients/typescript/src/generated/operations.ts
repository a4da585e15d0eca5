// Generated from docs/openapi.json by generate.mjs.

export const operations = {
  /**
   * Accept the open offer of the client, or a proposal without terms
   *
   * Needs an approved identity check. What was changed after it was
   * proposed is accepted with the `version` that you have seen; if it has changed since then, the answer is 409 `outdated_version`.
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  acceptJob: {"method":"POST","path":"/api/v1/jobs/{id}/accept","body":"json","keyed":true},
  /**
   * Accept an open offer of the other side
   *
   * A proposal becomes a job that is agreed; an agreed one has the new terms. A worker needs an
   * approved identity check.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  acceptOffer: {"method":"POST","path":"/api/v1/jobs/{id}/offers/{number}/accept","keyed":true},
  /**
   * Accept the open settlement that the other side has proposed
   *
   * The job ends by it, for good.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  acceptSettlement: {"method":"POST","path":"/api/v1/jobs/{id}/dispute/settlements/{number}/accept","keyed":true},
  /**
   * Bookmark a worker
   *
   * Only you can see it.
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  addFavorite: {"method":"PUT","path":"/api/v1/clients/me/favorites/{worker_id}"},
  /**
   * Bookmark a public listing
   *
   * Only you can see it.
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  addFavoriteService: {"method":"PUT","path":"/api/v1/clients/me/favorite-services/{service_id}"},
  /**
   * Send the verdict on a submission, once
   *
   * The message is signed with the shared secret as in Standard
   * Webhooks, and at most five minutes old.
   *
   * For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
   */
  answerIdentityCheck: {"method":"POST","path":"/api/v1/identity-checks/{id}/result","body":"json"},
  /**
   * Appeal against the decision of an administrator, within fourteen days; one side may, once
   *
   * Another administrator decides on it, if
   * there is one. What the worker gets may change; the status of the job does not.
   *
   * For clients and workers. At most 10 a day for an account.
   */
  appealDispute: {"method":"POST","path":"/api/v1/jobs/{id}/dispute/appeal","body":"json","keyed":true},
  /**
   * Ask for another look at the removal of your review, once, within 14 days
   *
   * Another administrator than the one who has removed it decides, if
   * there is one.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  appealReviewRemoval: {"method":"POST","path":"/api/v1/reviews/{id}/appeal","body":"json","keyed":true},
  /**
   * Approve a submission: the worker may publish from now on
   *
   * An earlier approval ends. If the operator requires
   * two administrators, the submission waits for the second one.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  approveKycCase: {"method":"POST","path":"/api/v1/admin/kyc/{id}/approve","keyed":true},
  /**
   * Approve a name change: the worker gets the new name and stays verified
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  approveNameChange: {"method":"POST","path":"/api/v1/admin/name-changes/{id}/approve"},
  /**
   * Ban an account: every session ends, and it is hidden
   *
   * The reviews by a client are flagged, so that you find them
   * among the flagged ones and decide on each; they count until then.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  banUser: {"method":"POST","path":"/api/v1/admin/users/{id}/ban","body":"json","keyed":true},
  /**
   * Cancel a job: as its client before the work is done, as its worker after the agreement
   *
   * What that costs was agreed with the job;
   * `outcome` says what came of it.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  cancelJob: {"method":"POST","path":"/api/v1/jobs/{id}/cancel","body":"json","keyed":true},
  /**
   * Change your e-mail address
   *
   * A link goes to the new one and a notice to the old one, which stays valid until
   * the link is used. The response is the same whether or not the new address has an account.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
   */
  changeEmail: {"method":"POST","path":"/api/v1/auth/change-email","body":"json"},
  /**
   * Change your password, given the old one
   *
   * Your other sessions end.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  changePassword: {"method":"POST","path":"/api/v1/auth/change-password","body":"json"},
  /**
   * Claim a dispute for half an hour, or go on with it: no other administrator reads it or decides on it meanwhile
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  claimDispute: {"method":"POST","path":"/api/v1/admin/disputes/{id}/claim","keyed":true},
  /**
   * Claim a submission for half an hour: no other administrator can decide on it meanwhile
   *
   * Viewing a file and
   * deciding claim it automatically.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  claimKycCase: {"method":"POST","path":"/api/v1/admin/kyc/{id}/claim"},
  /**
   * Mark the work as done, not before the agreed start
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  completeJob: {"method":"POST","path":"/api/v1/jobs/{id}/complete","keyed":true},
  /**
   * Give your name, if the provider does not: its redirect then ended with `name_required`, and the browser
   * keeps the cookie of the attempt for ten minutes
   *
   * This creates the account.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  completeOidcSignup: {"method":"POST","path":"/api/v1/auth/oidc/{provider}/complete","body":"json","signsIn":true},
  /**
   * Verify a new e-mail address with the mailed link
   *
   * The link works once, within an hour.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  confirmEmailChange: {"method":"POST","path":"/api/v1/auth/change-email/confirm","body":"json"},
  /**
   * Confirm the first code of the app
   *
   * From now on signing in takes a code too, and your other sessions end.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  confirmTotp: {"method":"POST","path":"/api/v1/auth/totp/confirm","body":"json"},
  /**
   * Contest that you did not come; also while your account is frozen
   *
   * The job is disputed then: you want what was agreed, and the other side has to answer.
   *
   * For clients and workers. At most 600 a minute for an account, 600 a minute for an address.
   */
  contestNoShow: {"method":"POST","path":"/api/v1/jobs/{id}/contest","body":"json","keyed":true},
  /**
   * How many messages you have not read, in how many conversations
   *
   * For clients and workers.
   */
  countUnreadMessages: {"method":"GET","path":"/api/v1/threads/unread"},
  /**
   * How many notifications you have not seen, and up to where you have seen them, on all of your devices
   *
   * For clients, workers and administrators. At most 600 a minute for an account.
   */
  countUnreadNotifications: {"method":"GET","path":"/api/v1/notifications/unread"},
  /**
   * Create a category
   *
   * There are at most 200.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  createCategory: {"method":"POST","path":"/api/v1/admin/categories","body":"json","keyed":true},
  /**
   * Say something about a dispute of yours, at most twenty times, also while an appeal waits or your account is frozen
   *
   * It cannot be changed.
   *
   * For clients and workers. At most 60 a day for an account, 10 a day for an account with the same counterpart.
   */
  createDisputeStatement: {"method":"POST","path":"/api/v1/jobs/{id}/dispute/statements","body":"json","keyed":true},
  /**
   * Propose a job to the worker of an open conversation, which has at most one unfinished job
   *
   * You can propose five a day to a worker, in
   * whichever conversations.
   *
   * For clients. Not while the account is frozen. At most 20 an hour for an account, 5 a day for an account with the same counterpart.
   */
  createJob: {"method":"POST","path":"/api/v1/jobs","body":"json","keyed":true},
  /**
   * Offer terms for a proposal, or, after the agreement, other ones: another time, another price, more work
   *
   * An offer that is open is
   * superseded, whoever made it. At most ten a day for a job. A worker needs an approved identity check.
   *
   * For clients and workers. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
   */
  createOffer: {"method":"POST","path":"/api/v1/jobs/{id}/offers","body":"json","keyed":true},
  /**
   * Review the other side of a job whose work is done, once, until 14 days after the job was over
   *
   * Only you can read your review until the other
   * side has posted one, too, or the time is over; then both can be read. Until then you can change it or take it back. Nobody is told before
   * whether the other side has posted one.
   *
   * For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  createReview: {"method":"POST","path":"/api/v1/jobs/{id}/review","body":"json","keyed":true},
  /**
   * Create a listing
   *
   * It is a draft unless `status` says otherwise; publishing needs an approved identity check.
   *
   * For workers. Not while the account is frozen. At most 200 a day for an account.
   */
  createService: {"method":"POST","path":"/api/v1/services","body":"json","keyed":true},
  /**
   * Sign in or refresh with OAuth 2 (RFC 6749)
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  createToken: {"method":"POST","path":"/api/v1/auth/token","body":"urlencoded"},
  /**
   * Create a webhook: events from now on are sent to its URL by `POST`, signed as Standard Webhooks
   * (<https://www.standardwebhooks.com>)
   *
   * The body is `{"type": "job.accepted", "timestamp": "…", "id": 4711, "data": {…}}`, at most 16 KiB: what the event feed of
   * administrators shows, for every type of event; never the content of messages. An event that leads to no 2xx is sent
   * again ten times within three days, with the same `webhook-id`; meanwhile later events of the same subject wait. At
   * least once: an event can come twice, so remember `webhook-id`. Redirects are not followed.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  createWebhook: {"method":"POST","path":"/api/v1/admin/webhooks","body":"json","keyed":true},
  /**
   * Decide on an appeal: the review becomes visible again, or stays removed
   *
   * Its author is told the reason.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  decideReviewAppeal: {"method":"POST","path":"/api/v1/admin/reviews/{id}/appeal/decide","body":"json"},
  /**
   * Decline an open offer of the other side
   *
   * The job stays as it is.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  declineOffer: {"method":"POST","path":"/api/v1/jobs/{id}/offers/{number}/decline","body":"json","keyed":true},
  /**
   * Decline the open settlement that the other side has proposed
   *
   * The dispute goes on.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  declineSettlement: {"method":"POST","path":"/api/v1/jobs/{id}/dispute/settlements/{number}/decline","keyed":true},
  /**
   * Delete your account for ever: your personal data are erased, and the other side's records keep a "Deleted user"
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  deleteAccount: {"method":"DELETE","path":"/api/v1/auth/me","body":"json"},
  /**
   * Remove your picture
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteClientPicture: {"method":"DELETE","path":"/api/v1/clients/me/picture"},
  /**
   * Remove a prepared file, if it exists
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteKycFile: {"method":"DELETE","path":"/api/v1/workers/me/kyc/files/{slot}"},
  /**
   * Remove a passkey
   *
   * Your other sessions end. Administrators do it in a session that was opened with a passkey or an authenticator app.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  deletePasskey: {"method":"DELETE","path":"/api/v1/auth/passkeys/{id}","body":"json"},
  /**
   * Remove a review: it stops counting
   *
   * Its author is told the reason and can appeal.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteReview: {"method":"DELETE","path":"/api/v1/admin/reviews/{id}","body":"json"},
  /**
   * Delete a listing of yours
   *
   * Administrators may delete any.
   *
   * For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteService: {"method":"DELETE","path":"/api/v1/services/{id}"},
  /**
   * Delete an account permanently: personal data are erased, and the other side's records keep a "Deleted user"
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteUser: {"method":"DELETE","path":"/api/v1/admin/users/{id}","body":"json"},
  /**
   * Delete a webhook with its attempts
   *
   * Nothing is delivered any more.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteWebhook: {"method":"DELETE","path":"/api/v1/admin/webhooks/{id}"},
  /**
   * Remove your picture
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  deleteWorkerPicture: {"method":"DELETE","path":"/api/v1/workers/me/picture"},
  /**
   * Remove your second factor
   *
   * Your other sessions end.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  disableTotp: {"method":"DELETE","path":"/api/v1/auth/totp","body":"json"},
  /**
   * Disable a webhook
   *
   * Events wait in the log until it is enabled.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  disableWebhook: {"method":"POST","path":"/api/v1/admin/webhooks/{id}/disable"},
  /**
   * Download an export
   *
   * Its URL is enough, for 24 hours or until the session that requested it ends, by signing out, a
   * new password or a frozen account. Every download is recorded in the audit trail.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  downloadExport: {"method":"GET","path":"/api/v1/auth/me/export/file"},
  /**
   * Enable a webhook
   *
   * It goes on where it has stopped, so nothing is lost, unless you skip what it has missed. That is
   * necessary once events that it has missed are archived (`events_archived`). If it is enabled but paused after failures,
   * the next attempt is made now.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  enableWebhook: {"method":"POST","path":"/api/v1/admin/webhooks/{id}/enable","body":"json"},
  /**
   * End one of your sessions
   *
   * For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  endSession: {"method":"DELETE","path":"/api/v1/auth/sessions/{id}"},
  /**
   * End every session of an account: its owner has to sign in again, on every device, and is told why
   *
   * Links that were
   * mailed stop working.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  endUserSessions: {"method":"POST","path":"/api/v1/admin/users/{id}/end-sessions","body":"json"},
  /**
   * Download everything that an account's own export contains, as a ZIP file: also identity documents, except those that wait for the malware
   * scanner or were not submitted
   *
   * It is recorded with your reason before the first byte is sent. At most five a day.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  exportUser: {"method":"POST","path":"/api/v1/admin/users/{id}/export","body":"json"},
  /**
   * Confirm that the work is done
   *
   * After some days this happens automatically.
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  finalizeJob: {"method":"POST","path":"/api/v1/jobs/{id}/finalize","keyed":true},
  /**
   * The provider sends the browser back here
   *
   * The user is signed in to the account that is linked, to the one
   * with the verified address, or to a new one. Works once. A browser navigation always ends with a redirect to
   * `return_to`, with `?error=` and the problem's code if it failed.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  finishOidcLogin: {"method":"GET","path":"/api/v1/auth/oidc/{provider}/callback"},
  /**
   * The same for a provider that uses a form post (`response_mode=form_post`)
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  finishOidcLoginByForm: {"method":"POST","path":"/api/v1/auth/oidc/{provider}/callback","body":"urlencoded"},
  /**
   * Sign in with the authenticator's response
   *
   * It works once.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  finishPasskeyLogin: {"method":"POST","path":"/api/v1/auth/passkeys/login/finish","body":"json","signsIn":true},
  /**
   * Add the passkey that the authenticator created
   *
   * It signs in without password and code.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  finishPasskeyRegistration: {"method":"POST","path":"/api/v1/auth/passkeys/finish","body":"json","keyed":true},
  /**
   * Ask the administrators to check a review
   *
   * It stays visible until they decide. Flagging it again changes
   * nothing.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  flagReview: {"method":"POST","path":"/api/v1/reviews/{id}/flag","body":"json"},
  /**
   * Freeze an account: it may read but not change, and is hidden
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  freezeUser: {"method":"POST","path":"/api/v1/admin/users/{id}/freeze","body":"json","keyed":true},
  /**
   * Your account
   *
   * For clients, workers and administrators.
   */
  getAccount: {"method":"GET","path":"/api/v1/auth/me"},
  /**
   * One listing, public or not, also one that an administrator has removed
   *
   * For administrators.
   */
  getAnyService: {"method":"GET","path":"/api/v1/admin/services/{id}"},
  /**
   * One category with its place in the order
   *
   * For administrators.
   */
  getCategory: {"method":"GET","path":"/api/v1/admin/categories/{slug}"},
  /**
   * A client
   *
   * Contact data and the address are not included.
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  getClient: {"method":"GET","path":"/api/v1/clients/{id}"},
  /**
   * The rating summary of a client, for workers who have a conversation with the client
   *
   * It is never public.
   *
   * For workers.
   */
  getClientReviewSummary: {"method":"GET","path":"/api/v1/clients/{id}/reviews/summary"},
  /**
   * What a front end has to know of this installation before a user signs in: limits of files and texts, currencies, deadlines, how
   * to sign in, and what an identity check asks for
   *
   * The same for everybody. Keep it with its `ETag`, and ask again after some minutes.
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  getConfig: {"method":"GET","path":"/api/v1/config"},
  /**
   * The dispute of one of your jobs, with all that was said
   *
   * For clients and workers.
   */
  getDispute: {"method":"GET","path":"/api/v1/jobs/{id}/dispute"},
  /**
   * A dispute that you have claimed, or that is decided, with all that was said
   *
   * Each look at a decided one is in the audit trail.
   *
   * For administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  getDisputeCase: {"method":"GET","path":"/api/v1/admin/disputes/{id}"},
  /**
   * The status of your latest export, and its download URL
   *
   * For clients, workers and administrators.
   */
  getExport: {"method":"GET","path":"/api/v1/auth/me/export"},
  /**
   * Fetch a file of a submission, at the URL in the check request
   *
   * Each fetch is recorded in the audit trail.
   *
   * For everyone, signed in or not. At most 600 a minute for an account, 600 a minute for an address.
   */
  getIdentityCheckFile: {"method":"GET","path":"/api/v1/identity-checks/{id}/files/{slot}"},
  /**
   * One of your jobs
   *
   * For clients and workers.
   */
  getJob: {"method":"GET","path":"/api/v1/jobs/{id}"},
  /**
   * A job with its offers, the status of its dispute, the reviews of both sides, the size of its conversation, and its history
   *
   * For administrators.
   */
  getJobCase: {"method":"GET","path":"/api/v1/admin/jobs/{id}"},
  /**
   * The reviews of one of your jobs: yours, and the other side's once it can be read
   *
   * For clients and workers.
   */
  getJobReviews: {"method":"GET","path":"/api/v1/jobs/{id}/reviews"},
  /**
   * The public keys of access tokens as a JWK set (RFC 7517), for other services that verify them
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  getKeySet: {"method":"GET","path":"/.well-known/jwks.json"},
  /**
   * One submission with its files, its signals, and the worker's other submissions
   *
   * For administrators.
   */
  getKycCase: {"method":"GET","path":"/api/v1/admin/kyc/{id}"},
  /**
   * View a file, always completely: `Range` is ignored
   *
   * Each view is recorded in the audit trail and claims an
   * open submission.
   *
   * For administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  getKycFile: {"method":"GET","path":"/api/v1/admin/kyc/{id}/files/{slot}"},
  /**
   * The files required for your identity check, which of them are present, and which were rejected and why
   *
   * For workers.
   */
  getKycRequirements: {"method":"GET","path":"/api/v1/workers/me/kyc/requirements"},
  /**
   * The status of your identity check
   *
   * For workers.
   */
  getKycStatus: {"method":"GET","path":"/api/v1/workers/me/kyc"},
  /**
   * Where the events that concern you end: read your data after this, and then the events after this `id`, and nothing is missed
   *
   * For clients, workers and administrators. At most 600 a minute for an account.
   */
  getLatestEvent: {"method":"GET","path":"/api/v1/events/latest"},
  /**
   * The legal hold on a worker's documents, if there is one
   *
   * For administrators.
   */
  getLegalHold: {"method":"GET","path":"/api/v1/admin/users/{id}/legal-hold"},
  /**
   * A review with its open flags, and what is known of both sides
   *
   * For administrators.
   */
  getModeratedReview: {"method":"GET","path":"/api/v1/admin/reviews/{id}"},
  /**
   * Your profile
   *
   * For clients.
   */
  getMyClientProfile: {"method":"GET","path":"/api/v1/clients/me"},
  /**
   * Your profile
   *
   * For workers.
   */
  getMyWorkerProfile: {"method":"GET","path":"/api/v1/workers/me"},
  /**
   * A user's picture in one of its sizes: `96.webp`, `320.webp` or `1024.webp`, the maximum pixels of a side
   *
   * It
   * may be cached forever: a new picture has another URL.
   *
   * For everyone, signed in or not. At most 6000 a minute for an address.
   */
  getPicture: {"method":"GET","path":"/api/v1/pictures/{id}/{size}"},
  /**
   * The account's sign-in methods besides its password, for the holder of a reset link
   *
   * The link stays valid.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  getResetCredentials: {"method":"POST","path":"/api/v1/auth/reset-password/credentials","body":"json"},
  /**
   * A review
   *
   * Its author and whom it is about can read it while it is visible, also when it does not count; its author also before it can be read
   * by others.
   *
   * For everyone; clients and workers may get more. At most 1200 a minute for an address.
   */
  getReview: {"method":"GET","path":"/api/v1/reviews/{id}"},
  /**
   * A public listing
   *
   * Its worker and administrators can read it at any time.
   *
   * For everyone; clients, workers and administrators may get more. At most 1200 a minute for an address.
   */
  getService: {"method":"GET","path":"/api/v1/services/{id}"},
  /**
   * The settings that are in effect on the node that answers, secrets masked, where each came from, and the keys that sign
   * access tokens
   *
   * For administrators.
   */
  getSettings: {"method":"GET","path":"/api/v1/admin/settings"},
  /**
   * Statistics: totals, which may be half a minute old, and daily counts for at most a year
   *
   * For administrators.
   */
  getStats: {"method":"GET","path":"/api/v1/admin/stats"},
  /**
   * The state of the installation: versions, queues, mails, the event log, files, disks and background work
   *
   * For administrators.
   */
  getSystemStatus: {"method":"GET","path":"/api/v1/admin/system"},
  /**
   * One of your conversations
   *
   * For clients and workers.
   */
  getThread: {"method":"GET","path":"/api/v1/threads/{id}"},
  /**
   * One account
   *
   * For administrators.
   */
  getUser: {"method":"GET","path":"/api/v1/admin/users/{id}"},
  /**
   * What you can do with an account now, and what each would do, counted before
   *
   * For administrators.
   */
  getUserActions: {"method":"GET","path":"/api/v1/admin/users/{id}/actions"},
  /**
   * An account and everything around it: sign-ins, identity checks, listings, jobs, reviews, failed work, and what was done
   * with it
   *
   * For administrators.
   */
  getUserOverview: {"method":"GET","path":"/api/v1/admin/users/{id}/overview"},
  /**
   * What waits for a decision, by kind: how much, and since when
   *
   * For administrators.
   */
  getWaiting: {"method":"GET","path":"/api/v1/admin/waiting"},
  /**
   * One webhook
   *
   * For administrators.
   */
  getWebhook: {"method":"GET","path":"/api/v1/admin/webhooks/{id}"},
  /**
   * Show the secret of a webhook
   *
   * Each time is in the audit trail.
   *
   * For administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  getWebhookSecret: {"method":"GET","path":"/api/v1/admin/webhooks/{id}/secret"},
  /**
   * A worker
   *
   * Contact data and the exact location are not included.
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  getWorker: {"method":"GET","path":"/api/v1/workers/{id}"},
  /**
   * The rating summary of a worker
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  getWorkerReviewSummary: {"method":"GET","path":"/api/v1/workers/{id}/reviews/summary"},
  /**
   * State why you need to read the conversation of a job
   *
   * The reason is recorded in the audit trail, and you may read the
   * messages for an hour. The participants are not told.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  inspectJob: {"method":"POST","path":"/api/v1/admin/jobs/{id}/inspect","body":"json"},
  /**
   * Keep a review: its flags are closed
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  keepReview: {"method":"POST","path":"/api/v1/admin/reviews/{id}/keep"},
  /**
   * Lift a legal hold
   *
   * If the account was deleted meanwhile, the documents are destroyed now.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  liftLegalHold: {"method":"DELETE","path":"/api/v1/admin/users/{id}/legal-hold","body":"json"},
  /**
   * Link a provider to your account, so that you can sign in with it
   *
   * Open the URL in the browser that sent this
   * request.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  linkIdentity: {"method":"POST","path":"/api/v1/auth/oidc/{provider}/link","body":"json"},
  /**
   * All jobs, newest first
   *
   * For administrators.
   */
  listAllJobs: {"method":"GET","path":"/api/v1/admin/jobs"},
  /**
   * All listings, drafts and paused ones included, newest first
   *
   * For administrators. At most 300 a minute for an address.
   */
  listAllServices: {"method":"GET","path":"/api/v1/admin/services"},
  /**
   * The audit trail, newest first: who did what to whom and why
   *
   * Entries are never changed.
   *
   * For administrators.
   */
  listAuditEvents: {"method":"GET","path":"/api/v1/admin/audit"},
  /**
   * The categories, all on one page, with names in the language of `Accept-Language`
   *
   * The counts of their listings may be a
   * minute old, and older while the server is overloaded.
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  listCategories: {"method":"GET","path":"/api/v1/categories"},
  /**
   * The reviews of a client by workers, newest first, for workers who have a conversation with the client
   *
   * For workers.
   */
  listClientReviews: {"method":"GET","path":"/api/v1/clients/{id}/reviews"},
  /**
   * What the two sides of a dispute that you have claimed wrote to each other between the proposal of the job and its end, newest first.
   * Each page that you read is in the audit trail
   *
   * The two sides are not told.
   *
   * For administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  listDisputeMessages: {"method":"GET","path":"/api/v1/admin/disputes/{id}/messages"},
  /**
   * The disputes with a status, by default those that wait for a decision: open ones, and those with an appeal
   *
   * What was said is not in it.
   *
   * For administrators.
   */
  listDisputes: {"method":"GET","path":"/api/v1/admin/disputes"},
  /**
   * Events that concern you, oldest first, after `Last-Event-ID` or `after`
   *
   * To begin now, ask for `GET /events/latest`.
   *
   * With `Accept: text/event-stream` they are sent live as Server-Sent Events: first all events after that position (without a
   * position: no earlier ones), then new events as they happen. A frame has `id:` (the event's id), `event:` (its type) and `data:`
   * (the same JSON as an item of the list). Since frames are named, an `EventSource` needs `addEventListener(type, …)` for each type;
   * `onmessage` gets none. The first frame has the `id:` of the position and no data, so you can reconnect even before the first
   * event, and `retry:`, 1 to 4 seconds chosen at random. While nothing happens, a comment comes every 15 seconds: a connection that
   * is silent for longer is broken. Reconnect with the last `id` that you received, and you miss nothing and get nothing twice.
   *
   * An event of type `reset` says that events after your position cannot be read any more, because they are too old or
   * a backup was restored: reload your data, and continue from its `id`. In the list it is the only item.
   *
   * A stream ends when the access token expires with which it was opened: refresh the token, and reconnect. An
   * `EventSource` that has been signed in by a cookie reconnects by itself; if that fails with 401 (`readyState` is then
   * `CLOSED`), refresh the session and open a new one with `after`.
   *
   * Kinds of events are added from time to time, and while the server is upgraded one of its nodes may not know an event that
   * another has recorded: it leaves it out. So a page may have fewer items than its limit, or none, although another follows.
   *
   * For clients, workers and administrators. At most 600 a minute for an account.
   */
  listEvents: {"method":"GET","path":"/api/v1/events"},
  /**
   * The listings you have bookmarked
   *
   * Hidden listings are left out until they are public again.
   *
   * For clients.
   */
  listFavoriteServices: {"method":"GET","path":"/api/v1/clients/me/favorite-services"},
  /**
   * The workers you have bookmarked
   *
   * Hidden workers are left out until they are visible again.
   *
   * For clients.
   */
  listFavorites: {"method":"GET","path":"/api/v1/clients/me/favorites"},
  /**
   * The provider accounts that you can sign in with
   *
   * For clients, workers and administrators.
   */
  listIdentities: {"method":"GET","path":"/api/v1/auth/identities"},
  /**
   * The messages of the conversation of a job, newest first, also those about other jobs of the two
   *
   * You need to have stated
   * a reason within the last hour: `POST /admin/jobs/{id}/inspect`. Otherwise it is 403 `reason_needed`.
   *
   * For administrators.
   */
  listInspectedMessages: {"method":"GET","path":"/api/v1/admin/jobs/{id}/messages"},
  /**
   * The history of one of your jobs, oldest first
   *
   * For clients and workers.
   */
  listJobEvents: {"method":"GET","path":"/api/v1/jobs/{id}/events"},
  /**
   * Your jobs, newest first
   *
   * For clients and workers.
   */
  listJobs: {"method":"GET","path":"/api/v1/jobs"},
  /**
   * The queue of submissions; by default those that wait for a decision
   *
   * For administrators.
   */
  listKycCases: {"method":"GET","path":"/api/v1/admin/kyc"},
  /**
   * The reviews that you have written, newest first; those that only you can read yet, too
   *
   * For clients and workers.
   */
  listMyReviews: {"method":"GET","path":"/api/v1/reviews/mine"},
  /**
   * Your listings, drafts included, newest first
   *
   * For workers.
   */
  listMyServices: {"method":"GET","path":"/api/v1/services/mine"},
  /**
   * Name changes requested by workers with a verified name
   *
   * The verified name stays until you decide.
   *
   * For administrators.
   */
  listNameChanges: {"method":"GET","path":"/api/v1/admin/name-changes"},
  /**
   * Events that concern you and that you have not caused yourself, newest first: what a bell shows
   *
   * They are the same as those of
   * `GET /events`; new ones also come on its live feed. Events that are archived (90 days, if the operator has not set another time)
   * are not listed any more.
   *
   * For clients, workers and administrators. At most 600 a minute for an account.
   */
  listNotifications: {"method":"GET","path":"/api/v1/notifications"},
  /**
   * The offers of one of your jobs with their lines, the newest first
   *
   * For clients and workers.
   */
  listOffers: {"method":"GET","path":"/api/v1/jobs/{id}/offers"},
  /**
   * The configured providers
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  listOidcProviders: {"method":"GET","path":"/api/v1/auth/oidc/providers"},
  /**
   * Your passkeys
   *
   * For clients, workers and administrators.
   */
  listPasskeys: {"method":"GET","path":"/api/v1/auth/passkeys"},
  /**
   * The appeals that wait for a decision, oldest first
   *
   * For administrators.
   */
  listReviewAppeals: {"method":"GET","path":"/api/v1/admin/review-appeals"},
  /**
   * Reviews with their open flags, newest first
   *
   * For administrators.
   */
  listReviews: {"method":"GET","path":"/api/v1/admin/reviews"},
  /**
   * Your sessions
   *
   * For clients, workers and administrators.
   */
  listSessions: {"method":"GET","path":"/api/v1/auth/sessions"},
  /**
   * The messages, newest first; with `after`, the newer ones, oldest first
   *
   * For clients and workers.
   */
  listThreadMessages: {"method":"GET","path":"/api/v1/threads/{id}/messages"},
  /**
   * Your conversations, by latest activity
   *
   * One that moves to the front while you page does not appear on a
   * later page.
   *
   * For clients and workers.
   */
  listThreads: {"method":"GET","path":"/api/v1/threads"},
  /**
   * Accounts, newest first
   *
   * For administrators. At most 300 a minute for an address.
   */
  listUsers: {"method":"GET","path":"/api/v1/admin/users"},
  /**
   * The attempts to deliver to a webhook, newest first: the last thousand, of the last 30 days
   *
   * For administrators.
   */
  listWebhookAttempts: {"method":"GET","path":"/api/v1/admin/webhooks/{id}/attempts"},
  /**
   * Webhooks, newest first
   *
   * For administrators.
   */
  listWebhooks: {"method":"GET","path":"/api/v1/admin/webhooks"},
  /**
   * The reviews of a worker, newest first
   *
   * For everyone, signed in or not. At most 1200 a minute for an address.
   */
  listWorkerReviews: {"method":"GET","path":"/api/v1/workers/{id}/reviews"},
  /**
   * The public listings of a worker, newest first
   *
   * For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
   */
  listWorkerServices: {"method":"GET","path":"/api/v1/workers/{id}/services"},
  /**
   * Sign in with e-mail address and password, and a code if the account has a second factor
   *
   * A browser page asks
   * for cookies instead of tokens; requests that change something must then come from a page of this origin.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  logIn: {"method":"POST","path":"/api/v1/auth/login","body":"json","signsIn":true},
  /**
   * End this session
   *
   * Its access token is refused from the next request on.
   *
   * For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  logOut: {"method":"POST","path":"/api/v1/auth/logout"},
  /**
   * End every session
   *
   * For clients, workers and administrators. At most 600 a minute for an account, 600 a minute for an address.
   */
  logOutEverywhere: {"method":"POST","path":"/api/v1/auth/logout-all"},
  /**
   * Mark notifications as seen, on all of your devices
   *
   * The mark moves forwards only, so devices may send it in any order. Other
   * devices learn of it when they ask for `GET /notifications/unread` the next time.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  markNotificationsSeen: {"method":"PUT","path":"/api/v1/notifications/seen","body":"json"},
  /**
   * Mark messages as read
   *
   * The mark never moves backwards.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  markThreadRead: {"method":"POST","path":"/api/v1/threads/{id}/read","body":"json"},
  /**
   * Open a dispute about a job: after its agreed start (a day after an agreement without one), or when its work is marked as done
   *
   * Nothing ends by itself any more. If the
   * other side says nothing for five days, what you want counts. Both sides can say more and propose settlements; an administrator
   * decides if they do not agree.
   *
   * For clients and workers. Not while the account is frozen. At most 10 a day for an account.
   */
  openDispute: {"method":"POST","path":"/api/v1/jobs/{id}/dispute","body":"json","keyed":true},
  /**
   * Write to a worker, about a service of theirs or about none
   *
   * If an open conversation with the same worker
   * about the same service exists, it is continued with status 200.
   *
   * For clients. Not while the account is frozen. At most 60 an hour for an account.
   */
  openThread: {"method":"POST","path":"/api/v1/threads","body":"json","keyed":true},
  /**
   * The same events as those of the stream of `/events`, as a WebSocket with one JSON text frame for each event
   *
   * Nothing says where it
   * begins: without a position, ask for `GET /events/latest` before. A ping comes every 15 seconds while nothing happens. A browser, which
   * cannot set headers here, offers two subprotocols: `hirehall.v1`, which is chosen, and `bearer.<access token>`.
   *
   * The close code 4401 says that the access token has expired, or that the session has ended: refresh the token, and
   * reconnect with the last id as `after`; if it cannot be refreshed, sign in again. 1001 says that the server stops:
   * reconnect after a moment. After 1008 do not reconnect.
   *
   * For clients, workers and administrators. At most 600 a minute for an account.
   */
  openWebsocket: {"method":"GET","path":"/api/v1/ws"},
  /**
   * Pause a listing: only its worker sees it, who is told why and cannot publish it
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  pauseService: {"method":"POST","path":"/api/v1/admin/services/{id}/pause","body":"json","keyed":true},
  /**
   * Place a legal hold: the worker's documents are kept beyond the retention period, and even if the account is
   * deleted
   *
   * The worker is not notified.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  placeLegalHold: {"method":"PUT","path":"/api/v1/admin/users/{id}/legal-hold","body":"json"},
  /**
   * What cancelling a job of yours would cost now, and until when that holds
   *
   * For clients and workers.
   */
  previewCancellation: {"method":"GET","path":"/api/v1/jobs/{id}/cancellation"},
  /**
   * Propose how to settle a dispute of yours
   *
   * One that is open is superseded, whichever side proposed it.
   *
   * For clients and workers. Not while the account is frozen. At most 60 a day for an account, 10 a day for an account with the same counterpart.
   */
  proposeSettlement: {"method":"POST","path":"/api/v1/jobs/{id}/dispute/settlements","body":"json","keyed":true},
  /**
   * Exchange a refresh token for the next pair of tokens
   *
   * Each works once; a lost response may be requested
   * again within ten seconds, while the new token is unused. Using an old token in any other case ends the
   * session. A session in cookies is refreshed without a body.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  refreshSession: {"method":"POST","path":"/api/v1/auth/refresh","body":"json"},
  /**
   * Decline a job
   *
   * The conversation is closed.
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  rejectJob: {"method":"POST","path":"/api/v1/jobs/{id}/reject","body":"json","keyed":true},
  /**
   * Reject a submission with a reason
   *
   * The worker may submit again.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  rejectKycCase: {"method":"POST","path":"/api/v1/admin/kyc/{id}/reject","body":"json","keyed":true},
  /**
   * Reject a name change with a reason: the worker keeps the verified name
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  rejectNameChange: {"method":"POST","path":"/api/v1/admin/name-changes/{id}/reject","body":"json"},
  /**
   * Release a dispute that you have claimed
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  releaseDispute: {"method":"POST","path":"/api/v1/admin/disputes/{id}/release"},
  /**
   * Release a claimed submission
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  releaseKycCase: {"method":"POST","path":"/api/v1/admin/kyc/{id}/release"},
  /**
   * Remove a bookmark
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  removeFavorite: {"method":"DELETE","path":"/api/v1/clients/me/favorites/{worker_id}"},
  /**
   * Remove a bookmark of a listing
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  removeFavoriteService: {"method":"DELETE","path":"/api/v1/clients/me/favorite-services/{service_id}"},
  /**
   * Remove a listing: its worker is told why
   *
   * It can be restored until its text is erased.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  removeService: {"method":"POST","path":"/api/v1/admin/services/{id}/remove","body":"json","keyed":true},
  /**
   * Deliver a range of events again, in the background, with the same `webhook-id`s
   *
   * Events that are archived are not
   * delivered any more.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  replayWebhook: {"method":"POST","path":"/api/v1/admin/webhooks/{id}/replay","body":"json"},
  /**
   * Reply to a review of you, or change your reply within 48 hours
   *
   * For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  replyToReview: {"method":"PUT","path":"/api/v1/reviews/{id}/reply","body":"json"},
  /**
   * Report that the other side did not come, some minutes after the agreed start
   *
   * If it does not contest that within a day, the job is
   * cancelled: a worker who did not come gets nothing, a client owes what cancelling at the start would have cost.
   *
   * For clients and workers. Not while the account is frozen. At most 20 a day for an account, 5 a day for an account with the same counterpart.
   */
  reportNoShow: {"method":"POST","path":"/api/v1/jobs/{id}/report-no-show","keyed":true},
  /**
   * Ask for changes of work that is done, at most three times: the worker marks it as done once more, and the time to confirm it begins
   * anew
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  requestChanges: {"method":"POST","path":"/api/v1/jobs/{id}/request-changes","body":"json","keyed":true},
  /**
   * Request an export of all of your data: a ZIP file of JSON and your own files
   *
   * Events of long ago, which are archived,
   * are not in it, but the history of your jobs is. What you do as an administrator is not in it, but in the audit trail. It is packed in the
   * background, one at a time, and you get a mail when it is ready. Download it in the session that requested it.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  requestExport: {"method":"POST","path":"/api/v1/auth/me/export","body":"json"},
  /**
   * Reject some files of a submission with reasons
   *
   * The worker submits these again and keeps the others.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  requestKycChanges: {"method":"POST","path":"/api/v1/admin/kyc/{id}/request-changes","body":"json","keyed":true},
  /**
   * Ask for a password reset link
   *
   * The response is the same whether or not the address has an account.
   *
   * For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
   */
  requestPasswordReset: {"method":"POST","path":"/api/v1/auth/forgot-password","body":"json"},
  /**
   * Send the link that proves an address once more
   *
   * For everyone, signed in or not. At most 5 an hour for an account from an address, 20 an hour for an account, 60 an hour for an address.
   */
  resendVerificationEmail: {"method":"POST","path":"/api/v1/auth/verify-email/resend","body":"json"},
  /**
   * Set a new password with a mailed link
   *
   * It works once, within an hour. Every session ends, and pending
   * address changes, exports and set-ups are cancelled. Passkeys, linked providers and the second factor stay
   * unless you say so: `POST /auth/reset-password/credentials` lists them.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  resetPassword: {"method":"POST","path":"/api/v1/auth/reset-password","body":"json"},
  /**
   * Decide on a dispute that you have claimed: what the worker gets of the agreed total, and why
   *
   * The job is confirmed if that is more
   * than nothing or all of a total of 0, and cancelled otherwise; without an agreed total it is confirmed if the work was marked as done. Of an appeal, decide what another administrator has decided before; the status of the job stays.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  resolveDispute: {"method":"POST","path":"/api/v1/admin/disputes/{id}/resolve","body":"json","keyed":true},
  /**
   * Restore a review that was removed
   *
   * It counts as if it had not been. Its author and the worker whom it is about are told. An
   * appeal against the removal is granted with it, so that then another administrator than the one who has removed it restores it, if there is one.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  restoreReview: {"method":"POST","path":"/api/v1/admin/reviews/{id}/restore","body":"json"},
  /**
   * Restore a listing that an administrator has paused or removed: it gets the status back that it had before
   *
   * Its worker is
   * told.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  restoreService: {"method":"POST","path":"/api/v1/admin/services/{id}/restore","body":"json","keyed":true},
  /**
   * Revoke an approval with a reason
   *
   * The worker's listings are hidden; they may submit again.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  revokeKycCase: {"method":"POST","path":"/api/v1/admin/kyc/{id}/revoke","body":"json","keyed":true},
  /**
   * Replace the secret of a webhook
   *
   * For 24 hours messages carry two signatures, of the new and of the former secret.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  rotateWebhookSecret: {"method":"POST","path":"/api/v1/admin/webhooks/{id}/rotate-secret"},
  /**
   * Search the listings
   *
   * All filters can be combined; without filters, all listings are found. A client who is signed in
   * learns which are their favorites.
   *
   * For everyone; clients, workers and administrators may get more. At most 300 a minute for an address.
   */
  searchServices: {"method":"GET","path":"/api/v1/services"},
  /**
   * Send a message
   *
   * This also marks the conversation as read.
   *
   * For clients and workers. Not while the account is frozen. At most 120 a minute for an account.
   */
  sendMessage: {"method":"POST","path":"/api/v1/threads/{id}/messages","body":"json","keyed":true},
  /**
   * Set whether you are available
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  setAvailability: {"method":"PUT","path":"/api/v1/workers/me/availability","body":"json"},
  /**
   * Set up an authenticator app (TOTP, RFC 6238)
   *
   * It is required once you have confirmed its first code. Administrators who have a passkey do
   * it in a session that was opened with it.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  setUpTotp: {"method":"POST","path":"/api/v1/auth/totp","body":"json"},
  /**
   * Sign up
   *
   * The response is the same whether or not the address has an account; its owner gets a mail either
   * way. A cookie identifies the browser that signed up for one day.
   *
   * For everyone, signed in or not. At most 100 an hour for an address.
   */
  signUp: {"method":"POST","path":"/api/v1/auth/signup","body":"json"},
  /**
   * Sign in or up with a provider
   *
   * Open this in a browser: it redirects to the provider, which sends the browser
   * back. A page that wants to send the browser itself asks for JSON. A cookie binds the attempt to that browser for
   * ten minutes.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  startOidcLogin: {"method":"GET","path":"/api/v1/auth/oidc/{provider}/start"},
  /**
   * Start signing in with a passkey
   *
   * No account is named: the authenticator knows it.
   *
   * For everyone, signed in or not. At most 10 a minute for an account from an address, 30 a minute for an account, 60 a minute for an address.
   */
  startPasskeyLogin: {"method":"POST","path":"/api/v1/auth/passkeys/login/start","body":"json"},
  /**
   * Start adding a passkey (WebAuthn)
   *
   * Starting again invalidates an earlier start. Administrators who have a passkey or an authenticator app
   * do it in a session that was opened with it.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  startPasskeyRegistration: {"method":"POST","path":"/api/v1/auth/passkeys/start","body":"json"},
  /**
   * Submit documents for the identity check: an identity document and a selfie
   *
   * File types are detected from the
   * bytes, pictures are re-encoded without their metadata, and everything is stored encrypted until an
   * administrator opens it. No other submission is possible while one is open or approved.
   *
   * For workers. Not while the account is frozen. At most 20 a day for an account.
   */
  submitKyc: {"method":"POST","path":"/api/v1/workers/me/kyc","body":"form","keyed":true},
  /**
   * Submit the prepared files together
   *
   * For workers. Not while the account is frozen. At most 20 a day for an account.
   */
  submitKycDraft: {"method":"POST","path":"/api/v1/workers/me/kyc/submit","body":"json","keyed":true},
  /**
   * Send a test, `{"type": "webhook.test", …}`, now, also to a disabled webhook
   *
   * For administrators. Not while the account is frozen. At most 60 an hour for an account.
   */
  testWebhook: {"method":"POST","path":"/api/v1/admin/webhooks/{id}/test"},
  /**
   * Unban an account
   *
   * If it was frozen before the ban, it is frozen again. The flags that the ban has raised are closed.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  unbanUser: {"method":"POST","path":"/api/v1/admin/users/{id}/unban","body":"json","keyed":true},
  /**
   * Unfreeze an account
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  unfreezeUser: {"method":"POST","path":"/api/v1/admin/users/{id}/unfreeze","body":"json","keyed":true},
  /**
   * Unlink one of them
   *
   * Your other sessions end.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 10 a minute for an account, 60 a minute for an address.
   */
  unlinkIdentity: {"method":"DELETE","path":"/api/v1/auth/identities/{id}","body":"json"},
  /**
   * Change how you are written to
   *
   * Omitted fields stay unchanged. Clients and workers may do it with their profile, too.
   *
   * For clients, workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateAccount: {"method":"PATCH","path":"/api/v1/auth/me","body":"json"},
  /**
   * Rename, move, retire or restore a category
   *
   * Its slug stays, and so do its listings, which are found by the new name a
   * little later. A retired category takes no new listings.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateCategory: {"method":"PATCH","path":"/api/v1/admin/categories/{slug}","body":"json"},
  /**
   * Change title or description of a proposal of yours while no offer is open, at most ten times a day
   *
   * The worker hears of it
   * and has to accept the new version. Price and time are changed by another offer.
   *
   * For clients. Not while the account is frozen. At most 60 an hour for an account, 10 a day for an account with the same counterpart.
   */
  updateJob: {"method":"PATCH","path":"/api/v1/jobs/{id}","body":"json"},
  /**
   * Change your profile
   *
   * Omitted fields stay unchanged.
   *
   * For clients. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateMyClientProfile: {"method":"PATCH","path":"/api/v1/clients/me","body":"json"},
  /**
   * Change your profile
   *
   * Omitted fields stay unchanged.
   *
   * For workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateMyWorkerProfile: {"method":"PATCH","path":"/api/v1/workers/me","body":"json"},
  /**
   * Change your review while only you can read it
   *
   * For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  updateReview: {"method":"PATCH","path":"/api/v1/reviews/{id}","body":"json"},
  /**
   * Change a listing of yours
   *
   * Administrators may change only the `status` of others' listings; what they pause,
   * only they can publish again.
   *
   * For workers and administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateService: {"method":"PATCH","path":"/api/v1/services/{id}","body":"json"},
  /**
   * Change the URL, the description or the types of events of a webhook
   *
   * Events that wait already are delivered all the
   * same.
   *
   * For administrators. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  updateWebhook: {"method":"PATCH","path":"/api/v1/admin/webhooks/{id}","body":"json"},
  /**
   * Set your picture
   *
   * It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
   * one.
   *
   * For clients. Not while the account is frozen. At most 60 an hour for an account.
   */
  uploadClientPicture: {"method":"PUT","path":"/api/v1/clients/me/picture","body":"form"},
  /**
   * Prepare one file of your next submission; it replaces an earlier one
   *
   * Only you can see it before you submit.
   * After some files of a submission were rejected, the others are prepared already. An unchanged draft is
   * deleted after 30 days.
   *
   * For workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  uploadKycFile: {"method":"PUT","path":"/api/v1/workers/me/kyc/files/{slot}","body":"form"},
  /**
   * Set your picture
   *
   * It is re-encoded upright and without its metadata, in three sizes, and replaces an earlier
   * one.
   *
   * For workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  uploadWorkerPicture: {"method":"PUT","path":"/api/v1/workers/me/picture","body":"form"},
  /**
   * Verify an address with the mailed link
   *
   * The link works once, within 24 hours. It never sets a password that
   * another person chose, nor a name, a role or a phone number: in another browser than the one that signed up,
   * `password` is required as well. If it is not the password of the sign-up, `role` and `first_name` are required,
   * too. Without them the response is 422 `password_required`, and the link stays valid.
   *
   * For everyone, signed in or not. At most 10 a minute for an account, 60 a minute for an address.
   */
  verifyEmail: {"method":"POST","path":"/api/v1/auth/verify-email","body":"json"},
  /**
   * Withdraw an open offer of yours
   *
   * The job stays as it is.
   *
   * For clients and workers. Not while the account is frozen. At most 600 a minute for an account, 600 a minute for an address.
   */
  withdrawOffer: {"method":"POST","path":"/api/v1/jobs/{id}/offers/{number}/withdraw","keyed":true},
  /**
   * Take your review back while only you can read it
   *
   * You can post another one.
   *
   * For clients and workers. Not while the account is frozen. At most 60 an hour for an account.
   */
  withdrawReview: {"method":"DELETE","path":"/api/v1/reviews/{id}"},
} as const;
