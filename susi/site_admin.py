"""The admin site: stock Django in SUSI's clothes, for staff who signed in with two factors."""

from django.contrib.admin.apps import AdminConfig


class SusiAdminConfig(AdminConfig):
    """Puts SUSI's admin site in the place of Django's."""

    default_site = "susi.accounts.admin_site.SusiAdminSite"
