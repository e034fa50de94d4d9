"""What a ladder of a workflow sends has its words here."""

from importlib.resources import files

from workflows.catalogue import TEMPLATES, catalogue


def test_every_rung_of_every_workflow_has_its_words() -> None:
    written = {file.name.removesuffix(".txt") for file in (files("notifications") / "templates").iterdir()}
    ladders = (ladder for playbook in catalogue().all() for ladder in playbook.workflow.ladders.values())
    assert {rung.send for ladder in ladders for rung in ladder} <= TEMPLATES <= written
