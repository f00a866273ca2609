"""Which facilitator leads which group."""

from collections.abc import Collection, Sequence


def spread_leaders(
    groups: int, leaders: Sequence[int], conflicts: Collection[tuple[int, int]]
) -> list[int | None]:
    """Give each group a leader, each leader as many groups as the others, give or take one.

    ``conflicts`` holds pairs of leader and group (from 0) that should not be: they are avoided by
    exchanging leaders, and stay only where no exchange helps. Without leaders nobody leads.
    """
    if not leaders:
        return [None] * groups
    given = [leaders[number % len(leaders)] for number in range(groups)]
    unwanted = set(conflicts)
    for here in range(groups):
        if (given[here], here) not in unwanted:
            continue
        for there in range(groups):
            now = _conflicts(given, (here, there), unwanted)
            given[here], given[there] = given[there], given[here]
            if _conflicts(given, (here, there), unwanted) < now:
                break
            given[here], given[there] = given[there], given[here]
        else:
            _hand_over(given, here, leaders, unwanted)
    return [*given]


def _conflicts(
    given: Sequence[int], groups: Collection[int], unwanted: set[tuple[int, int]]
) -> int:
    return sum((given[group], group) in unwanted for group in groups)


def _hand_over(
    given: list[int], group: int, leaders: Sequence[int], unwanted: set[tuple[int, int]]
) -> None:
    """Give a group to somebody who leads none, where there are more leaders than groups."""
    free = [leader for leader in leaders if leader not in given and (leader, group) not in unwanted]
    if free:
        given[group] = free[0]
