"""``manage.py up``: the whole of SUSI in one terminal, until Ctrl-C."""

import fcntl
import hashlib
import io
import os
import shutil
import socket
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.db import DatabaseError, connections
from django.urls import reverse

from susi.core.processes import Family, Program, Stop, stop_on_signals
from susi.env import env_str

START_SECONDS = 60.0
PROGRAMS = (
    Program("web", ("gunicorn", "-c", "susi/gunicorn.py", "susi.wsgi")),
    Program(
        "worker",
        (
            *("celery", "--quiet", "-A", "susi.celery", "worker"),
            *("--pool", "threads", "--concurrency", "4", "--loglevel", "WARNING"),
            *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        ),
    ),
    Program("beat", ("celery", "--quiet", "-A", "susi.celery", "beat", "--loglevel", "WARNING")),
)


class Command(BaseCommand):
    """Prepares the database and the files, then runs web, worker and beat and watches them."""

    help = "Run SUSI in this terminal: web, worker and beat. Ctrl-C stops all of them."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until somebody stops it or a program ends by itself."""
        stop_on_signals()
        try:
            self.lock = lock_folder(settings.VAR_DIR)
            require_free_port(env_str("SUSI_BIND", "127.0.0.1"), settings.PORT)
            self.prepare()
            self.serve()
        except Stop:
            self.say("SUSI has stopped.")

    def prepare(self) -> None:
        """Bring settings, database, files and demo to where pages can be served."""
        self.say("SUSI is getting ready …")
        try:
            call_command("check", fail_level="ERROR", stdout=io.StringIO())
            call_command("migrate", interactive=False, verbosity=0)
        except SystemCheckError as error:
            refuse(str(error))
        except DatabaseError as error:
            refuse(f"The database cannot be used: {error}")
        collect_static(Path(settings.STATIC_ROOT))
        shutil.rmtree(settings.VAR_DIR / "broker", ignore_errors=True)  # hints, and they are old
        if settings.DEMO:
            self.load_demo()
        connections.close_all()

    def load_demo(self) -> None:
        """Load the demo challenge where there is no challenge yet."""
        challenges: Any = apps.get_model("challenges", "Challenge")
        if "demo" in get_commands() and not challenges.objects.exists():
            self.say("Loading the demo challenge …")
            call_command("demo", stage="call", verbosity=0)

    def serve(self) -> None:
        """Start the programs, say where SUSI is, and wait."""
        family = Family(PROGRAMS, os.environ)
        try:
            family.start()
            ended = wait_for_web(family, settings.PORT)
            if not ended:
                self.greet()
                ended = family.wait()
        finally:
            family.stop()
        refuse(f"{ended} ended by itself, so all of SUSI was stopped.")

    def greet(self) -> None:
        """Say where SUSI is, who to be there, and how to stop it."""
        self.say(f"\nSUSI runs at {settings.SITE_URL}/ – stop it with Ctrl-C.")
        if settings.DEMO and "demo" in get_commands():
            people = io.StringIO()
            try:
                call_command("demo", who=True, stdout=people)
            except (CommandError, TypeError) as error:
                people.write(f"(The demo people cannot be listed: {error})")
            self.say(f"Sign in at {settings.SITE_URL}{reverse('account_login')} as one of these:\n")
            self.say(f"{people.getvalue().rstrip()}\n")

    def say(self, sentence: str) -> None:
        """Write a sentence now, also where a file or a pipe reads."""
        self.stdout.write(sentence)
        self.stdout.flush()


def refuse(sentence: str) -> NoReturn:
    """End with a sentence and exit code 1."""
    sys.exit(f"SUSI: {sentence}")


def lock_folder(folder: Path) -> io.TextIOWrapper:
    """Give a lock on the data folder, which only one ``up`` may hold."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "up.lock").open("w", encoding="utf-8")
    except OSError as error:
        refuse(
            f"The folder {folder} cannot be written ({error.strerror})."
            " Name another one with SUSI_VAR_DIR."
        )
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        refuse(f"It already runs with the data in {folder}. Stop it, or set SUSI_VAR_DIR.")
    return lock


def require_free_port(host: str, port: int) -> None:
    """End with a sentence where the port cannot be served."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            refuse(
                f"Port {port} cannot be used ({error.strerror})."
                f" Try another one: SUSI_PORT={port + 1} make run"
            )


def wait_for_web(family: Family, port: int) -> str:
    """Wait until the web server answers; name a program that ended instead."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if ended := family.ended():
            return ended
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return ""
    return f"The web server did not answer within {START_SECONDS:.0f} seconds; something"


def collect_static(folder: Path) -> None:
    """Collect the static files, unless none has changed since the last time."""
    if settings.DEBUG:
        return  # served from where they are written
    mark = folder / ".collected"
    print_now = fingerprint()
    if not mark.exists() or mark.read_text(encoding="utf-8") != print_now:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(print_now, encoding="utf-8")


def fingerprint() -> str:
    """Give a text that changes with any static file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            digest.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
