"""The count: votes, shares, which ideas go on and how close it was; exact fractions throughout.

Phragmén's rule of 1894 in its sequential form: everybody earns at the same pace, an idea is bought
as soon as its supporters can pay 1 together, and buying takes all they have.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Vote:
    """A ballot: the voter's sector (empty if unknown) and the ideas marked."""

    sector: str
    marks: frozenset[str]


@dataclass(frozen=True)
class Chosen:
    """An idea that goes on; ``at`` is when it was bought, ``None`` where the rule knows no time."""

    idea: str
    at: Fraction | None = None


@dataclass(frozen=True)
class Contest:
    """What is voted on and how: the ideas' keys, how many go on, the rule and the fixed lottery."""

    ideas: tuple[str, ...]
    winners: int
    rule: str
    lottery: str


@dataclass(frozen=True)
class Tally:
    """The whole result.

    Attributes:
        n: ballots with at least one mark; shares are of these.
        abstained: empty ballots.
        voters: ballots with marks in each known sector.
        support: for each idea the votes in each of these sectors.
        chosen: the ideas that go on, in order; fewer than wanted where fewer have support.
        pivotal: ballots that alone would have changed which ideas go on.
    """

    n: int
    abstained: int
    votes: dict[str, int]
    voters: dict[str, int]
    support: dict[str, dict[str, int]]
    chosen: tuple[Chosen, ...]
    unfilled: int
    pivotal: int

    def share(self, idea: str) -> Fraction:
        """Give the part of the ballots with marks that mark the idea, 0 where there are none."""
        return Fraction(self.votes[idea], self.n) if self.n else Fraction(0)

    def sector_share(self, idea: str, sector: str) -> Fraction:
        """Give the part of a sector's ballots that mark the idea."""
        return Fraction(self.support[idea].get(sector, 0), self.voters[sector])

    def is_broad(self, idea: str) -> bool:
        """Tell whether half of all, and half of each sector with two or more, support the idea.

        It takes two such sectors: the support of one is not broad.
        """
        sectors = [s for s, count in self.voters.items() if count >= 2]  # noqa: PLR2004 -- the rule's number
        halves = all(self.sector_share(idea, s) >= HALF for s in sectors)
        return len(sectors) > 1 and halves and self.share(idea) >= HALF

    def is_divided(self, idea: str) -> bool:
        """Tell whether the sectors with three or more voters differ by half or more."""
        shares = [self.sector_share(idea, s) for s, count in self.voters.items() if count >= 3]  # noqa: PLR2004 -- the rule's number
        return bool(shares) and max(shares) - min(shares) >= HALF


def count(contest: Contest, ballots: Sequence[Vote]) -> Tally:
    """Count the ballots; their order and the order of the ideas change nothing."""
    marked = [ballot for ballot in ballots if ballot.marks]
    voters = Counter(ballot.sector for ballot in marked if ballot.sector)
    chosen = choose(contest, marked)
    return Tally(
        n=len(marked),
        abstained=len(ballots) - len(marked),
        votes=_votes(contest.ideas, marked),
        voters=dict(sorted(voters.items())),
        support={idea: _by_sector(idea, marked) for idea in contest.ideas},
        chosen=chosen,
        unfilled=contest.winners - len(chosen),
        pivotal=_pivotal(contest, marked, chosen),
    )


def choose(contest: Contest, ballots: Sequence[Vote]) -> tuple[Chosen, ...]:
    """Give the ideas that go on by the contest's rule."""
    if contest.rule == "approval":
        return by_approval(contest, ballots)
    return by_phragmen(contest, ballots, {ballot: Fraction(1, len(ballots)) for ballot in ballots})


def by_approval(contest: Contest, ballots: Sequence[Vote]) -> tuple[Chosen, ...]:
    """Give the ideas with most votes; equals by balance between sectors, then by the lottery."""
    votes = _votes(contest.ideas, ballots)
    tie_break = _tie_break(contest, ballots)
    supported = sorted((i for i in votes if votes[i]), key=lambda i: (-votes[i], *tie_break(i)))
    return tuple(Chosen(idea) for idea in supported[: contest.winners])


def by_phragmen(
    contest: Contest, ballots: Sequence[Vote], weights: Mapping[Vote, Fraction]
) -> tuple[Chosen, ...]:
    """Give the ideas in the order their supporters can pay for them.

    Equals by the supporters' weight, then by balance between sectors, then by the lottery.

    Args:
        contest: the ideas and how many go on.
        ballots: those with marks.
        weights: what one voter with such a ballot earns in a unit of time.
    """
    groups, pace = Counter(ballots), dict.fromkeys(contest.ideas, Fraction(0))
    for ballot, size in groups.items():
        for idea in ballot.marks & pace.keys():
            pace[idea] += weights[ballot] * size
    left, chosen = {idea for idea in pace if pace[idea]}, list[Chosen]()
    # What an idea's supporters have spent so far, and when each kind of ballot last bought.
    spent, bought = dict.fromkeys(pace, Fraction(0)), dict.fromkeys(groups, Fraction(0))
    while left and len(chosen) < contest.winners:
        when = {idea: ((1 + spent[idea]) / pace[idea], -pace[idea]) for idea in left}
        idea = _first(when, contest, ballots)
        at = when[idea][0]
        for ballot in [b for b in groups if idea in b.marks]:
            paid = weights[ballot] * groups[ballot] * (at - bought[ballot])
            bought[ballot] = at
            for other in ballot.marks & pace.keys():
                spent[other] += paid
        chosen.append(Chosen(idea, at))
        left.remove(idea)
    return tuple(chosen)


def lottery_number(lottery: str, idea: str) -> str:
    """Give an idea's number in the lottery between equals; anybody can work it out again."""
    return sha256(f"{lottery}:{idea}".encode()).hexdigest()


def has_quorum(tally: Tally, *, eligible: int, electorate: Mapping[str, int]) -> bool:
    """Tell whether half of those who may vote did, and somebody in each sector of two or more.

    Args:
        tally: the count.
        eligible: people who may vote.
        electorate: people who may vote in each sector.
    """
    enough = tally.n > 0 and tally.n >= -(-eligible // 2)
    return enough and all(tally.voters.get(s, 0) for s, people in electorate.items() if people > 1)


def balanced(idea: str, ballots: Sequence[Vote]) -> Fraction:
    """Give the mean of the idea's shares in the sectors that voted, each counting the same."""
    voters = Counter(ballot.sector for ballot in ballots if ballot.sector)
    support = _by_sector(idea, ballots)
    shares = [Fraction(support.get(s, 0), size) for s, size in voters.items()]
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)


def _votes(ideas: Iterable[str], ballots: Iterable[Vote]) -> dict[str, int]:
    found = Counter(mark for ballot in ballots for mark in ballot.marks)
    return {idea: found[idea] for idea in ideas}


def _by_sector(idea: str, ballots: Iterable[Vote]) -> dict[str, int]:
    return dict(Counter(b.sector for b in ballots if b.sector and idea in b.marks))


def _first(
    rank: Mapping[str, tuple[Fraction, Fraction]], contest: Contest, ballots: Sequence[Vote]
) -> str:
    """Give the idea of the lowest rank; balance and lottery are worked out for equals only."""
    lowest = min(rank.values())
    equals = [idea for idea, own in rank.items() if own == lowest]
    return equals[0] if len(equals) == 1 else min(equals, key=_tie_break(contest, ballots))


def _tie_break(contest: Contest, ballots: Sequence[Vote]) -> Callable[[str], tuple[Fraction, str]]:
    return lambda idea: (-balanced(idea, ballots), lottery_number(contest.lottery, idea))


def _pivotal(contest: Contest, ballots: Sequence[Vote], chosen: Iterable[Chosen]) -> int:
    """Count the ballots without which other ideas would go on; equal ballots are tried once."""
    winners = {winner.idea for winner in chosen}
    found = 0
    for ballot, size in Counter(ballots).items():
        rest = list(ballots)
        rest.remove(ballot)
        if {winner.idea for winner in choose(contest, rest)} != winners:
            found += size
    return found
