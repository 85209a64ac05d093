"""Pictures stand where the dates say."""

from attribune.serve.pictures import BAR_HEIGHT, WIDTH, history, network, timeline


def test_a_timeline_has_a_place_for_every_month() -> None:
    picture = timeline({("2026-01", "event"): 3, ("2026-03", "event"): 1, ("2026-03", "statement"): 1})
    assert picture is not None
    first, last = picture.bars
    assert (first.period, last.period) == ("2026-01", "2026-03")
    assert (first.x, last.x) == (0, 2 * WIDTH / 3)
    assert first.parts == (("event", 0.0, BAR_HEIGHT),)
    assert [round(height) for _, _, height in last.parts] == [40, 40]
    assert last.parts[1][1] == round(last.parts[0][1] - 40, 2)


def test_long_times_are_counted_by_years() -> None:
    picture = timeline({("1999-01", "event"): 1, ("2026-03", "event"): 1})
    assert picture is not None
    assert [bar.period for bar in picture.bars] == ["1999", "2026"]


def test_one_month_is_no_picture() -> None:
    assert timeline({("2026-01", "event"): 3}) is None
    assert timeline({}) is None


def test_a_history_reaches_from_change_to_change() -> None:
    picture = history([("signed", "2026-01-01", "c1", False), ("blocked", "2026-01-31", "c2", True)], on="2026-01-16")
    assert picture is not None
    signed, blocked = picture.steps
    assert (signed.x, signed.width) == (0, blocked.x)
    assert blocked.x + blocked.width == WIDTH
    assert picture.on == blocked.x / 2
    assert blocked.disputed


def test_changes_of_one_day_do_not_hide_each_other() -> None:
    picture = history([("signed", "2026-01-01", "c1", False), ("announced", "2026-01-01", "c2", False)])
    assert picture is not None
    assert [step.row for step in picture.steps] == [0, 1]
    assert picture.rows == 2
    assert history([("signed", "", "c1", False)]) is None


def test_a_network_has_its_strongest_tie_thickest() -> None:
    nodes = network((("Ana Voss", 8), ("Piet Lorne", 4), ("Per Lund", 1)))
    assert [node.thickness for node in nodes] == [8.0, 4.5, 1.9]
    assert len({(node.x, node.y) for node in nodes}) == 3
