"""Today’s sessions: the blueprint that their pages hang on."""

from flask import Blueprint

bp = Blueprint("todays_sessions", __name__, url_prefix="/sessions")
