from typing import Literal, cast

SubjectKind = Literal[
    "category",
    "installation",
    "job",
    "message",
    "review",
    "service",
    "signing_key",
    "signup",
    "submission",
    "task",
    "thread",
    "user",
    "webhook",
]


def check_subject_kind(value: object) -> SubjectKind:
    return cast(SubjectKind, value)
