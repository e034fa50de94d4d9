"""Files of the small school of the web tests, and sending them."""

from io import BytesIO

from tests.client import Page, Reader
from tests.workflows.school.roll.files import upn

HEADER = "Adno,UPN,Forename,Surname,DOB,Year,Reg,SEN Status,SEN Need Type,Rank"
AMIRA = f"000001,{upn(1)},Amira,Khan,04/03/2018,4,4P,K,SLCN,1"
LEO = f"000002,{upn(2)},Leo,Brand,30/10/2017,4,4P,N,,"
KOFI = f"000003,{upn(3)},Kofi,Mensah,15/01/2018,4,4P,N,,"
NEW = f"000004,{upn(4)},Zoë,Wren,08/06/2018,4,4P,N,,"
SCHOOL = (AMIRA, LEO, KOFI)


def roll_file(*rows: str) -> bytes:
    """A SIMS export."""
    return "\r\n".join([HEADER, *rows]).encode()


def send(reader: Reader, content: bytes, name: str = "sims.csv") -> Page:
    """Choose a file on the page of the roll, and press the button; answer the page that follows."""
    shown = reader.page("/roll/")
    sent = dict(shown.filled("Show what would change", {}).items()) | {"file": (BytesIO(content), name)}
    return Page(reader.post("/roll/", data=sent, content_type="multipart/form-data", follow_redirects=True))


def brought_in(reader: Reader, *rows: str) -> Page:
    """Bring a file in; answer the page of the import."""
    return reader.press(send(reader, roll_file(*rows)), "Bring in the roll")
