from typing import Literal, cast

JsonType = Literal["array", "boolean", "integer", "number", "object", "string"]


def check_json_type(value: object) -> JsonType:
    return cast(JsonType, value)
