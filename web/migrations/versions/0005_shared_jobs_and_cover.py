"""shared jobs and cover"""

import engine.records
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('class_duty', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('weekdays', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="01234")
        )


def downgrade() -> None:
    with op.batch_alter_table('class_duty', schema=None) as batch_op:
        batch_op.drop_column('weekdays')
