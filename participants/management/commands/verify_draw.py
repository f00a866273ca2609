"""``manage.py verify_draw``: check a record of a draw, and the files beside it."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from participants.domain.selection.verify import is_sound, verify_record
from participants.management.beside import files_beside, run_again
from participants.management.file_command import FileCommand
from participants.queries.record_words import finding_sentence
from participants.services.signing import public_key


class Command(FileCommand):
    """Says of everything in a record whether it holds; exit code 0 if all does, else 1."""

    help = (
        "Checks a record of a draw: hashes, signature, every panel against every quota, counts,"
        " chances, number and panel, and the CSV files beside it. Exit code 0 if all holds, else 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the record and whose signature it must bear."""
        parser.add_argument("record", metavar="record.json")
        parser.add_argument("--public-key", metavar="HEX", help="it must be signed by this key")
        parser.add_argument(
            "--rerun", action="store_true", help="also make the panels again from the seed"
        )
        parser.add_argument("--language", choices=["sv", "en"], default="en", help="of the words")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check it and say how it is.

        Raises:
            CommandError: the file cannot be opened.
        """
        file = Path(options["record"])
        with translation.override(options["language"]):
            try:
                data = file.read_bytes()
            except OSError as error:
                msg = f"{file}: {error.strerror}"
                raise CommandError(msg) from error
            sound = self._check(data, file.parent, options)
        sys.exit(0 if sound else 1)

    def _check(self, data: bytes, folder: Path, options: dict[str, Any]) -> bool:
        findings = verify_record(data, public_key=options["public_key"])
        if is_sound(findings):
            record = json.loads(data)
            findings += files_beside(record, folder)
            if options["rerun"] and "pool" in record:
                findings += (run_again(record),)
            self._say_whose(record)
        for finding in findings:
            mark = "OK" if finding.good else _("FEL")
            self.stdout.write(f"{mark:6}{finding_sentence(finding)}")
        sound = is_sound(findings)
        self.stdout.write(_("Allt stämmer.") if sound else _("Något stämmer inte."))
        return sound

    def _say_whose(self, record: dict[str, Any]) -> None:
        key = record["signature"]["public_key"]
        known = key == public_key()
        whose = _("Det är den här installationens.") if known else _("Den hör till någon annan.")
        self.stdout.write(_("Nyckel: %(key)s.") % {"key": key} + f" {whose}")
