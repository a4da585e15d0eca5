from typing import Literal, cast

GetPictureSize = Literal["1024.webp", "320.webp", "96.webp"]


def check_get_picture_size(value: object) -> GetPictureSize:
    return cast(GetPictureSize, value)
