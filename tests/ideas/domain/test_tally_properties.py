from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ideas.domain.tally import Contest, Vote, choose, count

IDEAS = "ABCDEF"
ballots = st.lists(
    st.builds(Vote, st.sampled_from(["", "a", "b", "c"]), st.frozensets(st.sampled_from(IDEAS))),
    max_size=12,
)
contests = st.builds(
    Contest,
    st.just(tuple(IDEAS)),
    st.integers(1, 7),
    st.sampled_from(["phragmen", "approval"]),
    st.text("0123456789abcdef", min_size=1, max_size=4),
)


@given(contests, ballots)
def test_never_more_than_wanted_and_only_supported_ideas(contest, cast):
    tally = count(contest, cast)
    chosen = [winner.idea for winner in tally.chosen]

    assert len(chosen) == len(set(chosen)) <= contest.winners
    assert [idea for idea in chosen if not tally.votes[idea]] == []
    assert tally.unfilled == contest.winners - len(chosen)


@given(contests, ballots)
def test_places_are_filled_while_ideas_have_support(contest, cast):
    tally = count(contest, cast)
    supported = sum(1 for votes in tally.votes.values() if votes)

    assert len(tally.chosen) == min(contest.winners, supported)


@given(contests, ballots, st.randoms(use_true_random=False))
def test_order_of_ballots_and_ideas_changes_nothing(contest, cast, rng):
    mixed, ideas = list(cast), list(contest.ideas)
    rng.shuffle(mixed)
    rng.shuffle(ideas)

    other = Contest(tuple(ideas), contest.winners, contest.rule, contest.lottery)

    assert count(other, mixed) == count(contest, cast)


@given(contests, ballots)
def test_the_most_supported_idea_goes_on_first(contest, cast):
    tally = count(contest, cast)
    first = [tally.votes[winner.idea] for winner in tally.chosen[:1]]

    assert first == ([max(tally.votes.values())] if tally.n else [])


@given(contests, ballots)
def test_doubling_every_ballot_changes_no_winner(contest, cast):
    marked = [ballot for ballot in cast if ballot.marks]

    once, twice = choose(contest, marked), choose(contest, marked * 2)

    assert [w.idea for w in twice] == [w.idea for w in once]


@given(contests, ballots)
def test_times_never_run_backwards(contest, cast):
    times = [winner.at or Fraction(0) for winner in count(contest, cast).chosen]

    assert times == sorted(times)


@given(contests, ballots)
def test_winners_of_fewer_places_begin_the_longer_list(contest, cast):
    fewer = Contest(contest.ideas, 1, contest.rule, contest.lottery)
    marked = [ballot for ballot in cast if ballot.marks]

    assert choose(fewer, marked) == choose(contest, marked)[:1]
