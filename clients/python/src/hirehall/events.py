"""Where a reader of the event stream is, and what the stream's text means."""

import dataclasses
import json
import re
from typing import Any

import httpx

from .generated.api.event.list_events import list_events
from .generated.event import Event
from .generated.models.listed_event_read import ListedEventRead
from .generated.types import UNSET
from .operation import Operation
from .problem import HirehallError

# Seconds.
LONGEST_WAIT = 30.0


@dataclasses.dataclass
class Frame:
    id: int | None = None
    data: str | None = None
    retry: float | None = None


class Position:
    """Every event is passed on once and in order, however often the connection breaks."""

    def __init__(self, after: int | None) -> None:
        self.after = after
        self._retry = 1.0
        # Connections that have brought nothing, one after the other.
        self._failures = 0

    def connect(self) -> Operation[Any]:
        self._failures += 1
        operation = list_events(after=UNSET if self.after is None else self.after)
        return dataclasses.replace(operation, headers={"Accept": "text/event-stream"})

    def take(self, frame: Frame) -> Event | None:
        """The event of a frame, unless it has none or one that was seen before."""
        self._failures = 0
        if frame.retry is not None:
            self._retry = frame.retry
        if frame.data is None:
            self.after = self.after if frame.id is None else frame.id
            return None
        event = event_of(json.loads(frame.data))
        if self.after is not None and event.id <= self.after and event.type_ != "reset":
            return None
        self.after = event.id
        return event

    def check(self, response: httpx.Response) -> None:
        """Raises what a stream was refused with; its body has been read."""
        if not response.is_success:
            raise HirehallError.of(response)

    def failed(self, error: HirehallError) -> None:
        """What is refused now will be refused again, unless the server is busy."""
        if error.status < 500 and error.status != 429:
            raise error

    def wait(self) -> float:
        """Seconds until the next connection: none after one that has brought something."""
        return min(self._retry * 2.0 ** (self._failures - 1), LONGEST_WAIT) if self._failures else 0.0


def event_of(data: dict[str, Any]) -> Event:
    return ListedEventRead.from_dict({"items": [data], "next_cursor": None}).items[0]


class Frames:
    """The frames of an event stream (HTML, section 9.2.6). Comments are frames without fields."""

    def __init__(self) -> None:
        self._text = ""

    def take(self, text: str) -> list[Frame]:
        """The frames that end in this part of the stream."""
        *whole, self._text = re.split(r"\r?\n\r?\n", self._text + text)
        return [parsed(frame) for frame in whole]


def parsed(text: str) -> Frame:
    frame = Frame()
    # `splitlines` would also end lines at characters that JSON has as they are.
    for line in re.split(r"\r?\n", text):
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "id" and value.isdecimal():
            frame.id = int(value)
        elif name == "data":
            frame.data = value if frame.data is None else f"{frame.data}\n{value}"
        elif name == "retry" and value.isdecimal():
            frame.retry = int(value) / 1000
    return frame
