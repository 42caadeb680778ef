"""The mailbox of an installation without a mail server: each message becomes a file in the data directory."""

from django.core.mail.backends.filebased import EmailBackend


class DataDirectory(EmailBackend):
    """Django's file backend, kept in `LEARNINGCITY_DATA/mail`; the demo shows it at `/staff/…/outbox`."""
