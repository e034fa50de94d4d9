"""how long records are kept, what holds them, and what was disposed of"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('school', sa.Column('keep_years', sa.Integer(), nullable=False, server_default="31"))
    op.create_table('legal_hold',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pupil_id', sa.Uuid(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=False),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.Column('superseded_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'pupil_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    op.create_index('legal_hold_of', 'legal_hold', ['school_id', 'pupil_id'], unique=False)
    op.create_table('disposal',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pupil_id', sa.Uuid(), nullable=False),
    sa.Column('number', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('sent_to', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('asked_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('agreed_by', sa.Uuid(), nullable=True),
    sa.Column('done_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'pupil_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    op.create_index('disposal_of', 'disposal', ['school_id', 'pupil_id'], unique=False)


def downgrade() -> None:
    for table in ('disposal', 'legal_hold'):
        op.drop_index(f'{table}_of', table_name=table)
        op.drop_table(table)
    op.drop_column('school', 'keep_years')
