"""A typed client of Hirehall.

`Hirehall` waits for each answer; `AsyncHirehall` is for asyncio and Trio. What they take and give is in
`hirehall.models`.
"""

from .client import AsyncHirehall, Hirehall
from .core import Page
from .generated.event import Event
from .generated.types import UNSET, File, Unset
from .operation import Progress
from .problem import HirehallError
from .session import InMemory, Tokens, TokenStore

__all__ = [
    "UNSET",
    "AsyncHirehall",
    "Event",
    "File",
    "Hirehall",
    "HirehallError",
    "InMemory",
    "Page",
    "Progress",
    "TokenStore",
    "Tokens",
    "Unset",
]
