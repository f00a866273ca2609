"""Typed values from the environment; nonsense is refused by a sentence that names the variable."""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def env_str(name: str, default: str) -> str:
    """Give the text of ``name``, or ``default`` where it is not set."""
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    """Give the truth of ``name``: 1/true/yes/on or 0/false/no/off.

    Raises:
        ImproperlyConfigured: the value is neither.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    msg = f"{name} must be one of 1, true, yes, on, 0, false, no, off; it is {value!r}."
    raise ImproperlyConfigured(msg)


def env_int(name: str, default: int, *, minimum: int = 0, maximum: int | None = None) -> int:
    """Give the whole number in ``name``.

    Raises:
        ImproperlyConfigured: the value is no whole number, or not from ``minimum`` to ``maximum``.
    """
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    try:
        number = int(value)
    except ValueError as error:
        msg = f"{name} must be a whole number; it is {value!r}."
        raise ImproperlyConfigured(msg) from error
    if number < minimum:
        msg = f"{name} must be at least {minimum}; it is {number}."
        raise ImproperlyConfigured(msg)
    if maximum is not None and number > maximum:
        msg = f"{name} must be at most {maximum}; it is {number}."
        raise ImproperlyConfigured(msg)
    return number


def env_list(name: str, default: str) -> list[str]:
    """Give the comma-separated words of ``name``, without empty ones."""
    return [word.strip() for word in env_str(name, default).split(",") if word.strip()]


def env_path(name: str, default: Path) -> Path:
    """Give the path in ``name``, made absolute."""
    value = env_str(name, "")
    return Path(value).expanduser().resolve() if value else default


def env_database(name: str, default_file: Path) -> dj_database_url.DBConfig:
    """Give the database whose address stands in ``name``, else a SQLite file.

    Raises:
        ImproperlyConfigured: it is no address of a database.
    """
    address = env_str(name, "") or f"sqlite:///{default_file}"
    try:
        return dj_database_url.parse(address, conn_max_age=60)
    except ValueError as error:
        msg = (  # without the address itself, which may hold a password
            f"{name} must be an address such as postgres://user:password@host:5432/name"
            " or sqlite:////folder/file.sqlite3."
        )
        raise ImproperlyConfigured(msg) from error
