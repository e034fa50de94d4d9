"""Every table there is: importing this makes all of them known, whatever else has been imported."""

from sqlmodel import SQLModel

from engine import migration_records
from engine import records as engine_records
from notifications import records as notification_records
from workflows.school import (
    account_records,
    file_records,
    layer_records,
    list_records,
    request_records,
    year_records,
)
from workflows.school import records as school_records
from workflows.support import away_records, document_records, ehc_records, mis_records, screen_records
from workflows.support import records as support_records

RECORDS = (
    engine_records,
    migration_records,
    account_records,
    file_records,
    layer_records,
    list_records,
    request_records,
    school_records,
    year_records,
    support_records,
    document_records,
    screen_records,
    ehc_records,
    away_records,
    mis_records,
    notification_records,
)
metadata = SQLModel.metadata
