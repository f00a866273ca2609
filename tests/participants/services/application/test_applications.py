"""Saving pages, sending in, taking back."""

from datetime import timedelta

import pytest

from participants.choices import ApplicationStatus, Availability
from participants.models import Application
from participants.queries.applications import record_of
from participants.services.applications import submit_application
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import filled_in, steps
from tests.factories.challenges import (
    CaseFactory,
    ConsentTextFactory,
    CriterionValueFactory,
    TeamMemberFactory,
)
from tests.support.refusals import refusal

pytestmark = pytest.mark.django_db
NOW = moments.DURING_CALL
JUST_BEFORE = moments.CLOSES - timedelta(microseconds=1)


def test_the_first_page_makes_a_draft(call, user):
    application = steps(call, user).contact("Amina Warsame")

    assert (application.status, application.name, application.number) == (
        ApplicationStatus.DRAFT,
        "Amina Warsame",
        None,
    )
    assert Application.objects.count() == 1


@pytest.mark.parametrize(("known", "after"), [("", "Amina Warsame"), ("Ami", "Ami")])
def test_an_account_without_a_name_gets_it(call, known, after):
    user = UserFactory.create(name=known, call_name="")

    steps(call, user).contact("Amina Warsame")

    user.refresh_from_db()
    assert user.name == after


def test_a_filled_in_form_has_nothing_missing(call, user):
    filled_in(call, user)

    assert record_of(call.challenge, user, NOW).missing == []


def test_a_case_that_stays_keeps_its_dates(call, user):
    form = filled_in(call, user)

    form.cases(call.housing, call.health)

    rows = Application.objects.get().preferences.values_list("case__slug", "availability")
    assert list(rows) == [("barns-bostad-forst", "yes"), ("jamlik-halsa", "")]


def test_a_new_case_opens_the_page_about_days_again(call, user):
    form = filled_in(call, user)

    form.cases(call.housing, call.health)

    assert [step.slug for step in record_of(call.challenge, user, NOW).missing] == ["datum"]


def test_rather_not_say_is_one_row_without_value(call, user):
    form = filled_in(call, user)

    form.answer(call.experience)

    answers = Application.objects.get().answers.filter(criterion=call.experience)
    assert [answer.value for answer in answers] == [None]


def test_several_answers_are_replaced_as_a_whole(call, user):
    form = filled_in(call, user)
    law, finance = (call.value(call.competence, key) for key in ("law", "finance"))

    form.answer(call.competence, law, finance)
    form.answer(call.competence, finance, contribution="Avtal")

    application = Application.objects.get()
    answers = application.answers.filter(criterion=call.competence)
    assert [answer.value for answer in answers] == [finance]
    assert application.contribution == "Avtal"


def test_a_case_of_another_challenge_is_refused(call, user):
    form = steps(call, user)
    form.contact()

    refusal("unknown_case", lambda: form.cases(CaseFactory.create()))

    assert Application.objects.get().preferences.count() == 0


def test_a_value_of_another_criterion_is_refused(call, user):
    form = steps(call, user)
    form.contact()

    refusal("unknown_value", lambda: form.answer(call.sector, CriterionValueFactory.create()))


def test_no_value_is_refused_where_declining_is_not_offered(call, user):
    refusal("unknown_value", lambda: steps(call, user).answer(call.sector))


def test_two_values_are_refused_where_one_is_asked(call, user):
    refusal(
        "unknown_value", lambda: steps(call, user).answer(call.sector, *call.sector.values.all())
    )


def test_sending_in_gives_number_consent_and_receipt(call, user):
    application = filled_in(call, user).submit()

    assert (application.status, application.number) == (ApplicationStatus.SUBMITTED, 1)
    assert (application.consent_text, application.consented_at) == (call.consent, NOW)
    assert list(Message.objects.values_list("kind", "to_address")) == [
        ("application_received", user.email)
    ]


def test_numbers_run_within_the_challenge(call):
    numbers = [filled_in(call, UserFactory.create()).submit().number for _ in range(3)]

    assert numbers == [1, 2, 3]


def test_sending_twice_gives_one_application_and_one_receipt(call, user):
    form = filled_in(call, user)

    first, second = form.submit(), form.submit()

    assert (first.pk, first.number) == (second.pk, second.number)
    assert Message.objects.count() == 1


def test_an_unfinished_application_is_not_sent(call, user):
    form = steps(call, user)
    form.contact()

    sentence = refusal("incomplete", form.submit)

    assert sentence == "Ansökan är inte färdig. Svara på det som saknas."
    assert Message.objects.count() == 0


def test_without_a_draft_there_is_nothing_to_send(call, user):
    refusal("no_draft", steps(call, user).submit)


def test_no_to_all_days_cannot_be_sent(call, user):
    form = filled_in(call, user)

    form.dates({call.housing: Availability.NO})

    refusal("incomplete", form.submit)


def test_no_to_one_case_leaves_the_other_counted(call, user):
    form = filled_in(call, user)
    form.cases(call.housing, call.health)

    form.dates({call.housing: Availability.NO, call.health: Availability.UNSURE})
    form.submit()

    record = record_of(call.challenge, user, NOW)
    assert [choice.case for choice in record.chosen if choice.is_counted] == [call.health]


def test_a_changed_consent_text_must_be_read_again(call, user):
    form = filled_in(call, user)
    ConsentTextFactory.create(challenge=call.challenge, version=2)

    sentence = refusal("consent_changed", form.submit)

    assert sentence == "Texten du går med på har ändrats. Läs den igen och skicka sedan."


def test_another_challenges_consent_is_not_taken(call, user):
    filled_in(call, user)
    foreign = ConsentTextFactory.create()

    refusal(
        "consent_changed",
        lambda: submit_application(call.challenge, by=user, consent=foreign.pk, now=NOW),
    )


def test_without_consent_text_nothing_is_sent(call, user):
    form = filled_in(call, user)
    call.consent.delete()

    sentence = refusal("no_consent_text", form.submit)

    assert sentence.endswith("Skriv till susi@example.se.")


def test_the_last_moment_is_in_time(call, user):
    filled_in(call, user)

    application = steps(call, user, JUST_BEFORE).submit()

    assert application.submitted_at == JUST_BEFORE


def test_the_deadline_itself_is_too_late(call, user):
    filled_in(call, user)

    sentence = refusal("closed", steps(call, user, moments.CLOSES).submit)

    assert sentence == "Ansökan stängde söndag 4 oktober kl.\xa023:59."
    assert Application.objects.get().status == ApplicationStatus.DRAFT


def test_a_page_cannot_be_saved_at_the_deadline(call, user):
    filled_in(call, user)

    refusal("closed", lambda: steps(call, user, moments.CLOSES).contact("Någon annan"))

    assert Application.objects.get().name == "Amina Warsame"


def test_nothing_is_saved_before_the_call_opens(call, user):
    early = moments.OPENS - timedelta(microseconds=1)

    sentence = refusal("not_open", steps(call, user, early).contact)

    assert sentence == "Ansökan öppnar måndag 7 september kl.\xa008:00."
    assert Application.objects.count() == 0


def test_an_earlier_deadline_is_seen_though_the_page_knew_the_old_one(call, user):
    filled_in(call, user)
    type(call.challenge).objects.update(closes_at=NOW)

    refusal("closed", steps(call, user).submit)


def test_the_team_cannot_apply(call, user):
    TeamMemberFactory.create(challenge=call.challenge, user=user)

    sentence = refusal("on_team", steps(call, user).contact)

    assert sentence == "Du är med och håller i utmaningen. Därför kan du inte söka en plats."


def test_a_researcher_of_a_case_cannot_apply(call, user):
    call.health.researchers.add(user)

    refusal("on_team", steps(call, user).contact)
