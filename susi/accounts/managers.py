"""How people are made."""

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from susi.accounts.models import User


class UserManager(BaseUserManager["User"]):
    """Makes people whose name is their e-mail address, in lower case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Give a new person; without a password they sign in with mailed codes.

        Raises:
            ValueError: the address is empty.
        """
        if not email:
            msg = "A person needs an e-mail address."
            raise ValueError(msg)
        user = self.model(email=self.clean_address(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Give a new person who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, whatever its case."""
        return self.get(email=self.clean_address(username or ""))

    @staticmethod
    def clean_address(email: str) -> str:
        """Give the address as it is stored: trimmed and in lower case."""
        return email.strip().lower()
