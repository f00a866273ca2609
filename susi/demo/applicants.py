"""Invented applicants: about 120 a case, academia over-represented, residents scarce."""

from dataclasses import dataclass, field
from random import Random

FIRST = (
    "Aisha Agnes Ahmed Alma Amir Anders Anna Arvid Bahar Birgitta Bo Cecilia Dalia Daniel "
    "David Ebba Elias Elin Elsa Emil Erik Eva Farid Fatima Filip Gunilla Gustav Hanna Hassan "
    "Helena Henrik Hugo Ibrahim Ida Ingrid Isak Jakob Jamila Jasmin Jenny Johan Jonas Karin "
    "Karl Khalid Klara Lars Layla Leila Leo Lina Linnea Lovisa Lucas Magnus Maja Malin Maria "
    "Marko Mehmet Mikael Mona Nadia Nils Nora Olga Olof Omar Oscar Per Petra Rana Rebecka "
    "Robin Sahar Salma Samira Sara Selma Senada Signe Simon Sofia Stefan Svante Tara Tobias "
    "Tove Ulla Viktor Vilma Yasmin Yusuf Zara Zoran Åsa Örjan"
).split()
LAST = (
    "Abdi Ahlgren Ali Andersson Aslan Axelsson Bengtsson Berg Björk Borg Cederholm Dahl Demir "
    "Ek Eklund Engström Farah Fors Frisk Gustafsson Haddad Hallberg Hansson Hassan Hedlund "
    "Holm Ibrahim Isaksson Jansson Johansson Kaya Kovač Krantz Larsson Lind Lindgren Ljung "
    "Lund Mahmoud Malm Mattsson Mohammed Nguyen Nilsson Norén Nyström Olsson Osman Palm "
    "Persson Petrović Qvist Rahimi Rosén Said Sandberg Sjögren Ström Sundin Svensson Tadesse "
    "Thorén Vik Wallin Yilmaz Åberg Öberg"
).split()
# Out of 120 applicants of a case: many from the university's own world, few residents.
SECTOR_WEIGHTS = {
    "academia": 50,
    "public": 31,
    "civil_society": 20,
    "business": 10,
    "residents": 9,
}
ORGANISATIONS = {
    "academia": ("Malmö universitet", "Lunds universitet", "Student", "Forskningsinstitut"),
    "public": ("Malmö stad", "Region Skåne", "En myndighet", "Ett kommunalt bolag"),
    "civil_society": ("En förening", "En kvinnojour", "En stiftelse", "En församling"),
    "business": ("Ett fastighetsbolag", "Ett socialt företag", "Egen firma", "En byrå"),
    "residents": ("", "", ""),
}
EXPERIENCE = {
    "academia": (("work", 45), ("none", 50), ("own", 5)),
    "public": (("work", 75), ("none", 20), ("own", 5)),
    "civil_society": (("work", 55), ("none", 25), ("own", 20)),
    "business": (("work", 40), ("none", 55), ("own", 5)),
    "residents": (("work", 5), ("none", 25), ("own", 70)),
}
COMPETENCES = {
    "academia": ("social_work", "health", "law", "finance", "other"),
    "public": ("social_work", "housing", "health", "law", "finance"),
    "civil_society": ("social_work", "health", "other", "enterprise"),
    "business": ("housing", "finance", "enterprise", "law"),
    "residents": ("other", "health", "social_work", "housing"),
}
CONTRIBUTIONS = (
    "Jag har arbetat med frågan i flera år och vill höra hur andra ser på den.",
    "Jag kan berätta hur det är i vardagen.",
    "Jag är bra på att räkna på vad saker kostar.",
    "Jag vet hur man får olika verksamheter att arbeta ihop.",
    "Jag har startat en verksamhet från början och vet vad som brukar gå fel.",
    "",
)


@dataclass(frozen=True)
class Applicant:
    """What one invented person answered; cases and keys as in ``susi.demo.texts``."""

    email: str
    name: str
    sector: str
    experience: str | None
    competences: tuple[str, ...]
    cases: tuple[str, ...]
    availability: str = "yes"
    organisation: str = ""
    contribution: str = ""
    language: str = "sv"
    support: tuple[str, ...] = field(default=())


# The people one can sign in as, with a part of their own in the story.
AMINA = Applicant(
    email="amina@demo.susi.example",
    name="Amina Warsame",
    sector="civil_society",
    experience="work",
    competences=("social_work", "housing"),
    cases=("barns-bostad-forst",),
    organisation="En familjecentral",
    contribution="Jag möter familjer utan hem varje vecka.",
    support=("captions",),
)
PETER = Applicant(
    email="peter@demo.susi.example",
    name="Peter Lindqvist",
    sector="academia",
    experience="none",
    competences=("law",),
    cases=("barns-bostad-forst", "jamlik-halsa"),
    organisation="Lunds universitet",
)


def invent(*, count: int, cases: tuple[str, ...], seed: int) -> list[Applicant]:
    """Give ``count`` applicants for each case, a third of them for both; the same for one seed.

    Amina and Peter are among them, first.
    """
    rng = Random(seed)  # noqa: S311 -- a story to look at, not a secret
    people, names = [AMINA, PETER], {AMINA.name, PETER.name}
    decks = {case: _deck(rng, count, people, case) for case in cases}
    while any(decks.values()):
        open_cases = tuple(case for case in cases if decks[case])
        chosen = open_cases if rng.random() < 1 / 3 else (rng.choice(open_cases),)
        sector = decks[chosen[0]].pop()
        for case in chosen[1:]:
            # Somebody of the same sector if one is left, so that each case keeps its mix.
            decks[case].remove(sector if sector in decks[case] else decks[case][-1])
        people.append(_invent_one(rng, len(people), names, sector, chosen))
    return people


def _deck(rng: Random, count: int, people: list[Applicant], case: str) -> list[str]:
    """Give the sectors of a case's applicants who are still to be invented, shuffled."""
    total = sum(SECTOR_WEIGHTS.values())
    deck = [key for key, weight in SECTOR_WEIGHTS.items() for _ in range(weight * count // total)]
    deck += ["academia"] * (count - len(deck))
    for person in people:
        if case in person.cases:
            deck.remove(person.sector)
    rng.shuffle(deck)
    return deck


def _invent_one(
    rng: Random, index: int, names: set[str], sector: str, cases: tuple[str, ...]
) -> Applicant:
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    while name in names:
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    names.add(name)
    experience = rng.choices(
        [word for word, _ in EXPERIENCE[sector]], [weight for _, weight in EXPERIENCE[sector]]
    )[0]
    competences = rng.sample(COMPETENCES[sector], k=rng.choice((1, 1, 2, 3)))
    return Applicant(
        email=f"person{index:03d}@demo.susi.example",
        name=name,
        sector=sector,
        experience=None if rng.random() < 0.04 else experience,  # noqa: PLR2004 -- a few decline
        competences=tuple(competences),
        cases=cases,
        availability=rng.choices(("yes", "unsure", "no"), (90, 7, 3))[0],
        organisation=rng.choice(ORGANISATIONS[sector]),
        contribution=rng.choice(CONTRIBUTIONS),
        language="en" if rng.random() < 0.08 else "sv",  # noqa: PLR2004 -- one in twelve reads English
        support=("captions",) if rng.random() < 0.05 else (),  # noqa: PLR2004 -- one in twenty
    )
