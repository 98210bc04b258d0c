"""What Active Users asks the portal for: the users, and to send reminders."""

import json

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from .models import Answer, Member, Reminder


def users(request):
    """The document. It answers 401 and 403 itself: a redirect to the sign-in page is no answer to a request for data."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    if not request.user.has_perm("auth.view_user"):
        return HttpResponse(status=403)
    members = Member.objects.select_related("user").prefetch_related("user__reminders")
    return JsonResponse({"generated_at": now().isoformat(), "users": [record(member) for member in members]})


def record(member):
    user = member.user
    return {
        "id": user.pk,
        "name": user.get_full_name(),
        "email": user.email,
        "account": "enabled" if user.is_active else "suspended",
        "vault_created_at": moment(member.vault_created_at),
        "last_used_at": moment(member.last_used_at),
        "reminders": [{"sent_at": moment(sent.sent_at), "text": sent.text} for sent in user.reminders.all()],
    }


def moment(at):
    return at.isoformat() if at else None


@require_POST
def reminders(request):
    """Sends reminders. Django's middleware has checked the CSRF token."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    if not request.user.has_perm("portal.add_reminder"):
        return HttpResponse(status=403)
    body = json.loads(request.body)
    # A crash before the end of the transaction sends the mails again. If that must not be, store them in it too,
    # and let another program deliver them.
    with transaction.atomic():
        stored, is_new = Answer.objects.get_or_create(key=request.headers["Idempotency-Key"])
        if is_new:
            stored.answer = send_test(request.user, body) if body["test"] else send(body)
            stored.save()
    return JsonResponse(stored.answer)


def send_test(admin, body):
    message = body["messages"][0]
    send_mail("[Test] " + message["subject"], message["body"], None, [admin.email])
    return {"accepted": 1, "rejected": []}


def send(body):
    rejected = []
    for message in body["messages"]:
        user = get_user_model().objects.filter(pk=message["user_id"]).first()
        if reason := refusal(user):
            rejected.append({"id": message["user_id"], "reason": reason})
            continue
        Reminder.objects.create(user=user, text=body.get("text") or "")
        send_mail(message["subject"], message["body"], None, [user.email])
    return {"accepted": len(body["messages"]) - len(rejected), "rejected": rejected}


def refusal(user):
    """Why a user gets no reminder."""
    if user is None:
        return "There is no member with this id."
    if not user.is_active:
        return "The account is suspended."
    if not user.email:
        return "The e-mail address is missing or can't be used."
    return None
