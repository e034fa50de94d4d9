"""A Common Transfer File: the XML in which schools and authorities send pupils to one another.

Read with or without a namespace, in any encoding that `decode` knows, with entities refused. Of the SEN history the
current provision is the latest without an end; all needs count, in the order of their rank. A CTF tells of pupils who
come: nobody leaves because of one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax import ContentHandler, SAXException
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from workflows.school.roll.cells import clean
from workflows.school.roll.problems import Unreadable

_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_FILE_NAME = re.compile(r"(\d{3})(\d{4}|LLLL)_CTF_(\d{3})(\d{4}|LLLL|XXXX)_\d+", re.IGNORECASE)
_DEEPEST = 60
_MOST_ELEMENTS = 500_000


@dataclass(slots=True)
class Element:
    """One element: its name without a namespace, its line, its text, and what is in it."""

    name: str
    line: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, *names: str) -> list["Element"]:
        """The elements at the end of a path of names, in the order of the file."""
        found = [self]
        for name in names:
            found = [child for each in found for child in each.children if child.name == name.casefold()]
        return found

    def first(self, *names: str) -> str:
        """The text at the end of a path of names; empty where there is none."""
        return next((text for each in self.all(*names) if (text := clean(each.text))), "")

    def within(self, name: str) -> Iterator["Element"]:
        """Every element of a name, however deep."""
        for child in self.children:
            if child.name == name.casefold():
                yield child
            else:
                yield from child.within(name)


class _Tree(ContentHandler):
    """Builds elements with their lines; the names of its methods are the library’s."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", 0)
        self._open = [self.root]
        self._texts: list[list[str]] = [[]]
        self._count = 0
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise Unreadable("This XML file is nested or filled as no Common Transfer File is. It was not read.")
        line = self._locator.getLineNumber() if self._locator else None
        element = Element(name.rpartition(":")[2].casefold(), line or 0)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def endElement(self, name: str) -> None:  # noqa: N802
        self._open.pop().text = "".join(self._texts.pop())

    def characters(self, content: str) -> None:
        self._texts[-1].append(content)


def looks_like_xml(text: str) -> bool:
    """Whether a file is XML, rather than a table."""
    return text.lstrip()[:1] == "<"


def tree_of(text: str) -> Element:
    """The `CTfile` element of a text; raises `Unreadable`, with a sentence, for any other XML, or none."""
    handler = _Tree()
    start = _DECLARATION.match(text)
    lines = start[0].count("\n") if start else 0
    body = "\n" * lines + text[start.end() :].lstrip(" ") if start else text.lstrip()
    try:
        parseString(body.encode("utf-8", "replace"), handler, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise Unreadable("This XML file declares entities, as no Common Transfer File does. It was not read.") from None
    except (SAXException, ValueError) as error:
        raise Unreadable(_broken(error)) from None
    roots = handler.root.children
    if not roots or roots[0].name != "ctfile":
        raise Unreadable(_another(text))
    return roots[0]


def origin_of(root: Element, file_name: str) -> str:
    """Who sent it, in words: the school’s name and numbers, or the authority; by the header, or the file’s name."""
    school = next(iter(root.all("Header", "SourceSchool")), Element("", 0))
    authority, number = school.first("LEA") or school.first("LA"), school.first("Estab")
    name = school.first("SchoolName")
    if not (authority or name) and (match := _FILE_NAME.search(file_name)):
        authority, number = match[1], match[2].upper()
    if number == "LLLL":
        return f"the local authority {authority}"
    numbers = f"{authority} {number}".strip()
    return f"{name} ({numbers})" if name and numbers else name or numbers


def _broken(error: Exception) -> str:
    line = getattr(error, "getLineNumber", lambda: None)()
    where = f" near line {line}" if line else ""
    return f"This XML file is damaged{where}, or only a part of it arrived. Ask for it again, or export it again."


def _another(text: str) -> str:
    start = text[:2000].casefold()
    if "<html" in start or "<table" in start or "<!doctype html" in start:
        return "This is a web page, whatever its name says. Open it in Excel, save it as “CSV UTF-8”, and try again."
    if "workbook" in start:
        return "This is an Excel workbook in XML. Open it in Excel, save it as “CSV UTF-8”, and try again."
    return "This XML file is not a Common Transfer File: it does not begin with CTfile."
