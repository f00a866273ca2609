"""Many at once: one ballot a person, one step a press, one idea a submission."""

import uuid

import pytest

from ideas.models import Ballot, BallotMark, Board, BoardEvent, Idea
from ideas.services.ballots import cast_ballot
from ideas.services.boards import move_board
from ideas.services.ideas import Draft, edit_idea, submit_idea
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory
from tests.factories.ideas import BoardFactory, IdeaFactory
from tests.support.races import race

pytestmark = pytest.mark.django_db(transaction=True)
NOW = moments.IN_SESSION_1
RACERS = [10, pytest.param(50, marks=pytest.mark.services)]


@pytest.mark.parametrize("racers", RACERS)
def test_one_ballot_with_the_marks_of_one_of_the_tabs(racers):
    ideas = IdeaFactory.create_batch(6, board=BoardFactory(voting=True, limit=3))
    case, person, keys = ideas[0].board.case, UserFactory(), [str(i.uid) for i in ideas]

    def cast(number):
        marks = {keys[number % 6], keys[(number + 1) % 6]}
        return cast_ballot(case, by=person, now=NOW, marks=marks).version

    said = race([lambda n=n: cast(n) for n in range(racers)])

    assert sorted(said) == list(range(1, racers + 1))
    assert (Ballot.objects.count(), BallotMark.objects.count()) == (1, 2)


@pytest.mark.parametrize("racers", RACERS)
def test_a_ballot_counts_or_is_refused_when_the_vote_closes(racers):
    idea = IdeaFactory(board=BoardFactory(voting=True))
    case, people, eva = idea.board.case, UserFactory.create_batch(racers), UserFactory()

    def cast(person):
        return cast_ballot(case, by=person, now=NOW, marks={str(idea.uid)}).pk and "counted"

    jobs = [lambda p=p: cast(p) for p in people]
    jobs.insert(racers // 2, lambda: move_board(case, old="voting", new="closed", by=eva, now=NOW))
    said = race(jobs)

    board = Board.objects.get()
    assert said.count("counted") == Ballot.objects.count()
    assert said.count("counted") + said.count("closed") == racers
    assert (board.state, board.eligible) == ("closed", max(24, Ballot.objects.count()))


@pytest.mark.parametrize("racers", RACERS)
def test_many_facilitators_move_one_step(racers):
    case, people = CaseFactory(), UserFactory.create_batch(racers)

    def open_(person):
        return move_board(case, old="waiting", new="collecting", by=person, now=NOW)

    said = race([lambda p=p: open_(p) for p in people])

    assert sorted(said) == [False] * (racers - 1) + [True]
    assert (Board.objects.get().state, BoardEvent.objects.count()) == ("collecting", 1)


@pytest.mark.parametrize("racers", RACERS)
def test_many_submits_of_one_form_make_one_idea(racers):
    case, person, key = BoardFactory().case, UserFactory(), uuid.uuid4()

    def submit():
        return submit_idea(case, by=person, now=NOW, draft=Draft("En väg in"), submission=key).pk

    said = race([submit] * racers)

    assert said == [Idea.objects.get().pk] * racers


@pytest.mark.parametrize("racers", RACERS)
def test_of_many_edits_of_one_version_one_wins(racers):
    idea = IdeaFactory()

    def edit(number):
        own = Idea.objects.get(pk=idea.pk)
        draft = Draft(f"Text {number}")
        return edit_idea(own, by=own.author, now=NOW, draft=draft, version=1).version

    said = race([lambda n=n: edit(n) for n in range(racers)])

    assert sorted(map(str, said)) == ["2"] + ["changed"] * (racers - 1)
