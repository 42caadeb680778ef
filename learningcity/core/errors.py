"""The one way to say no."""

from collections.abc import Iterator


class Refused(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """A *no* the person may read: `message` is one sentence in their language, `field` the input it is about.

    Anything else that is raised is a bug and surfaces as one.
    """

    def __init__(self, code: str, message: object, *, field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class RefusedTogether(Refused):
    """Several refusals of one submission, so that a person can mend them all at once."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__(refusals[0].code, refusals[0].message, field=refusals[0].field)
        self.refusals = refusals

    def __iter__(self) -> Iterator[Refused]:
        return iter(self.refusals)
