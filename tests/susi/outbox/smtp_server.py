"""A small mail server that speaks SMTP and answers as the recipient's local part says."""

import socketserver
import threading
from contextlib import contextmanager

REPLIES = {
    "busy": {"MAIL": "421 busy"},
    "grey": {"RCPT": "450 later"},
    "nobody": {"RCPT": "550 no"},
}
REPLIES |= {"spam": {".": "554 spam"}, "full": {".": "451 full"}, "silent": {".": None}}


class Conversation(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def reply(self, step, usual):
        """Say the usual thing, or what the script says; ``False`` where the line is cut."""
        line = self.server.script.get(step, usual)
        if line is None:
            return False
        self.say(line)
        return not line.startswith("421")

    def handle(self):
        self.server.calls += 1
        self.say("220 test")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].split(":")[0].upper()
            usual = {"DATA": "354 go", "QUIT": "221 bye"}.get(word, "250 ok")
            if not self.reply(word, usual) or word == "QUIT":
                return
            if word == "DATA" and not self.take_message():
                return

    def take_message(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        taken = self.reply(".", "250 queued")
        self.server.messages.append(b"".join(lines))
        return taken


@contextmanager
def smtp_server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.script, server.messages, server.calls, server.daemon_threads = {}, [], 0, True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
