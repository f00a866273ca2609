"""Where a place may go from where it stands; the words are those of ``choices.PlaceStatus``."""

# No row: nothing was decided about the applicant yet, or a mark was taken back before any mail.
NOTHING = ""

NEXT: dict[str, frozenset[str]] = {
    NOTHING: frozenset({"marked", "waiting", "offered"}),
    "marked": frozenset({"offered", "waiting", NOTHING}),
    "waiting": frozenset({"marked", "offered", "closed"}),
    "offered": frozenset({"confirmed", "declined", "expired", "withdrawn"}),
    "confirmed": frozenset({"withdrawn"}),
    "declined": frozenset({"waiting", "offered"}),
    "expired": frozenset({"waiting", "offered", "closed"}),
    "withdrawn": frozenset({"waiting", "offered"}),
    "closed": frozenset(),
}
# Where a place may be left for good.
ENDS = frozenset({NOTHING, "confirmed", "declined", "withdrawn", "closed"})
# These fill one of the case's places; a mark does not, since nobody was told.
SEATED = frozenset({"offered", "confirmed"})


def may_become(current: str, new: str) -> bool:
    """Tell whether a place may go from ``current`` to ``new``.

    Raises:
        KeyError: there is no such status.
    """
    return new in NEXT[current]


def seats_taken(current: str, new: str) -> int:
    """Give how many of the case's places the step fills: 1, 0, or -1 where it frees one."""
    return (new in SEATED) - (current in SEATED)
