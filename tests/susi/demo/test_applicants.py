from collections import Counter

from susi.demo.applicants import AMINA, PETER, invent
from susi.demo.texts.cases import QUOTAS
from tests.support.panel import choose_panel

CASES = tuple(QUOTAS)


def test_each_case_gets_its_applicants():
    people = invent(count=120, cases=CASES, seed=2020)

    assert Counter(case for person in people for case in person.cases) == dict.fromkeys(CASES, 120)


def test_the_same_seed_gives_the_same_people_and_another_seed_others():
    people = invent(count=60, cases=CASES, seed=1)

    assert people == invent(count=60, cases=CASES, seed=1)
    assert people[2:] != invent(count=60, cases=CASES, seed=2)[2:]


def test_the_people_to_sign_in_as_come_first_and_names_are_unique():
    people = invent(count=60, cases=CASES, seed=3)

    assert people[:2] == [AMINA, PETER]
    assert len({person.name for person in people}) == len(people)


def test_academia_is_many_and_residents_are_few():
    counts = Counter(person.sector for person in invent(count=120, cases=CASES, seed=2020))

    assert counts.most_common(1)[0][0] == "academia"
    assert counts["residents"] < counts["academia"] / 3


def test_a_panel_keeps_every_quota():
    pool = [p for p in invent(count=120, cases=CASES, seed=2020) if CASES[0] in p.cases]
    panel = choose_panel(pool, QUOTAS[CASES[0]], size=24, must=AMINA, seed=5)
    counts = Counter(key for p in panel for key in (p.sector, p.experience, *p.competences))

    assert AMINA in panel
    assert len(set(panel)) == 24
    assert all(least <= counts[key] <= most for key, (least, most) in QUOTAS[CASES[0]].items())
