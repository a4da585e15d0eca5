import itertools
import threading
import unittest
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
from server import PASSWORD, PIXEL, server

from hirehall import Event, File, Hirehall, HirehallError, InMemory, Tokens
from hirehall.models import (
    ClientUpdate,
    JobCreate,
    MessageCreate,
    MessagePostedEvent,
    Money,
    OfferCreate,
    OfferLineCreate,
    PasswordLogin,
    ReviewCreate,
    ServiceCreate,
    SignupCreate,
    SubmissionForm,
    ThreadCreate,
    Verification,
)


def a_service(title: str) -> ServiceCreate:
    return ServiceCreate(category="other", location="Lisbon", pricing="QUOTE", title=title)


def setUpModule() -> None:
    server()


class SynchronousClient(unittest.TestCase):
    def anonymous(
        self,
        session: InMemory | None = None,
        transport: httpx.BaseTransport | None = None,
        on_request: Callable[[httpx.Request], None] | None = None,
        on_signed_out: Callable[[], object] | None = None,
    ) -> Hirehall:
        hooks = {"request": [on_request] if on_request else []}
        http = self.enterContext(httpx.Client(transport=transport, event_hooks=hooks, verify=False))
        return Hirehall(server().url, session=session, http=http, on_signed_out=on_signed_out)

    def signed_in(
        self,
        who: str,
        session: InMemory | None = None,
        transport: httpx.BaseTransport | None = None,
        on_request: Callable[[httpx.Request], None] | None = None,
    ) -> Hirehall:
        hall = self.anonymous(session, transport, on_request)
        hall.log_in(PasswordLogin(email=f"{who}@demo.hirehall.example", password=PASSWORD))
        return hall

    def test_the_main_job_signing_up_vetting_a_listing_a_conversation_a_job_a_review(self) -> None:
        email, password = "wanda.python@example.org", "correct horse battery"
        worker = self.anonymous()
        worker.sign_up(
            SignupCreate(email=email, password=password, role="WORKER", first_name="Wanda", last_name="Weaver")
        )
        token = server().mailed_token(email)
        worker.verify_email(Verification(token=token, password=password, role="WORKER", first_name="Wanda"))
        user = worker.log_in(PasswordLogin(email=email, password=password)).user
        self.assertEqual(user.role, "WORKER")

        progress: list[tuple[int, int]] = []
        picture = File(PIXEL, "picture.png", "image/png")
        worker.submit_kyc(
            SubmissionForm(document_type="PASSPORT", document=picture, selfie=picture),
            on_progress=lambda sent, total: progress.append((sent, total)),
        )
        sent, total = progress[-1]
        self.assertEqual(sent, total)
        self.assertGreater(sent, 2 * len(PIXEL))
        self.assertGreater(len(progress), 2)
        admin = self.signed_in("admin")
        submission = worker.get_kyc_status().id
        assert submission
        self.assertGreater(len(admin.get_kyc_file(submission, "selfie")), 0)
        admin.approve_kyc_case(submission)
        self.assertEqual(worker.get_kyc_status().status, "APPROVED")

        title = "Hand-woven curtains python"
        offer = ServiceCreate(
            title=title,
            category="other",
            location="Lisbon",
            pricing="FIXED",
            price=Money(amount=25_000, currency="EUR"),
            status="PUBLISHED",
        )
        service = worker.create_service(offer)

        client = self.signed_in("client")
        found = client.search_services(q=title, location="lisbon")
        self.assertEqual([item.id for item in found.items], [service.id])
        thread = client.open_thread(ThreadCreate(service_id=service.id, content="Could you make two?")).thread
        worker.send_message(thread.id, MessageCreate(content="Gladly."))
        self.assertEqual(len(client.list_thread_messages(thread.id).items), 2)

        job = client.create_job(JobCreate(thread_id=thread.id, price=Money(amount=50_000, currency="EUR")))
        self.assertEqual(job.status, "NEGOTIATING")
        line = OfferLineCreate(
            description="Curtain", quantity="2", unit="PIECE", unit_price=Money(amount=27_500, currency="EUR")
        )
        worker.create_offer(job.id, OfferCreate(lines=[line]))
        agreed = client.accept_offer(job.id, 2).agreed_offer
        assert agreed and agreed.total
        self.assertEqual((agreed.number, agreed.total.amount), (2, 55_000))
        worker.complete_job(job.id)
        self.assertEqual(client.finalize_job(job.id).status, "FINALIZED")
        review = client.create_review(job.id, ReviewCreate(rating=5, text="Beautiful."))
        self.assertIsNone(worker.get_job_reviews(job.id).theirs)
        worker.create_review(job.id, ReviewCreate(rating=5))
        reviews = self.anonymous().list_worker_reviews(user.id)
        self.assertEqual([(item.id, item.rating) for item in reviews.items], [(review.id, 5)])

    def test_a_refusal_is_an_error_with_its_code_and_its_fields(self) -> None:
        with self.assertRaises(HirehallError) as refused:
            self.signed_in("worker").create_service(a_service("x"))
        self.assertEqual(refused.exception.status, 422)
        errors = refused.exception.problem.errors
        assert errors
        self.assertEqual([(error.pointer, error.code) for error in errors], [("/title", "too_short")])
        with self.assertRaises(HirehallError) as refused:
            self.anonymous().get_account()
        self.assertEqual(refused.exception.status, 401)

    def test_a_session_whose_access_token_has_expired_is_refreshed_once_for_all_threads(self) -> None:
        refreshed: list[str] = []

        def count(request: httpx.Request) -> None:
            if request.url.path.endswith("/auth/refresh"):
                refreshed.append(request.url.path)

        session = InMemory()
        hall = self.signed_in("client", session, on_request=count)
        kept = session.read()
        assert kept
        session.write(Tokens("expired", kept.refresh_token))
        with ThreadPoolExecutor(5) as threads:
            accounts = list(threads.map(lambda _: hall.get_account().id, range(5)))
        self.assertEqual(len(set(accounts)), 1)
        self.assertEqual(len(refreshed), 1)
        now = session.read()
        assert now
        self.assertNotEqual(now.refresh_token, kept.refresh_token)

    def test_a_session_that_has_ended_is_forgotten_and_the_program_is_told_once(self) -> None:
        session = InMemory(Tokens("expired", "unknown"))
        told: list[int] = []
        hall = self.anonymous(session, on_signed_out=lambda: told.append(1))

        def status(_: int) -> int:
            with self.assertRaises(HirehallError) as refused:
                hall.get_account()
            return refused.exception.status

        with ThreadPoolExecutor(5) as threads:
            self.assertEqual(list(threads.map(status, range(5))), [401] * 5)
        self.assertIsNone(session.read())
        self.assertEqual(len(told), 1)

    def test_signing_out_ends_the_session_and_forgets_its_tokens(self) -> None:
        session = InMemory()
        hall = self.signed_in("client", session)
        kept = session.read()
        hall.log_out()
        self.assertIsNone(session.read())
        with self.assertRaises(HirehallError) as refused:
            self.anonymous(InMemory(kept)).get_account()
        self.assertEqual(refused.exception.status, 401)

    def test_a_list_is_read_page_by_page_to_its_end_each_item_once(self) -> None:
        hall = self.anonymous()
        seen = [service.id for service in hall.each(hall.search_services, q="piano", limit=3)]
        self.assertGreater(len(seen), 6)
        self.assertEqual(len(set(seen)), len(seen))

    def test_a_creation_that_has_met_no_server_is_sent_again_with_its_key_and_happens_once(self) -> None:
        worker = self.signed_in("worker", transport=LosesOneAnswer())
        title = f"Once only {uuid.uuid4().hex[:8]}"
        created = worker.create_service(a_service(title))
        mine = [service.id for service in worker.each(worker.list_my_services) if service.title == title]
        self.assertEqual(mine, [created.id])

    def test_a_change_names_the_version_that_it_is_of(self) -> None:
        client = self.signed_in("client")
        _, response = client.respond(client.get_my_client_profile)
        tag = response.headers["etag"]
        client.update_my_client_profile(ClientUpdate(about=f"Plants and taps {uuid.uuid4()}"), if_match=tag)
        with self.assertRaises(HirehallError) as refused:
            client.update_my_client_profile(ClientUpdate(about="Others"), if_match=tag)
        self.assertEqual(refused.exception.status, 412)

    def test_events_arrive_once_and_in_order_over_connections_that_break(self) -> None:
        transport = BreaksStreams()
        client = self.signed_in("client", transport=transport)
        worker = self.signed_in("worker")
        service = client.search_services(worker_id=worker.get_account().id).items[0]
        thread = client.open_thread(ThreadCreate(content="Hello", service_id=service.id)).thread

        connected = threading.Event()

        def listen() -> list[MessagePostedEvent]:
            events: Iterator[Event] = client.events(on_connect=lambda _: connected.set())
            posted = (event for event in events if isinstance(event, MessagePostedEvent))
            return list(itertools.islice(posted, 8))

        with ThreadPoolExecutor(1) as threads:
            listening = threads.submit(listen)
            connected.wait()
            messages = [MessageCreate(content=f"Message {number}") for number in range(8)]
            sent = [worker.send_message(thread.id, message).id for message in messages]
            heard = listening.result()
        self.assertEqual([event.data.message_id for event in heard], sent)
        self.assertEqual(sorted({event.id for event in heard}), [event.id for event in heard])
        self.assertGreater(transport.streams, 1)

    def test_a_stream_that_is_refused_is_an_error(self) -> None:
        with self.assertRaises(HirehallError) as refused:
            next(self.anonymous().events())
        self.assertEqual(refused.exception.status, 401)


class LosesOneAnswer(httpx.HTTPTransport):
    def __init__(self) -> None:
        super().__init__(verify=False)
        self.left = 1

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if request.method == "POST" and request.url.path.endswith("/services") and self.left > 0:
            self.left -= 1
            response.close()
            raise httpx.ReadError("the answer is lost")
        return response


class BreaksStreams(httpx.HTTPTransport):
    """Every event stream breaks after its third part."""

    def __init__(self) -> None:
        super().__init__(verify=False)
        self.streams = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if "event-stream" not in response.headers.get("content-type", ""):
            return response
        self.streams += 1
        assert isinstance(response.stream, httpx.SyncByteStream)
        return httpx.Response(response.status_code, headers=response.headers, stream=Broken(response.stream))


class Broken(httpx.SyncByteStream):
    def __init__(self, whole: httpx.SyncByteStream) -> None:
        self.whole = whole

    def __iter__(self) -> Iterator[bytes]:
        yield from itertools.islice(self.whole, 3)
        raise httpx.ReadError("the connection is lost")

    def close(self) -> None:
        self.whole.close()


if __name__ == "__main__":
    unittest.main()
