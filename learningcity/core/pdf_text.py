"""Text copied from a PDF is the text that was set, also in Thai.

Typst gives a cluster of several glyphs (a consonant with its vowel and tone mark) one `ActualText`, repeats
it where a mark is drawn apart, and maps the cluster's first glyph to the whole. Viewers then copy marks twice
or, where they read no `ActualText`, wrong letters. Here each glyph gets its own letter.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

SPAN = re.compile(rb"/Span<</ActualText<FEFF([0-9A-F]*)>>>BDC(.*?)EMC", re.DOTALL)
STRING = re.compile(rb"\(((?:\\.|[^\\)])*)\)", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
FONT = re.compile(rb"/(\w+) [\d.]+ Tf")
MAPPED = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
SARA_AM, NIKHAHIT, SARA_AA = "\u0e33", "\u0e4d", "\u0e32"
"""Sara am is drawn as two: the ring above, then the sara aa that follows."""

Letters = dict[str, dict[int, str]]
"""For each font by its name on the page: the letter of each glyph."""


def mend_text(pdf: bytes) -> bytes:
    """The same document, with one letter for each glyph."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        content = page.get_contents()
        if content is None:
            continue
        letters: Letters = {}
        mended = _mended(content.get_data(), letters)
        stream = DecodedStreamObject()
        stream.set_data(mended)
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
        for font, of_font in letters.items():
            _map_glyphs(page["/Resources"]["/Font"][f"/{font}"], of_font)  # type: ignore[index]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mended(content: bytes, letters: Letters) -> bytes:
    """The content with a text beside glyphs only where they do not spell it; learns letters on the way."""
    needed = set()
    for group in _clusters(list(SPAN.finditer(content))):
        if not _learn(group, letters):
            needed.add(group[0].start())
    return SPAN.sub(lambda span: span[0] if span.start() in needed else span[2], content)


def _clusters(spans: list[re.Match[bytes]]) -> Iterator[list[re.Match[bytes]]]:
    """Pieces of one cluster stand one after another with the same text, until there is a glyph a letter."""
    group: list[re.Match[bytes]] = []
    for span in spans:
        full = group and sum(len(_glyphs(each)) for each in group) >= len(_text(group[0]))
        if group and (full or span[1] != group[0][1]):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _learn(group: list[re.Match[bytes]], letters: Letters) -> bool:
    """Keep the letter of each glyph; answers whether the letters spell the text."""
    glyphs = [(_font(span), glyph) for span in group for glyph in _glyphs(span)]
    text = _text(group[0])
    drawn = _drawn(text, len(glyphs))
    for (font, glyph), letter in zip(glyphs, drawn, strict=False):
        letters.setdefault(font, {})[glyph] = letter
    return bool(drawn) and text.startswith("".join(drawn))


def _drawn(text: str, glyphs: int) -> list[str]:
    """The letters each glyph draws; nothing where that cannot be told. A mark drawn apart may be missing."""
    if text.endswith(SARA_AM):
        above = [*text[1:-1], NIKHAHIT]
        one = [text[0], *above, SARA_AA]
        return one if len(one) == glyphs else [text[0], "".join(above), SARA_AA] if glyphs == 3 else []
    return list(text[:glyphs]) if len(text) >= glyphs else []


def _font(span: re.Match[bytes]) -> str:
    found = FONT.search(span[2])
    return found[1].decode() if found else ""


def _text(span: re.Match[bytes]) -> str:
    return bytes.fromhex(span[1].decode()).decode("utf-16-be")


def _glyphs(span: re.Match[bytes]) -> list[int]:
    codes = b"".join(ESCAPED.sub(_unescaped, string) for string in STRING.findall(span[2]))
    return [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]


def _unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if len(code) == 3 else PLAIN.get(code, code)


def _map_glyphs(font: Any, letters: dict[int, str]) -> None:
    """Write the learned letters into the font's map of glyphs."""
    stream = font["/ToUnicode"]
    cmap = stream.get_data().decode("latin-1")
    known = {
        int(glyph, 16): text
        for glyph, text in MAPPED.findall(cmap.partition("begincmap")[2])
        if glyph != "0000"
    }
    known = {glyph: _mark_of(text) for glyph, text in known.items()}
    known |= {glyph: letter.encode("utf-16-be").hex().upper() for glyph, letter in letters.items()}
    rows = [f"<{glyph:04X}> <{text}>" for glyph, text in sorted(known.items())]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    head, tail = cmap[: cmap.index("endcodespacerange") + 17], cmap[cmap.index("endcmap") :]
    stream.set_data(f"{head}\n{said}\n{tail}".encode("latin-1"))


def _mark_of(text: str) -> str:
    """Of a cluster's text, the mark that is drawn apart: the first time, Typst maps it to the whole."""
    last = text[-4:]
    return last if len(text) > 4 and chr(int(last, 16)) in MARKS else text
