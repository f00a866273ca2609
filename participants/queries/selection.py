"""The selection desk: the pool against the quotas, and the list of applicants to choose from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models import Value

from challenges.models import Case, Criterion, CriterionValue
from participants.choices import Availability, PlaceStatus
from participants.domain.plot import Axis, Plot, axis_for
from participants.domain.quotas import Bound, SumCheck, even_order, landing, sum_check
from participants.models import Application, CasePreference, Place
from participants.models.place import HOLDING
from participants.queries.places import (
    applicants,
    bounds_of,
    counts_by_value,
    holders,
    places_with_answers,
)
