"""The clients: a method for each operation, and what belongs to no single operation."""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import aclosing, closing
from typing import ParamSpec, TypeVar, cast

import anyio
import httpx

from .core import RESPONSES, Page
from .events import Frames, Position
from .generated.event import Event
from .generated.operations import AsyncOperations, Operations
from .problem import HirehallError

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")

# Called when the stream is connected, with the id that it goes on after.
OnConnect = Callable[[int | None], object]


class Hirehall(Operations):
    """A client with one method for each operation: `hall.accept_job(job.id)`."""

    def respond(self, operation: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, httpx.Response]:
        """An operation's answer with its response, for the ETag, or the limits that are left.

        `job, response = hall.respond(hall.get_job, id)`
        """
        responses: list[httpx.Response] = []
        outer = RESPONSES.set(responses)
        try:
            return operation(*args, **kwargs), responses[-1]
        finally:
            RESPONSES.reset(outer)

    def each(
        self, operation: Callable[P, Page[Item]], *args: P.args, **kwargs: P.kwargs
    ) -> Generator[Item, None, None]:
        """The items of all pages of a list: `hall.each(hall.search_services, q="piano")`."""
        page = operation(*args, **kwargs)
        yield from page.items
        following = cast(Callable[..., Page[Item]], operation)
        while page.next_cursor:
            page = following(*args, **{**kwargs, "cursor": page.next_cursor})
            yield from page.items

    def events(self, *, after: int | None = None, on_connect: OnConnect | None = None) -> Generator[Event, None, None]:
        """Events as they happen, each once and in order; the loop ends when it is left.

        `after` is the id of the last event that was seen. Without it, the stream begins now.
        """
        position = Position(after)
        while True:
            try:
                with closing(self.send(position.connect(), stream=True)) as response:
                    if not response.is_success:
                        response.read()
                    position.check(response)
                    if on_connect:
                        on_connect(position.after)
                    frames = Frames()
                    for text in response.iter_text():
                        for frame in frames.take(text):
                            event = position.take(frame)
                            if event:
                                yield event
            except HirehallError as error:
                position.failed(error)
            except httpx.TransportError:
                pass
            time.sleep(position.wait())


class AsyncHirehall(AsyncOperations):
    """A client with one method for each operation: `await hall.accept_job(job.id)`."""

    async def respond(
        self, operation: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T, httpx.Response]:
        """An operation's answer with its response, for the ETag, or the limits that are left.

        `job, response = await hall.respond(hall.get_job, id)`
        """
        responses: list[httpx.Response] = []
        outer = RESPONSES.set(responses)
        try:
            return await operation(*args, **kwargs), responses[-1]
        finally:
            RESPONSES.reset(outer)

    async def each(
        self, operation: Callable[P, Awaitable[Page[Item]]], *args: P.args, **kwargs: P.kwargs
    ) -> AsyncGenerator[Item, None]:
        """The items of all pages of a list: `async for service in hall.each(hall.search_services, q="piano")`."""
        page = await operation(*args, **kwargs)
        following = cast(Callable[..., Awaitable[Page[Item]]], operation)
        while True:
            for item in page.items:
                yield item
            if not page.next_cursor:
                return
            page = await following(*args, **{**kwargs, "cursor": page.next_cursor})

    async def events(
        self, *, after: int | None = None, on_connect: OnConnect | None = None
    ) -> AsyncGenerator[Event, None]:
        """Events as they happen, each once and in order; the loop ends when it is left or its task is cancelled.

        `after` is the id of the last event that was seen. Without it, the stream begins now.
        """
        position = Position(after)
        while True:
            try:
                async with aclosing(await self.send(position.connect(), stream=True)) as response:
                    if not response.is_success:
                        await response.aread()
                    position.check(response)
                    if on_connect:
                        on_connect(position.after)
                    frames = Frames()
                    async for text in response.aiter_text():
                        for frame in frames.take(text):
                            event = position.take(frame)
                            if event:
                                yield event
            except HirehallError as error:
                position.failed(error)
            except httpx.TransportError:
                pass
            await anyio.sleep(position.wait())
