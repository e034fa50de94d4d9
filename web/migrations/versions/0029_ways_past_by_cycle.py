"""the cycle in which a way past a guard was recorded

What is recorded already is taken as of the cycle in which its journey stands.
"""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('allowance', sa.Column('cycle', sa.Integer(), nullable=False, server_default='0'))
    allowance = sa.table('allowance', sa.column('school_id'), sa.column('journey_id'), sa.column('cycle'))
    journey = sa.table('journey', sa.column('school_id'), sa.column('id'), sa.column('cycle'))
    of_it = (journey.c.school_id == allowance.c.school_id, journey.c.id == allowance.c.journey_id)
    op.execute(sa.update(allowance).values(cycle=sa.select(journey.c.cycle).where(*of_it).scalar_subquery()))


def downgrade() -> None:
    with op.batch_alter_table('allowance', schema=None) as batch_op:
        batch_op.drop_column('cycle')
