from pathlib import Path

import pytest

from workflows.settings import SettingsFault, from_environment


def test_without_an_environment_everything_lies_in_one_folder(tmp_path: Path) -> None:
    settings = from_environment({"DATA_DIR": str(tmp_path / "data")})
    assert settings.database_url == f"sqlite:///{tmp_path}/data/waymark.db"
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.mail_folder == tmp_path / "data" / "mail"
    assert not settings.is_https


def test_the_secret_key_is_made_once_and_readable_by_nobody_else(tmp_path: Path) -> None:
    first = from_environment({"DATA_DIR": str(tmp_path)})
    assert from_environment({"DATA_DIR": str(tmp_path)}).secret_key == first.secret_key
    assert len(first.secret_key) >= 43
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_named_secret_key_is_kept_nowhere(tmp_path: Path) -> None:
    assert from_environment({"DATA_DIR": str(tmp_path), "SECRET_KEY": "named"}).secret_key == "named"
    assert not (tmp_path / "secret-key").exists()


def test_secrets_are_not_shown_where_settings_are_printed(tmp_path: Path) -> None:
    shown = repr(from_environment({"DATA_DIR": str(tmp_path), "SMTP_URL": "smtp://user:hidden@mail.example"}))
    assert "hidden" not in shown
    assert "secret_key" not in shown


def test_https_is_known_by_the_address_that_people_use(tmp_path: Path) -> None:
    settings = from_environment({"DATA_DIR": str(tmp_path), "BASE_URL": "https://waymark.school.example/"})
    assert settings.is_https
    assert settings.base_url == "https://waymark.school.example"


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "٣"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    with pytest.raises(SettingsFault, match="a number from 1 to 65535"):
        from_environment({"DATA_DIR": str(tmp_path), "PORT": port})
