"""Write the next migration from the difference between the tables and the newest revision: MESSAGE is its title."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from engine.database import Database
from web.migrations import config, upgrade

with tempfile.TemporaryDirectory() as folder:
    database = Database(f"sqlite:///{Path(folder) / 'empty.db'}")
    upgrade(database)
    with database.writer.begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        number = len(list(Path("web/migrations/versions").glob("[0-9]*.py"))) + 1
        command.revision(settings, message=sys.argv[1], autogenerate=True, rev_id=f"{number:04d}")
    database.dispose()
