import pytest

from attribune.merge.wording import change_line, event_line, listed, preposition, statement_line


@pytest.mark.parametrize(
    ("actors", "trigger", "recipients", "joint", "status", "expected"),
    [
        (["Ana Voss"], "met", ["Piet Lorne"], "", "occurred", "Ana Voss met Piet Lorne"),
        (["Ana Voss"], "met", ["Piet Lorne"], "with", "occurred", "Ana Voss met with Piet Lorne"),
        (["Ana Voss"], "resigned", [], "", "occurred", "Ana Voss resigned"),
        (["Ana Voss"], "meet", ["Piet Lorne"], "", "planned", "Ana Voss: meet → Piet Lorne (planned)"),
        (["Ana Voss"], "meet", ["Piet Lorne"], "with", "planned", "Ana Voss: meet with Piet Lorne (planned)"),
        (["Rebels"], "attack", ["Selden"], "on", "denied", "Rebels: attack on Selden (denied)"),
        ([], "arrested", ["Dario Venn"], "", "occurred", "arrested → Dario Venn"),
        (["A", "B"], "signed", ["C", "D", "E"], "", "possible", "A and B signed C, D and E (possible)"),
        (["Union"], "feed", ["crews"], "", "occurred", "Union: feed → crews"),
        ([], "strike", [], "", "ongoing", "strike (ongoing)"),
        (["PIC"], "opened the inquiry", ["Kern"], "into", "occurred", "PIC opened the inquiry into Kern"),
        (["Kern"], "will sue", ["PIC"], "", "planned", "Kern will sue PIC (planned)"),
        (["Police"], "broke\nup", ["march"], "", "occurred", "Police broke up march"),
    ],
)
def test_an_event_never_says_more_than_its_words(
    actors: list[str], trigger: str, recipients: list[str], joint: str, status: str, expected: str
) -> None:
    assert event_line(actors, trigger, recipients, joint=joint, status=status) == expected


@pytest.mark.parametrize(
    ("speakers", "cue", "content", "quoted", "polarity", "expected"),
    [
        (["Ana Voss"], "said", ["“We keep the port,”"], True, "asserted", "Ana Voss said: “We keep the port”"),
        (["Ana Voss"], "said", ["“Yes", "no”"], True, "asserted", "Ana Voss said: “Yes … no”"),
        (["Ana Voss"], "hopes", ["to win"], False, "asserted", "Ana Voss (hopes): to win"),
        (["police"], "according to", ["he fled"], False, "asserted", "police: he fled"),
        (["Ana Voss"], "comment", ["on it"], False, "refused", "Ana Voss (comment): on it (refused)"),
        (["Ana Voss"], "", ["“No.”"], True, "asserted", "Ana Voss: “No.”"),
        ([], "", ["it rained"], False, "asserted", "it rained"),
        ([], "said", ["it rained"], False, "asserted", "said: it rained"),
    ],
)
def test_a_statement_keeps_its_cue(
    speakers: list[str], cue: str, content: list[str], quoted: bool, polarity: str, expected: str
) -> None:
    assert statement_line(speakers, cue, content, quoted=quoted, polarity=polarity) == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" with ", "with"),
        (" with the union leader ", "with"),
        (" on plans to close ", ""),
        (" with the head of the union of ", ""),
        (" to call out all ", ""),
        (" on Monday ", ""),
        (" by ", ""),
        (" and attacked ", ""),
        (" with Lorne, who ", ""),
        (" on 3 May ", ""),
        (" ", ""),
        ("", ""),
        (" with " + "very " * 20, ""),
    ],
)
def test_only_a_preposition_beside_the_trigger_joins(between: str, expected: str) -> None:
    assert preposition(between) == expected


@pytest.mark.parametrize(
    ("matter", "of", "expected"),
    [
        ("sanctuary status", "Orvane", "sanctuary status of Orvane: adopted"),
        ("Orvane toll", "Orvane", "Orvane toll: adopted"),
        ("toll", "", "toll: adopted"),
    ],
)
def test_a_change_names_whose_matter_it_is(matter: str, of: str, expected: str) -> None:
    assert change_line(matter, of, "adopted") == expected


def test_names_are_listed() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
