"""What the forms of the admin post."""

from datetime import timedelta

from django.urls import reverse

from challenges.queries import texts_of


def address(model, what, *args):
    return reverse(f"admin:challenges_{model}_{what}", args=args)


def case_data(case, quotas=(), **changes):
    """Give what the form of a case posts, with quotas as (id, value, minimum, maximum)."""
    names = ("slug", "tint", "position", "places", "groups")
    data = {**texts_of(case), **{name: getattr(case, name) for name in names}}
    old = sum(bool(quota[0]) for quota in quotas)
    data |= {"quotas-TOTAL_FORMS": len(quotas), "quotas-INITIAL_FORMS": old}
    for number, (pk, value, minimum, maximum) in enumerate(quotas):
        data |= {
            f"quotas-{number}-id": pk or "",
            f"quotas-{number}-case": case.pk,
            f"quotas-{number}-value": value,
            f"quotas-{number}-minimum": minimum,
            f"quotas-{number}-maximum": maximum,
        }
    return {**data, **changes}


def challenge_data(challenge, team=(), **changes):
    """Give what the form of a challenge posts; the team as (id, address, role)."""
    data = {
        name: getattr(challenge, name)
        for name in ("slug", "organiser_name", "contact_email", "title_sv", "lede_sv")
    }
    for name in ("opens_at", "closes_at", "decision_at", "answer_by"):
        moment = getattr(challenge, name) + timedelta(hours=2)
        data |= {f"{name}_0": f"{moment:%Y-%m-%d}", f"{name}_1": f"{moment:%H:%M:%S}"}
    for prefix in ("team", "milestones", "partners", "questions", "consent_texts"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"team-TOTAL_FORMS": len(team), "team-INITIAL_FORMS": sum(bool(m[0]) for m in team)}
    for number, (pk, address_, role) in enumerate(team):
        start = f"team-{number}"
        data |= {f"{start}-id": pk, f"{start}-challenge": challenge.pk}
        data |= {f"{start}-address": address_, f"{start}-role": role}
    return {**data, **changes}
