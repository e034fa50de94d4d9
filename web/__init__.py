"""The only part that knows Flask: pages, forms, the command line. Thin over the engine's verbs."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from flask import Blueprint, Flask, Response, request
from flask.templating import Environment
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from engine.desk import Desk
from web import admission, errors, fragments, frame, security
from web.current import KEY, Here
from web.practice.under import UnderPractice
from workflows.settings import Settings


def create_app(desk: Desk, settings: Settings, *, wake: Callable[[], None] | None = None) -> Flask:
    """The application over one desk. Starts nothing that runs by itself: no scheduler, no thread.

    `wake` is called after each press that was carried out, so that reminders need not wait for their minute.
    """
    app = Flask(__name__)
    app.extensions[KEY] = Here(desk, settings)
    _templates(app)
    fragments.start(app)
    security.start(app, settings)
    admission.start(app)
    errors.start(app)
    frame.start(app)
    app.wsgi_app = UnderPractice(app.wsgi_app)  # type: ignore[method-assign]
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    if wake is not None:
        _wake_after_writes(app, wake)
    return app


def _wake_after_writes(app: Flask, wake: Callable[[], None]) -> None:
    @app.after_request
    def woken(response: Response) -> Response:
        if request.method == "POST" and response.status_code < 400:
            wake()
        return response


def blueprints() -> Iterator[Blueprint]:
    """The `bp` of each package under `web`: a new one is found by being there."""
    for found in pkgutil.iter_modules(__path__):
        if found.ispkg:
            blueprint = getattr(importlib.import_module(f"{__name__}.{found.name}"), "bp", None)
            if isinstance(blueprint, Blueprint):
                yield blueprint


class Templates(Environment):
    """Jinja, with the same globals for every template.

    None of ours has globals of its own. Jinja keeps them apart all the same, and at each import of each page compares
    the two, name by name.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals if d is None else super().make_globals(d)


def _templates(app: Flask) -> None:
    """Our own templates first, then GOV.UK's macros and the widgets' templates by the names that they know."""
    app.jinja_environment = Templates
    app.jinja_loader = ChoiceLoader(
        [
            PackageLoader("web"),
            PrefixLoader(
                {
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                    "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
                }
            ),
        ]
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
