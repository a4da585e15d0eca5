from typing import Literal, cast

Language = Literal["de", "en"]


def check_language(value: object) -> Language:
    return cast(Language, value)
