"""What made the panels of a draw: the engine and the libraries under it."""

import platform
from importlib.metadata import version

NAME = "SUSI"
# Raised whenever the same pool, rules and seed may give other panels than before.
VERSION = "1"
LIBRARIES = ("highspy", "numpy")


def engine_versions() -> dict[str, object]:
    """Give the engine as a record names it."""
    libraries = {"python": platform.python_version(), **{n: version(n) for n in LIBRARIES}}
    return {"name": NAME, "version": VERSION, "libraries": libraries}
