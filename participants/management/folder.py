"""Write the files of a draw so that a reader finds all of them or none."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(folder: Path, files: Mapping[str, bytes], stale: frozenset[str]) -> None:
    """Put the files in the folder, the last one last; those of ``stale`` are not left behind.

    A new folder appears whole. In a folder that is there, each file is replaced in one step, and
    other files are not touched.

    Raises:
        OSError: it cannot be written; nothing of this draw is left then.
    """
    is_new = not folder.exists()
    if is_new:
        folder.parent.mkdir(parents=True, exist_ok=True)
    where = folder.parent if is_new else folder
    draft = Path(tempfile.mkdtemp(prefix=".draw-", dir=where))
    try:
        for name, content in files.items():
            (draft / name).write_bytes(content)
        if is_new:
            draft.chmod(0o755)
            draft.rename(folder)
            return
        for name in stale.difference(files):
            (folder / name).unlink(missing_ok=True)
        for name in files:
            (draft / name).replace(folder / name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_file(path: Path, content: bytes) -> None:
    """Put one file in place in one step; a reader finds the old one or the new one, whole.

    Raises:
        OSError: it cannot be written; what was there is there still.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".susi-", dir=path.parent)
    draft = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 -- a handle, no path
            file.write(content)
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
