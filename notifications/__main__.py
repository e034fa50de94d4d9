"""`python -m notifications`: the scheduler in a process of its own, beside the web's workers."""

import logging
import signal
import sys
from threading import Event
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from engine.clock import SystemClock
from engine.database import Database
from engine.desk import Desk
from engine.faults import InvalidDefinition
from engine.ids import Ids
from notifications.channels import ChannelFault
from notifications.scheduler import channel_for, run_alone
from workflows.catalogue import catalogue
from workflows.settings import SettingsFault, from_environment

CANNOT_START = 3


def main() -> int:
    """Run until the process is told to end; 3 where it cannot start. `waymark` makes the tables, not this."""
    try:
        settings = from_environment()
        channel_for(settings)
        database = Database(settings.database_url)
        definitions = catalogue().with_pinned(database)
    except (SettingsFault, InvalidDefinition, ChannelFault) as fault:
        sys.stderr.write(f"{fault}\n")
        return CANNOT_START
    except (ValueError, OSError, SQLAlchemyError) as fault:
        sys.stderr.write(f"The database cannot be opened: {type(fault).__name__}. Look at DATABASE_URL and DATA_DIR.\n")
        return CANNOT_START
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        run_alone(Desk(definitions, SystemClock(), database, Ids()), settings, _told_to_end())
    finally:
        database.dispose()
    return 0


def _told_to_end() -> Event:
    """Set once the process is told to end."""
    ending = Event()

    def end(_number: int, _frame: Any) -> None:
        ending.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    return ending


if __name__ == "__main__":
    sys.exit(main())
