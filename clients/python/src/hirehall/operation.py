"""A request, as the generated functions describe it for both clients."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import httpx

from .generated.types import RequestFiles

T = TypeVar("T")

# Called while a form with files is sent, with the bytes that are sent and their total.
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Operation(Generic[T]):
    name: str
    method: str
    path: str
    read: Callable[[httpx.Response], T]
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    json: dict[str, Any] | None = None
    form: dict[str, Any] | None = None
    files: RequestFiles | None = None
    on_progress: Progress | None = None
    # Whether it takes an idempotency key, so that it can be sent again.
    is_keyed: bool = False
