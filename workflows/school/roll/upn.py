"""The unique pupil number: 13 characters, of which the first is a check letter (Government Data Standards Catalogue).

Check letter, three digits of the local authority, four of the establishment, two of the year, three of a serial number
(permanent), or two and a letter (temporary). Characters 2 to 13 are weighed with 2 to 13; the sum modulo 23 points
into an alphabet without I, O and S, in which a final letter counts as its place.
"""

import re

from workflows.school.roll.problems import Kind, Reading

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(rf"[{ALPHABET}][0-9]{{11}}[0-9{ALPHABET}]")
_SPACERS = re.compile(r"[\s\-/._]")

# The numbers that authorities of England and Wales have, or had when older pupils were given theirs; 702 to 709 are
# schools of the forces abroad and of the Channel Islands.
_AUTHORITIES = frozenset(
    [201, *range(202, 214), *range(301, 321), 330, *range(331, 337), *range(340, 345), *range(350, 360), 370, 371,
     372, 373, *range(380, 385), *range(390, 395), 420, 660, *range(661, 682), 702, 703, 704, 705, 706, 707, 708, 709,
     *range(800, 804), 805, 806, 807, 808, 810, 811, 812, 813, 815, 816, 820, 821, 822, 823, 825, 826, 830, 831,
     835, 836, 837, 838, 839, 840, 841, 845, 846, 850, 851, 852, 855, 856, 857, 860, 861, *range(865, 875),
     *range(876, 897), 901, 902, 903, 904, 905, 906, 907, 908, 909, 910, 911, 912, 913, 914, 915, 916, 917, 918, 919,
     920, 921, 922, 923, 924, 925, 926, 927, 928, 929, 931, 932, 933, 934, 935, 936, 937, 938, *range(940, 944)]
)  # fmt: skip


def written(text: str) -> str:
    """A UPN as it is stored: without blanks, in capitals."""
    return _SPACERS.sub("", text).upper()


def check_letter(upn: str) -> str:
    """The letter that twelve characters, the second to the thirteenth of a UPN, should have in front."""
    total = sum(weight * _worth(character) for weight, character in enumerate(upn[1:], start=2))
    return ALPHABET[total % 23]


def is_temporary(upn: str) -> bool:
    """Whether a UPN was given for the time being: its last character is a letter."""
    return upn[-1:].isalpha()


def upn_of(text: str) -> Reading[str]:
    """A UPN from a cell. A wrong one is not taken: it could join two children, or keep one apart from their record."""
    upn = written(text)
    if not upn:
        return Reading(None)
    if not _FORM.fullmatch(upn):
        return Reading(None, Kind.ERROR, f"The UPN {upn} {_shape_fault(upn)}. {_REMEDY}")
    right = check_letter(upn)
    if upn[0] != right:
        return Reading(None, Kind.ERROR, f"The UPN {upn} does not add up: its first letter would be {right}. {_REMEDY}")
    if int(upn[1:4]) not in _AUTHORITIES:
        words = f"The UPN {upn} adds up, but we know no local authority {upn[1:4]}. It is taken as it is."
        return Reading(upn, Kind.WARNING, words)
    return Reading(upn)


_REMEDY = "It is not taken. Correct it in your MIS, export and import again."


def _shape_fault(upn: str) -> str:
    if len(upn) == 12 and upn[:-1].isdigit():
        return "has lost its first letter"
    if len(upn) != 13:
        return f"has {len(upn)} characters instead of 13"
    if any(c in "IOS" for c in upn):
        return "has a letter I, O or S, which no UPN has (it may be a 1, 0 or 5)"
    return "is not a letter, eleven digits, and a digit or letter"


def _worth(character: str) -> int:
    return int(character) if character.isdigit() else ALPHABET.index(character)
