"""Groups as they stand during the search: what every swap of two people would change."""

import numpy as np

from workshops.domain.grouping.table import Floats, Ints, Table


class State:
    """People in groups, with the tables from which the cost of any swap is read at once.

    ``add`` and ``drop`` (G, V + 1) hold what one more or one fewer in a column costs a group;
    ``near`` (n, G) what each person's pairs in each group cost.
    """

    def __init__(self, table: Table, groups: Ints) -> None:
        """Take the people as they stand: ``groups`` (n,) holds each person's group."""
        self.table = table
        self.groups = groups.copy()
        self.width = table.low.shape[1]
        self.every = np.arange(table.people)
        self.flat = self.groups[:, None] * self.width + table.columns
        self.counts = np.zeros(table.low.shape)
        np.add.at(self.counts, (self.groups[:, None], table.columns), 1)
        self.add, self.drop = np.empty_like(self.counts), np.empty_like(self.counts)
        self.outside = np.empty_like(self.counts)
        self._price(np.arange(table.groups))
        self.near: Floats | None = None
        if table.pairs is not None:
            seats = np.zeros((table.people, table.groups))
            seats[self.every, self.groups] = 1
            self.near = table.pairs @ seats

    def _price(self, rows: Ints) -> None:
        """Read anew what a seat more or less costs in the given groups."""
        low, high = self.table.low[rows], self.table.high[rows]
        weight, counts = self.table.weight[rows], self.counts[rows]
        now = np.maximum(low - counts, 0) + np.maximum(counts - high, 0)
        more = np.maximum(low - counts - 1, 0) + np.maximum(counts + 1 - high, 0)
        less = np.maximum(low - counts + 1, 0) + np.maximum(counts - 1 - high, 0)
        self.outside[rows] = weight * now
        self.add[rows], self.drop[rows] = weight * (more - now), weight * (less - now)

    def swaps(self, person: int) -> Floats:
        """Give (n,) what swapping ``person`` with each other one would change; inf in one group."""
        group = self.groups[person]
        mine = self.table.columns[person]
        there = self.add + self.drop[group]
        change = self.drop + self.add[group]
        change[:, mine] = -there[:, mine]
        base = there[:, mine].sum(axis=1)
        costs = change.ravel()[self.flat].sum(axis=1) + base[self.groups]
        if self.near is not None and self.table.pairs is not None:
            near = self.near
            costs += near[person, self.groups] - near[person, group]
            costs += near[:, group] - near[self.every, self.groups]
            costs -= 2 * self.table.pairs[person]
        if self.table.own is not None:
            own = self.table.own
            costs += own[person, self.groups] - own[person, group]
            costs += own[:, group] - own[self.every, self.groups]
        costs[self.groups == group] = np.inf
        return np.asarray(costs)

    def swap(self, one: int, other: int) -> None:
        """Let two people of different groups change places."""
        here, there = self.groups[one], self.groups[other]
        columns = self.table.columns
        self.counts[here, columns[one]] -= 1
        self.counts[there, columns[one]] += 1
        self.counts[there, columns[other]] -= 1
        self.counts[here, columns[other]] += 1
        self.groups[one], self.groups[other] = there, here
        self.flat[one] += (there - here) * self.width
        self.flat[other] += (here - there) * self.width
        self._price(np.array([here, there]))
        if self.near is not None and self.table.pairs is not None:
            moved = self.table.pairs[one] - self.table.pairs[other]
            self.near[:, here] -= moved
            self.near[:, there] += moved

    def cost(self) -> float:
        """Give what the groups cost as they stand."""
        cost = float(self.outside.sum())
        if self.near is not None:
            cost += float(self.near[self.every, self.groups].sum()) / 2
        if self.table.own is not None:
            cost += float(self.table.own[self.every, self.groups].sum())
        return cost

    def hot(self) -> Ints:
        """Give the people whose place costs something, or whose group lacks somebody."""
        costly = self.outside > 0
        over = costly & (self.counts > self.table.high)
        heat = over.ravel()[self.flat].any(axis=1)
        lacking = (costly & (self.counts < self.table.low)).any(axis=1)
        heat |= np.asarray(lacking)[self.groups]
        if self.near is not None:
            heat |= self.near[self.every, self.groups] > 1e-9  # noqa: PLR2004 -- more than rounding
        if self.table.own is not None:
            heat |= self.table.own[self.every, self.groups] > 0
        if self.table.pairs is not None:
            heat |= self._torn()
        return np.flatnonzero(heat)

    def _torn(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Tell for each person whether somebody they belong with sits elsewhere."""
        pairs = self.table.pairs
        if pairs is None or self.near is None:
            return np.zeros(self.table.people, dtype=bool)
        wished = np.where(pairs < 0, pairs, 0)
        rows = np.flatnonzero(wished.any(axis=1))
        torn = np.zeros(self.table.people, dtype=bool)
        for row in rows:
            mates = np.flatnonzero(wished[row])
            torn[row] = bool((self.groups[mates] != self.groups[row]).any())
        return torn
