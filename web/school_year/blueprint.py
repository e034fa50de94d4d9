"""The one blueprint of the school’s year. Mails lead to `/school-year`, so that its address is permanent."""

from flask import Blueprint

bp = Blueprint("school_year", __name__, url_prefix="/school-year")
