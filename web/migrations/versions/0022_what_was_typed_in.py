"""what was typed in"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0022'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('mis_entry',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pupil_id', sa.Uuid(), nullable=False),
    sa.Column('line', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('typed_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'pupil_id'], ['pupil.school_id', 'pupil.id'], ),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    with op.batch_alter_table('mis_entry', schema=None) as batch_op:
        batch_op.create_index('mis_entry_of', ['school_id', 'pupil_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('mis_entry', schema=None) as batch_op:
        batch_op.drop_index('mis_entry_of')
    op.drop_table('mis_entry')
