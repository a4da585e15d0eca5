"""Refused requests."""

import math
from typing import Any

import httpx

from .generated.models.problem import Problem


class HirehallError(Exception):
    """A refused request. `code` is stable; `problem.errors` names each invalid field."""

    def __init__(self, status: int, problem: Problem, retry_after: float | None) -> None:
        super().__init__(problem.detail)
        self.status = status
        self.problem = problem
        # Seconds to wait before the next attempt, where the server names them.
        self.retry_after = retry_after

    @property
    def code(self) -> str:
        return self.problem.code

    @classmethod
    def of(cls, response: httpx.Response) -> "HirehallError":
        """Reads the problem of a response.

        What is no problem, such as a proxy's page, becomes one with the code `no_problem`.
        """
        problem = {
            "type": "about:blank",
            "title": response.reason_phrase,
            "status": response.status_code,
            "code": "no_problem",
            "detail": f"The server has answered {response.status_code}.",
            "request_id": response.headers.get("x-request-id", ""),
        }
        return cls(response.status_code, Problem.from_dict(problem | said(response)), retry_after(response))


def said(response: httpx.Response) -> dict[str, Any]:
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def retry_after(response: httpx.Response) -> float | None:
    try:
        seconds = float(response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) else None
