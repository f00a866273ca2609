"""Check the record of a SUSI draw. One file, Python 3 and nothing else; it asks no network.

    python susi_verify.py record.json                        everything in the record
    python susi_verify.py record.json --public-key 3f9a...   and who signed it
    python susi_verify.py record.json --panels panels.csv    and that this list is the one of it
    python susi_verify.py record.json --proof proof.json     and that a person was in the pool

It ends with exit code 0 if everything holds, 1 if something does not, 2 if it was asked wrongly.

What it does can be followed by hand: every digest is SHA-256 over a label, a "|" and the content;
the list's digest is simply what `sha256sum panels.csv` says; the signature is Ed25519 (RFC 8032).
No solver is needed, since what is checked is the published list itself.
"""

import argparse
import csv
import hashlib
import hmac
import io
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

FORMAT, PROOF_FORMAT = "susi-draw-1", "susi-pool-proof-1"
PARTS = set(
    "format variant title engine rules seed people result panels hashes committed_at promise choice"
    " panel alternates events signature".split()
)
PRIVATE_PARTS = {"pool", "salt"}
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+]00:00)")
BILLION = 10**9
EVENT_PARTS = {"at", "kind", "facts", "hash"}
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)

# What each check says when it holds and when it does not, in Swedish and English.
WORDS = {
    "form": (
        (
            "Protokollet går att läsa och är skrivet på det enda tillåtna sättet.",
            "The record can be read and is written in the one permitted way.",
        ),
        (
            "Filen är inget protokoll av detta slag, eller har ändrats.",
            "The file is no record of this kind, or was changed.",
        ),
    ),
    "signature": (
        ("Underskriften stämmer.", "The signature is right."),
        (
            "Underskriften stämmer inte: protokollet har ändrats eller skrivits av någon annan.",
            "The signature is wrong: the record was changed or written by somebody else.",
        ),
    ),
    "pool": (
        (
            "De sökande och deras svar är de som låstes.",
            "The applicants and their answers are those that were frozen.",
        ),
        (
            "De sökande eller deras svar är inte de som låstes.",
            "The applicants or their answers are not those that were frozen.",
        ),
    ),
    "tree": (
        (
            "Trädet som var och en kan pröva sin plats mot stämmer.",
            "The tree that everyone can check their own place against is right.",
        ),
        (
            "Trädet som var och en kan pröva sin plats mot stämmer inte.",
            "The tree that everyone can check their own place against is wrong.",
        ),
    ),
    "rules": (
        ("Reglerna är de som låstes.", "The rules are those that were frozen."),
        ("Reglerna är inte de som låstes.", "The rules are not those that were frozen."),
    ),
    "list": (
        (
            "Listan med grupper är den som offentliggjordes.",
            "The list of panels is the one that was published.",
        ),
        (
            "Listan med grupper är inte den som offentliggjordes.",
            "The list of panels is not the one that was published.",
        ),
    ),
    "commitment": (
        (
            "Inget av det som låstes före lottningen har ändrats.",
            "Nothing that was frozen before the draw was changed.",
        ),
        (
            "Något som låstes före lottningen har ändrats.",
            "Something that was frozen before the draw was changed.",
        ),
    ),
    "people": (
        ("Alla sökande finns med en gång.", "Every applicant is listed once."),
        (
            "De sökande i listan är inte de som låstes.",
            "The applicants listed are not those that were frozen.",
        ),
    ),
    "panels": (
        (
            "Grupperna är så många och så stora som reglerna säger.",
            "The panels are as many and as large as the rules say.",
        ),
        (
            "Någon grupp har fel storlek eller fel personer, eller så är antalet grupper fel.",
            "A panel has the wrong size or the wrong people, or the number of panels is wrong.",
        ),
    ),
    "counts": (
        (
            "Var och en finns i så många grupper som sägs.",
            "Everyone is in as many panels as is said.",
        ),
        (
            "Någon finns i fler eller färre grupper än som sägs.",
            "Somebody is in more or fewer panels than is said.",
        ),
    ),
    "chances": (
        (
            "Chanserna räcker till platserna, och grupperna ger var och en sin chans.",
            "The chances add up to the seats, and the panels give everyone theirs.",
        ),
        (
            "Chanserna stämmer inte med platserna eller med grupperna.",
            "The chances do not agree with the seats or with the panels.",
        ),
    ),
    "choice": (
        ("Numret och gruppen hör ihop.", "The number and the panel belong together."),
        (
            "Numret, gruppen, ersättarna eller tiderna hör inte ihop.",
            "The number, the panel, the alternates or the times do not belong together.",
        ),
    ),
    "events": (
        (
            "Händelserna efter lottningen står i sin ursprungliga följd.",
            "The events after the draw stand in their original order.",
        ),
        (
            "Någon händelse har ändrats, tagits bort eller flyttats.",
            "An event was changed, removed or moved.",
        ),
    ),
    "quotas": (
        ("Alla grupper uppfyller alla kvoter.", "Every panel keeps every quota."),
        ("Någon grupp bryter mot en kvot.", "A panel breaks a quota."),
    ),
    "equal": (
        ("Lika svar ger lika chans.", "Equal answers give equal chances."),
        ("Personer med lika svar har olika chans.", "People with equal answers differ in chance."),
    ),
    "panels.csv": (
        (
            "Filen med grupper är den som protokollet gäller.",
            "The file of panels is the one that the record is about.",
        ),
        (
            "Filen med grupper är inte den som protokollet gäller.",
            "The file of panels is not the one that the record is about.",
        ),
    ),
    "proof": (
        (
            "Personen fanns bland de sökande, med svaren nedan.",
            "The person was among the applicants, with the answers below.",
        ),
        (
            "Beviset stämmer inte: det visar inte att personen fanns bland de sökande.",
            "The proof is wrong: it does not show that the person was among the applicants.",
        ),
    ),
}
ALL_WELL = ("Allt stämmer.", "Everything holds.")
NOT_WELL = ("Något stämmer inte.", "Something does not hold.")
NUMBER = ("Draget nummer: {}. Gruppen: {}.", "Number drawn: {}. The panel: {}.")
WAITING = ("Numret är inte draget än.", "The number has not been drawn yet.")
SIGNER = (
    "Nyckel: {}. Jämför den med den som arrangören har offentliggjort.",
    "Key: {}. Compare it with the one that the organiser has published.",
)
NO_POOL = (
    "Detta är den offentliga varianten utan svar. Kvoterna prövas i det fullständiga protokollet.",
    "This is the public variant, without answers: quotas are checked against the full record.",
)


# --- written form and digests ---------------------------------------------------------------------
def normal(value):
    """Give a value with every text in NFC; fractions have no place in a record."""
    if isinstance(value, dict):
        pairs = [(normal(key), normal(item)) for key, item in value.items()]
        if len(dict(pairs)) != len(pairs):
            raise ValueError("two names are the same")
        return dict(pairs)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, float):
        raise ValueError("a fraction")
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def written(value):
    """Give the one written form of a value, as bytes."""
    text = json.dumps(normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def digest(*parts):
    """Give SHA-256 of the parts with "|" between, in hexadecimal."""
    pieces = [part if isinstance(part, bytes) else part.encode("utf-8") for part in parts]
    return hashlib.sha256(b"|".join(pieces)).hexdigest()


def exact_bytes(text):
    """Give the bytes of a hexadecimal text without capitals or blanks."""
    raw = bytes.fromhex(text)
    if raw.hex() != text:
        raise ValueError("not plain hexadecimal")
    return raw


def number_width(panels):
    """Give how many digits the number of a panel has."""
    return max(3, len(str(panels - 1)))


def panels_csv(panels):
    """Give the published list of panels."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["panel", "id"])
    width = number_width(len(panels))
    for number, panel in enumerate(panels):
        for person in panel:
            rows.writerow([str(number).zfill(width), person])
    return out.getvalue().encode("utf-8")


# --- the tree over the pool ----------------------------------------------------------------------
def leaf_of(person, salt):
    """Give the digest of one person's row."""
    return digest("susi-leaf-v1", salt, written(person))


def root_of(people, top):
    """Give the digest of the whole tree."""
    return digest("susi-root-v1", str(people), top)


def tree_of(record):
    """Give the root of the tree over the record's pool."""
    key = bytes.fromhex(record["salt"])
    level = []
    for person in record["pool"]:
        label = "susi-leaf-salt-v1|" + person["id"]
        salt = hmac.new(key, label.encode("utf-8"), hashlib.sha256).hexdigest()
        level.append(leaf_of(person, salt))
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [digest("susi-node-v1", *pair) if len(pair) > 1 else pair[0] for pair in pairs]
    return root_of(len(record["pool"]), level[0] if level else "")


def proof_leads_to(proof, root):
    """Tell whether a person's proof leads to the root."""
    if proof["format"] != PROOF_FORMAT or not isinstance(proof["people"], int):
        return False
    here = leaf_of(proof["person"], proof["salt"])
    for side, neighbour in proof["path"]:
        if side not in ("left", "right"):
            return False
        pair = (neighbour, here) if side == "left" else (here, neighbour)
        here = digest("susi-node-v1", *pair)
    return root_of(proof["people"], here) == root == proof["root"]


# --- Ed25519, from RFC 8032 -----------------------------------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(one, two):
    """Add two points of the curve, in extended coordinates."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    """Add a point to itself so many times."""
    total = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def x_of(y, sign):
    """Give the other coordinate of a point."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    return P - x if x & 1 != sign else x


def point_of(raw):
    """Read a point from 32 bytes."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if len(raw) != 32 or y >= P:
        raise ValueError("not a point of the curve")
    x = x_of(y, sign)
    return (x, y, 1, x * y % P)


def bytes_of(point):
    """Write a point as 32 bytes."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = point_of(BASE_Y.to_bytes(32, "little"))


def signature_is_right(key, message, signature):
    """Tell whether a signature is of this message by this key."""
    if len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    mixed = hashlib.sha512(signature[:32] + key + message).digest()
    x, y, z, t = times(int.from_bytes(mixed, "little") % ORDER, point_of(key))
    return bytes_of(add(times(s, BASE), (P - x, y, z, P - t))) == signature[:32]


def signed_well(record, public_key):
    """Tell whether the record is signed, by the key if one is given."""
    given = record["signature"]
    if set(given) != {"algorithm", "public_key", "value"} or given["algorithm"] != "Ed25519":
        return False
    if public_key and given["public_key"] != public_key:
        return False
    about = {"algorithm": "Ed25519", "public_key": given["public_key"]}
    key, value = exact_bytes(given["public_key"]), exact_bytes(given["value"])
    return signature_is_right(key, written({**record, "signature": about}), value)


# --- the checks -----------------------------------------------------------------------------------
def rules_hold(record):
    """The rules and the engine have the digest that was published."""
    both = {"engine": record["engine"], "rules": record["rules"]}
    return digest("susi-rules-v1", written(both)) == record["hashes"]["rules"]


def pool_holds(record):
    """The pool has the digest that was published."""
    made = digest("susi-pool-v1", record["salt"], written(record["pool"]))
    return made == record["hashes"]["pool"]


def list_holds(record):
    """The panels have the digest that was published."""
    return hashlib.sha256(panels_csv(record["panels"])).hexdigest() == record["hashes"]["list"]


def commitment_holds(record):
    """All that was frozen has the one digest that was published."""
    names = "format title engine seed committed_at promise people result".split()
    fixed = {name: record[name] for name in names}
    fixed["hashes"] = {name: record["hashes"][name] for name in ("pool", "tree", "rules", "list")}
    return digest("susi-commitment-v1", written(fixed)) == record["hashes"]["commitment"]


def people_hold(record):
    """Everyone is named once, in order, and is of the pool."""
    ids = [person["id"] for person in record["people"]]
    pool = [person["id"] for person in record.get("pool", record["people"])]
    return ids == sorted(set(ids)) == pool


def panels_hold(record):
    """The panels are as many and as large as the rules say, of people of the pool."""
    rules, known = record["rules"], {person["id"] for person in record["people"]}
    must_in, must_out = set(rules["must_in"]), set(rules["must_out"])
    return len(record["panels"]) == rules["panels"] and all(
        panel == sorted(set(panel))
        and len(panel) == rules["size"]
        and must_in <= set(panel) <= known - must_out
        for panel in record["panels"]
    )


def counts_hold(record):
    """Everyone is in as many panels as is said."""
    counted = Counter(person for panel in record["panels"] for person in panel)
    return all(counted[person["id"]] == person["count"] for person in record["people"])


def billionths(text):
    """Give a number with nine decimals as a whole number."""
    if not re.fullmatch(r"[0-9]{1,9}\.[0-9]{9}", text):
        raise ValueError("not a number with nine decimals")
    return int(text.replace(".", ""))


def chances_hold(record):
    """The chances add up to the seats, and the counts keep within the stated distance."""
    people, panels = record["people"], len(record["panels"])
    total = sum(billionths(person["chance"]) for person in people)
    allowed = billionths(record["result"]["distance"]) + panels + 1 + 1000
    return abs(total - record["rules"]["size"] * BILLION) <= len(people) + 1000 and all(
        abs(person["count"] * BILLION - panels * billionths(person["chance"])) <= allowed
        for person in people
    )


def quotas_hold(record):
    """Every panel keeps every quota, and the rules on organisations and households."""
    rules, pool = record["rules"], record["pool"]
    bounds = []
    for quota in rules["quotas"]:
        cell = quota["cell"]
        having = {p["id"] for p in pool if all(v in p["answers"].get(c, []) for c, v in cell)}
        bounds.append((having, quota["min"], quota["max"]))
    for kind, most in (
        ("organisation", rules["organisation_max"]),
        ("household", 1 if rules["households_apart"] else None),
    ):
        names = {person[kind] for person in pool if person[kind]} if most is not None else ()
        bounds += [({p["id"] for p in pool if p[kind] == name}, 0, most) for name in names]
    panels = [set(panel) for panel in record["panels"]]
    return all(low <= len(panel & ids) <= high for ids, low, high in bounds for panel in panels)


def equal_holds(record):
    """People who count alike have equal chances, and counts that differ by one at most."""
    rules, groups = record["rules"], {}
    numbers = {person["id"]: person for person in record["people"]}
    for person in record["pool"]:
        alike = [
            {name: sorted(values) for name, values in person["answers"].items()},
            [person["id"] in rules["must_in"], person["id"] in rules["must_out"]],
            person["organisation"] if rules["organisation_max"] is not None else "",
            person["household"] if rules["households_apart"] else "",
        ]
        groups.setdefault(written(alike), []).append(numbers[person["id"]])
    return all(
        len({person["chance"] for person in group}) == 1
        and max(p["count"] for p in group) - min(p["count"] for p in group) <= 1
        for group in groups.values()
    )


def number_of(record):
    """Give the number that digits, or secret and public value, lead to."""
    choice, hashes, panels = record["choice"], record["hashes"], len(record["panels"])
    if choice["by"] == "digits":
        digits = choice["digits"]
        if not re.fullmatch("[0-9]" * number_width(panels), digits):
            raise ValueError("too few or too many digits")
        return int(digits)
    secret = choice["secret"]
    if digest("susi-secret-v1", secret) != record["promise"]["secret_hash"]:
        raise ValueError("not the secret that was promised")
    seed = digest("susi-draw-v1", hashes["pool"], hashes["rules"], secret, choice["public_value"])
    if seed != choice["seed"]:
        raise ValueError("not the seed that follows")
    counter = 0
    while True:
        block = hashlib.sha256(f"susi-number-v1|{seed}|{counter}".encode()).digest()
        value = int.from_bytes(block[:8], "big")
        if value < 2**64 - 2**64 % panels:
            return value % panels
        counter += 1


def choice_holds(record):
    """The number is the one that was drawn, and the panel is the one of that number."""
    choice, alternates = record["choice"], record["alternates"]
    if not TIME.fullmatch(record["committed_at"]):
        return False
    if choice is None:
        return record["panel"] == [] and alternates == []
    waiting = {person["id"] for person in record["people"]} - set(record["panel"])
    return (
        choice["by"] == record["promise"]["by"]
        and choice["number"] == number_of(record)
        and record["panel"] == record["panels"][choice["number"]]
        and bool(TIME.fullmatch(choice["at"]))
        and choice["at"] >= record["committed_at"]
        and len(set(alternates)) == len(alternates)
        and set(alternates) <= waiting
    )


def events_hold(record):
    """Every event is chained to the one before, and none is earlier than it."""
    before, at = record["hashes"]["commitment"], record["committed_at"]
    for event in record["events"]:
        bare = {name: event[name] for name in ("at", "kind", "facts")}
        if set(event) != EVENT_PARTS or event["at"] < at:
            return False
        if event["hash"] != digest("susi-event-v1", before, written(bare)):
            return False
        before, at = event["hash"], event["at"]
    return True


WITH_POOL = {
    "pool": pool_holds,
    "tree": lambda record: tree_of(record) == record["hashes"]["tree"],
    "quotas": quotas_hold,
    "equal": equal_holds,
}
ALWAYS = {
    "rules": rules_hold,
    "list": list_holds,
    "commitment": commitment_holds,
    "people": people_hold,
    "panels": panels_hold,
    "counts": counts_hold,
    "chances": chances_hold,
    "choice": choice_holds,
    "events": events_hold,
}


def holds(check, *what):
    """Run one check; what cannot be read does not hold."""
    try:
        return bool(check(*what))
    except UNREADABLE:
        return False


def read_record(data):
    """Give the record in the bytes, or nothing."""
    try:
        record = json.loads(data.decode("utf-8"))
        full = PARTS | (PRIVATE_PARTS if record["variant"] == "full" else set())
        known = record["format"] == FORMAT and record["variant"] in ("full", "public")
        good = known and set(record) == full and written(record) + b"\n" == data
    except UNREADABLE:
        return None
    return record if good else None


def check_record(data, public_key=None):
    """Give every check by name, with whether it holds."""
    record = read_record(data)
    if record is None:
        return {"form": False}
    checks = {**ALWAYS, **(WITH_POOL if record["variant"] == "full" else {})}
    found = {"form": True, "signature": holds(signed_well, record, public_key)}
    return {**found, **{name: holds(check, record) for name, check in checks.items()}}


# --- the command ----------------------------------------------------------------------------------
def read_file(path):
    """Give the bytes of a file, or end with a sentence."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        sys.exit(2)


def check_proof(path, record):
    """Tell whether the proof in a file leads to the record's root, and give whom it is about."""
    try:
        proof = json.loads(read_file(path).decode("utf-8"))
        return proof_leads_to(proof, record["hashes"]["tree"]), proof["person"]
    except UNREADABLE:
        return False, None


def tell(found, language):
    """Print a line for every check."""
    for name, good in found.items():
        mark = "OK   " if good else ("FEL  ", "FAULT")[language]
        print(mark, WORDS[name][0 if good else 1][language])


def tell_draw(record, language):
    """Print what the record is about."""
    print()
    print(record["title"] or record["format"])
    if record["choice"]:
        number = str(record["choice"]["number"]).zfill(number_width(len(record["panels"])))
        print(NUMBER[language].format(number, ", ".join(record["panel"])))
    else:
        print(WAITING[language])
    print(SIGNER[language].format(record["signature"]["public_key"]))
    if record["variant"] == "public":
        print(NO_POOL[language])


def asked():
    """Read what was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", help="the file record.json")
    parser.add_argument("--public-key", help="the organiser's published key")
    parser.add_argument("--panels", help="the file panels.csv")
    parser.add_argument("--proof", help="the file with your own proof")
    at_home = "sv" if os.environ.get("LANG", "").startswith("sv") else "en"
    parser.add_argument("--language", choices=["sv", "en"], default=at_home)
    return parser.parse_args()


def main():
    """Check what was asked for and say how it is."""
    options = asked()
    language = ("sv", "en").index(options.language)
    data = read_file(options.record)
    found = check_record(data, options.public_key)
    record, person = read_record(data), None
    if record is not None and options.panels:
        panels = hashlib.sha256(read_file(options.panels)).hexdigest()
        found["panels.csv"] = panels == record["hashes"].get("list")
    if record is not None and options.proof:
        found["proof"], person = check_proof(options.proof, record)
    tell(found, language)
    if person is not None:
        print(json.dumps(person, ensure_ascii=False))
    good = all(found.values())
    if good:
        tell_draw(record, language)
    print()
    print((ALL_WELL if good else NOT_WELL)[language])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
