from typing import Literal, cast

TaskKind = Literal["export", "identity_check", "mail", "news", "search_index", "webhook"]


def check_task_kind(value: object) -> TaskKind:
    return cast(TaskKind, value)
