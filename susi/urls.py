"""All addresses: Swedish at the root, English under ``/en/``."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from susi.pages.urls import unprefixed

# The challenge's slug stands at the root, so every fixed first word comes before it
# (``challenges.domain.slugs.RESERVED`` keeps challenges from taking one).
urlpatterns = [
    *unprefixed,
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("susi.accounts.urls")),
        path("", include("susi.outbox.urls")),
        path("", include("ideas.urls")),
        path("", include("participants.urls")),
        path("", include("workshops.urls")),
        path("", include("challenges.urls")),
        path("", include("susi.pages.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "susi.pages.views.errors.bad_request"
handler403 = "susi.pages.views.errors.permission_denied"
handler404 = "susi.pages.views.errors.page_not_found"
handler500 = "susi.pages.views.errors.server_error"
