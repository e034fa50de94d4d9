"""Where no mail server is set: each mail is a file in a folder, and a page says so."""

from dataclasses import dataclass
from pathlib import Path

from notifications.channels import NO_ADDRESS, Delivery, Letter, Outcome, as_mail


@dataclass(frozen=True, slots=True)
class FolderChannel:
    """Writes mails to `folder`, each as `<day>-<id>.eml`, whole or not at all."""

    folder: Path
    sender: str

    @property
    def where(self) -> str:
        return f"Mail is not sent: it is written to the folder {self.folder}, since no mail server is set (SMTP_URL)."

    def deliver(self, letter: Letter) -> Delivery:
        """Write one mail; a second attempt at the same one leaves the first as it is."""
        try:
            text = as_mail(letter, self.sender).as_bytes()
        except ValueError:
            return Delivery(Outcome.REFUSED, NO_ADDRESS)
        path = self.folder / f"{letter.written_at:%Y-%m-%d}-{letter.id}.eml"
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.touch(mode=0o600)
            part.write_bytes(text)
            part.replace(path)
        except OSError:
            return Delivery(Outcome.TRY_LATER, "The folder for mail could not be written to.", is_server=True)
        return Delivery(Outcome.SENT)
