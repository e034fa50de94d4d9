"""Doing a step: the blueprint that the pages of a step hang on."""

from flask import Blueprint

bp = Blueprint("steps", __name__, url_prefix="/steps/<uuid:task_id>")
