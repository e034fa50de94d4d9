"""Court orders about a contact: whether there is one, and what a person here who has read it says may go to them.

Every parent is equal, unless a court order says not (Education Act 1996, section 576). An order that nobody here has
read holds everything back: what is sent wrongly cannot be fetched back.
"""

UNREAD, ALLOWS, FORBIDS = "unread", "allows", "forbids"
HELD_BACK = frozenset({UNREAD, FORBIDS})
"""With these, nothing goes to a contact."""
CHOICES = {
    "": "There is none that we know of",
    ALLOWS: "There is one, and copies may go to them",
    FORBIDS: "There is one, and nothing may go to them",
    UNREAD: "There is one, and nobody here has read it yet: nothing goes to them",
}
WARNINGS = {
    "": "",
    ALLOWS: "Court order: copies may go to them",
    FORBIDS: "Court order: nothing may go to them",
    UNREAD: "Court order, not read here yet: send them nothing",
}
