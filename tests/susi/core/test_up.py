import fcntl
import signal
import socket
import urllib.request

import psutil
import pytest

from tests.support.commands import manage, start
from tests.support.servers import free_port


@pytest.fixture
def running(tmp_path):
    port = free_port()
    process = start("up", folder=tmp_path, SUSI_PORT=str(port), SUSI_PROCESSES="1")
    lines = []
    with process:
        for line in process.stdout:
            lines.append(line)
            if line.startswith("SUSI runs at"):
                break
        yield process, port, lines
        process.terminate()


def test_web_worker_and_beat_run_until_ctrl_c(running):
    process, port, lines = running
    family = psutil.Process(process.pid).children(recursive=True)

    with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/favicon.svg") as page:
        status = page.status
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()

    assert status == 200
    assert lines[-1] == f"SUSI runs at http://localhost:{port}/ – stop it with Ctrl-C.\n"
    assert rest.endswith("SUSI has stopped.\n")
    assert (process.wait(), len(family), psutil.wait_procs(family, 5)[1]) == (0, 4, [])


def test_where_one_ends_all_end_with_a_sentence(running):
    process, _port, _lines = running
    family = psutil.Process(process.pid).children(recursive=True)
    [worker] = [child for child in family if "worker" in child.cmdline()]

    worker.kill()
    rest = process.stdout.read()

    assert rest.endswith(
        "SUSI: worker (exit code -9) ended by itself, so all of SUSI was stopped.\n"
    )
    assert (process.wait(), psutil.wait_procs(family, 5)[1]) == (1, [])


def test_a_taken_port_is_named_with_a_way_out(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = manage("up", folder=tmp_path, SUSI_PORT=str(port))

    assert done.stderr == (
        f"SUSI: Port {port} cannot be used (Address already in use)."
        f" Try another one: SUSI_PORT={port + 1} make run\n"
    )
    assert done.returncode == 1


def test_one_folder_is_used_by_one_susi(tmp_path):
    with (tmp_path / "up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        done = manage("up", folder=tmp_path, SUSI_PORT=str(free_port()))

    assert done.stderr == (
        f"SUSI: It already runs with the data in {tmp_path}. Stop it, or set SUSI_VAR_DIR.\n"
    )
    assert done.returncode == 1


def test_a_database_that_cannot_be_reached_is_said(tmp_path):
    port = free_port()

    done = manage(
        "up",
        folder=tmp_path,
        SUSI_PORT=str(free_port()),
        SUSI_DATABASE_URL=f"postgres://susi:secret@127.0.0.1:{port}/susi",
    )

    assert done.stderr.startswith("SUSI: The database cannot be used: ")
    assert ("secret" in done.stderr, done.returncode) == (False, 1)
