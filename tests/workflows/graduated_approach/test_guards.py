from datetime import date

import pytest

from engine.checks import Outcome
from tests.workflows.graduated_approach.cases_assessment import DECISION, VIEWS
from tests.workflows.graduated_approach.cases_concern import CONCERN_AND_RESPONSE
from tests.workflows.graduated_approach.cases_given import SHARING, WHILE_GIVEN
from tests.workflows.graduated_approach.cases_notice import NOTICE_AND_SUPPORT
from tests.workflows.graduated_approach.cases_plan import DISAGREEMENT, THE_PLAN
from tests.workflows.graduated_approach.cases_review import ENDING, THE_DATE, THE_REVIEW
from tests.workflows.graduated_approach.cases_terms import MEETINGS
from tests.workflows.graduated_approach.sample import CHILD, MET, NOT_MET, carried_in, journey, seen, talk
from tests.workflows.small import SHARED
from workflows.graduated_approach.facts import Facts
from workflows.graduated_approach.guards import checks

EVERY_CASE = [
    *CONCERN_AND_RESPONSE,
    *VIEWS,
    *DECISION,
    *NOTICE_AND_SUPPORT,
    *THE_PLAN,
    *DISAGREEMENT,
    *SHARING,
    *WHILE_GIVEN,
    *THE_DATE,
    *THE_REVIEW,
    *MEETINGS,
    *ENDING,
]


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), EVERY_CASE, ids=[case[0] for case in EVERY_CASE])
def test_a_check_answers_with_its_because(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_in_the_tables_met_and_not_met() -> None:
    asked = {(check, outcome) for check, _, outcome, _ in EVERY_CASE}
    assert {(check, outcome) for check in set(checks) - SHARED for outcome in (MET, NOT_MET)} <= asked


def test_no_because_names_a_person_or_counts_days_from_today() -> None:
    for check, _, _, because in EVERY_CASE:
        assert because.endswith("."), check
        assert str(CHILD) not in because
        assert not {"late", "ago", "today", "Amira"} & set(because.replace(".", "").split()), check


def test_the_first_review_date_that_a_journey_came_with_opens_the_window_for_views() -> None:
    """The review of 12 November was held on the 16th; words of the 2nd, ten school days before, count as its words."""
    row = carried_in("do", review_on="2026-11-12")
    row = row._replace(answer=row.answer._replace(cycle=1))
    further = journey(cycle=2, entered_on=date(2026, 11, 16))
    early, too_early = date(2026, 10, 29), date(2026, 10, 28)
    assert checks["family_views_known"](seen(row, at=further, talks=(talk(early, said="It helps"),))).met
    assert not checks["family_views_known"](seen(row, at=further, talks=(talk(too_early, said="It helps"),))).met
