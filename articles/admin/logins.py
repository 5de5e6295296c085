"""Logins, failed logins and logouts in the site-wide log, and passwords that people change for themselves."""

from django.contrib import admin
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from articles.audit import record
from articles.models import User

# Signals, because nothing else of Django's tells of every way in and out. Registered when the desk is loaded.


@receiver(user_logged_in)
def record_login(sender, user, **kwargs):
    record("login", user, by=user)


@receiver(user_logged_out)
def record_logout(sender, user, **kwargs):
    """Nothing for somebody whose session had ended before."""
    if user is not None:
        record("logout", user, by=user)


@receiver(user_login_failed)
def record_failure(sender, credentials, **kwargs):
    """Names the account only if there is one: people type their password into the wrong field."""
    typed = str(credentials.get("username", ""))
    user = User.objects.filter(username=typed[:150].replace("\x00", "")).first()
    record("login_failed", user or User(), by=None)


def record_own_password(user):
    record("password", user, by=user)


admin.site.password_changed = record_own_password
