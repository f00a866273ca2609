import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from susi import probe
from tests.support.servers import free_port


@pytest.fixture
def site(monkeypatch):
    """A site whose health page answers as it is told; what was asked is kept."""
    asked = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"]))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *_words):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("SUSI_PORT", str(server.server_port))
        monkeypatch.setenv("SUSI_ALLOWED_HOSTS", "susi.example.se,www.example.se")
        yield server, asked
        server.shutdown()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_the_exit_code_says_how_the_health_page_answers(site, status, code):
    server, asked = site
    server.status = status

    assert probe.main() == code
    assert asked == [("/halsa/", "susi.example.se", "https")]


def test_nobody_answers(monkeypatch):
    monkeypatch.setenv("SUSI_PORT", str(free_port()))

    assert probe.main() == 1
