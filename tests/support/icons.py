"""Write static/icons.svg from an unpacked lucide-static.

python -m tests.support.icons FOLDER
"""

import re
import sys
from pathlib import Path

from susi.core.icons import NAMES, SPRITE

ROOT = Path(__file__).resolve().parents[2]
RENAMED = {"circle-help": "circle-question-mark", "filter": "funnel", "chart-bar": "chart-bar"}
SYMBOL = '<symbol id="i-{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def drawing(folder, name):
    """Give the paths of one icon without the svg element around them."""
    for candidate in (name, RENAMED.get(name, name)):
        file = folder / "icons" / f"{candidate}.svg"
        if file.exists():
            inner = re.search(r"<svg[^>]*>(.*)</svg>", file.read_text("utf-8"), re.DOTALL)[1]
            return re.sub(r"\s*\n\s*", "", inner).replace(" />", "/>")
    msg = f"Lucide has no icon {name}"
    raise SystemExit(msg)


def sprite(folder):
    """Give the sprite, with Lucide's licence in front."""
    licence = re.sub("-{2,}", "* * *", (folder / "LICENSE").read_text("utf-8").strip())
    symbols = "\n".join(
        SYMBOL.format(name=name, drawing=drawing(folder, name)) for name in sorted(NAMES)
    )
    return (
        f"<!-- Icons: Lucide\n\n{licence}\n-->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'
    )


if __name__ == "__main__":
    (ROOT / "static" / SPRITE).write_text(sprite(Path(sys.argv[1])), encoding="utf-8")
