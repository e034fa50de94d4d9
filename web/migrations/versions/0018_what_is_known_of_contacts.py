"""what is known of contacts"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0018'
down_revision = '0021'
branch_labels = None
depends_on = None

WORDS = ('address', 'mis_id', 'language', 'responsibility', 'court_order')


def upgrade() -> None:
    for name in WORDS:
        op.add_column(
            'contact', sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default='')
        )
    op.add_column('contact', sa.Column('priority', sa.Integer(), nullable=True))
    op.add_column('contact', sa.Column('lives_with', sa.Boolean(), nullable=True))
    op.add_column('contact', sa.Column('sealed', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table('contact', schema=None) as batch_op:
        for name in ('sealed', 'lives_with', 'priority', *WORDS):
            batch_op.drop_column(name)
