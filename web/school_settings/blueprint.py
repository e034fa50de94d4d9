"""The one blueprint of the settings’ pages."""

from flask import Blueprint

bp = Blueprint("school_settings", __name__, url_prefix="/settings")
