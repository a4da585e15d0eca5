"""Where the tokens of a session are kept."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Tokens:
    access_token: str
    refresh_token: str


class TokenStore(Protocol):
    """Keeps tokens, such as in a keyring."""

    def read(self) -> Tokens | None: ...

    def write(self, tokens: Tokens | None) -> None: ...


class InMemory:
    """Keeps tokens in memory: they are gone with the process."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._kept = tokens

    def read(self) -> Tokens | None:
        return self._kept

    def write(self, tokens: Tokens | None) -> None:
        self._kept = tokens
