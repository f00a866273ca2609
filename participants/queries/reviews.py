"""Applications that a person must look at before the draw: one at a time, with the reason why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from challenges.models import Case, Challenge, TeamMember
from participants.choices import ApplicationStatus, DrawStatus, ReviewKind, Verdict
from participants.domain.alike import Likeness, Who, address_key, likenesses
from participants.models import Application, ApplicationReview, CasePreference, Draw
from susi.accounts.models import User

# Draws that hold nothing fast: taken back, or declared void.
LOOSE = (DrawStatus.UNLOCKED, DrawStatus.VOID)


@dataclass(frozen=True)
class Matter:
    """An application that may be a duplicate of an earlier one, or somebody near the project.

    Attributes:
        application: the one that may be left out; of a pair the one sent last.
        other: the earlier one of a pair.
        likeness: why the two may be one person.
        colleague: the member of the team whose address the applicant's nearly is.
        on_team: the applicant is in the team by now.
        review: what was decided, if anything was.
    """

    kind: ReviewKind
    application: Application
    other: Application | None = None
    likeness: Likeness | None = None
    colleague: User | None = None
    on_team: bool = False
    review: ApplicationReview | None = None

    @property
    def key(self) -> str:
        """Give the matter's word in addresses."""
        second = f"-{self.other.pk}" if self.other else ""
        return f"{self.kind}-{self.application.pk}{second}"

    @property
    def numbers(self) -> str:
        """Give the numbers of the applications."""
        both = [self.other, self.application] if self.other else [self.application]
        return ", ".join(str(one.number) for one in both)


@dataclass(frozen=True)
class Pool:
    """What the matters of a challenge are found in."""

    applications: Sequence[Application]
    wishes: Mapping[int, Collection[int]]
    team: Mapping[int, User]
    reviews: Sequence[ApplicationReview]

    @cached_property
    def by_key(self) -> dict[int, Application]:
        """Give the applications by key, in the order in which they were sent."""
        return {one.pk: one for one in sorted(self.applications, key=_sent)}

    @cached_property
    def pairs(self) -> dict[tuple[int, int], Likeness]:
        """Give the pairs that may be one person, the earlier application first."""
        return likenesses(
            [Who(k, one.user.email, one.name, one.organisation) for k, one in self.by_key.items()]
        )


def matters_of(case: Case) -> list[Matter]:
    """Give what is to be decided and what was, the undecided first; four queries."""
    return _matters(read_pool([case.challenge_id]), case.pk)


def open_reviews(case: Case) -> int:
    """Give how many matters of the case nobody has decided yet."""
    return sum(matter.review is None for matter in matters_of(case))


def open_reviews_of(cases: Sequence[Case]) -> dict[int, int]:
    """Give the number of undecided matters by the case's key; four queries for any number."""
    challenges = {case.challenge_id for case in cases}
    if not challenges:
        return {}
    whole = read_pool(challenges)
    pools = {key: _of_challenge(whole, key) for key in challenges}
    return {
        case.pk: sum(m.review is None for m in _matters(pools[case.challenge_id], case.pk))
        for case in cases
    }


def next_review(case: Case) -> Matter | None:
    """Give the first matter that nobody has decided yet."""
    return next((matter for matter in matters_of(case) if matter.review is None), None)


def left_out(case: Case) -> QuerySet[Application]:
    """Give the submitted applications to the case that an organiser left out of the draw.

    A duplicate is in again where the application it repeats has been taken back.
    """
    return Application.objects.filter(
        pk__in=left_out_of(case.challenge_id).values("application"), preferences__case=case
    )


def left_out_of(challenge: int) -> QuerySet[ApplicationReview]:
    """Give the decisions that leave somebody out of the challenge's draws now."""
    stands = Q(kind=ReviewKind.CONFLICT) | Q(other__status=ApplicationStatus.SUBMITTED)
    return ApplicationReview.objects.filter(
        stands,
        verdict=Verdict.OUT,
        application__challenge=challenge,
        application__status=ApplicationStatus.SUBMITTED,
    )


def locked_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Give those of the cases whose pool is fixed: a draw is locked, or decisions are out."""
    fixed = Draw.objects.exclude(status__in=LOOSE).values("case")
    return cases.filter(Q(pk__in=fixed) | Q(released_at__isnull=False))


def read_pool(challenges: Collection[int]) -> Pool:
    """Give all that the matters of the challenges are found in; four queries."""
    applications = list(
        Application.objects.filter(
            challenge__in=challenges, status=ApplicationStatus.SUBMITTED
        ).select_related("user")
    )
    wishes: dict[int, set[int]] = {}
    rows = CasePreference.objects.filter(
        application__challenge__in=challenges, application__status=ApplicationStatus.SUBMITTED
    )
    for case, application in rows.order_by().values_list("case", "application"):
        wishes.setdefault(case, set()).add(application)
    reviews = ApplicationReview.objects.filter(application__challenge__in=challenges)
    return Pool(applications, wishes, _team(challenges), list(reviews.select_related("by")))


def _team(challenges: Collection[int]) -> dict[int, User]:
    members = TeamMember.objects.filter(challenge__in=challenges).values("user")
    researchers = Challenge.objects.filter(pk__in=challenges).values("cases__researchers")
    people = User.objects.filter(Q(pk__in=members) | Q(pk__in=researchers)).order_by("pk")
    return {person.pk: person for person in people}


def _of_challenge(pool: Pool, challenge: int) -> Pool:
    own = [one for one in pool.applications if one.challenge_id == challenge]
    return Pool(own, pool.wishes, pool.team, pool.reviews)


def _matters(pool: Pool, case: int) -> list[Matter]:
    here = pool.wishes.get(case, ())
    found = [*_conflicts(pool, here), *_duplicates(pool, here)]
    return sorted(
        found,
        key=lambda one: (one.review is not None, one.application.number or 0, one.key),
    )


def _conflicts(pool: Pool, here: Collection[int]) -> Iterable[Matter]:
    decided = {r.application_id: r for r in pool.reviews if r.kind == ReviewKind.CONFLICT}
    addresses = {address_key(person.email): person for person in pool.team.values()}
    for one in pool.applications:
        if one.pk not in here:
            continue
        matter = Matter(
            ReviewKind.CONFLICT,
            one,
            colleague=addresses.get(address_key(one.user.email)),
            on_team=one.user_id in pool.team,
            review=decided.get(one.pk),
        )
        if one.close_to_project or matter.colleague or matter.review:
            yield matter


def _duplicates(pool: Pool, here: Collection[int]) -> Iterable[Matter]:
    by_key = pool.by_key
    decided = {
        frozenset((r.application_id, r.other_id)): r
        for r in pool.reviews
        if r.kind == ReviewKind.DUPLICATE
    }
    out = {r.application_id for r in decided.values() if r.verdict == Verdict.OUT}
    for (first, second), likeness in _with_decided(pool.pairs, decided, by_key).items():
        review = decided.get(frozenset((first, second)))
        later, earlier = (review.application_id, review.other_id) if review else (second, first)
        settled = review is None and bool({first, second} & out)
        if later in here and earlier is not None and not settled:
            yield Matter(
                ReviewKind.DUPLICATE,
                by_key[later],
                other=by_key[earlier],
                likeness=likeness,
                review=review,
            )


def _with_decided(
    pairs: Mapping[tuple[int, int], Likeness],
    decided: Mapping[frozenset[int | None], ApplicationReview],
    known: Mapping[int, Application],
) -> dict[tuple[int, int], Likeness | None]:
    """Give the pairs, and those that were decided about before a name was changed."""
    found: dict[tuple[int, int], Likeness | None] = dict(pairs)
    same = {frozenset(pair) for pair in pairs}
    for key, review in decided.items():
        one, other = review.application_id, review.other_id
        if key not in same and one in known and other is not None and other in known:
            found[other, one] = None
    return found


def _sent(application: Application) -> tuple[float, int]:
    at = application.submitted_at
    return (at.timestamp() if at else 0, application.pk)
