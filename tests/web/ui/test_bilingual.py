"""Content in two columns, and names that stay whole."""

from django.utils import translation

from learningcity.web.ui.bilingual import keep_whole, own_words, th_en, th_en_text

BOTH = {"title_th": "ทำขนม", "title_en": "Sweets"}
THAI_ONLY = {"title_th": "ทำขนม <สด>", "title_en": ""}


def test_the_column_of_the_readers_language_is_shown() -> None:
    with translation.override("th"):
        assert th_en(BOTH, "title") == "ทำขนม"
    with translation.override("en"):
        assert th_en(BOTH, "title") == "Sweets"


def test_a_stand_in_says_which_language_it_is_in_and_is_escaped() -> None:
    with translation.override("en"):
        assert th_en(THAI_ONLY, "title") == '<span lang="th">ทำขนม &lt;สด&gt;</span>'
        assert th_en_text(THAI_ONLY, "title") == "ทำขนม <สด>"


def test_nothing_in_either_language_is_nothing() -> None:
    assert th_en({"title_th": "", "title_en": ""}, "title") == ""


def test_each_phrase_of_a_thai_name_is_held_whole() -> None:
    assert keep_whole("วัดเทพธิดาราม วัดราชนัดดา") == (
        '<span class="nb">วัดเทพธิดาราม</span> <span class="nb">วัดราชนัดดา</span>'
    )


def test_latin_words_and_very_long_phrases_may_break() -> None:
    long_name = "โรงเรียนมัธยมศึกษาตอนปลายประจำจังหวัดสมมติวิทยาคม"
    assert keep_whole("Wat Pho") == "Wat Pho"
    assert keep_whole(long_name) == long_name


def test_a_name_cannot_smuggle_markup() -> None:
    assert "<b>" not in keep_whole("<b>วัด</b>")


def test_thai_words_of_ones_own_say_so_on_an_english_page_alone() -> None:
    with translation.override("en"):
        assert own_words("อยากเรียน <b>ขิม</b>") == '<span lang="th">อยากเรียน &lt;b&gt;ขิม&lt;/b&gt;</span>'
        assert own_words("฿60 for tea") == "฿60 for tea"
    with translation.override("th"):
        assert own_words("อยากเรียนขิม") == "อยากเรียนขิม"
