"""What a board may become, and what each state allows; a person moves it, never a clock."""

# The words of ``ideas.choices.BoardState``. The first is the next step, the others lead back.
NEXT: dict[str, tuple[str, ...]] = {
    "waiting": ("collecting",),
    "collecting": ("paused",),
    "paused": ("voting", "collecting"),
    "voting": ("closed", "paused"),
    "closed": (),
}
WRITING = frozenset({"collecting"})
READING = frozenset({"collecting", "paused", "voting", "closed"})


def may_become(old: str, new: str) -> bool:
    """Tell whether a board may go from one state to another.

    Raises:
        KeyError: there is no such state.
    """
    return new in NEXT[old]


def next_step(state: str) -> str:
    """Give the state the one filled button leads to, or an empty string at the end."""
    return NEXT[state][0] if NEXT[state] else ""


def is_way_back(old: str, new: str) -> bool:
    """Tell whether a move undoes the one before."""
    return may_become(old, new) and new != next_step(old)


def may_write(state: str) -> bool:
    """Tell whether ideas may be written, edited and taken back."""
    return state in WRITING


def names_are_open(state: str) -> bool:
    """Tell whether authors may be named: after the vote only, since names draw votes."""
    return state == "closed"
