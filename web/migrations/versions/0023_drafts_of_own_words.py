"""drafts of the school's own words"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0023'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('layer_draft',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('workflow', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('saved_by', sa.Uuid(), nullable=True),
    sa.Column('saved_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('school_id', 'workflow')
    )


def downgrade() -> None:
    op.drop_table('layer_draft')
