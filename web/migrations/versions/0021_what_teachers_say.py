"""what everyone who teaches a child says"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0021'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('teacher_view',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('journey_id', sa.Uuid(), nullable=False),
    sa.Column('task_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('said', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('line', sa.Text(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'journey_id'], ['journey.school_id', 'journey.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'person_id'], ['person.school_id', 'person.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.ForeignKeyConstraint(['school_id', 'task_id'], ['task.school_id', 'task.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('teacher_view', schema=None) as batch_op:
        batch_op.create_index('teacher_view_asks', ['school_id', 'person_id', 'said'], unique=False)
        batch_op.create_index('teacher_view_of', ['school_id', 'subject_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('teacher_view', schema=None) as batch_op:
        batch_op.drop_index('teacher_view_of')
        batch_op.drop_index('teacher_view_asks')
    op.drop_table('teacher_view')
