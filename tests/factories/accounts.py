"""Plain people."""

import factory
from factory.django import DjangoModelFactory

from susi.accounts.models import User


class UserFactory(DjangoModelFactory):
    """A person without password, who signs in with mailed codes."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@exempel.se")
    name = "Amina Warsame"
    call_name = "Amina"
    password = factory.LazyFunction(lambda: "!unusable")
    is_active = True


class StaffFactory(UserFactory):
    """A person who may open the admin."""

    name = "Eva Sandell"
    call_name = "Eva"
    is_staff = True


class SuperuserFactory(StaffFactory):
    """A person who may do everything in the admin."""

    is_superuser = True
