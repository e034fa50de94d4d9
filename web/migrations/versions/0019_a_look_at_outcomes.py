"""a look at outcomes between reviews"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0019'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('outcome_look',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('journey_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('outcome', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('goes', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('now', sa.Text(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'journey_id'], ['journey.school_id', 'journey.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'plan_id'], ['plan.school_id', 'plan.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('outcome_look', schema=None) as batch_op:
        batch_op.create_index('outcome_look_of', ['school_id', 'subject_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('outcome_look', schema=None) as batch_op:
        batch_op.drop_index('outcome_look_of')
    op.drop_table('outcome_look')
