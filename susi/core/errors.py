"""The one error that services raise when something may not happen now."""

from django.utils.functional import Promise


class ActionRefused(Exception):
    """An action that the rules refuse; its text is a whole sentence that is safe to show.

    Args:
        sentence: what happened and what to do, in the reader's language.
        code: a short name of the reason, for tests and for views that answer differently.
    """

    def __init__(self, sentence: str | Promise, *, code: str = "refused") -> None:
        """Keep the sentence, translated when it is shown, and the code."""
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code

    def __str__(self) -> str:
        return str(self.sentence)
