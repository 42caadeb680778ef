"""Which file, and what is in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.web.staff.imports.kinds import KINDS
from learningcity.web.ui.forms import Hinted


class FileForm(forms.Form):
    """The kind of file, the file, and a second one for walks."""

    kind = forms.ChoiceField(label=_("What is in the file"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("The file"),
        help_text=_("Excel (.xlsx), CSV or GeoJSON, 20 MB at most. Thai digits and Buddhist years are fine."),
    )
    companion = forms.FileField(
        label=_("Stops of walks (only with activities)"),
        required=False,
        help_text=_("A second file with the stops of each walk."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, Hinted(str(kind.label), str(kind.sentence))) for code, kind in KINDS.items()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
