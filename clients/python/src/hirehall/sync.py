"""Sending, one thing after the other."""

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

import httpx

from .core import TIMEOUT, Core
from .operation import Operation
from .problem import HirehallError
from .session import Tokens, TokenStore

T = TypeVar("T")


class Transport:
    """Sends requests; it may be used by several threads at a time."""

    def __init__(
        self,
        base_url: str,
        *,
        session: TokenStore | None = None,
        http: httpx.Client | None = None,
        on_signed_out: Callable[[], object] | None = None,
    ) -> None:
        """`session` keeps the tokens (`InMemory`), `http` is a client of yours with proxies, certificates or deadlines,
        which you close, and `on_signed_out` is called when the session has ended and cannot be refreshed."""
        self._core = Core(base_url, session, on_signed_out)
        self._http = http or httpx.Client(timeout=TIMEOUT)
        self._owns_http = http is None
        self._lock = threading.Lock()

    def close(self) -> None:
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def call(self, operation: Operation[T]) -> T:
        return self._core.read(operation, self.send(operation))

    def send(self, operation: Operation[T], *, stream: bool = False) -> httpx.Response:
        """Sends one operation. With `stream`, the body is not read, and the response has to be closed."""
        operation = self._core.keyed(operation)
        used, refreshes = self._core.session.read(), self._core.refreshes
        response = self._attempt(operation, used, stream)
        if used and self._core.has_ended(operation, response) and self._refresh(used, refreshes):
            response.close()
            response = self._attempt(operation, self._core.session.read(), stream)
        return response

    def _refresh(self, used: Tokens, refreshes: int) -> bool:
        """Gets new tokens, once for all threads. Whether there is a session now."""
        with self._lock:
            operation = self._core.refresh(used, refreshes)
            if isinstance(operation, bool):
                return operation
            try:
                self.call(operation)
            except HirehallError as error:
                self._core.refused(error)
                return False
            self._core.refreshed()
            return True

    def _attempt(self, operation: Operation[T], tokens: Tokens | None, stream: bool) -> httpx.Response:
        for wait in self._core.waits(operation):
            try:
                request = self._core.request(self._http, operation, tokens, stream)
                response = self._http.send(request, stream=stream)
                if response.status_code != 503 or wait is None:
                    return response
                response.close()
            except httpx.TransportError:
                if wait is None:
                    raise
            time.sleep(wait)
        raise AssertionError("the last attempt has no wait")
