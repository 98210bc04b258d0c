from django.conf import settings
from django.db import models


class Member(models.Model):
    """What the portal knows about a user's use of the password manager."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    vault_created_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)


class Reminder(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    sent_at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=200)


class Answer(models.Model):
    """What was answered to a request. If the answer was lost, the request comes once more, with the same key."""

    key = models.CharField(max_length=200, primary_key=True)
    answer = models.JSONField(default=dict)
