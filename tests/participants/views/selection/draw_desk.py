"""What tests of the draw's pages open and send."""

from tests.factories.draws import NOW, trial
from tests.participants.draw_worlds import make_draw_world


def quotas_of(world, academia, residents):
    """Give the fields of the quota table."""
    found = {}
    for value, (least, most) in [(world.academia, academia), (world.residents, residents)]:
        found |= {f"min_{value.pk}": least, f"max_{value.pk}": most}
    return found


def saved(world):
    """Give the quotas as they are saved, by the value's key."""
    rows = world.case.quotas.values_list("value__key", "minimum", "maximum")
    return {key: (least, most) for key, least, most in rows}


def tried(**world):
    """Give a world whose newest trial is done."""
    made = make_draw_world(**world)
    trial(made.case, by=made.organiser, now=NOW)
    return made
