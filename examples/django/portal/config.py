from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin, with a page for the list."""

    default_site = "portal.admin.PortalAdminSite"
