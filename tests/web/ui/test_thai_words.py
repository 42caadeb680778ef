"""Thai words on an English page say that they are Thai, whoever wrote the template."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from learningcity.city.places.models import City
from learningcity.web.ui.language import LanguageMiddleware
from learningcity.web.ui.thai_words import mark_thai
from tests.thai_on_pages import unmarked

NAME = '<bdi lang="th">สมชาย ใจดี</bdi>'


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<h1>สมชาย ใจดี</h1>", f"<h1>{NAME}</h1>"),
        ("<p> Call สมชาย ใจดี! </p>", f"<p> <bdi>Call {NAME}!</bdi> </p>"),
        ("สมชาย ใจดี", NAME),
        ("<p>฿300 for 2 people</p>", "<p>฿300 for 2 people</p>"),
        ("<b>อค 1520</b>", '<b><bdi lang="th">อค 1520</bdi></b>'),
        ('<p lang="th">สมชาย</p>', '<p lang="th">สมชาย</p>'),
        (
            '<p lang="th"><b>สมชาย</b></p><i>ก</i>',
            '<p lang="th"><b>สมชาย</b></p><i><bdi lang="th">ก</bdi></i>',
        ),
        ('<a hreflang="th">ไทย</a>', '<a hreflang="th"><bdi lang="th">ไทย</bdi></a>'),
        ("<option value=1>ก</option>", '<option lang="th" value=1>ก</option>'),
        ("<title>ก – City</title><p>a</p>", '<title lang="th">ก – City</title><p>a</p>'),
        ("<textarea>ก</textarea>", '<textarea lang="th">ก</textarea>'),
        ("<textarea>a</textarea> ก", '<textarea>a</textarea> <bdi lang="th">ก</bdi>'),
        ('<input value="ก"><b>a</b>', '<input lang="th" value="ก"><b>a</b>'),
        ("<svg><path d=''/><text>ก</text></svg>", "<svg><path d=''/><text lang=\"th\">ก</text></svg>"),
        ('<script>"<b>ก"</script><br>', '<script>"<b>ก"</script><br>'),
        ('<a title="a > ก">b</a>', '<a title="a > ก">b</a>'),
        ("<!-- ก --><p>a</p>", "<!-- ก --><p>a</p>"),
        ("<p>a<li>ก</ul>ข", '<p>a<li><bdi lang="th">ก</bdi></ul><bdi lang="th">ข</bdi>'),
    ],
)
def test_what_is_thai_is_marked_and_nothing_else(page: str, marked: str) -> None:
    assert mark_thai(page, "en") == marked
    assert mark_thai(marked, "en") == marked, "once is enough"
    assert unmarked(marked) == []
    assert mark_thai(page, "th") == page


@pytest.mark.parametrize(
    ("kind", "language", "marked"),
    [("text/html; charset=utf-8", "en", True), ("text/html", "th", False), ("text/csv", "en", False)],
)
def test_pages_are_marked_where_they_leave(
    rf: RequestFactory, kind: str, language: str, marked: bool
) -> None:
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("<b>ก</b>", content_type=kind)

    said = LanguageMiddleware(answer)(rf.get("/", {"lang": language})).content.decode()
    assert said == ('<b><bdi lang="th">ก</bdi></b>' if marked else "<b>ก</b>")


@pytest.mark.django_db
def test_an_answer_is_as_long_as_it_says(client: Client, city: City) -> None:
    """What lengthens a page comes before what measures it, else its end is cut off."""
    for address in ("/phra-nakhon/", "/phra-nakhon/wishes", "/accounts/login/"):
        answer = client.get(address, {"lang": "en"})
        assert 'lang="th"' in answer.content.decode()
        assert int(answer["Content-Length"]) == len(answer.content)


def test_the_walk_finds_what_is_not_marked() -> None:
    """Else walking pages would prove nothing."""
    assert unmarked('<p>ก</p><p lang="th">ข <b lang="en">ค</b></p>') == ["ก", "ค"]
