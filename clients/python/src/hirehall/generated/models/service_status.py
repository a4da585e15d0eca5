from typing import Literal, cast

ServiceStatus = Literal["DRAFT", "PAUSED", "PUBLISHED"]


def check_service_status(value: object) -> ServiceStatus:
    return cast(ServiceStatus, value)
