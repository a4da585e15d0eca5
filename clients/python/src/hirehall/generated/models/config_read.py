from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy

if TYPE_CHECKING:
    from ..models.deadline_config import DeadlineConfig
    from ..models.file_config import FileConfig
    from ..models.identity_check_config import IdentityCheckConfig
    from ..models.list_config import ListConfig
    from ..models.sign_in_config import SignInConfig
    from ..models.text_config import TextConfig


@_attrs_define(kw_only=True)
class ConfigRead:
    """What a front end has to know of this installation.

    Attributes:
        cancellation_policy (CancellationPolicy): What a client owes who cancels a job after the agreement. Cancelling
            is free for an hour after the agreement in each, unless the start is nearer than 24 hours. Without an agreed
            start only `STRICT` charges anything, and a worker who cancels gets nothing.

            - `FLEXIBLE`: Nothing until 24 hours before the start, then half.
            - `MODERATE`: Nothing until 5 days before the start, then half, and all in the last 24 hours.
            - `STRICT`: Half from the agreement on, and all in the last 7 days.
        currencies (list[str]): The currencies that prices may have (ISO 4217).
        deadlines (DeadlineConfig): What happens by itself.
        files (FileConfig): Files that may be uploaded.
        identity_check (IdentityCheckConfig): What an identity check asks a worker for.
        language (str): The one for those who have chosen none.
        languages (list[str]): The languages that accounts can choose for mails, and requests for answers (BCP 47).
        lists (ListConfig): How much of something there may be.
        public_url (str): The base URL of links in mails.
        sign_in (SignInConfig): How accounts are made and opened.
        texts (TextConfig): How many characters texts may have.
    """

    cancellation_policy: CancellationPolicy
    currencies: list[str]
    deadlines: DeadlineConfig
    files: FileConfig
    identity_check: IdentityCheckConfig
    language: str
    languages: list[str]
    lists: ListConfig
    public_url: str
    sign_in: SignInConfig
    texts: TextConfig
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cancellation_policy: str = self.cancellation_policy

        currencies = self.currencies

        deadlines = self.deadlines.to_dict()

        files = self.files.to_dict()

        identity_check = self.identity_check.to_dict()

        language = self.language

        languages = self.languages

        lists = self.lists.to_dict()

        public_url = self.public_url

        sign_in = self.sign_in.to_dict()

        texts = self.texts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cancellation_policy": cancellation_policy,
                "currencies": currencies,
                "deadlines": deadlines,
                "files": files,
                "identity_check": identity_check,
                "language": language,
                "languages": languages,
                "lists": lists,
                "public_url": public_url,
                "sign_in": sign_in,
                "texts": texts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.deadline_config import DeadlineConfig
        from ..models.file_config import FileConfig
        from ..models.identity_check_config import IdentityCheckConfig
        from ..models.list_config import ListConfig
        from ..models.sign_in_config import SignInConfig
        from ..models.text_config import TextConfig

        d = dict(src_dict)
        cancellation_policy = check_cancellation_policy(d.pop("cancellation_policy"))

        currencies = cast(list[str], d.pop("currencies"))

        deadlines = DeadlineConfig.from_dict(d.pop("deadlines"))

        files = FileConfig.from_dict(d.pop("files"))

        identity_check = IdentityCheckConfig.from_dict(d.pop("identity_check"))

        language = d.pop("language")

        languages = cast(list[str], d.pop("languages"))

        lists = ListConfig.from_dict(d.pop("lists"))

        public_url = d.pop("public_url")

        sign_in = SignInConfig.from_dict(d.pop("sign_in"))

        texts = TextConfig.from_dict(d.pop("texts"))

        _made = cls(
            cancellation_policy=cancellation_policy,
            currencies=currencies,
            deadlines=deadlines,
            files=files,
            identity_check=identity_check,
            language=language,
            languages=languages,
            lists=lists,
            public_url=public_url,
            sign_in=sign_in,
            texts=texts,
        )

        _made.additional_properties = d
        return _made
