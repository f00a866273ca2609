"""A world with enough people to draw among."""

from tests.factories.draws import set_quota
from tests.participants.worlds import apply, make_world


def make_draw_world(people=12, places=4, *, quotas=True):
    """Give a world: every third applicant is a resident, the others are of academia.

    With quotas two residents and two of academia get in, so residents have the higher chance.
    """
    world = make_world(places=places)
    world.people = [
        apply(world, f"Person {number}", world.academia if number % 3 else world.residents)
        for number in range(people)
    ]
    world.case.quotas.all().delete()
    if quotas:
        half = places // 2
        for value in (world.academia, world.residents):
            set_quota(world.case, value, half, places - half)
    return world
