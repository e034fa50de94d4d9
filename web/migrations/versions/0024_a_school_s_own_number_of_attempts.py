"""a school's own number of attempts to reach a family"""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('school', schema=None) as batch_op:
        batch_op.add_column(sa.Column('attempts', sa.Integer(), nullable=False, server_default="3"))
        batch_op.add_column(sa.Column('attempt_ways', sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column('attempt_days', sa.Integer(), nullable=False, server_default="10"))


def downgrade() -> None:
    with op.batch_alter_table('school', schema=None) as batch_op:
        batch_op.drop_column('attempt_days')
        batch_op.drop_column('attempt_ways')
        batch_op.drop_column('attempts')
