"""when a second school was sent a copy of the record"""

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('pupil_elsewhere', sa.Column('record_sent_on', sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column('pupil_elsewhere', 'record_sent_on')
