"""Triggers that keep a draw as it was frozen, whoever writes and from wherever.

What is refused ends as an integrity error on both databases. A later migration that makes SQLite
build one of these tables anew loses its triggers there: it must make them again (the tests of the
triggers say so).
"""

from django.db import migrations

DRAW, ENTRY, EVENT = "participants_draw", "participants_drawentry", "participants_drawevent"
FROZEN = (
    *("case_id", "sequence", "pool", "rules", "salt", "pool_hash", "rules_hash"),
    *("merkle_root", "seed", "locked_at"),
)
ONCE = ("panels", "record", "prepared_at", "published_at", "started_at", "drawn_at")
ENTRY_FROZEN = ("draw_id", "application_id", "number", "nonce", "position")
EVENT_FROZEN = ("draw_id", "step", "facts", "at")
# How many digits name a panel: three, or more where there are more than a thousand panels.
WIDTH = {
    "sqlite": "max(3, length(json_array_length(NEW.panels) - 1))",
    "postgresql": "greatest(3, length((jsonb_array_length(NEW.panels) - 1)::text))",
}
DIGIT = {"sqlite": "GLOB '[0-9]'", "postgresql": "~ '^[0-9]$'"}
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def rules(vendor):
    """Give the triggers: name, table, event, what is refused, and the sentence that says so."""
    differs = DIFFERS[vendor]

    def changed(columns):
        return " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in columns)

    once = " OR ".join(
        f"(OLD.{name} IS NOT NULL AND NEW.{name} {differs} OLD.{name})" for name in ONCE
    )
    one_more = (
        "OLD.status = 'live' AND NEW.panels IS NOT NULL"
        " AND length(NEW.digits) = length(OLD.digits) + 1"
        " AND substr(NEW.digits, 1, length(OLD.digits)) = OLD.digits"
        f" AND substr(NEW.digits, length(NEW.digits), 1) {DIGIT[vendor]}"
        f" AND length(NEW.digits) <= {WIDTH[vendor]}"
    )
    gone = f"EXISTS (SELECT 1 FROM {DRAW} WHERE id = OLD.draw_id)"
    # A person who is deleted leaves the note without a name; nothing else may change.
    note = f"{changed(EVENT_FROZEN)} OR (NEW.by_id IS NOT NULL AND NEW.by_id {differs} OLD.by_id)"
    return [
        ("draw_stays_frozen", DRAW, "UPDATE", changed(FROZEN), "pool and rules are frozen"),
        ("draw_is_written_once", DRAW, "UPDATE", once, "what is written stays"),
        (
            "draw_list_is_hashed_once",
            DRAW,
            "UPDATE",
            "OLD.list_hash <> '' AND NEW.list_hash <> OLD.list_hash",
            "the list stays",
        ),
        (
            "draw_gets_one_digit_at_a_time",
            DRAW,
            "UPDATE",
            f"NEW.digits <> OLD.digits AND NOT ({one_more})",
            "digits are drawn one at a time",
        ),
        (
            "draw_that_is_gone_stays_gone",
            DRAW,
            "UPDATE",
            "OLD.status IN ('void', 'unlocked') AND NEW.status <> OLD.status",
            "it is void",
        ),
        ("draw_entry_stays", ENTRY, "UPDATE", changed(ENTRY_FROZEN), "the pool is frozen"),
        ("draw_entry_goes_with_its_draw", ENTRY, "DELETE", gone, "the pool is frozen"),
        ("draw_event_stays", EVENT, "UPDATE", note, "the protocol stays"),
        ("draw_event_goes_with_its_draw", EVENT, "DELETE", gone, "the protocol stays"),
    ]


def sqlite(name, table, event, refused, sentence):
    """Give the statement for SQLite."""
    return [
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {refused} "
        f"BEGIN SELECT RAISE(ABORT, '{name}: {sentence}'); END"
    ]


def postgresql(name, table, event, refused, sentence):
    """Give the statements for PostgreSQL; a subquery may not stand in WHEN."""
    row = "OLD" if event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused} THEN RAISE EXCEPTION '{name}: {sentence}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def freeze(apps, schema_editor):
    """Make the triggers."""
    vendor = schema_editor.connection.vendor
    make = {"sqlite": sqlite, "postgresql": postgresql}[vendor]
    for rule in rules(vendor):
        for statement in make(*rule):
            schema_editor.execute(statement, params=None)


def thaw(apps, schema_editor):
    """Take the triggers away."""
    vendor = schema_editor.connection.vendor
    for name, table, *_ in rules(vendor):
        if vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION {name}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_draw_and_call")]

    operations = [migrations.RunPython(freeze, thaw)]
