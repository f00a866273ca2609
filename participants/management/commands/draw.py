"""``manage.py draw``: equal chances under quotas from two files, for anyone without the web."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from participants.domain.selection.problem import Objective
from participants.management.asked import read_asked
from participants.management.ending import Ending
from participants.management.file_command import FileCommand
from participants.management.file_draw import draw_from_files
from participants.management.meter import Meter

INTERRUPTED = 130
ABOUT = """Draws a panel by lot so that chances are as equal as the quotas allow.

RESPONDENTS.csv: one row a person. An id column if there is one (id, respondent_id, number ...),
else people are numbered from 1; any other columns; several values in a cell with ; between.
QUOTAS.csv: header feature,value,min,max or category,feature,min,max; other columns are ignored.
Commas, semicolons or tabs; UTF-8 or what Excel writes. Columns without quotas are ignored.

Writes to the folder, all files or none:
  chances.csv   id,chance: the chance that the quotas allow each person, ideal, with nine decimals
  panels.csv    panel,id: the numbered panels, 000 to 999, of which each is equally likely
  panel.csv     id: the panel of the digits, where digits are given
  record.json   everything, signed, for: manage.py verify_draw record.json
Prints one JSON summary on standard output; words go to standard error. min_chance and max_chance
are of the people who can be chosen; unreachable names the others. seconds and cpu_seconds count
from reading the files to the last file written; peak_mib is of the whole program.

Exit codes: 0 drawn, 1 files or options cannot be read (JSON names file, row and column), 2 no panel
keeps the quotas (JSON explains why and what would help).
"""


class Command(FileCommand):
    """Draws from two files to a folder; needs no database and no site."""

    help = ABOUT

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, the size, the folder and the rules."""
        parser.add_argument("respondents", metavar="RESPONDENTS.csv")
        parser.add_argument("quotas", metavar="QUOTAS.csv")
        parser.add_argument("--size", required=True, metavar="K", help="how many seats")
        parser.add_argument("--out", required=True, metavar="FOLDER", help="where the files go")
        parser.add_argument("--panels", default="1000", help="how many panels (1000)")
        parser.add_argument("--seed", metavar="TEXT", help="fixes the panels; else one is made")
        parser.add_argument("--digits", metavar="417", help="digits drawn in public: the panel")
        parser.add_argument(
            "--objective",
            choices=[objective.value for objective in Objective],
            default=Objective.CEILING.value,
            help="ceiling: highest lowest chance, then lowest highest, then leximin (the default);"
            " leximin: leximin alone",
        )
        parser.add_argument("--organisation", metavar="COLUMN", help="the column of organisations")
        parser.add_argument("--organisation-max", metavar="M", help="at most so many of one")
        parser.add_argument("--household", metavar="COLUMN", help="at most one of each household")
        for name, words in (("--must-in", "always chosen"), ("--must-out", "never chosen")):
            parser.add_argument(name, action="append", metavar="IDS", help=f"{words}: 7,12")
        parser.add_argument("--language", choices=["sv", "en"], default="en", help="of the words")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Draw, or end with an exit code that says why not."""
        meter, self.told = Meter(), ""
        self.quiet = options["verbosity"] == 0
        try:
            asked = read_asked(options)
            summary = draw_from_files(asked, now=timezone.now(), progress=self._progress)
        except Ending as ending:
            for said in ending.words:
                self.stderr.write(said[options["language"]])
            self.stdout.write(json.dumps(ending.document, ensure_ascii=False, indent=2))
            sys.exit(ending.code)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        for note in summary["notes"] if not self.quiet else ():
            self.stderr.write(note[options["language"]])
        self.stdout.write(json.dumps({**summary, **meter.read()}, ensure_ascii=False, indent=2))

    def _progress(self, step: str, share: float) -> None:
        """Say how far it has come, each tenth once."""
        line = f"{step} {int(share * 10) * 10} %"
        if line != self.told and not self.quiet:
            self.stderr.write(line, self.style.NOTICE)
            self.told = line
