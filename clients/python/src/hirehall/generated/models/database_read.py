from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.connections_read import ConnectionsRead
    from ..models.queues_read import QueuesRead


@_attrs_define(kw_only=True)
class DatabaseRead:
    """The database.

    Attributes:
        connections (ConnectionsRead | None):
        engine (str): The engine and its version.
        queues (QueuesRead): How many transactions of the node wait for a thread.
        schema_version (int): The number of the last migration.
        size_bytes (int): Its size in bytes, without SQLite's write-ahead log.
        wal_bytes (int | None): The size of SQLite's write-ahead log in bytes; null on PostgreSQL.
    """

    connections: ConnectionsRead | None
    engine: str
    queues: QueuesRead
    schema_version: int
    size_bytes: int
    wal_bytes: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.connections_read import ConnectionsRead

        connections: dict[str, Any] | None
        if isinstance(self.connections, ConnectionsRead):
            connections = self.connections.to_dict()
        else:
            connections = self.connections

        engine = self.engine

        queues = self.queues.to_dict()

        schema_version = self.schema_version

        size_bytes = self.size_bytes

        wal_bytes: int | None
        wal_bytes = self.wal_bytes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "connections": connections,
                "engine": engine,
                "queues": queues,
                "schema_version": schema_version,
                "size_bytes": size_bytes,
                "wal_bytes": wal_bytes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.connections_read import ConnectionsRead
        from ..models.queues_read import QueuesRead

        d = dict(src_dict)

        def _parse_connections(data: object) -> ConnectionsRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                connections_type_0 = ConnectionsRead.from_dict(data)

                return connections_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConnectionsRead | None, data)

        connections = _parse_connections(d.pop("connections"))

        engine = d.pop("engine")

        queues = QueuesRead.from_dict(d.pop("queues"))

        schema_version = d.pop("schema_version")

        size_bytes = d.pop("size_bytes")

        def _parse_wal_bytes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        wal_bytes = _parse_wal_bytes(d.pop("wal_bytes"))

        _made = cls(
            connections=connections,
            engine=engine,
            queues=queues,
            schema_version=schema_version,
            size_bytes=size_bytes,
            wal_bytes=wal_bytes,
        )

        _made.additional_properties = d
        return _made
