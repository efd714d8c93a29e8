from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tieout.errors import TableError
from tieout.facts.codebook import Kind, OverTime
from tieout.facts.codebook_file import parse_codebook, read_codebook

BOOK = """
[profile]
name = "strict"

[properties.deaths]
label = "Deaths"
kind = "quantity"
unit = "people"
over_time = "rising"
part_of = "cases"
adds = true
origins = 2
profile = "press"

[properties.cases]
kind = "quantity"

[properties.outbreak_length]
kind = "duration"
from = "outbreak_began"

[properties.outbreak_began]
kind = "date"

[properties.state]
kind = "category"
[properties.state.tokens.epidemic]
label = "Epidemic"
aliases = ["epidemic", "general outbreak"]
narrower = ["pandemic"]
[properties.state.tokens.pandemic]
[properties.state.tokens.over]
aliases = ["over", "epidemic"]
excludes = ["epidemic"]

[entities.georgia]
label = "Georgia"
aliases = ["Tbilisi"]
[entities.georgia-us]
label = "Georgia"
[entities.harbour]
kind = "place"
part_of = "hamburg"
[entities.hamburg]
kind = "place"
part_of = "germany"
[entities.germany]
kind = "place"
aliases = ["the “Reich”"]

[units.scheffel]
aliases = ["Scheffel"]
of = "litre"
factor = "54.96"

[[rates]]
from = "GBP"
to = "USD"
rate = "1.30"
source = "gazette"
"""


def book_of(text: str):  # noqa: ANN201 - a Codebook
    """Parse a codebook's text."""
    return parse_codebook(tomllib.loads(text))


def test_every_key_of_a_property_is_read() -> None:
    deaths = book_of(BOOK).properties["deaths"]
    assert (Kind.QUANTITY, OverTime.RISING, "cases", True, 2, "people") == (
        deaths.kind,
        deaths.over_time,
        deaths.part_of,
        deaths.adds,
        deaths.origins,
        deaths.unit,
    )
    assert "outbreak_began" == book_of(BOOK).properties["outbreak_length"].from_


def test_a_property_without_a_profile_has_the_codebooks() -> None:
    book = book_of(BOOK)
    assert ("press", "strict", "strict") == tuple(
        book.profile_of(name) for name in ("deaths", "cases", "no such")
    )


def test_an_alias_resolves_only_when_it_belongs_to_one() -> None:
    book = book_of(BOOK)
    assert ("georgia",) == book.entities_named("Tbilisi")
    assert ("georgia",) == book.entities_named("georgia")
    assert ("georgia", "georgia-us") == book.entities_named("Georgia")
    assert () == book.entities_named("Batumi")
    assert ("over",) == book.tokens_named("state", "over")
    assert () == book.tokens_named("state", "no such")
    assert ("epidemic",) == book.tokens_named("state", "epidemic")
    assert () == book.tokens_named("no such", "over")


def test_spellings_that_differ_only_in_quotation_marks_are_one() -> None:
    assert ("germany",) == book_of(BOOK).entities_named('the "Reich"')


def test_the_wholes_of_an_entity_are_named_from_the_nearest() -> None:
    assert ("hamburg", "germany") == book_of(BOOK).wholes("harbour")
    assert () == book_of(BOOK).wholes("no such")


def test_units_and_rates_keep_their_figures_exact() -> None:
    book = book_of(BOOK)
    assert ("1.30", "GBP") == (book.rates[0].rate, book.rates[0].from_)
    assert "54.96" == str(float(book.units["scheffel"].factor))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[property.x]\nkind='text'", "Did you mean properties"),
        ("[properties.x]", "Add kind"),
        ("[properties.x]\nkind='number'", "Known"),
        ("[properties.x]\nkind='text'\nover_tim='fixed'", "Did you mean over_time"),
        ("[properties.x]\nkind='text'\nmany='yes'", "Mend"),
        ("[properties.x]\nkind='text'\npart_of='y'", "Known: x"),
        ("[properties.x]\nkind='text'\npart_of='x'", "Remove one of the links"),
        ("[properties.x]\nkind='text'\norigins=-1", "0 or more"),
        ("[properties.x]\nkind='text'\n[properties.x.tokens.a]", "category"),
        ("[properties.x]\nkind='category'\n[properties.x.tokens.a]\nexcludes=['b']", "Known: a"),
        ("[properties.x]\nkind='boolean'\n[properties.x.tokens.yes]", "true and false"),
        (
            "[properties.x]\nkind='boolean'\n[properties.x.tokens.true]\nexcludes=['true']",
            "Remove narrower",
        ),
        ("[properties.'a b']\nkind='text'", "letters, digits"),
        ("[entities.a]\npart_of='b'\n[entities.b]\npart_of='a'", "Remove one of the links"),
        ("[entities.a]\naliases='x'", '["one", "two"]'),
        ("[entities.a]\nkind='town'", "Known"),
        ("entities = 1", "[entities.ID]"),
        ("[[rates]]\nfrom='a'\nto='b'\nsource='c'", "Add rate"),
        ("[[rates]]\nfrom='a'\nto='b'\nsource='c'\nrate=1.3", "Mend"),
        ("[[rates]]\nfrom='a'\nto='b'\nsource='c'\nrate='0'", "1.30"),
        ("[units.u]\nof='litre'\nfactor='x'", "0.4047"),
        ("[units.u]\nof='litre'\nfactor='-1'", "Mend"),
        ("[profile]\nnames='press'", "Did you mean name"),
    ],
)
def test_what_is_not_ours_is_refused_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(TableError) as caught:
        book_of(text)
    assert "codebook.toml" in str(caught.value)
    assert words in caught.value.hint


@pytest.mark.parametrize("raw", [b"\xff", b"[", b"x = 1\nx = 2"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "codebook.toml"
    path.write_bytes(raw)
    with pytest.raises(TableError, match="cannot be read"):
        read_codebook(path)


def test_a_long_chain_of_parts_is_no_circle() -> None:
    text = "".join(f"[entities.e{n}]\npart_of='e{n + 1}'\n" for n in range(3000))
    assert 3001 == len(book_of(text + "[entities.e3000]").entities)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[properties.p]\nkind = "quantity"\nsteady = "2 weeks"', "properties.p.steady"),
        ('[entities.e]\nwhen = "last year"', "entities.e.when"),
        ('[entities.e]\nzone = "Lisbon"', "entities.e.zone"),
        (
            '[[rates]]\nfrom = "GBP"\nto = "USD"\nrate = "4.87"\nsource = "s"\nvalid = "then"',
            "rates[1].valid",
        ),
        (
            '[properties.p]\nkind = "duration"\nfrom = "q"\n[properties.q]\nkind = "quantity"',
            "properties.p.from",
        ),
        (
            '[properties.p]\nkind = "quantity"\nto = "q"\n[properties.q]\nkind = "date"',
            "properties.p.to",
        ),
    ],
)
def test_a_time_that_is_none_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(TableError) as caught:
        book_of(text)
    assert f"codebook.toml: {where}: " in str(caught.value)
    assert caught.value.hint
