"""What there is to read."""

import pickle
from pathlib import Path

import pytest

from attribune.errors import MissingReport, NothingToRead
from attribune.read.metadata import load_metadata
from attribune.read.sources import Source, find_sources, metadata_gaps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.text", "c.HTML", "d.htm", "e.md", ".hidden.txt", ".git/f.txt", "sub/g.txt", "sub/h.json"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ships wait.", encoding="utf-8")
    return tmp_path / "reports"


def names(sources: tuple[Source, ...], folder: Path) -> list[str]:
    return [source.name.removeprefix(folder.as_posix() + "/") for source in sources]


def test_a_folder_is_read_recursively_and_sorted(folder: Path) -> None:
    assert names(find_sources([folder]), folder) == ["a.text", "b.txt", "c.HTML", "d.htm", "sub/g.txt"]


def test_files_are_taken_whatever_their_suffix_and_in_the_order_given(folder: Path) -> None:
    sources = find_sources([str(folder / "e.md"), folder / "b.txt", folder / ".hidden.txt"])

    assert names(sources, folder) == ["e.md", "b.txt", ".hidden.txt"]


def test_a_relative_path_stays_relative(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)

    assert [source.name for source in find_sources(["reports/sub", "reports/b.txt"])] == [
        "reports/sub/g.txt",
        "reports/b.txt",
    ]


def test_standard_input() -> None:
    (source,) = find_sources(["-"], stdin=b"Ships wait.")

    assert (source.name, source.path, source.content) == ("standard input", None, b"Ships wait.")


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "dead.txt").symlink_to(folder / "nowhere.txt")

    assert "sub/g.txt" in names(find_sources([folder]), folder)


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")

    with pytest.raises(NothingToRead, match=r"only \.txt, \.text, \.html and \.htm files count"):
        find_sources([tmp_path])
    with pytest.raises(NothingToRead):
        find_sources([])


@pytest.mark.parametrize("name", ["none.txt", "a\0b", "x" * 5000])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingReport, match="check the path"):
        find_sources([tmp_path / name])


def test_a_run_goes_on_without_the_missing_file(folder: Path) -> None:
    sources = find_sources([folder / "none.txt", folder / "b.txt"])

    assert isinstance(sources[0].problem, MissingReport)
    assert sources[1].problem is None


def test_a_source_can_be_sent_to_another_process(folder: Path) -> None:
    sources = find_sources([folder / "b.txt"])

    assert pickle.loads(pickle.dumps(sources)) == sources


def test_rows_without_a_report_and_reports_without_a_row(folder: Path) -> None:
    table = folder.parent / "m.csv"
    table.write_text("path,outlet\nb.txt,Courier\nz.txt,Herald\n", encoding="utf-8")
    metadata = load_metadata(table)

    sources = find_sources([folder], metadata=metadata)
    rows, without = metadata_gaps(sources, metadata)

    assert [source.metadata.outlet for source in sources if source.metadata] == ["Courier"]
    assert [row.path for row in rows] == ["z.txt"]
    assert names(without, folder) == ["a.text", "c.HTML", "d.htm", "sub/g.txt"]
