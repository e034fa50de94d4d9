"""The application as tests build it: pages are looked over, and templates are compiled once for all tests."""

from copy import copy
from pathlib import Path
from types import MethodType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from engine.desk import Desk
from tests.client import Reader
from web import create_app
from web.current import KEY, Here
from web.practice.under import UnderPractice
from workflows.settings import Settings

HERE = "http://localhost"


class _Kept(BytecodeCache):
    """Compiled templates, kept in memory: each test has an application of its own, and all have the same templates."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_KEPT = _Kept()
_BUILT: dict[str, Flask] = {}


def application(desk: Desk, folder: Path, *, base_url: str = HERE) -> Flask:
    """The application over a desk, its files in `folder`.

    It is built once: to put its routes together takes longer than most tests. Each caller gets a copy of their own,
    with the same routes and another desk behind it.
    """
    settings = Settings("", folder, secret_key="only for tests", base_url=base_url)
    if base_url not in _BUILT:
        _BUILT[base_url] = create_app(desk, settings)
        _BUILT[base_url].jinja_env.bytecode_cache = _KEPT
    made = copy(_BUILT[base_url])
    made.config = copy(made.config)
    made.view_functions = dict(made.view_functions)
    made.extensions = {**made.extensions, KEY: Here(desk, settings)}
    made.wsgi_app = UnderPractice(MethodType(Flask.wsgi_app, made))  # type: ignore[method-assign]
    made.test_client_class = Reader
    return made
