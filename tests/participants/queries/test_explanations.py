from dataclasses import replace

import pytest
from django.utils.translation import override

from participants.domain.selection.explain import explain
from participants.domain.selection.explanation import Change, Explanation, Kind, Relaxation
from participants.domain.selection.problem import Problem, Quota, Rules
from participants.domain.selection.seat_table import SIZE, Side
from participants.domain.selection.vacancies import BrokenQuota
from participants.queries.explanations import explanation_words
from participants.queries.quota_names import broken_words, changes_words, percent
from tests.participants.domain.selection.broken_pools import cell, people, person

ECONOMY, BUSINESS = cell("skill=economy"), cell("sector=business")
ACADEMIA, RESIDENTS = cell("sector=academia"), cell("sector=residents")
NAMES = {
    ("skill", "economy"): "Ekonomi och finansiering",
    ("sector", "business"): "Näringsliv",
    ("sector", "academia"): "Akademi",
    ("sector", "residents"): "Boende",
}
POOL = people(
    b=(5, {"sector": "business", "skill": "economy"}),
    a=(3, {"sector": "academia", "skill": "economy"}),
    r=(12, {"sector": "residents"}),
)

NBSP = "\N{NO-BREAK SPACE}"


def told(*quotas, size=10, pool=POOL, language="sv", **rules):
    """Give headline, sentences and fixes as texts."""
    with override(language):
        problem = Problem(pool, Rules(size, quotas, **rules))
        words = explanation_words(explain(problem), NAMES)
    return words.headline, list(words.sentences), [(fix.label, fix.price) for fix in words.fixes]


CROSS = (
    Quota(BUSINESS, 0, 2),
    Quota(ACADEMIA, 3, 3),
    Quota(RESIDENTS, 0, 9),
    Quota(ECONOMY, 6, 8),
)


def test_cross_in_swedish():
    headline, sentences, _fixes = told(*CROSS)

    assert headline == (
        "Kvoterna går inte ihop: Ekonomi och finansiering kräver minst 6, men högst 5 kan få plats"
    )
    assert sentences == [
        "8 sökande har svaret Ekonomi och finansiering.",
        "Akademi: högst 3 av 3.",
        "Näringsliv: högst 2 av 5.",
        "3 + 2 = 5. Ni kräver minst 6.",
    ]


def test_the_ways_out_in_swedish():
    _headline, _sentences, fixes = told(*CROSS)

    lower = "Sänk kravet på Ekonomi och finansiering från 6 till 5"
    assert fixes == [
        (lower, f"Lägsta chansen blir 40{NBSP}%."),
        ("Höj taket för Näringsliv från 2 till 3", f"Lägsta chansen blir 33{NBSP}%."),
        (
            "Sök fler deltagare innan ni lottar",
            "Minst 1 till med svaret Ekonomi och finansiering men inte Akademi eller Näringsliv.",
        ),
    ]


def test_cross_in_english():
    headline, sentences, fixes = told(*CROSS, language="en")

    assert headline == (
        "The quotas do not add up: Ekonomi och finansiering requires at least 6, "
        "but at most 5 can get a place"
    )
    assert sentences == [
        "8 applicants gave the answer Ekonomi och finansiering.",
        "Akademi: at most 3 of 3.",
        "Näringsliv: at most 2 of 5.",
        "3 + 2 = 5. You require at least 6.",
    ]
    assert fixes[1] == (
        "Raise the maximum for Näringsliv from 2 to 3",
        "The lowest chance becomes 33%.",
    )
    assert fixes[2][1] == (
        "At least 1 more with the answer Ekonomi och finansiering but not Akademi or Näringsliv."
    )


def test_single_tells_every_quota_that_wants_more_than_applied():
    headline, sentences, fixes = told(Quota(BUSINESS, 6, 8), Quota(ACADEMIA, 4, 5))

    assert headline == "Kvoterna går inte ihop: Akademi kräver minst 4, men bara 3 kan väljas"
    assert sentences == ["3 sökande har svaret Akademi.", "Näringsliv: minst 6 av 5 sökande."]
    assert fixes == [
        (
            "Sänk kravet på Akademi från 4 till 3 och sänk kravet på Näringsliv från 6 till 5",
            "Lägsta chansen blir 17\N{NO-BREAK SPACE}%.",
        ),
        ("Sök fler deltagare innan ni lottar", "Minst 1 till med svaret Akademi."),
    ]


def test_nobody_at_all_gave_the_answer():
    _, sentences, _ = told(Quota(cell("sector=business", "skill=law"), 1, 2))

    assert sentences == ["Ingen sökande har svaret Näringsliv + law."]


def test_sum_of_minimums():
    headline, sentences, _ = told(Quota(ECONOMY, 6, 8), Quota(RESIDENTS, 3, 9), size=8)

    assert headline == ("Kvoterna går inte ihop: minst blir tillsammans 9, men det finns 8 platser")
    assert sentences == [
        "Boende: minst 3 av 12 sökande.",
        "Ekonomi och finansiering: minst 6 av 8 sökande.",
        "3 + 6 = 9. Det finns plats för högst 8.",
    ]


def test_people_with_several_answers_count_several_times():
    pool = (person("x", sector="business academia"), *people(b=(9, {"sector": "business"})))
    pool += people(a=(9, {"sector": "academia"}))

    _, sentences, _ = told(Quota(BUSINESS, 6, 9), Quota(ACADEMIA, 6, 9), pool=pool)

    assert sentences[2:] == [
        "Den som har flera av svaren räknas flera gånger. Det ger högst 1 till.",
        "6 + 6 = 12. Det finns plats för högst 11.",
    ]


def test_maximums_do_not_reach():
    headline, sentences, fixes = told(
        Quota(BUSINESS, 0, 1), Quota(ACADEMIA, 0, 2), Quota(RESIDENTS, 0, 4)
    )

    assert headline == ("Kvoterna går inte ihop: 10 platser ska fyllas, men högst 7 kan få plats")
    assert sentences == [
        "Akademi: högst 2 av 3.",
        "Näringsliv: högst 1 av 5.",
        "Boende: högst 4 av 12.",
        "2 + 1 + 4 = 7. Platserna är 10.",
    ]
    assert [label for label, _ in fixes] == [
        "Höj taket för Näringsliv från 1 till 4",
        "Höj taket för Boende från 4 till 7",
    ]


def test_one_maximum_does_not_reach():
    _, sentences, fixes = told(Quota(RESIDENTS, 0, 1), size=10, must_out=frozenset({"b0"}))

    assert sentences == ["Boende: högst 1 av 12.", "Övriga: 7.", "1 + 7 = 8. Platserna är 10."]
    assert [label for label, _ in fixes] == ["Höj taket för Boende från 1 till 3"]


@pytest.mark.parametrize(
    ("size", "must_in", "headline"),
    [
        (21, (), "Det finns 21 platser, men bara 20 sökande kan väljas"),
        (2, ("b0", "b1", "b2"), "3 ska vara med, men det finns 2 platser"),
        (9, ("b0", "b1", "b2"), "Näringsliv: 3 ska vara med, men högst 2 kan få plats"),
    ],
)
def test_places_and_those_who_must_be_in(size, must_in, headline):
    said = told(Quota(BUSINESS, 0, 2), size=size, must_in=frozenset(must_in))

    assert said[0] == headline


def test_organisations_are_named_and_households_are_not():
    pool = tuple(
        replace(one, organisation="Malmö stad", household="7") if one.id < "b" else one
        for one in POOL
    )

    city = told(Quota(ACADEMIA, 2, 4), pool=pool, organisation_max=1)
    home = told(Quota(ACADEMIA, 2, 4), pool=pool, households_apart=True)

    assert city[1][1:] == ["Malmö stad: högst 1 av 3.", "Högst 1 kan få plats. Ni kräver minst 2."]
    assert city[2][-1][1] == "Minst 1 till med svaret Akademi från andra organisationer."
    assert home[1][1:] == [
        "Samma hushåll: högst 1 av 3.",
        "Högst 1 kan få plats. Ni kräver minst 2.",
    ]
    assert "Låt flera från samma hushåll vara med" in {label for label, _ in home[2]}


def test_a_conflict_that_no_sum_shows_lists_its_rules():
    pool = tuple(
        person(f"{a}{b}", skill=f"{a} {b}") for a, b in [("x", "y"), ("y", "z"), ("x", "z")]
    )
    quotas = [Quota(cell(f"skill={name}"), 0, 1) for name in "xyz"]

    headline, sentences, _ = told(*quotas, pool=pool, size=2)

    assert headline == "Kvoterna går inte ihop: de här går inte att uppfylla tillsammans"
    assert sentences == [
        "x: högst 1 av 2 sökande.",
        "y: högst 1 av 2 sökande.",
        "z: högst 1 av 2 sökande.",
        "Platser: 2.",
        "Tar ni bort en av dem går de andra att uppfylla tillsammans.",
    ]


def test_unknown_says_where_to_begin():
    change = Change(Quota(ACADEMIA, 0, 3), Side.MAXIMUM, 3, 4)
    fix = Relaxation((change,), 1, proven=False, floor=0.013, hopeless=1)

    words = explanation_words(Explanation(Kind.UNKNOWN, relaxations=(fix,)), NAMES)
    nothing = explanation_words(Explanation(Kind.UNKNOWN), NAMES)

    assert words.headline == "Vi hittar ingen grupp som uppfyller alla kvoter"
    assert words.sentences == ("Börja med att vidga den här: Akademi.",)
    assert words.fixes[0].price == (
        "Lägsta chansen blir 1,3\N{NO-BREAK SPACE}%. 1 sökande får ingen chans. "
        "Det kan finnas en mindre ändring."
    )
    assert nothing.sentences == ("Börja med att vidga den kvot som har minst utrymme.",)


def test_nothing_is_wrong():
    assert told(Quota(ECONOMY, 2, 4)) == ("Kvoterna går ihop.", [], [])


def test_rules_that_are_no_quotas_change_in_words():
    changes = [
        Change(SIZE, Side.MINIMUM, 10, 8),
        Change(SIZE, Side.MAXIMUM, 8, 9),
        Change("organisation", Side.MAXIMUM, 1, 2),
    ]

    assert changes_words(changes, NAMES) == (
        "Minska antalet platser från 10 till 8, öka antalet platser från 8 till 9 och "
        "låt 2 från samma organisation vara med, i stället för 1"
    )


def test_broken_quotas_and_small_chances_in_words():
    quota = Quota(RESIDENTS, 4, 6)

    assert broken_words(BrokenQuota(quota, 3, 1, 0), NAMES) == "Boende: 3 av minst 4."
    assert broken_words(BrokenQuota(quota, 7, 0, 1), NAMES) == "Boende: 7, högst 6."
    assert percent(0.0825) == "8,2\N{NO-BREAK SPACE}%"
