"""The groups of a session as they stand: who sits where, what was wished for, who met before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from challenges.choices import CriterionKind, Role
from challenges.models import Criterion
from participants.choices import GroupingKind, GroupingState, WishKind
from participants.models import Answer, Application, Grouping, GroupingStep, Place, Seat, SeatWish
from participants.queries.people import confirmed_places
from susi.accounts.models import User
from workshops.models import Group, Session


@dataclass(frozen=True)
class Sitter:
    """Somebody with a confirmed place; ``number`` is their group, ``told`` the one they know of."""

    place: Place
    seat: Seat | None
    number: int | None
    told: int | None
    values: Mapping[str, tuple[str, ...]]
    sector: str
    sector_name: str
    skills: tuple[str, ...]

    @property
    def skill(self) -> str:
        """Give the first of what the person is good at, and how many more there are."""
        more = len(self.skills) - 1
        return f"{self.skills[0]} +{more}" if more > 0 else "".join(self.skills)

    @property
    def key(self) -> str:
        """Give what the engine knows the person by: the same whatever the database counts."""
        number = self.application.number
        return f"p{self.place.pk}" if number is None else f"{number:06}"

    @property
    def application(self) -> Application:
        """Give the person's application."""
        return self.place.application

    @property
    def name(self) -> str:
        """Give the person's name."""
        return self.application.name or str(self.application.user)

    @property
    def short_name(self) -> str:
        """Give what the person is called in the group."""
        return self.application.call_name or self.name.split(" ")[0]

    @property
    def organisation(self) -> str:
        """Give the organisation so that two ways to write it are one."""
        return " ".join(self.application.organisation.casefold().split())

    @property
    def is_missing(self) -> bool:
        """Whether the person was marked as not here."""
        return self.seat is not None and self.seat.missing

    @property
    def is_locked(self) -> bool:
        """Whether the person stays in the group when new groups are proposed."""
        return self.seat is not None and self.seat.locked


@dataclass(frozen=True)
class Seating:
    """Everything that the composer shows and the services ask the engine about."""

    session: Session
    grouping: Grouping
    groups: Sequence[Group]
    people: Sequence[Sitter]
    wishes: Sequence[SeatWish]
    criteria: Sequence[Criterion]
    facilitators: Sequence[User]
    # The groups of the session before, as keys of people, by the group's number.
    earlier: Mapping[int, frozenset[str]]
    # The last change; another one says that somebody changed the groups meanwhile.
    mark: int

    @cached_property
    def by_key(self) -> dict[str, Sitter]:
        """Give people by the key that the engine uses."""
        return {one.key: one for one in self.people}

    @cached_property
    def by_place(self) -> dict[int, Sitter]:
        """Give people by the row of their place."""
        return {one.place.pk: one for one in self.people}

    @cached_property
    def members(self) -> dict[int, list[Sitter]]:
        """Give the people of each group, by sector and name; those without one stand under 0."""
        found: dict[int, list[Sitter]] = {0: [], **{group.number: [] for group in self.groups}}
        for one in self.people:
            found[one.number or 0].append(one)
        return found

    @property
    def present(self) -> list[list[Sitter]]:
        """Give those of each group who are here, in the order of the groups."""
        return [
            [one for one in self.members[group.number] if not one.is_missing]
            for group in self.groups
        ]

    @property
    def unseated(self) -> list[Sitter]:
        """Give those who have no group."""
        return self.members[0]

    @property
    def is_dealt(self) -> bool:
        """Whether anybody has a seat."""
        return any(one.number for one in self.people)

    @property
    def is_published(self) -> bool:
        """Whether people have been told."""
        return self.grouping.state == GroupingState.PUBLISHED

    @cached_property
    def affected(self) -> list[Sitter]:
        """Give those whose group, room or facilitator is another than they were told."""
        groups = {group.number: group for group in self.groups}
        return [
            one
            for one in self.people
            if one.seat is not None
            and one.number is not None
            and (one.told != one.number or one.seat.told_as != told_as(groups[one.number]))
        ]

    @property
    def is_remixed(self) -> bool:
        """Whether those who met before should not meet again."""
        return self.grouping.kind == GroupingKind.REMIX

    @property
    def sectors(self) -> dict[str, str]:
        """Give the sectors that somebody of the case speaks for: key and name, in their order."""
        held = {one.sector for one in self.people if one.sector}
        return {
            value.key: value.name
            for criterion in self.criteria
            if criterion.kind == CriterionKind.SECTOR
            for value in criterion.values.all()
            if value.key in held
        }

    @property
    def sector_key(self) -> str:
        """Give the key of the sector criterion, or an empty string."""
        found = (one.key for one in self.criteria if one.kind == CriterionKind.SECTOR)
        return next(found, "")

    def group(self, number: int) -> Group:
        """Give a group by its number."""
        return next(group for group in self.groups if group.number == number)

    def pairs(self, kind: WishKind) -> list[tuple[str, str]]:
        """Give the pairs of people who are wished together, or apart."""
        keys = {one.application.pk: one.key for one in self.people}
        return [
            (keys[wish.first_id], keys[wish.second_id])
            for wish in self.wishes
            if wish.kind == kind and wish.first_id in keys and wish.second_id in keys
        ]


def told_as(group: Group) -> str:
    """Give what is remembered of the mail beside the group: its room and who leads it."""
    return f"{group.room}|{group.facilitator_id or ''}"


def read_seating(session: Session) -> Seating:
    """Give the groups of a session; twelve queries, however many people there are.

    Args:
        session: with its case and challenge.
    """
    grouping = grouping_of(session)
    groups = list(
        Group.objects.filter(session=session).select_related("facilitator").order_by("number")
    )
    for group in groups:
        group.session = session
    steps = GroupingStep.objects.filter(grouping__session=session).order_by("-pk")
    return Seating(
        session=session,
        grouping=grouping,
        groups=groups,
        people=_people(session, {group.pk: group.number for group in groups}),
        wishes=list(SeatWish.objects.filter(session=session).select_related("first", "second")),
        criteria=_criteria(session),
        facilitators=_facilitators(session),
        earlier=_earlier(session),
        mark=steps.values_list("pk", flat=True).first() or 0,
    )


def grouping_of(session: Session) -> Grouping:
    """Give how far the session's groups have come; one that is not saved where nobody began."""
    found = Grouping.objects.filter(session=session).first()
    return found or Grouping(session=session)


def _criteria(session: Session) -> list[Criterion]:
    rows = Criterion.objects.filter(challenge=session.case.challenge_id)
    return list(rows.prefetch_related("values"))


def _facilitators(session: Session) -> list[User]:
    team = User.objects.filter(
        team_roles__challenge=session.case.challenge_id,
        team_roles__role__in=[Role.FACILITATOR, Role.ORGANISER],
        is_active=True,
    )
    return list(team.distinct().order_by("name", "pk"))


def _people(session: Session, numbers: Mapping[int, int]) -> list[Sitter]:
    answers = Answer.objects.filter(value__isnull=False).select_related("value", "criterion")
    places = confirmed_places(session.case).prefetch_related(
        Prefetch("application__answers", answers.order_by("value__position", "pk")),
        Prefetch("seats", Seat.objects.filter(session=session), to_attr="session_seats"),
    )
    people = [_sitter(place, numbers) for place in places]
    return sorted(people, key=lambda one: (one.sector_name, one.name, one.place.pk))


def _sitter(place: Place, numbers: Mapping[int, int]) -> Sitter:
    values: dict[str, list[str]] = defaultdict(list)
    sector = sector_name = ""
    skills: list[str] = []
    for answer in place.application.answers.all():
        if answer.value is None:
            continue
        values[answer.criterion.key].append(answer.value.key)
        if answer.criterion.kind == CriterionKind.SECTOR:
            sector, sector_name = answer.value.key, answer.value.name
        if answer.criterion.kind == CriterionKind.COMPETENCE:
            skills.append(answer.value.name)
    seats: list[Seat] = getattr(place, "session_seats", [])
    seat = seats[0] if seats else None
    return Sitter(
        place=place,
        seat=seat,
        number=numbers.get(seat.group_id) if seat else None,
        told=numbers.get(seat.told_id) if seat and seat.told_id else None,
        values={name: tuple(held) for name, held in values.items()},
        sector=sector,
        sector_name=sector_name,
        skills=tuple(skills),
    )


def _earlier(session: Session) -> dict[int, frozenset[str]]:
    """Give who sat together in the session before; those who did not come met nobody."""
    seats = seats_before(session).filter(missing=False)
    found: dict[int, set[str]] = defaultdict(set)
    for number, application, place in seats.values_list(
        "group__number", "place__application__number", "place"
    ):
        found[number].add(f"p{place}" if application is None else f"{application:06}")
    return {number: frozenset(keys) for number, keys in sorted(found.items())}


def seats_before(session: Session) -> QuerySet[Seat]:
    """Give the seats of the same case's session before."""
    return Seat.objects.filter(
        session__case=session.case_id, session__number=session.number - 1
    ).order_by("group__number", "pk")
