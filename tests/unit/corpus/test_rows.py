from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus.rows import decode, parse_rows, read_rows
from tieout.errors import TableError

CELLS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=12)


def as_csv(rows: list[list[str]], end: str = "\n") -> str:
    """Write rows as RFC 4180 says, every cell quoted."""
    return "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in rows
    )


def test_nothing_is_inferred_from_a_cell() -> None:
    rows = parse_rows("a,b\n000,NA\n1e5,\n", "t.csv")
    assert {"a": ["000", "1e5"], "b": ["NA", ""]} == rows.cells


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_knows_the_physical_line_it_starts_on(end: str) -> None:
    text = end.join(["a,b", '"one', 'two",x', "", "y,z", ""])
    rows = parse_rows(text, "t.csv")
    assert [2, 5] == rows.lines
    assert [f"one{end}two", "y"] == rows.cells["a"]


def test_blank_lines_are_no_rows_and_move_no_line() -> None:
    rows = parse_rows('\na\n\n"x\ny"\n\n\nz\n', "t.csv")
    assert (["x\ny", "z"], [4, 8]) == (rows.cells["a"], rows.lines)


@given(
    st.lists(st.lists(CELLS, max_size=3), max_size=9),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 4),
)
def test_rows_read_many_at_a_time_are_those_read_one_by_one(
    records: list[list[str]], end: str, many: int
) -> None:
    text = as_csv([["a", "b"], *records], end)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    expected, line = [], next(reader) and reader.line_num + 1
    for cells in reader:
        expected.append((line, cells))
        line = reader.line_num + 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tieout.corpus.rows.CHUNK", many)
        rows = parse_rows(text, "t.csv")
    found = zip(rows.lines, rows.cells["a"], rows.cells["b"], strict=True)
    assert [(line, *cells) for line, cells in expected if len(cells) == 2] == list(found)
    assert [(line, cells) for line, cells in expected if len(cells) not in (0, 2)] == [
        (one.line, list(one.cells)) for one in rows.misfits
    ]


def test_the_first_bad_row_is_named_however_far_down_it_stands() -> None:
    text = "a,b\n" + '1,"x\ny"\n' * 1_500 + '2,"z"z\n'
    with pytest.raises(TableError, match="line 3002"):
        parse_rows(text, "t.csv")


def test_a_line_separator_that_is_no_line_end_is_text() -> None:
    text = "a\nx\u2028y\x0bz\x85w\n"
    assert ["x\u2028y\x0bz\x85w"] == parse_rows(text, "t.csv").cells["a"]


def test_a_row_of_another_width_is_kept_apart_and_shifts_nothing() -> None:
    rows = parse_rows("a,b\n1,2,3\n4\n5,6\n", "t.csv")
    assert [(2, ("1", "2", "3"), 2), (3, ("4",), 2)] == [
        (one.line, one.cells, one.expected) for one in rows.misfits
    ]
    assert ({"a": ["5"], "b": ["6"]}, [4]) == (rows.cells, rows.lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ('a\n"never closed', "line 2"),
        ('a,b\n1,"x"y\n', "line 2"),
        ("a,a\n", "stands twice"),
        ("a,,c\n", "column 2 has no name"),
        ("a, ,c\n", "column 2 has no name"),
        ("b\n", "no column 'a'"),
    ],
)
def test_what_cannot_be_read_without_guessing_is_refused(text: str, words: str) -> None:
    with pytest.raises(TableError, match=words) as caught:
        parse_rows(text, "t.csv", required=["a"])
    assert caught.value.hint


def test_the_limit_of_the_csv_module_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    parse_rows("a\n" + "x" * 200_000 + "\n", "t.csv")
    assert before == csv.field_size_limit()
    with pytest.raises(TableError, match="1,000,000 characters"):
        parse_rows("a\n" + "x" * 1_000_001 + "\n", "t.csv")


@pytest.mark.parametrize("raw", [b"a\n\xff", b"a\n\0"])
def test_bytes_that_are_no_text_are_refused_with_their_line(raw: bytes) -> None:
    with pytest.raises(TableError, match="line 2"):
        decode(raw, "t.csv")


@pytest.mark.parametrize("bad", [b"\xff", b"\0"])
def test_a_byte_far_down_a_file_that_is_no_text_is_named_by_its_line(
    tmp_path: Path, bad: bytes
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 9_000 + b"1," + bad + b"\n")
    with pytest.raises(TableError, match="line 9002") as refused:
        read_rows(path)
    assert 9002 == refused.value.line


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbfa\n1\n")
    assert ("a",) == read_rows(path).columns


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"facts\.csv: cannot be read"):
        read_rows(tmp_path / "facts.csv")


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6), st.sampled_from("\n\r"))
def test_what_was_written_is_read_back(rows: list[list[str]], end: str) -> None:
    found = parse_rows(as_csv([["a", "b"], *rows], end), "t.csv")
    assert rows == [list(row) for row in zip(found.cells["a"], found.cells["b"], strict=True)]
    assert [] == found.misfits


def test_a_cell_that_is_too_long_is_told_so() -> None:
    with pytest.raises(TableError, match=r"line 2: .*more than 1,000,000 characters") as refused:
        parse_rows("a\n" + "x" * 1_000_001 + "\n", "t.csv")
    assert refused.value.hint.startswith("Shorten the cell")


def test_a_quotation_mark_that_is_never_closed_is_told_so() -> None:
    with pytest.raises(TableError, match="line 2") as refused:
        parse_rows('a\n"x\n', "t.csv")
    assert refused.value.hint.startswith("Close every quotation mark")
