"""Where Chromium is, and how the tests start it."""

import os
import shutil
from pathlib import Path

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
LAUNCH_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
)


def chromium():
    """Give the path of a Chromium on this machine, or ``None``; SUSI_CHROMIUM comes first."""
    for name in (os.environ.get("SUSI_CHROMIUM", ""), *NAMES):
        if name and (Path(name).is_file() or shutil.which(name)):
            return shutil.which(name) or name
    return None


def launch(playwright):
    """Start Chromium for a page, without a window."""
    return playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH_ARGS))
