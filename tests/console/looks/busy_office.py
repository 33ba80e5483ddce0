"""A console in which every page has something to show, and one to which nothing has happened yet."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from flask import render_template
from werkzeug.serving import make_server

from alerts.alert import Origin
from alerts.book import RecordUnavailable
from alerts.carry_out import carry_out
from alerts.duty.roster_file import COLUMNS, local, read_roster
from alerts.team.review import ReadAs
from console.demo_night import Night
from console.demo_password import DEMO_PASSWORD
from console.frame.guard import needs
from doors.inbound import InboundText
from staff.audit import Deed, Entry
from staff.member import Member, Role
from staff.passwords import hash_password
from staff.rights import Right
from store.desk.queue import StoredQueue, WaitingAlert, WaitingRequest
from store.desk.review import StoredReview
from tests.console.centres.conftest import Shelf
from tests.console.figures.filled import fill
from tests.console.office import Office
from tests.demo import Demo
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.effects import AddContact, AskCallBack, AskQuestion, Effect, RaiseAlert, SetRegion
from vocabulary.phone_number import PhoneNumber

HER_WORD = "Marjona"
"""In everything that a caller or staff wrote of her; who may not read that must never see it."""
NEW, ALMOST_IN = "munisa", "barno"
"""Names with which those sign in who have not been here yet."""
Waiting = TypeVar("Waiting", WaitingAlert, WaitingRequest)
_OFFICERS_REGION = RegionCode("UZ-TK")


class QuietOffice(Office):
    """A team to which nothing has happened yet; `examples` are the things that pages are about."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Demo(folder, log_level="error"))
        self.examples: dict[str, list[str]] = defaultdict(list)
        self.opened: dict[Any, Any] = {}
        self._happens()
        self.demo.service.dispatcher.deliver_due()
        self._server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.demo.close()

    def _happens(self) -> None:
        """What there is to see before anything happened: also pages for when the record is away."""

        @needs(Right.OWN_ACCOUNT)
        def away() -> str:
            raise RecordUnavailable("for a look")

        @needs(Right.OWN_ACCOUNT)
        def kept() -> str:
            written = [(("note", "Говорила с сестрой: едет к ней."), True)]
            return render_template("frame/again.html", path="/console/", fields=written, is_record_away=True)

        for view in (away, kept):
            self.app.add_url_rule(f"/console/record-{view.__name__}", view_func=view)


class BusyOffice(QuietOffice):
    """A team in the middle of a night."""

    def _happens(self) -> None:
        self.examples = {}
        fill(self.demo.service.engine, self.demo.service.geography, self.now(), weeks=14)
        for step in Night(self.demo.service, self.now()).steps():
            step()
        self._her_own_night()
        self._directory()
        self._looked_back_at()
        self._newcomers()
        self.examples |= {
            "topic": ["order"],
            "slug": ["first-day"],
            "code": ["DEMO-TK-2"],
            "number": ["1", "2"],
            "member_id": [self.member(Role.OFFICER).id, self.member(Role.ADMINISTRATOR).id, self._id_of(NEW)],
        }

    def _her_own_night(self) -> None:
        """What the officer of a region can see, with words of her own: alerts in every state, and requests."""
        numbers = [PhoneNumber(f"+9980010000{last:02}") for last in range(1, 9)]
        at_home = SetRegion(_OFFICERS_REGION, DistrictCode("UZ-TK-yunusobod"))
        alarm = RaiseAlert(_OFFICERS_REGION, place_typed=f"{HER_WORD}, eski bozor orqasida")
        for number in numbers[:3]:
            self._does(number, at_home, AddContact("Aziza", PhoneNumber("+998009998877")), alarm)
        specialists = [one for one in Specialist if one is not Specialist.CENTRE]
        for number, whom in zip(numbers[3:], specialists, strict=False):
            self._does(number, AskQuestion(whom, f"{HER_WORD}: Bolalar kim bilan qoladi?", may_text=True))
        self._does(numbers[6], at_home, AskCallBack(Specialist.CENTRE, SafeTime.ANY))
        self._does(numbers[7], AskCallBack(Specialist.DOCTOR, SafeTime.MORNING))
        hers = [one for one in self._waiting(WaitingAlert) if one.region == _OFFICERS_REGION and one.has_words][:3]
        officer = self.client(Role.OFFICER)
        self.client(Role.SUPERVISOR).sends(f"/console/alert/{hers[0].id}/take")
        officer.sends(f"/console/alert/{hers[1].id}/take")
        officer.sends(f"/console/alert/{hers[1].id}/note", note=f"{HER_WORD} bilan gaplashdim")
        officer.sends(f"/console/alert/{hers[2].id}/take")
        officer.sends(f"/console/alert/{hers[2].id}/close", because="helped", note=f"{HER_WORD} uyda")
        forced = next(one for one in self._waiting(WaitingAlert) if one.alert.forced)
        alone = next(one for one in self._waiting(WaitingAlert) if one.alert.state == "open" and not one.alert.forced)
        self.examples["alert_id"] = [*(one.id for one in hers), alone.id, forced.id]
        self.examples["request_id"] = [one.id for one in self._waiting(WaitingRequest)]

    def _directory(self) -> None:
        """A version that came in force, a change that waits, and shifts around now."""
        shelf = Shelf(self)
        address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00", why="Shorter")
        shelf.supervisor.sends(f"{address}/publish")
        change = {"name_ru": "Новое имя", "duty_sms": "+998000002077"}
        waits = shelf.proposes(shelf.officer, "DEMO-TK-1", **change)
        self.examples["proposal_id"] = [one.rpartition("/")[2] for one in (waits, address)]
        begins = [local(self.now() + timedelta(hours=hours)) for hours in (-8, 4, 16, 700)]
        rows = [
            f"DEMO-TK-1,1,Kun navbatchisi,+998000003101,{begins[0]},{begins[1]}",
            f"DEMO-TK-1,1,Tun navbatchisi,+998000003102,{begins[1]},{begins[2]}",
            f"DEMO-XO-1,1,Xorazm navbatchisi,+998000003105,{begins[0]},{begins[2]}",
            f"national,1,Respublika,+998000003201,{begins[0]},{begins[3]}",
        ]
        codes = [str(centre.code) for centre in shelf.centres]
        for shifts in (rows[:2], rows):
            self.demo.service.roster.save(read_roster("\n".join([",".join(COLUMNS), *shifts]), codes), self.now())

    def _looked_back_at(self) -> None:
        """Texts that wait and one that was read, counts of past weeks, and more looking than is usual."""
        service, now, officer = self.demo.service, self.now(), self.member(Role.OFFICER)
        review = StoredReview(service.engine, service.vault)
        for minutes in (1, 14, 400):
            sender = f"+9980000007{minutes % 100:02}"
            text = InboundText("africastalking", sender, PhoneNumber(sender), f"{HER_WORD} yana baqirdi " * minutes)
            review.keep(text, now - timedelta(minutes=minutes))
        review.mark_read([review.waiting()[0].id], ReadAs.CALLED_BACK, officer.id, now)
        for minutes in reversed(range(12)):
            at = now - timedelta(minutes=minutes)
            self.audit.write(Entry(at, officer.id, Deed.REVEALED, "alert", "a", reason="she asked to be called"))

    def _newcomers(self) -> None:
        """Somebody who was given a password, somebody who chose one and has nothing beside it, and one who left."""
        now, hashed = self.now(), hash_password(DEMO_PASSWORD)
        self.staff.add(Member("", NEW, "Munisa (namuna)", Role.DOCTOR), hashed, now, now + timedelta(days=1))
        self.staff.add(Member("", ALMOST_IN, "Barno (namuna)", Role.DOCTOR), hashed, now)
        self.staff.disable(self.staff.add(Member("", "lola", "Lola (namuna)", Role.DOCTOR), hashed, now))

    def _id_of(self, login: str) -> str:
        return self.staff.by_login(login).member.id

    def _does(self, number: PhoneNumber, *effects: Effect) -> None:
        service = self.demo.service
        around = service.around(service.directory.newest())
        with service.ledger.open_book(number, self.now() - timedelta(minutes=2)) as book:
            for effect in effects:
                carry_out(effect, book, Origin.SMS, around)

    def _waiting(self, kind: type[Waiting]) -> list[Waiting]:
        return [one for one in StoredQueue(self.demo.service.engine).waiting(self.now()) if isinstance(one, kind)]
