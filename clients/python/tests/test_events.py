"""What the text of an event stream means, without a server."""

import unittest
from typing import Any

from hirehall.events import Frame, Frames, Position, event_of
from hirehall.models import ListedEventRead, ResetEvent, UnknownEvent


def an_event(id: int, type: str = "made.later") -> dict[str, Any]:
    return {"id": id, "type": type, "at": "2026-05-04T10:00:00Z", "actor": None, "subject": None, "data": {}}


def a_frame(id: int, type: str = "made.later") -> Frame:
    text = f'{{"id":{id},"type":"{type}","at":"2026-05-04T10:00:00Z","actor":null,"subject":null,"data":{{}}}}'
    return Frame(id, text)


class EventStream(unittest.TestCase):
    def test_frames_are_whole_wherever_the_network_has_cut_them(self) -> None:
        text = "id: 7\nretry: 2500\n\n: nothing\r\n\r\nid:8\nevent: x\ndata: one\ndata:two\n\nid: 9\nda"
        whole = [Frame(7, None, 2.5), Frame(), Frame(8, "one\ntwo")]
        for cut in range(len(text)):
            frames = Frames()
            self.assertEqual(frames.take(text[:cut]) + frames.take(text[cut:]), whole, cut)

    def test_only_line_feeds_end_lines(self) -> None:
        text = "one\u2028two\u0085three\x0bfour"
        self.assertEqual(Frames().take(f"data: {text}\n\n"), [Frame(data=text)])

    def test_an_event_of_a_type_that_is_newer_than_the_client_is_no_failure(self) -> None:
        page = ListedEventRead.from_dict({"items": [an_event(1), an_event(2, "reset")], "next_cursor": None})
        self.assertEqual([type(event) for event in page.items], [UnknownEvent, ResetEvent])
        self.assertEqual(event_of(an_event(3)).type_, "made.later")

    def test_an_event_that_was_seen_is_not_passed_on_again(self) -> None:
        position = Position(None)
        self.assertIsNone(position.take(Frame(4)))
        taken = [position.take(a_frame(id)) for id in (5, 6, 5, 6, 7)]
        self.assertEqual([event and event.id for event in taken], [5, 6, None, None, 7])

    def test_a_reset_goes_back(self) -> None:
        position = Position(100)
        taken = [position.take(a_frame(3, "reset")), position.take(a_frame(4))]
        self.assertEqual([event and event.id for event in taken], [3, 4])

    def test_connections_that_bring_nothing_are_made_less_and_less_often(self) -> None:
        position = Position(None)
        position.connect()
        position.take(Frame(retry=2.0))
        self.assertEqual(position.wait(), 0)
        waits = []
        for _ in range(6):
            position.connect()
            waits.append(position.wait())
        self.assertEqual(waits, [2, 4, 8, 16, 30, 30])
