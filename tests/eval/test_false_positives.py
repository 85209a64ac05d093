"""The count of false positives: labels looked up by place and type, the unjudged counted as wrong."""

from eval.false_positives import LABELS, figures, judged, labels

TABLE = "report\tstart\tend\ttype\tlabel\na1\t10\t16\tASSAULT\twrong\na1\t40\t47\tCONSULT\tright\n"


def test_labels_are_found_by_overlap_and_type() -> None:
    found = [
        [("a1", 8, 16, "ASSAULT")],
        [("a1", 90, 97, "CONSULT"), ("a1", 40, 47, "CONSULT")],
        [("a1", 10, 16, "COERCE")],
        [("b2", 10, 16, "ASSAULT")],
    ]
    assert [label for _, label in judged(found, labels(TABLE))] == ["wrong", "right", "not judged", "not judged"]


def test_what_nobody_judged_counts_as_wrong() -> None:
    verdicts = [(("a", 0, 1, "AID"), label) for label in ("right", "wrong", "not judged", "not judged")]
    assert figures(verdicts, 2000) == {
        "words": 2000,
        "events": 4,
        "right": 1,
        "not_judged": 2,
        "events_per_1000": 2.0,
        "wrong_per_1000": 1.5,
    }


def test_the_shipped_labels_are_well_formed() -> None:
    known = labels(LABELS.read_text(encoding="utf-8"))
    assert known
    assert set(known.values()) <= {"right", "wrong"}
