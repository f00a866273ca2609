"""Keep the English texts whole: find, add, compile, without any tool but Babel.

    python -m tests.support.texts missing [path prefix ...]    what has no English yet, as JSON
    python -m tests.support.texts add FILE.json                merge translations and compile

Swedish is the source: a text in the code is its own Swedish.
"""

import fcntl
import io
import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "susi" / "locale" / "en" / "LC_MESSAGES" / "django.po"
SOURCES = ("susi", "challenges", "workshops", "participants", "ideas", "templates")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str | tuple[str, str]]


def files(prefixes=()):
    """Give the source files that may hold texts, in order."""
    found = []
    for source in SOURCES:
        found += [p for p in (ROOT / source).rglob("*") if p.suffix in {".py", ".html", ".txt"}]
    names = {p: p.relative_to(ROOT).as_posix() for p in sorted(found)}
    return [
        p
        for p, n in names.items()
        if "/migrations/" not in n and (not prefixes or n.startswith(tuple(prefixes)))
    ]


def texts(prefixes=()):
    """Give every text as ``(context, swedish or (one, many))`` with the files it stands in."""
    all_texts: dict[Key, list[str]] = {}
    for path in files(prefixes):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # In brackets, or the blanks of a template would count as Python's indentation.
            source = f"(\n{templatize(source, origin=str(path))}\n)"
            # What templatize gives is no Python with an indentation of its own.
            source = "\n".join(line.strip() for line in source.splitlines())
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(source.encode()), keywords=KEYWORDS
        ):
            many = isinstance(message, tuple)
            key = (context, tuple(message[:2]) if many else message)
            if message and (not many or message[0]):
                all_texts.setdefault(key, []).append(path.relative_to(ROOT).as_posix())
    return all_texts


def catalog():
    """Give the English catalogue as it is on disk."""
    if not PO.exists():
        return Catalog(locale="en", project="SUSI", charset="utf-8", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def lookup(book, key):
    """Give the catalogue's message of a text, or ``None``."""
    context, text = key
    return book.get(text[0] if isinstance(text, tuple) else text, context=context)


def is_translated(book, key):
    """Tell whether a text has its whole English, not fuzzy, with plurals where it has them."""
    message = lookup(book, key)
    if message is None or message.fuzzy:
        return False
    if isinstance(key[1], tuple):
        return (
            isinstance(message.string, tuple) and len(message.string) == 2 and all(message.string)
        )
    return isinstance(message.string, str) and bool(message.string)


def name(key):
    """Give a text's name in the JSON files: ``context|||one||many``."""
    context, text = key
    words = "||".join(text) if isinstance(text, tuple) else text
    return f"{context}|||{words}" if context else words


def missing(prefixes=()):
    """Give the texts without English, by name."""
    book = catalog()
    return {
        name(key): ["", ""] if isinstance(key[1], tuple) else ""
        for key in texts(prefixes)
        if not is_translated(book, key)
    }


def compiled(book):
    """Give the bytes of the .mo file."""
    target = io.BytesIO()
    write_mo(target, book)
    return target.getvalue()


def add(translations):
    """Merge translations by name, drop texts that are gone, write .po and .mo."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        old, new = catalog(), Catalog(locale="en", project="SUSI", charset="utf-8", fuzzy=False)
        for key in sorted(texts(), key=name):
            given = translations.get(name(key))
            message = lookup(old, key)
            string = given or (message.string if message else None)
            if isinstance(key[1], tuple):
                string = tuple(string) if string else ("", "")
            new.add(key[1], string or "", context=key[0])
        new.revision_date = new.creation_date = old.creation_date
        with PO.open("wb") as file:
            write_po(file, new, omit_header=False, width=100, sort_output=False, no_location=True)
        PO.with_suffix(".mo").write_bytes(compiled(catalog()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["add"]:
        add(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    else:
        sys.stdout.write(json.dumps(missing(sys.argv[2:]), ensure_ascii=False, indent=1) + "\n")
