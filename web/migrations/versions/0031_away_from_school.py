"""away from school"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pupil_elsewhere',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('days', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('whom', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('agreed_by', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('known_on', sa.Date(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('look_again_on', sa.Date(), nullable=True),
    sa.Column('history_of', sa.Uuid(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('pupil_elsewhere', schema=None) as batch_op:
        batch_op.create_index('pupil_elsewhere_of', ['school_id', 'subject_id'], unique=False)

    op.create_table('suspension',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('school_days', sa.Integer(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'subject_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('suspension', schema=None) as batch_op:
        batch_op.create_index('suspension_of', ['school_id', 'subject_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('suspension', schema=None) as batch_op:
        batch_op.drop_index('suspension_of')
    op.drop_table('suspension')
    with op.batch_alter_table('pupil_elsewhere', schema=None) as batch_op:
        batch_op.drop_index('pupil_elsewhere_of')
    op.drop_table('pupil_elsewhere')
