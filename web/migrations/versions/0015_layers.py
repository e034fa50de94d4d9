"""the layers that a school uses, and its own"""

import engine.columns
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0015'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('school', schema=None) as batch_op:
        batch_op.add_column(sa.Column('layers_version', sa.Integer(), nullable=False, server_default="0"))
    op.create_table('layer_choice',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    info={'fact': True}
    )
    op.create_table('own_layer',
    sa.Column('school_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('workflow', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('in_force_from', sa.Date(), nullable=False),
    sa.Column('published_by', sa.Uuid(), nullable=True),
    sa.Column('published_at', engine.columns.Moment(timezone=True), nullable=False),
    sa.Column('superseded_at', engine.columns.Moment(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('school_id', 'id'),
    sa.UniqueConstraint('school_id', 'workflow', 'version'),
    info={'fact': True}
    )


def downgrade() -> None:
    op.drop_table('own_layer')
    op.drop_table('layer_choice')
    with op.batch_alter_table('school', schema=None) as batch_op:
        batch_op.drop_column('layers_version')
