"""what imports keep of sealed contacts does not say how they were reached; why a record is held no longer"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

CONTACT = sa.table(
    'contact', sa.column('school_id', sa.Uuid()), sa.column('id', sa.Uuid()), sa.column('pupil_id', sa.Uuid()),
    sa.column('sealed', sa.Boolean()),
)
CHANGE = sa.table(
    'roll_change', sa.column('school_id', sa.Uuid()), sa.column('id', sa.Uuid()), sa.column('pupil_id', sa.Uuid()),
    sa.column('before', sa.Text()), sa.column('after', sa.Text()),
)
EMPTIED = {'email': '', 'phone': '', 'address': ''}


def upgrade() -> None:
    op.add_column('legal_hold', sa.Column('superseded_why', sa.Text(), nullable=False, server_default=""))
    op.execute(sa.delete(sa.table('roll_preview')))
    emptied = list(imports_emptied(op.get_bind()))
    if emptied:
        here = (CHANGE.c.school_id == sa.bindparam('of_school'), CHANGE.c.id == sa.bindparam('of'))
        kept = {name: sa.bindparam(name) for name in ('before', 'after')}
        op.get_bind().execute(sa.update(CHANGE).where(*here).values(kept), emptied)


def downgrade() -> None:
    op.drop_column('legal_hold', 'superseded_why')


def imports_emptied(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """What imports keep of the children of sealed contacts, where it is another one without these contacts' ways."""
    sealed = sa.select(CONTACT.c.school_id, CONTACT.c.id).where(CONTACT.c.sealed)
    contacts = {(row.school_id, str(row.id)) for row in connection.execute(sealed)}
    theirs = (CONTACT.c.school_id == CHANGE.c.school_id, CONTACT.c.pupil_id == CHANGE.c.pupil_id, CONTACT.c.sealed)
    for row in connection.execute(sa.select(CHANGE).where(sa.exists().where(*theirs))).all():
        before, trace = json.loads(row.before), json.loads(row.after)
        for known in (before, trace.get('after', {})):
            for each in known.get('contacts', ()):
                if (row.school_id, each['id']) in contacts:
                    each.update(EMPTIED)
        said = {'before': written(before), 'after': written(trace)}
        if said != {'before': row.before, 'after': row.after}:
            yield {'of_school': row.school_id, 'of': row.id, **said}


def written(kept: Any) -> str:
    """As the import wrote it: without blanks, and with letters as they are."""
    return json.dumps(kept, ensure_ascii=False, separators=(',', ':'))
