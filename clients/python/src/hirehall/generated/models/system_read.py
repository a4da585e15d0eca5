from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.database_read import DatabaseRead
    from ..models.disk_read import DiskRead
    from ..models.event_lag_read import EventLagRead
    from ..models.mail_state_read import MailStateRead
    from ..models.round_read import RoundRead
    from ..models.storage_read import StorageRead
    from ..models.task_load_read import TaskLoadRead
    from ..models.webhook_lag_read import WebhookLagRead


@_attrs_define(kw_only=True)
class SystemRead:
    """The state of the installation. What is read of the database and the disks may be five seconds old; the rest is that
    of the node that answers.

        Attributes:
            commit (str): The commit that it was built from; `unknown` if the build did not say.
            database (DatabaseRead): The database.
            disks (list[DiskRead]): The node's file systems.
            events (EventLagRead): How far behind the readers of the event log are.
            feeds_open (int): The node's open live feeds.
            mail (MailStateRead): Mails of all kinds.
            read_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
            rounds (list[RoundRead]): The node's background work, in the order of the names.
            started_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
            storage (StorageRead): The file store.
            tasks (list[TaskLoadRead]): Work that is done later, one entry for each kind.
            uptime_seconds (int): How many seconds ago that was.
            version (str): The version of Hirehall on the node that answers.
            webhooks (list[WebhookLagRead]): The webhooks that are not disabled.
    """

    commit: str
    database: DatabaseRead
    disks: list[DiskRead]
    events: EventLagRead
    feeds_open: int
    mail: MailStateRead
    read_at: datetime.datetime
    rounds: list[RoundRead]
    started_at: datetime.datetime
    storage: StorageRead
    tasks: list[TaskLoadRead]
    uptime_seconds: int
    version: str
    webhooks: list[WebhookLagRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        commit = self.commit

        database = self.database.to_dict()

        disks = []
        for disks_item_data in self.disks:
            disks_item = disks_item_data.to_dict()
            disks.append(disks_item)

        events = self.events.to_dict()

        feeds_open = self.feeds_open

        mail = self.mail.to_dict()

        read_at = self.read_at.isoformat()

        rounds = []
        for rounds_item_data in self.rounds:
            rounds_item = rounds_item_data.to_dict()
            rounds.append(rounds_item)

        started_at = self.started_at.isoformat()

        storage = self.storage.to_dict()

        tasks = []
        for tasks_item_data in self.tasks:
            tasks_item = tasks_item_data.to_dict()
            tasks.append(tasks_item)

        uptime_seconds = self.uptime_seconds

        version = self.version

        webhooks = []
        for webhooks_item_data in self.webhooks:
            webhooks_item = webhooks_item_data.to_dict()
            webhooks.append(webhooks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "commit": commit,
                "database": database,
                "disks": disks,
                "events": events,
                "feeds_open": feeds_open,
                "mail": mail,
                "read_at": read_at,
                "rounds": rounds,
                "started_at": started_at,
                "storage": storage,
                "tasks": tasks,
                "uptime_seconds": uptime_seconds,
                "version": version,
                "webhooks": webhooks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.database_read import DatabaseRead
        from ..models.disk_read import DiskRead
        from ..models.event_lag_read import EventLagRead
        from ..models.mail_state_read import MailStateRead
        from ..models.round_read import RoundRead
        from ..models.storage_read import StorageRead
        from ..models.task_load_read import TaskLoadRead
        from ..models.webhook_lag_read import WebhookLagRead

        d = dict(src_dict)
        commit = d.pop("commit")

        database = DatabaseRead.from_dict(d.pop("database"))

        disks = []
        _disks = d.pop("disks")
        for disks_item_data in _disks:
            disks_item = DiskRead.from_dict(disks_item_data)

            disks.append(disks_item)

        events = EventLagRead.from_dict(d.pop("events"))

        feeds_open = d.pop("feeds_open")

        mail = MailStateRead.from_dict(d.pop("mail"))

        read_at = datetime.datetime.fromisoformat(d.pop("read_at"))

        rounds = []
        _rounds = d.pop("rounds")
        for rounds_item_data in _rounds:
            rounds_item = RoundRead.from_dict(rounds_item_data)

            rounds.append(rounds_item)

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        storage = StorageRead.from_dict(d.pop("storage"))

        tasks = []
        _tasks = d.pop("tasks")
        for tasks_item_data in _tasks:
            tasks_item = TaskLoadRead.from_dict(tasks_item_data)

            tasks.append(tasks_item)

        uptime_seconds = d.pop("uptime_seconds")

        version = d.pop("version")

        webhooks = []
        _webhooks = d.pop("webhooks")
        for webhooks_item_data in _webhooks:
            webhooks_item = WebhookLagRead.from_dict(webhooks_item_data)

            webhooks.append(webhooks_item)

        _made = cls(
            commit=commit,
            database=database,
            disks=disks,
            events=events,
            feeds_open=feeds_open,
            mail=mail,
            read_at=read_at,
            rounds=rounds,
            started_at=started_at,
            storage=storage,
            tasks=tasks,
            uptime_seconds=uptime_seconds,
            version=version,
            webhooks=webhooks,
        )

        _made.additional_properties = d
        return _made
