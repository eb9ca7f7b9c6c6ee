"""Counting how well texts were understood, on rows made by hand."""

import pytest
from components.decision import EMERGENCY, OUTSIDE
from evaluation import measures
from evaluation.asking import Row
from evaluation.figures import About, Figures, as_json, gather
from evaluation.leaving_out import Trust
from evaluation.measures import Share, measure
from hypothesis import given
from hypothesis import strategies as st

LABELS = ["digid", "contact", "ziek", EMERGENCY, OUTSIDE]
ABOUT = About("Proef.", "2026-11-23", "none", Trust(None, None))


def row(
    *labels: str, best: str, second: str = "klacht", decision: str = "answer", sure: float = 0.9, asked: bool = False
) -> Row:
    return Row("groep", f"tekst over {labels[0]}", labels, (best, second, "privacy"), sure, decision, asked)


RIGHT = row("digid", best="digid")
WRONG = row("digid", best="contact", second="digid", asked=True)
ALSO = row("digid", "contact", best="contact")
CLARIFIED = row("digid", best="digid", decision="clarify")
SENT_AWAY = row("digid", best=OUTSIDE, decision="outside")
REFUSED = row(OUTSIDE, best=OUTSIDE, decision="outside")
ACCEPTED = row(OUTSIDE, best="digid")
SEEN = row(EMERGENCY, best=EMERGENCY, sure=0.1)
MISSED = row(EMERGENCY, best="ziek")
ALARM = row("ziek", best=EMERGENCY)
ROWS = [RIGHT, WRONG, ALSO, CLARIFIED, SENT_AWAY, REFUSED, ACCEPTED, SEEN, MISSED, ALARM]

rows = st.builds(
    Row,
    group=st.sampled_from(["a", "b"]),
    text=st.text(max_size=5),
    labels=st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True).map(tuple),
    best=st.permutations(LABELS).map(lambda order: tuple(order[:3])),
    confidence=st.floats(0, 1),
    decision=st.sampled_from(["answer", "clarify", "outside"]),
    asked=st.booleans(),
)


def figures(measured: list[Row]) -> Figures:
    return gather(measured, {**dict.fromkeys(["digid", "contact"], "a"), **dict.fromkeys(LABELS[2:], "b")}, ABOUT)


def test_each_text_is_counted_where_it_belongs() -> None:
    measured = measure(ROWS)
    assert measured.at_once == Share(4, 8)
    assert measured.within_three == Share(5, 8)
    assert measured.answered_right == Share(3, 8)
    assert measured.answered_wrong == Share(3, 8)
    assert measured.clarified == Share(1, 8)
    assert measured.sent_away == Share(1, 8)
    assert measured.not_answered == Share(1, 2)
    assert measured.emergencies_seen == Share(1, 2)
    assert measured.false_alarms == Share(1, 8)
    assert measured.skipped == Share(9, 10)


def test_what_fits_too_is_no_mistake() -> None:
    assert not measures.is_false_accept(row(OUTSIDE, "digid", best="digid"))
    assert not measures.is_false_alarm(row("ziek", EMERGENCY, best=EMERGENCY))
    assert measure([row("digid", OUTSIDE, best=OUTSIDE, decision="outside")]).sent_away == Share(0, 1)


def test_text_met_with_choices_is_no_false_accept() -> None:
    assert not measures.is_false_accept(row(OUTSIDE, best="digid", decision="clarify"))


def test_share_of_nothing_has_no_value() -> None:
    assert measure([RIGHT]).emergencies_seen.value is None


@given(st.lists(rows, min_size=1))
def test_what_happens_to_questions_adds_up_to_all(made: list[Row]) -> None:
    measured = measure(made)
    parts = (measured.answered_right, measured.answered_wrong, measured.clarified, measured.sent_away)
    assert sum(part.count for part in parts) == measured.at_once.of
    assert measured.at_once.count <= measured.within_three.count


@given(st.lists(rows, min_size=1))
def test_groups_add_up_to_the_whole(made: list[Row]) -> None:
    found = figures(made)
    assert sum(one.texts for one in found.groups.values()) == found.together.texts
    assert sum(one.at_once.count for one in found.topics.values()) == found.together.at_once.count
    assert sum(sum(counts) for counts in found.matrix.counts) == len(made)
    assert sum(sum(counts) for one in found.matrices.values() for counts in one.counts) == len(made)


def test_pair_confused_most_comes_first_with_two_of_its_texts() -> None:
    pairs = measures.confusions([row("ziek", best="digid"), *[row("digid", best="contact")] * 3, RIGHT, ALSO])
    assert [(one.meant, one.given, one.count, len(one.texts)) for one in pairs] == [
        ("digid", "contact", 3, 2),
        ("ziek", "digid", 1, 1),
    ]


def test_only_the_thirty_pairs_confused_most_are_shown() -> None:
    assert len(measures.confusions([row(f"topic {number}", best="digid") for number in range(40)])) == 30


def test_bot_that_is_right_as_often_as_it_is_sure_has_no_calibration_error() -> None:
    half = [row("digid", best=best, sure=0.5) for best in ("digid", "contact")]
    assert measures.calibration(half).error == 0
    assert measures.calibration([row("digid", best="contact", sure=1.0)]).error == 1.0


@given(st.lists(rows, min_size=1))
def test_every_text_is_in_a_bin_of_its_confidence(made: list[Row]) -> None:
    found = measures.calibration(made)
    assert sum(one.texts for one in found.bins) == len(made)
    assert all(one.start - 1e-9 <= one.confidence <= one.end + 1e-9 for one in found.bins)
    assert 0 <= found.error <= 1


def test_topic_that_fits_too_stays_on_the_diagonal() -> None:
    assert measures.matrix([ALSO, WRONG]) == {("digid", "digid"): 1, ("digid", "contact"): 1}


def test_text_put_at_another_group_is_counted_elsewhere() -> None:
    found = figures([row("digid", best="ziek"), RIGHT]).matrices["a"]
    assert (found.names, found.counts) == (["digid"], [[1, 1]])


def test_lists_hold_the_texts_worth_reading() -> None:
    found = figures(ROWS)
    listed = (found.false_accepts, found.missed_emergencies, found.false_alarms)
    assert [[(one.meant, one.given) for one in slips] for slips in listed] == [
        [(OUTSIDE, "digid")],
        [(EMERGENCY, "ziek")],
        [("ziek", EMERGENCY)],
    ]


def test_json_gives_shares_with_their_value() -> None:
    found = as_json(figures(ROWS))
    assert found["together"]["at_once"] == {"count": 4, "of": 8, "value": pytest.approx(0.5)}
    assert found["calibration"]["bins"][-1]["texts"] == 9
