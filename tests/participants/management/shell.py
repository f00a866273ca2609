"""Files of a small pool, and the two commands as a shell runs them and as Python calls them."""

import csv
import io
import json

from django.core.management import call_command

SEATS = 6
QUOTAS = """category,feature,min,max,min_flex,max_flex
sector,academia,2,3,0,9
sector,business,2,4,0,9
skill,law,1,6,0,9
skill,care,1,6,0,9
"""


def people(number=24):
    """Give respondents as a tool of the field exports them: every other one of each sector."""
    rows = ["nationbuilder_id,name,sector,skill,firm,address"]
    for n in range(number):
        skill = ("law", "care", "law;care")[n % 3]
        sector = "academia" if n % 2 else "business"
        rows.append(f"nb{n:02},Person {n},{sector},{skill},Firm {n % 5},Road {n // 2}")
    return "\n".join(rows) + "\n"


def write(folder, respondents=None, quotas=QUOTAS):
    """Write both files and give the words for a command."""
    (folder / "people.csv").write_text(respondents or people(), encoding="utf-8")
    (folder / "quotas.csv").write_text(quotas, encoding="utf-8")
    return [str(folder / "people.csv"), str(folder / "quotas.csv")]


def call(*words, **options):
    """Call a command and give exit code, standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*words, stdout=out, stderr=err, no_color=True, **options)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def draw(folder, *words, respondents=None, quotas=QUOTAS):
    """Draw to ``folder/out`` and give exit code, the JSON document and the words."""
    files = write(folder, respondents, quotas)
    given = ["--size", str(SEATS), "--panels", "100", "--seed", "test", "--out", f"{folder}/out"]
    code, out, err = call("draw", *files, *given, *words)
    return code, json.loads(out), err


def table(path):
    """Give the rows of a table."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
