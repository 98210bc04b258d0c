from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/users", views.users, name="users"),
    path("api/reminders", views.reminders, name="reminders"),
]
