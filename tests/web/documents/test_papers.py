import io
import zipfile
from uuid import UUID

import pytest

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from workflows.support import documents
from workflows.support.documents import MOST_BYTES, NotAttached, Paper

PDF = b"%PDF-1.7\nLast year's plan"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def word(*names: str) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return body.getvalue()


def papers(child: UUID) -> str:
    return f"/children/{child}/papers"


def attach(
    browser: Reader, child: UUID, body: bytes = PDF, name: str = "plan.pdf", title: str = "Plan of 2025"
) -> Page:
    data = browser.page(papers(child)).filled("Attach it", {"title": title})
    sent = {**data.to_dict(), "file": (io.BytesIO(body), name)}
    return Page(browser.post(papers(child), data=sent, follow_redirects=True))


def paper(page: Page) -> str:
    """The address of the first paper."""
    return next(href for href in page.links().values() if "/papers/" in href)


def test_last_year_s_plan_is_attached_and_read_again(room: Classroom, senco: Reader) -> None:
    page = attach(senco, room.amira)
    assert "Plan of 2025" in page.main
    assert "attached by Mrs Okafor" in page.main
    answer = senco.get(paper(page))
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=plan.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "ends"),
    [(PDF, ".pdf"), (PNG, ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), (word("word/document.xml"), ".docx")],
)
def test_a_file_is_what_its_bytes_say_whatever_it_is_called(
    room: Classroom, senco: Reader, body: bytes, ends: str
) -> None:
    page = attach(senco, room.amira, body, "..\\..\\report.exe")
    assert senco.get(paper(page)).headers["Content-Disposition"].endswith(f"report{ends}")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "This file is empty."),
        (b"<html><script>", "Attach a PDF"),
        (word("word/document.xml", "word/vbaProject.bin"), "Attach a PDF"),
        (b"PK\x03\x04 broken", "Attach a PDF"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(room: Classroom, senco: Reader, body: bytes, why: str) -> None:
    page = attach(senco, room.amira, body)
    assert page.status == 422
    assert why in page.errors[0]
    assert "No papers yet" in page.main


def test_a_file_that_is_too_large_is_refused(room: Classroom) -> None:
    too_large = Paper("Scan", None, "scan.pdf", PDF + b"0" * MOST_BYTES)
    with (
        pytest.raises(NotAttached, match="larger than 5 MB"),
        room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work,
    ):
        documents.attach(work, room.amira, too_large)


def test_the_same_file_is_not_attached_twice(room: Classroom, senco: Reader) -> None:
    attach(senco, room.amira)
    assert attach(senco, room.amira, title="Again").errors == ["This very file is attached already."]


def test_who_may_not_see_the_child_sees_no_paper(
    room: Classroom, senco: Reader, teacher: Reader, office: Reader
) -> None:
    address = paper(attach(senco, room.amira))
    assert teacher.get(address).status_code == 200
    assert office.get(address).status_code in (403, 404)
    room.leave_class(room.amira)
    assert teacher.get(address).status_code == 404


def test_a_paper_of_one_child_is_not_reached_through_another(room: Classroom, senco: Reader) -> None:
    address = paper(attach(senco, room.amira))
    assert senco.get(address.replace(str(room.amira), str(room.leo))).status_code == 404


def test_a_teaching_assistant_reads_and_does_not_attach(room: Classroom, senco: Reader, ta: Reader) -> None:
    address = paper(attach(senco, room.amira))
    assert ta.get(address).status_code == 200
    assert "Attach a paper" not in ta.page(papers(room.amira)).main


def test_a_paper_that_was_taken_out_is_gone_for_good(room: Classroom, senco: Reader, teacher: Reader) -> None:
    page = attach(senco, room.amira)
    address = paper(page)
    assert "Take out" not in teacher.page(papers(room.amira)).main
    page = senco.press(senco.page(papers(room.amira)), "Take out Plan of 2025, 1")
    assert "No papers yet" in page.main
    assert senco.get(address).status_code == 404


def test_each_reading_is_logged(room: Classroom, senco: Reader) -> None:
    address = paper(attach(senco, room.amira))
    before = room.readings(room.amira)
    senco.get(address)
    assert room.readings(room.amira) == before + 1
