"""what is kept of before of sealed contacts does not say how they were reached"""

import sqlalchemy as sa
from alembic import op

import engine.columns

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

EMPTIED = """
    UPDATE contact SET email = '', phone = '', address = '', emptied_at = CURRENT_TIMESTAMP
    WHERE (email <> '' OR phone <> '' OR address <> '') AND EXISTS (
        SELECT 1 FROM contact AS held
        WHERE held.school_id = contact.school_id AND held.id = contact.history_of AND held.sealed
    )
"""


def upgrade() -> None:
    op.add_column('contact', sa.Column('emptied_at', engine.columns.Moment(timezone=True), nullable=True))
    op.add_column('contact', sa.Column('emptied_by', sa.Uuid(), nullable=True))
    op.execute(EMPTIED)


def downgrade() -> None:
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_column('emptied_by')
        batch_op.drop_column('emptied_at')
