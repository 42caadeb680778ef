"""Reading the identifier of a record from what a page was sent."""

from uuid import UUID


def uuid_of(text: str) -> UUID | None:
    """The uuid a text is; nothing if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
