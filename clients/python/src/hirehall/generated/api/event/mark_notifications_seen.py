import httpx

from ....operation import Operation
from ...models.notifications_seen import NotificationsSeen
from ...models.unread_notifications import UnreadNotifications


def mark_notifications_seen(
    body: NotificationsSeen,
) -> Operation[UnreadNotifications]:

    return Operation(
        name="mark_notifications_seen",
        method="PUT",
        path="/api/v1/notifications/seen",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> UnreadNotifications:
    response_200 = UnreadNotifications.from_dict(response.json())

    return response_200
