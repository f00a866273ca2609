"""A mail server that does as it is told: the only double of these tests."""

from django.core.mail.backends.base import BaseEmailBackend


class ScriptedBackend(BaseEmailBackend):
    """Raises what ``opens`` and ``answers`` hold, in order; accepts when they are empty."""

    opens = []
    answers = []
    sent = []

    @classmethod
    def follow(cls, *, opens=(), answers=()):
        cls.opens, cls.answers, cls.sent = list(opens), list(answers), []

    def open(self):
        if self.opens and (error := self.opens.pop(0)):
            raise error

    def send_messages(self, email_messages):
        if self.answers and (error := self.answers.pop(0)):
            raise error
        self.sent.extend(email_messages)
        return len(email_messages)
