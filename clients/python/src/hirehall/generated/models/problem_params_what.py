from typing import Literal, cast

ProblemParamsWhat = Literal[
    "ACCOUNT", "APPEAL", "CATEGORY", "IDENTITY", "JOB", "PASSKEY", "REVIEW", "SECOND_FACTOR", "SUBMISSION"
]


def check_problem_params_what(value: object) -> ProblemParamsWhat:
    return cast(ProblemParamsWhat, value)
