//! The codes of what HTTP, the limits and the parts of a server can refuse. Those of the marketplace are in [`crate::codes`].

use crate::core::error::problem_codes;

problem_codes! {
    /// Every code of this module.
    CODES:

    /// The request breaks a rule of HTTP, such as one `Host` for each request.
    BAD_REQUEST "malformed_request" = MalformedRequest;

    /// The body is not JSON.
    BAD_REQUEST "malformed_json" = MalformedJson;

    /// The body is not a multipart form, has a text that is not UTF-8, or ends too early.
    BAD_REQUEST "malformed_form" = MalformedForm;

    /// The body did not arrive whole and in time.
    BAD_REQUEST "incomplete_body" = IncompleteBody;

    /// The request cannot be understood.
    BAD_REQUEST "bad_request" = BadRequest;

    /// The request has neither an access token nor a session cookie.
    UNAUTHORIZED "not_signed_in" = NotSignedIn;

    /// The access token is not valid now: it has expired, or its session has ended. Refresh it, or sign in again.
    UNAUTHORIZED "invalid_token" = InvalidToken;

    /// Accounts with another role may do this.
    FORBIDDEN "wrong_role" = WrongRole {
        /// The roles that may: `CLIENT`, `WORKER`, `ADMIN`.
        allowed: Vec<&'static str>,
    };

    /// A session in cookies may do this only from pages of this installation's own origin.
    FORBIDDEN "cross_site" = CrossSite {
        /// That origin.
        origin: String,
    };

    /// There is nothing here that you may see. What you may not see is answered like what does not exist.
    NOT_FOUND "not_found" = NotFound;

    /// This path does not support the method; the header `Allow` names those that it supports.
    METHOD_NOT_ALLOWED "method_not_allowed" = MethodNotAllowed;

    /// `Accept` allows no media type that this path produces.
    NOT_ACCEPTABLE "not_acceptable" = NotAcceptable {
        /// The media types that it produces.
        produced: Vec<String>,
    };

    /// It was changed after you read it: read it again, and repeat your change.
    PRECONDITION_FAILED "precondition_failed" = PreconditionFailed;

    /// The body or one of its files is too large; `errors` names it and its limit.
    PAYLOAD_TOO_LARGE "too_large" = TooLarge;

    /// The body or one of its files is of a media type that is not read here; `errors` names it and those that are.
    UNSUPPORTED_MEDIA_TYPE "unsupported_media_type" = UnsupportedMediaType;

    /// Fields of the body, parameters or headers are wrong; `errors` names each.
    UNPROCESSABLE_ENTITY "invalid" = Invalid;

    /// Nothing is wrong but names of fields or parameters that do not exist; `errors` names each.
    UNPROCESSABLE_ENTITY "unknown_field" = UnknownField;

    /// The query or form has too many parameters; `errors` has the limit.
    UNPROCESSABLE_ENTITY "too_many_parameters" = TooManyParameters;

    /// The cursor is not one of this list with these parameters. Begin again without a cursor.
    UNPROCESSABLE_ENTITY "invalid_cursor" = InvalidCursor;

    /// The `Idempotency-Key` came with another request before. Use a new key for a new request.
    UNPROCESSABLE_ENTITY "idempotency_key_reused" = IdempotencyKeyReused;

    /// Too many attempts.
    TOO_MANY_REQUESTS "too_many_requests" = TooManyRequests {
        /// The seconds until the next attempt is possible, as in `Retry-After`.
        retry_after: u64,
    };

    /// The account is sending too many files at the same time. Wait until the others have arrived.
    TOO_MANY_REQUESTS "too_many_uploads" = TooManyUploads;

    /// A fault of the server, whose log has the details under the `request_id`.
    INTERNAL_SERVER_ERROR "internal" = Internal;

    /// Too much work is waiting. Try again in a moment.
    SERVICE_UNAVAILABLE "overloaded" = Overloaded;

    /// The database is not available. Try again in a moment.
    SERVICE_UNAVAILABLE "database_unavailable" = DatabaseUnavailable;

    /// There is no space for files. Try again later.
    SERVICE_UNAVAILABLE "storage_full" = StorageFull;

    /// Files cannot be stored or read at the moment. Try again later.
    SERVICE_UNAVAILABLE "storage_unavailable" = StorageUnavailable;

    /// This server is stopping, and another takes its place.
    SERVICE_UNAVAILABLE "stopping" = Stopping;
}
