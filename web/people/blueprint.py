"""Looking after people: the blueprint that its pages hang on."""

from flask import Blueprint

bp = Blueprint("people", __name__, url_prefix="/people")
