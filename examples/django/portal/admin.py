from django.contrib import admin
from django.template.response import TemplateResponse
from django.urls import path


class PortalAdminSite(admin.AdminSite):
    """The list has a page of its own: the admin's own lists refuse parameters that they don't know."""

    def get_urls(self):
        return [path("activity/", self.admin_view(self.activity), name="activity"), *super().get_urls()]

    def activity(self, request):
        return TemplateResponse(request, "admin/activity.html", {**self.each_context(request), "title": "Activity"})
