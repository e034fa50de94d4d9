"""Bringing in a roll that was previewed: one transaction, and the same file a second time changes nothing."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import col, delete, select

from engine.desk import Desk
from engine.errors import Stale
from engine.values import Scope
from engine.work import Work
from workflows.school.records import RollImport, RollPreview, School, TeachingClass
from workflows.school.roll.bring_in import Batch
from workflows.school.roll.cells import alike
from workflows.school.roll.known import Known
from workflows.school.roll.preview import Leaving, Preview, preview
from workflows.school.roll.snapshot import class_names, known_pupils, need_ids, sealed_people
from workflows.school.roll.staff import Followers

CHANGED_SINCE = "The roll has changed since this preview was made. Look at it again before you bring it in."


def apply(
    desk: Desk, scope: Scope, shown: Preview, leavers: Collection[UUID] = (), *, kept_as: UUID | None = None
) -> UUID | None:
    """Bring in what `shown` showed, and let these `leavers` (pupils, or contacts) go; everybody else stays.

    The id of the import.

    Answers None, and writes no import, where there is nothing to do. Raises Stale where the school’s pupils, or the
    day, are no longer as they were shown. The preview that was kept under `kept_as` is forgotten with it. Journeys of
    those who left are not closed: that is a person’s decision.
    """
    wanted = frozenset(leavers)
    if not wanted <= shown.asked_about:
        raise Stale(CHANGED_SINCE)
    leaving = [each for each in shown.leaving if each.pupil_id in wanted]
    changed = shown.changed_with(wanted)
    subjects = [each.before.pupil_id for each in changed if each.before.pupil_id]
    with desk.writing(scope, subjects=[*subjects, *(each.pupil_id for each in leaving)]) as work:
        _one_import_at_a_time(work)
        if _as_it_stands(work, shown) != shown:
            raise Stale(CHANGED_SINCE)
        if kept_as is not None:
            work.session.exec(
                delete(RollPreview).where(col(RollPreview.school_id) == work.school_id, col(RollPreview.id) == kept_as)
            )
        return (
            None if shown.changes_nothing and not wanted else _bring_in(work, replace(shown, changed=changed), wanted)
        )


def _one_import_at_a_time(work: Work) -> None:
    """Hold the school’s row, so that two imports never bring in the same new pupil. SQLite has one writer anyway."""
    work.session.exec(select(School.id).where(col(School.id) == work.school_id).with_for_update())


def _as_it_stands(work: Work, shown: Preview) -> Preview:
    """The preview made again under the lock."""
    names = class_names(work.session, work.school_id)
    return preview(shown.roll, known_pupils(work.session, work.school_id, work.today), names, work.today)


def _bring_in(work: Work, shown: Preview, wanted: frozenset[UUID]) -> UUID:
    classes, made_classes = _classes(work, shown)
    import_id = work.new_id()
    new, changed = shown.counts
    counts = {
        "holds": shown.roll.holds.value,
        "new": new,
        "changed": changed,
        "left": len(wanted),
        "unchanged": shown.unchanged,
        "classes": [str(class_id) for class_id in made_classes],
    }
    leaving = [each for each in shown.leaving if each.pupil_id in wanted]
    work.session.add(
        RollImport(
            school_id=work.school_id,
            id=import_id,
            source=shown.roll.source.value,
            file_name=shown.roll.file_name,
            made_at=work.now,
            made_by=work.scope.actor.person_id,
            counts=json.dumps(counts),
        )
    )
    work.session.flush()
    _pupils(work, shown, leaving, import_id, classes)
    work.facts_changed()
    return import_id


def _pupils(
    work: Work, shown: Preview, leaving: Sequence[Leaving], import_id: UUID, classes: Mapping[str, UUID]
) -> None:
    """Every pupil whom the import is about, in one batch."""
    about = [_id(each.before) for each in shown.changed]
    needs = need_ids(work.session, work.school_id, about)
    batch = Batch(
        work, import_id, classes, needs, Followers.of(work, about), sealed_people(work.session, work.school_id)
    )
    for pupil_id, new in zip(work.add_subjects(len(shown.new)), shown.new, strict=True):
        batch.put(pupil_id, "new", None, new.after)
    for changed in shown.changed:
        batch.put(_id(changed.before), "changed", changed.before, changed.after)
    for each in leaving:
        batch.put(each.pupil_id, "left", each.pupil, replace(each.pupil, left_on=each.left_on or work.today))
    batch.store()


def _id(known: Known) -> UUID:
    if known.pupil_id is None:
        raise ValueError("A pupil of the school has an id.")
    return known.pupil_id


def _classes(work: Work, shown: Preview) -> tuple[dict[str, UUID], list[UUID]]:
    """Every class by name, the new ones made; and the ids of those."""
    found = {alike(name): class_id for name, class_id in class_names(work.session, work.school_id).items()}
    made = []
    for name in shown.new_classes:
        row = TeachingClass(school_id=work.school_id, id=work.new_id(), name=name, year_group=_year_of(shown, name))
        work.session.add(row)
        found[alike(name)] = row.id
        made.append(row.id)
    work.session.flush()
    return found, made


def _year_of(shown: Preview, class_name: str) -> str:
    """The year group of a new class, where all of it are in one."""
    pupils = [*(each.after for each in shown.new), *(each.after for each in shown.changed)]
    years = {pupil.year_group for pupil in pupils if alike(pupil.class_name) == alike(class_name)}
    return years.pop() if len(years) == 1 else ""
