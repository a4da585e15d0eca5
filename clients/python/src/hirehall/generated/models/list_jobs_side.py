from typing import Literal, cast

ListJobsSide = Literal["CLIENT", "WORKER"]


def check_list_jobs_side(value: object) -> ListJobsSide:
    return cast(ListJobsSide, value)
