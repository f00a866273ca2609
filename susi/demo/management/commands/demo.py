"""``manage.py demo``: build the challenge of 2020 at a stage, or say who to sign in as."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from susi.accounts.demo_people import DEMO_PEOPLE
from susi.core.errors import ActionRefused
from susi.demo.dates import STAGES
from susi.demo.draws import NoPanelError
from susi.demo.world import build_world


class Command(BaseCommand):
    """Builds the demo challenge; run again, it replaces the old one and touches nothing else."""

    help = "Build the demo challenge of 2020 at a stage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the stage, the size and the seed."""
        parser.add_argument("--stage", choices=STAGES, default="call", help="what happens now")
        parser.add_argument(
            "--historical",
            action="store_true",
            help="keep the dates of 2020 instead of moving them",
        )
        parser.add_argument(
            "--applicants", type=int, default=120, help="applicants for each case, at least 100"
        )
        parser.add_argument("--seed", type=int, default=2020, help="another seed, other people")
        parser.add_argument("--who", action="store_true", help="only print who to sign in as")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build, or print the people.

        Raises:
            CommandError: this is a production site, or there are too few applicants.
        """
        if options["who"]:
            self._print_people()
            return
        if settings.PRODUCTION:
            msg = "The demo is not built in production: its people could be signed in as by anyone."
            raise CommandError(msg)
        if options["applicants"] < 100:  # noqa: PLR2004 -- fewer cannot keep the quotas
            msg = "Give at least 100 applicants: fewer cannot keep the quotas of 24 places."
            raise CommandError(msg)
        try:
            self._build(options)
        except (NoPanelError, ActionRefused) as error:
            msg = "No panel of these people keeps the quotas. Try another --seed."
            raise CommandError(msg) from error
        self.stdout.write(f"The demo stands at the stage “{options['stage']}”.")

    @staticmethod
    @transaction.atomic
    def _build(options: dict[str, Any]) -> None:
        build_world(
            stage=options["stage"],
            now=timezone.now(),
            applicants=options["applicants"],
            seed=options["seed"],
            historical=options["historical"],
        )

    def _print_people(self) -> None:
        for person in DEMO_PEOPLE:
            self.stdout.write(f"{person.email:32} {person.name}, {person.words}")
