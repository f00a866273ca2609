import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.sites import site
from django.contrib.messages import get_messages
from django.urls import reverse

from susi.outbox.admin import MessageAdmin
from susi.outbox.choices import State
from susi.outbox.models import Message
from tests.factories.accounts import StaffFactory, SuperuserFactory
from tests.factories.outbox import AttachmentFactory, MessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(as_actor):
    """Give a client of a superuser who has a second factor."""
    user = SuperuserFactory()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return as_actor(user)


@pytest.fixture
def desk(rf):
    """Give the admin and a request of a superuser."""
    request = rf.get("/")
    request.user = SuperuserFactory()
    return MessageAdmin(Message, site), request


def test_only_superusers_see_messages(rf):
    MessageFactory()
    request = rf.get("/")
    request.user = StaffFactory()
    admin = MessageAdmin(Message, site)

    assert admin.get_queryset(request).count() == 0
    assert (admin.has_view_permission(request), admin.has_module_permission(request)) == (
        False,
        False,
    )


def test_nobody_adds_changes_or_removes_a_message(desk):
    admin, request = desk

    allowed = [
        admin.has_add_permission(request),
        admin.has_change_permission(request),
        admin.has_delete_permission(request),
    ]

    assert allowed == [False, False, False]
    assert admin.get_queryset(request).count() == 0


def test_the_list_and_the_message_are_shown(staff):
    message = AttachmentFactory().message

    found = staff.get(reverse("admin:outbox_message_changelist"), {"q": message.to_address})
    page = staff.get(reverse("admin:outbox_message_change", args=[message.pk]))

    assert (found.status_code, page.status_code) == (200, 200)
    assert list(found.context["cl"].queryset) == [message]
    assert page.content.decode().count("Hej Amina!") == 1


@pytest.mark.parametrize("many", [1, 10])
def test_the_list_asks_the_same_with_one_and_with_many(staff, django_assert_max_num_queries, many):
    MessageFactory.create_batch(many)

    with django_assert_max_num_queries(12):
        staff.get(reverse("admin:outbox_message_changelist"))


def test_failed_messages_are_sent_again(staff):
    failed = MessageFactory(state=State.FAILED)
    stopped = MessageFactory(state=State.CANCELLED)
    chosen = {"action": "send_again", "_selected_action": [failed.pk, stopped.pk]}

    response = staff.post(reverse("admin:outbox_message_changelist"), chosen)

    failed.refresh_from_db()
    stopped.refresh_from_db()
    assert (failed.state, stopped.state) == (State.PENDING, State.CANCELLED)
    assert [str(m) for m in get_messages(response.wsgi_request)] == [
        "1 mejl skickas igen.",
        "1 mejl skickas inte igen: det är redan skickat, stoppat eller för sent.",
    ]
