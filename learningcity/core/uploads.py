"""Files that people attach: kept only when they are what their name says, and small enough to be read."""

import hashlib
import io
import zipfile
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused

MOST_MEGABYTES = 15
MEGABYTE = 1024 * 1024
MOST_PARTS = 2_000

_SAME = {"jpeg": "jpg"}
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The kinds of files that are kept, by their ending, each with its media type."""


def _said() -> str:
    return _("PDF, picture, Word or Excel, at most %(megabytes)s MB") % {"megabytes": MOST_MEGABYTES}


WHAT_FITS = lazy(_said, str)()
"""What may be attached, as the hint beside a field says it to each reader."""


class Paper(NamedTuple):
    """A file that proved to be what its name says."""

    data: bytes
    name: str
    ending: str
    sha256: str


def read_paper(upload: UploadedFile[Any], *, field: str = "file") -> Paper:
    """Take in an uploaded file; refuses what is too large, empty, unknown, or not what its name says."""
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2]
    if (upload.size or 0) > MOST_MEGABYTES * MEGABYTE:
        too_large = _("The file is larger than %(megabytes)s MB.") % {"megabytes": MOST_MEGABYTES}
        raise Refused("file-too-large", too_large, field=field)
    data = upload.read()
    if not data:
        raise Refused("file-empty", _("The file is empty."), field=field)
    said = name.rpartition(".")[2].lower()
    said = _SAME.get(said, said)
    if said not in TYPES:
        raise Refused(
            "file-kind", _("Choose a PDF, a picture (PNG, JPG), or a file of Word or Excel."), field=field
        )
    if proven(data) != said:
        sentence = _("The file's name ends in .%(ending)s, but it is something else inside. It was not kept.")
        raise Refused("file-not-as-named", sentence % {"ending": said}, field=field)
    return Paper(data, name[-200:], said, hashlib.sha256(data).hexdigest())


def proven(data: bytes) -> str:
    """What a file is by its content: an ending of `TYPES`, or nothing."""
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2_048:]:
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return _office(data) if data.startswith(b"PK\x03\x04") else ""


def _office(data: bytes) -> str:
    """A file of Word or Excel without programs in it; nothing of it is unpacked."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if len(names) > MOST_PARTS or "[Content_Types].xml" not in names:
        return ""
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return ""
    return next((ending for ending, part in _OFFICE.items() if part in names), "")
