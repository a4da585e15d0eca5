"""What both clients decide alike; it sends nothing and waits for nothing."""

import dataclasses
import random
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import Protocol, TypeVar

import httpx

from .generated.api.auth.refresh_session import refresh_session
from .generated.models.refresh import Refresh
from .generated.models.token_read import TokenRead
from .operation import Operation, Progress
from .problem import HirehallError
from .session import InMemory, Tokens, TokenStore

T = TypeVar("T")
Item = TypeVar("Item", covariant=True)

# Seconds. A server may need longer to answer than httpx waits for by itself.
TIMEOUT = httpx.Timeout(30)
# The server sends something at least every quarter of this time: a stream that is silent for longer is broken.
STREAM_TIMEOUT = httpx.Timeout(30, read=60)
# How often a request is repeated that has met no server, or a busy one.
RETRIES = 2
ENDS_SESSION = ("log_out", "log_out_everywhere", "delete_account")
# The responses of the call of `respond` that is going on, if one is.
RESPONSES: ContextVar[list[httpx.Response] | None] = ContextVar("RESPONSES", default=None)


class Page(Protocol[Item]):
    """A page of a list."""

    @property
    def items(self) -> Sequence[Item]: ...

    @property
    def next_cursor(self) -> str | None: ...


class Core:
    def __init__(self, base_url: str, session: TokenStore | None, on_signed_out: Callable[[], object] | None) -> None:
        self.base_url = base_url.rstrip("/")
        self.session = session or InMemory()
        self.on_signed_out = on_signed_out
        self.refreshes = 0

    def keyed(self, operation: Operation[T]) -> Operation[T]:
        """The operation with an idempotency key, which is the same each time that it is sent."""
        if not operation.is_keyed or "Idempotency-Key" in operation.headers:
            return operation
        return dataclasses.replace(operation, headers={**operation.headers, "Idempotency-Key": str(uuid.uuid4())})

    def request(
        self, http: httpx.Client | httpx.AsyncClient, operation: Operation[T], tokens: Tokens | None, stream: bool
    ) -> httpx.Request:
        headers = dict(operation.headers)
        if tokens:
            headers["Authorization"] = f"Bearer {tokens.access_token}"
        request = http.build_request(
            operation.method,
            self.base_url + operation.path,
            params=operation.query or None,
            headers=headers,
            json=operation.json,
            data=operation.form,
            files=operation.files,
            timeout=STREAM_TIMEOUT if stream else httpx.USE_CLIENT_DEFAULT,
        )
        # Sessions are tokens here: the cookies of the server are for browsers, and `http` may serve several accounts.
        request.headers.pop("Cookie", None)
        if operation.on_progress:
            request.stream = Watched(request, operation.on_progress)
        return request

    def waits(self, operation: Operation[T]) -> list[float | None]:
        """The seconds to wait after each attempt; none after the last.

        Repeated is what changes nothing, or is done once because of its key.
        """
        is_repeatable = operation.method == "GET" or operation.is_keyed
        waits = [0.2 * 2**attempt * random.uniform(0.5, 1.5) for attempt in range(RETRIES if is_repeatable else 0)]
        return [*waits, None]

    def has_ended(self, operation: Operation[T], response: httpx.Response) -> bool:
        return response.status_code == 401 and operation.name != "refresh_session"

    def read(self, operation: Operation[T], response: httpx.Response) -> T:
        """Reads the answer, and keeps the tokens in it."""
        if not response.is_success:
            raise HirehallError.of(response)
        answer = operation.read(response)
        if operation.name in ENDS_SESSION:
            self.session.write(None)
        if isinstance(answer, TokenRead):
            self.session.write(Tokens(answer.access_token, answer.refresh_token))
        kept = RESPONSES.get()
        if kept is not None:
            kept.append(response)
        return answer

    def refresh(self, used: Tokens, refreshes: int) -> Operation[TokenRead] | bool:
        """How to get new tokens. If there is nothing to do: whether there is a session.

        The caller holds the client's lock.
        """
        kept = self.session.read()
        if kept is None:
            return False
        # Another call has got them since.
        if self.refreshes != refreshes or kept.access_token != used.access_token:
            return True
        return refresh_session(Refresh(refresh_token=kept.refresh_token))

    def refreshed(self) -> None:
        self.refreshes += 1

    def refused(self, error: HirehallError) -> None:
        """The server does not give new tokens: the session is over. That it is busy does not end it."""
        if error.status >= 429:
            raise error
        self.session.write(None)
        if self.on_signed_out:
            self.on_signed_out()


class Watched(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a request that tells how much of it has been sent."""

    def __init__(self, request: httpx.Request, on_progress: Progress) -> None:
        self._stream = request.stream
        self._total = int(request.headers.get("content-length", 0))
        self._on_progress = on_progress

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self._stream, httpx.SyncByteStream)
        sent = 0
        for chunk in self._stream:
            yield chunk
            # The next chunk is asked for when this one has been handed on.
            sent += len(chunk)
            self._on_progress(sent, self._total)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._stream, httpx.AsyncByteStream)
        sent = 0
        async for chunk in self._stream:
            yield chunk
            sent += len(chunk)
            self._on_progress(sent, self._total)
