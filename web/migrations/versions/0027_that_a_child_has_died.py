"""that a child has died, and journeys that rest"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import engine.columns

revision = '0027'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('subject', sa.Column('rests_from', sa.Date(), nullable=True))
    op.create_table('child_died',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pupil_id', sa.Uuid(), nullable=False),
    sa.Column('died_on', sa.Date(), nullable=False),
    sa.Column('left_before', sa.Date(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=False),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.Column('superseded_by', sa.Uuid(), nullable=True),
    sa.Column('superseded_why', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['school_id', 'pupil_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    op.create_index('child_died_of', 'child_died', ['school_id', 'pupil_id'], unique=False)


def downgrade() -> None:
    op.drop_index('child_died_of', table_name='child_died')
    op.drop_table('child_died')
    op.drop_column('subject', 'rests_from')
