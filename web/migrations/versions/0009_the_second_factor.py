"""the second factor"""

import engine.columns
import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('second_factor',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.Column('made_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('confirmed_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.Column('last_number', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['school_id', 'person_id'], ['person.school_id', 'person.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'person_id')
    )


def downgrade() -> None:
    op.drop_table('second_factor')
