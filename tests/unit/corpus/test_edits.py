"""Edits of a CSV file touch the rows they name and nothing else."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus.edits import add_column, add_row, patch, physical_lines, replace_cells
from tieout.corpus.rows import parse_rows

ODD = 'id,words\r\n1,"two\r\nlines"\r\n\r\n2,  kept \r\n3,"a ""b"""'


def test_a_row_of_several_lines_is_replaced_whole() -> None:
    expected = 'id,words\r\n1,one\r\n\r\n2,  kept \r\n3,"a ""b"""'
    assert expected == replace_cells(ODD, "t.csv", {2: {"words": "one"}})


def test_the_last_row_keeps_having_no_line_end() -> None:
    assert ODD.replace('3,"a ""b"""', "3,c") == replace_cells(ODD, "t.csv", {6: {"words": "c"}})


def test_a_byte_order_mark_is_kept() -> None:
    assert "\ufeffid\n2\n" == replace_cells("\ufeffid\n1\n", "t.csv", {2: {"id": "2"}})


def test_a_row_beside_one_that_is_too_long_is_found() -> None:
    assert "a,b\n1,2,3\n4,6\n" == replace_cells("a,b\n1,2,3\n4,5\n", "t", {3: {"b": "6"}})


def test_no_change_changes_nothing() -> None:
    assert ODD == replace_cells(ODD, "t.csv", {})


def test_a_column_is_added_at_the_end_of_every_row_and_no_byte_goes() -> None:
    grown = add_column(ODD, "t.csv", "more")
    assert 'id,words,more\r\n1,"two\r\nlines",\r\n\r\n2,  kept ,\r\n3,"a ""b""",' == grown
    assert [*parse_rows(ODD, "t").cells.items(), ("more", ["", "", ""])] == [
        *parse_rows(grown, "t").cells.items()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a,b"),
        ("\ufeff\na\n", "\ufeff\na,b\n"),
        ("a\n1,2\n3\n", "a,b\n1,2,\n3,\n"),
        ('"a\n\nx"\r1\r', '"a\n\nx",b\r1,\r'),
    ],
)
def test_a_column_is_added_whatever_the_table_looks_like(text: str, expected: str) -> None:
    assert expected == add_column(text, "t.csv", "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a,b\n", "a,b\n1,\n"), ("a,b", "a,b\n1,\n"), ("a,b\r\n", "a,b\r\n1,\r\n")],
)
def test_a_row_is_added_in_the_manner_of_the_file(text: str, expected: str) -> None:
    assert expected == add_row(text, "t.csv", {"a": "1"})


@given(
    st.lists(st.tuples(st.text("ab,\"' é\n", max_size=6)), min_size=1, max_size=5),
    st.text('xy," \n', max_size=6),
    st.integers(0, 4),
)
def test_every_cell_but_the_changed_one_reads_as_before(
    cells: list[tuple[str]], new: str, position: int
) -> None:
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["id", "words"])
    rows.writerows((number, *cell) for number, cell in enumerate(cells))
    text = table.getvalue()
    before = parse_rows(text, "t")
    position = min(position, len(cells) - 1)
    changed = replace_cells(text, "t", {before.lines[position]: {"words": new}})
    expected = list(before.cells["words"])
    expected[position] = new
    assert expected == parse_rows(changed, "t").cells["words"]


def test_lines_end_where_a_table_ends_them() -> None:
    assert ["a\x0b\u2028\r\n", "b\r", "c"] == physical_lines("a\x0b\u2028\r\nb\rc")


def test_a_patch_says_when_the_last_line_has_no_end() -> None:
    assert "+b\n\\ No newline at end of file\n" in patch("a\n", "b", "t.csv")
    assert "" == patch("a\n", "a\n", "t.csv")
