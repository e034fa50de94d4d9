"""The application as tests build it: pages are looked over, and templates are compiled once for all tests."""

from pathlib import Path

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from engine.desk import Desk
from tests.client import Reader
from web import create_app
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


def application(desk: Desk, folder: Path, *, base_url: str = HERE) -> Flask:
    """The application over a desk, its files in `folder`."""
    made = create_app(desk, Settings("", folder, secret_key="only for tests", base_url=base_url))
    made.jinja_env.bytecode_cache = _KEPT
    made.test_client_class = Reader
    return made
