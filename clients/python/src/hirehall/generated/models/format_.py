from typing import Literal, cast

Format = Literal["date", "date-time", "icon-name", "map-part", "position", "quantity", "slug", "url", "uuid"]


def check_format(value: object) -> Format:
    return cast(Format, value)
