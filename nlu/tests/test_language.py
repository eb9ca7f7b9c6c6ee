"""In which language a text is; Dutch unless there is good reason to think otherwise."""

import pytest
from components.language import LanguageDetector

DETECTOR = LanguageDetector()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how much is the uitkering for a couple with one kid", "en"),
        ("işsizlik parası için nereye başvurmam gerekiyor", "tr"),
        ("gdzie mogę złożyć wniosek o zasiłek", "pl"),
        ("كيف أقدم طلب مساعدة من البلدية", "ar"),
        ("як подати заяву на bijstand", "uk"),
        ("мне отказали в пособии, что делать", "ru"),
        ("hoeveel bijstand krijg ik", "nl"),
        ("scholing vergoeding??", "nl"),
        ("Scholingsvoucher aanvragen, deadline?", "nl"),
        ("job alert pauzeren tot 1 januari", "nl"),
        ("mag me wagen blijfe als ik bijstand krijg", "nl"),
        ("wat is top", "nl"),
        ("Onboarding TOP: wat is stap 1?", "nl"),
        ("hey bot", "nl"),
        ("", "nl"),
        ("123", "nl"),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert DETECTOR.language(text) == language
