"""Files between their preview and the decision: kept for a day, named by a token only its owner may use."""

import uuid
from typing import Any, NamedTuple

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.utils import timezone

from learningcity.core.imports.drafts import Source
from learningcity.core.spreadsheets import Limits, too_large
from learningcity.web.door import CityRequest

_SALT = _FOLDER = "imports"
_A_DAY = 24 * 60 * 60


class Upload(NamedTuple):
    """A kept file: its kind, its own name, and where it and its companion lie."""

    kind: str
    name: str
    path: str
    companion: str = ""


def keep(
    request: CityRequest, kind: str, file: UploadedFile[Any], companion: UploadedFile[Any] | None
) -> str:
    """Put the files away and answer the token under which this account finds them again."""
    paths = [_stored(file), _stored(companion) if companion else ""]
    said = [str(request.account.uuid), request.city.code, kind, (file.name or "")[-120:], *paths]
    return signing.dumps(said, salt=_SALT, compress=True)


def read(file: UploadedFile[Any], companion: UploadedFile[Any] | None) -> Source:
    """The bytes of files just sent; one that is too large is refused unread."""
    return Source(file.name or "", _within_limits(file), _within_limits(companion) if companion else b"")


def _within_limits(file: UploadedFile[Any]) -> bytes:
    limits = Limits.standing()
    if (file.size or 0) > limits.megabytes * 1024 * 1024:
        raise too_large(limits)
    file.seek(0)
    return bytes(file.read())


def _stored(file: UploadedFile[Any]) -> str:
    return str(default_storage.save(f"{_FOLDER}/{uuid.uuid4().hex}", ContentFile(_within_limits(file))))


def sweep() -> int:
    """Throw away files whose day is over and that nobody decided on; answers how many."""
    if not default_storage.exists(_FOLDER):
        return 0
    return sum(_swept(f"{_FOLDER}/{name}") for name in default_storage.listdir(_FOLDER)[1])


def _swept(path: str) -> bool:
    try:
        kept = default_storage.get_modified_time(path)
    except FileNotFoundError:  # decided on since the folder was listed
        return False
    if (timezone.now() - kept).total_seconds() <= _A_DAY:
        return False
    default_storage.delete(path)
    return True


def found(request: CityRequest, token: str) -> Upload:
    """The upload of a token, if it is this account's, in this city, and not a day old."""
    try:
        owner, city, *said = signing.loads(token, salt=_SALT, max_age=_A_DAY)
    except signing.BadSignature as fault:
        raise Http404 from fault
    upload = Upload(*said)
    if (owner, city) != (str(request.account.uuid), request.city.code) or not default_storage.exists(
        upload.path
    ):
        raise Http404
    return upload


def source_of(upload: Upload) -> Source:
    """The kept bytes."""
    return Source(upload.name, _read(upload.path), _read(upload.companion) if upload.companion else b"")


def _read(path: str) -> bytes:
    with default_storage.open(path) as file:
        return bytes(file.read())


def discard(upload: Upload) -> None:
    """Throw the kept files away."""
    for path in filter(None, (upload.path, upload.companion)):
        default_storage.delete(path)
