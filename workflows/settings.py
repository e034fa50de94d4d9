"""The environment: where the data lies, how people reach Waymark, and where mail goes. Read once, at start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DATA_DIR = "data"
PORT = 8000
KEY_FILE = "secret-key"
KEY_BYTES = 32


class SettingsFault(Exception):
    """A variable of the environment does not fit; the sentence says which, and what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that differs between one installation and another.

    Reminders go by the one of `smtp_url`, `notify_api_key` and `teams_webhook_url` that is set; to a folder where none
    is. `notify_url` is empty for GOV.UK Notify's own address.
    """

    database_url: str
    data_dir: Path
    secret_key: str = field(repr=False)
    base_url: str
    port: int = PORT
    smtp_url: str = field(default="", repr=False)
    notify_api_key: str = field(default="", repr=False)
    notify_template_id: str = ""
    notify_url: str = ""
    teams_webhook_url: str = field(default="", repr=False)

    @property
    def is_https(self) -> bool:
        """Whether people reach Waymark over https, so that cookies may be kept to it."""
        return self.base_url.startswith("https://")

    @property
    def mail_folder(self) -> Path:
        """Where mail is put as files while no mail server is named."""
        return self.data_dir / "mail"


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment asks for; whatever it leaves out has a default that works on one machine."""
    data_dir = Path(environ.get("DATA_DIR") or DATA_DIR).resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    port = _port(environ.get("PORT") or str(PORT))
    return Settings(
        database_url=environ.get("DATABASE_URL") or f"sqlite:///{data_dir / 'waymark.db'}",
        data_dir=data_dir,
        secret_key=environ.get("SECRET_KEY") or _kept_key(data_dir / KEY_FILE),
        base_url=(environ.get("BASE_URL") or f"http://127.0.0.1:{port}").rstrip("/"),
        port=port,
        **_ways_for_mail(environ),
    )


WAYS = ("SMTP_URL", "NOTIFY_API_KEY", "TEAMS_WEBHOOK_URL")


def _ways_for_mail(environ: Mapping[str, str]) -> dict[str, str]:
    """How reminders leave: by one way at most, since nobody is told the same thing twice."""
    named = [name for name in WAYS if environ.get(name)]
    if len(named) > 1:
        raise SettingsFault(f"Reminders go one way: set {named[0]} or {named[1]}, not both.")
    if environ.get("NOTIFY_API_KEY") and not environ.get("NOTIFY_TEMPLATE_ID"):
        raise SettingsFault("NOTIFY_API_KEY is set, so NOTIFY_TEMPLATE_ID must name an e-mail template.")
    return {name.lower(): environ.get(name, "") for name in (*WAYS, "NOTIFY_TEMPLATE_ID", "NOTIFY_URL")}


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 65536:
        raise SettingsFault(f"PORT is “{text}”; it takes a number from 1 to 65535.")
    return int(text)


def _kept_key(path: Path) -> str:
    """The secret key in `path`; made on the first start, readable by nobody else."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    key = secrets.token_urlsafe(KEY_BYTES)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key
