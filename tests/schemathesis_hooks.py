"""What schemathesis does otherwise than usual; `tests/schemathesis` runs it with this file.

The check `positive_data_acceptance` is replaced: it calls every refusal of a request that fits the document a failure. Here a refusal has to
name a reason that a schema cannot say, from the lists below. What they do not name is a fault of the document.
"""

import schemathesis
from schemathesis.generation import GenerationMode

# Codes of fields, and why a value that fits its schema can be refused with it.
FIELDS = {
    "wrong_password": "a password is right or wrong",
    "no_password": "an account may have no password",
    "wrong_code": "a code of a second factor is right or wrong",
    "invalid_token": "a token comes from a mail",
    "invalid_cursor": "a cursor comes from the previous page",
    "invalid_ceremony": "a ceremony was begun before",
    "invalid_credential": "an authenticator makes it",
    "invalid_state": "a provider sends it back",
    "invalid_path": "a path of this site is a matter of how browsers read it",
    "one_of": "a client library handles two optional fields better than a union",
    "required": "some fields are needed together with others",
    "unknown_value": "the row that it names may not be there",
    "out_of_range": "some bounds depend on other fields",
    "too_short": "the length is counted in visible characters",
    "too_long": "the length is counted after the text is brought into its normal form",
    "forbidden_character": "which characters are forbidden depends on Unicode's tables",
    "duplicate": "which items are equal depends on their normal form",
    "invalid_email": "the domain has to be a public one",
    "invalid_phone_number": "the plans of numbers are a library",
    "invalid_name": "letters of names are a property of Unicode",
    "invalid_currency": "the list is that of ISO 4217",
    "invalid_format": "days and times have to exist",
    "invalid_value": "the host has to exist, and the events to be there",
    "reserved_name": "names of the staff are a list",
    "too_common": "common passwords are a list",
    "refused_address": "the address has to be public",
    "expired": "it depends on today",
    "other_submission": "it depends on the path",
    "not_allowed": "it depends on the account",
    "unsupported_media": "a file is what its bytes are",
    "damaged_image": "a file is what its bytes are",
    "damaged_document": "a file is what its bytes are",
}

# Codes of problems without fields.
PROBLEMS = {
    "precondition_failed": "the tag of the document's example is of another version",
    "upgrade_required": "no request of schemathesis is a WebSocket",
    "idempotency_key_reused": "the key of the document's example comes with many requests",
    "not_acceptable": "a stream and a list have one path",
    "malformed_json": "half of a surrogate pair is no JSON for everyone (RFC 8259, section 8.2)",
    "malformed_form": "a field that is no file is one in the document",
}


@schemathesis.check
def a_request_that_fits_the_document_is_refused_for_what_it_cannot_say(ctx, response, case):
    meta = case.meta
    if meta is None or meta.generation.mode != GenerationMode.POSITIVE or response.status_code not in (400, 406, 412, 413, 415, 422, 426):
        return
    problem = response.json()
    if "error" in problem:  # RFC 6749
        return
    fields = problem.get("errors", [])
    unexplained = [field for field in fields if field["code"] not in FIELDS]
    if unexplained or (not fields and problem["code"] not in PROBLEMS):
        raise AssertionError(f"{case.method} {case.path} is refused although it fits the document: {unexplained or problem['code']}")
