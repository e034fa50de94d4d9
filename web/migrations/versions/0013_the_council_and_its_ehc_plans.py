"""the council and its ehc plans"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pupil_council',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('council', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('pupil_council', schema=None) as batch_op:
        batch_op.create_index('pupil_council_of', ['school_id', 'subject_id'], unique=False)

    op.create_table('ehc_plan',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('journey_id', sa.Uuid(), nullable=True),
    sa.Column('council', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('ceased_on', sa.Date(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'journey_id'], ['journey.school_id', 'journey.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('ehc_plan', schema=None) as batch_op:
        batch_op.create_index('ehc_plan_of', ['school_id', 'subject_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('ehc_plan', schema=None) as batch_op:
        batch_op.drop_index('ehc_plan_of')
    op.drop_table('ehc_plan')
    with op.batch_alter_table('pupil_council', schema=None) as batch_op:
        batch_op.drop_index('pupil_council_of')
    op.drop_table('pupil_council')
