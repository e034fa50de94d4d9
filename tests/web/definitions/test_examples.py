"""Worked examples on their page: every one, with its story, and what is not there yet said plainly."""

import pytest

from tests.client import Reader
from workflows.scenarios import files, scenarios_of

WORKFLOWS = [file.parent.name for file in files()]


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_every_example_of_a_workflow_stands_on_its_page(senco: Reader, workflow: str) -> None:
    page = senco.page(f"/how-it-goes/{workflow}/examples")
    assert page.heading.startswith("Worked examples: ")
    for example in scenarios_of(workflow):
        assert example.scenario.title in page.main
        for sentence in example.sentences:
            assert sentence.says in page.main
        assert (example.scenario.not_yet or "") in page.main


def test_the_drawn_definition_the_help_and_the_introduction_lead_there(senco: Reader) -> None:
    for address in ("/how-it-goes/graduated_approach", "/help", "/help/welcome/senco"):
        assert "How it goes, in worked examples" in senco.page(address).links(), address


def test_a_workflow_that_is_not_there_has_no_examples(senco: Reader) -> None:
    assert senco.page("/how-it-goes/nothing/examples").status == 404
