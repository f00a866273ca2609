"""What every page of the application form is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from participants.queries.applications import ApplicationRecord, Step
from susi.accounts.models import User


class StepForm(forms.Form):
    """One page: it is filled from what is saved, and saves itself."""

    heading_field = ""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        record: ApplicationRecord,
        step: Step,
        user: User,
    ) -> None:
        """Build the fields from the challenge, and fill them from the application."""
        self.record, self.step, self.user = record, step, user
        super().__init__(data, initial=self.saved())
        self.build()

    def saved(self) -> dict[str, Any]:
        """Give what is saved, by field name."""
        return {}

    def build(self) -> None:
        """Add the fields that depend on the challenge."""

    def save(self, *, now: datetime) -> None:
        """Save the page.

        Raises:
            ActionRefused: it may not be saved now.
        """
        # Abstract; Django's form metaclass leaves no room for abc's.
        raise NotImplementedError
