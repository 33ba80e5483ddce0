"""The directory's room over a demo, with ways to fill in its forms."""

import io
import re
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from regions.centre import Centre
from regions.centre_cells import cells_of
from staff.member import Role
from tests.console.office import Office, Visitor
from vocabulary.languages import EN


class Shelf:
    """The directory as members of the team work on it, in English."""

    def __init__(self, office: Office) -> None:
        self.office = office
        for member in office.staff.everybody_by_id().values():
            office.staff.choose_language(member, EN)
        self.officer = office.client(Role.OFFICER)
        self.supervisor = office.client(Role.SUPERVISOR)
        self.administrator = office.client(Role.ADMINISTRATOR)

    @property
    def centres(self) -> tuple[Centre, ...]:
        return self.office.demo.service.directory.newest().centres

    def centre(self, code: str) -> Centre:
        return next(centre for centre in self.centres if centre.code == code)

    def form(self, of: str, **cells: str) -> dict[str, str]:
        """The form of a centre with some cells typed anew."""
        base = str(self.office.demo.service.directory.newest_number())
        return cells_of(self.centre(of)) | {"duty_sms": "", "base": base, "do": "propose"} | cells

    def sends(self, who: Visitor, of: str, **cells: str) -> TestResponse:
        """Type into the form of a centre and send it."""
        return self.sends_form(who, of, self.form(of, **cells))

    def sends_form(self, who: Visitor, to: str, form: dict[str, str]) -> TestResponse:
        """Send a form as it is."""
        data = {"csrf_token": who.csrf_token(), **form, "services": form["services"].split()}
        return who.post(f"/console/centres/{to}", data=data)

    def proposes(self, who: Visitor, code: str, **cells: str) -> str:
        """Propose a change, and give the address of the proposal."""
        answer = self.sends(who, code, **cells)
        assert answer.status_code == 303, re.findall(r'class="fault"[^>]*>([^<]*)', answer.get_data(as_text=True))
        return answer.headers["Location"]

    def uploads(self, who: Visitor, file: bytes, **fields: str) -> TestResponse:
        """Send a file."""
        data = {"csrf_token": who.csrf_token(), "file": (io.BytesIO(file), "centres.csv"), **fields}
        return who.post("/console/centres/file", data=data, content_type="multipart/form-data")


@pytest.fixture
def shelf(office: Office) -> Iterator[Shelf]:
    return Shelf(office)
