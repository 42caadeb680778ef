"""Printed documents, set by Typst with Thai type; what is printed goes in as data, never as source."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from learningcity.core.pdf_text import mend_text

SHEET = Path(__file__).resolve().parent / "documents"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.PDF_FONTS)]
    )


def make_pdf(template: Path, data: Mapping[str, Any], *, language: str) -> bytes:
    """The PDF of a Typst template, which reads `data` and may import `/sheet.typ` from `core/documents`."""
    source = template.read_text("utf-8")
    given = {"data": json.dumps({**data, "language": language}, ensure_ascii=False)}
    made = typst.compile(  # type: ignore[call-overload]  # its stub wants source and root of one type
        source.encode(), root=str(SHEET), font_paths=_fonts(), sys_inputs=given, format="pdf"
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return mend_text(made)
