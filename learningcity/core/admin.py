"""The operator's window on the trail, the outbox and the schedule: to read, not to change."""

from typing import Any

from django.contrib import admin

from learningcity.core.models import AuditEntry, ImportRun, Message, ScheduledTask


class ReadOnly(admin.ModelAdmin[Any]):
    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any) -> bool:
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    list_display = ("at", "act", "about_kind", "about", "actor", "city", "sequence")
    list_filter = ("act",)


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = ("template", "channel", "state", "not_before", "attempts", "sent_at")
    list_filter = ("state", "template")
    exclude = ("recipient", "context")


@admin.register(ScheduledTask)
class ScheduledTaskAdmin(ReadOnly):
    list_display = ("name", "due_at", "last_finished_at", "last_error")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly):
    list_display = ("at", "kind", "file_name", "city", "taken_back_at")
