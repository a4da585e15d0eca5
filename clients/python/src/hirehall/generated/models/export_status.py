from typing import Literal, cast

ExportStatus = Literal["PENDING", "READY"]


def check_export_status(value: object) -> ExportStatus:
    return cast(ExportStatus, value)
