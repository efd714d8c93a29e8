"""Reading back: the cases of `tests/cases/reading.md`, tokens and entities, and whole tables."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tieout.corpus.sources import Corpus, read_corpus
from tieout.errors import UsageError
from tieout.facts.codebook import (
    Codebook,
    Entity,
    EntityKind,
    Kind,
    Property,
    Token,
    UnitEntry,
)
from tieout.facts.notation import parse_value
from tieout.facts.readback.naming import Namer
from tieout.facts.reading import COLUMNS, Context, Support, carries, read_back

CASES = Path(__file__).parents[2] / "cases" / "reading.md"
FRIDAY = date(1892, 8, 26)
BOOK = Codebook(
    properties={
        "stance": Property(
            "stance",
            kind=Kind.CATEGORY,
            tokens={
                "rejects": Token("rejects", aliases=("reject", "ruled out")),
                "accepts": Token("accepts", aliases=("accept",)),
                "unsure": Token("unsure"),
                "opposes": Token("opposes", aliases=("oppose",), narrower=("rejects",)),
            },
        ),
        "seen_by": Property("seen_by", kind=Kind.ENTITY),
        "closed": Property("closed", kind=Kind.BOOLEAN),
        "shut": Property(
            "shut",
            kind=Kind.BOOLEAN,
            tokens={
                "true": Token("true", aliases=("shut", "closed")),
                "false": Token("false", aliases=("open", "not shut")),
            },
        ),
        "dead": Property("dead", kind=Kind.QUANTITY, unit="people"),
        "takings": Property("takings", kind=Kind.QUANTITY, unit="thaler"),
        "met_on": Property("met_on", kind=Kind.DATE),
    },
    entities={
        "senate": Entity("senate", "Senate of Hamburg", EntityKind.ORGANISATION, ("the senate",)),
        "hamburg": Entity("hamburg", "Hamburg", EntityKind.PLACE, ("the city",)),
        "koch": Entity("koch", "Robert Koch", EntityKind.PERSON, ("Koch", "Dr Robert Koch")),
        "usa": Entity("usa", "United States", EntityKind.PLACE, ("US",)),
        "stranger": Entity("stranger", "A stranger", EntityKind.PERSON),
    },
    units={"thaler": UnitEntry("thaler", "thalers", ("Thlr.", "thaler"))},
)
NAMER = Namer(BOOK)


def cases() -> list[tuple[str, ...]]:
    found = []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if line.startswith("|") and len(cells) == 8 and cells[0] not in {"kind", "---"}:
            found.append(cells)
    return found


def test_there_are_cases() -> None:
    assert len(cases()) > 50


@pytest.mark.parametrize(
    ("kind", "value", "hedge", "unit", "quote", "found", "dropped", "added"), cases()
)
def test_a_value_is_read_back_as_the_case_says(  # noqa: PLR0913, PLR0917 - the cells of a case
    kind: str, value: str, hedge: str, unit: str, quote: str, found: str, dropped: str, added: str
) -> None:
    typed = parse_value(value, kind, hedge=hedge, unit=unit)
    support = carries(typed, kind, quote, hedge=hedge, unit=unit, context=Context(published=FRIDAY))
    assert found == (support.missing.value or support.backing.value)
    assert (dropped, added) == (support.hedge_dropped, support.hedge_added)


def carried(property_id: str, value: str, quote: str) -> Support:
    kind = BOOK.properties[property_id].kind
    typed = parse_value(value, kind, codebook=BOOK, property_id=property_id)
    return carries(
        typed, kind, quote, context=Context(FRIDAY, property_id=property_id, namer=NAMER)
    )


@pytest.mark.parametrize(
    ("property_id", "value", "quote", "found"),
    [
        ("stance", "rejects", "the senate rejects the plan", "supported"),
        ("stance", "rejects", "Ruled out: the plan", "supported"),
        ("stance", "rejects", "they accept the plan", "token"),
        ("stance", "unsure", "they may or may not", "judgement"),
        ("stance", "unsure", "they are unsure", "supported"),
        ("stance", "opposes", "they reject the plan", "supported"),
        ("stance", "rejects", "they oppose the plan", "token"),
        ("seen_by", "hamburg", "Hamburg's doctors", "supported"),
        ("seen_by", "hamburg", "the Senate of Hamburg met", "supported"),
        ("seen_by", "senate", "Hamburg's doctors", "token"),
        ("seen_by", "koch", "Dr Robert Koch came", "supported"),
        ("seen_by", "koch", "Robert Kohl came", "token"),
        ("seen_by", "usa", "they told us", "token"),
        ("seen_by", "usa", "US-flagged ships", "supported"),
        ("seen_by", "stranger", "he came by night", "judgement"),
        ("closed", "true", "the schools are shut", "judgement"),
    ],
)
def test_tokens_and_entities_are_found_by_their_names(
    property_id: str, value: str, quote: str, found: str
) -> None:
    support = carried(property_id, value, quote)
    assert found == (support.missing.value or support.backing.value)


def test_what_was_read_instead_is_told_once() -> None:
    typed = parse_value("P6W", Kind.DURATION, hedge="about")
    found = carries(typed, Kind.DURATION, "about five weeks", context=Context(FRIDAY))
    assert "“about five weeks”" == found.read_instead


def test_what_was_read_instead_of_a_token_is_told() -> None:
    assert "“accept”" == carried("stance", "rejects", "they accept the plan").read_instead
    assert "none of its names" == carried("stance", "rejects", "they wait").read_instead


def test_an_entity_may_be_named_by_a_spelling_close_to_a_listed_one() -> None:
    book = Codebook(
        entities={"c": Entity("c", "Anton Chekhov", EntityKind.PERSON, ("Chekhov", "Doctor C"))}
    )
    context = Context(namer=Namer(book))
    typed = parse_value("c", "entity", codebook=book)
    assert "supported" == carries(typed, "entity", "a tale by Tschechow", context=context).backing
    assert "unsupported" == carries(typed, "entity", "a tale by Chertkov", context=context).backing


def test_a_unit_of_the_codebook_is_found_by_its_aliases() -> None:
    def found(quote: str) -> str:
        typed = parse_value("300", "quantity", unit="thaler", codebook=BOOK)
        return carries(
            typed, "quantity", quote, unit="thaler", context=Context(namer=NAMER)
        ).missing.value

    assert "" == found("300 thalers were taken")
    assert "" == found("Thlr. 300 were taken")
    assert "unit" == found("300 coins were taken")


def test_a_unit_of_the_codebook_may_share_its_word_with_a_currency() -> None:
    book = Codebook(units={"CSD": UnitEntry("CSD", "Confederate dollars", ("dollars", "$"))})

    def found(quote: str) -> str:
        typed = parse_value("300", "quantity", unit="CSD", codebook=book)
        context = Context(namer=Namer(book))
        return carries(typed, "quantity", quote, unit="CSD", context=context).missing.value

    assert "" == found("300 dollars were taken")
    assert "" == found("$300 were taken")
    assert "unit" == found("300 francs were taken")


@pytest.mark.parametrize(
    ("unit", "quote", "missing"),
    [
        ("NOK", "300 Kronen", ""),
        ("FRF", "300 Franken", ""),
        ("FRF", "300 Schweizer Franken", "unit"),
        ("EGP", "300 Pfund", ""),
    ],
)
def test_a_shared_word_names_any_of_its_currencies_in_german(
    unit: str, quote: str, missing: str
) -> None:
    typed = parse_value("300", "quantity", unit=unit)
    found = carries(typed, "quantity", quote, unit=unit, context=Context(language="de"))
    assert missing == found.missing.value


def test_a_profile_decides_which_hedges_are_interchangeable() -> None:
    typed = parse_value("900", "quantity", hedge="exactly")
    strict = carries(typed, "quantity", "900 dead", context=Context(profile="strict"))
    assert ("", "") == (strict.hedge_dropped, strict.hedge_added)
    assert "exactly" == carries(typed, "quantity", "900 dead").hedge_added
    with pytest.raises(UsageError):
        carries(typed, "quantity", "900 dead", context=Context(profile="loose"))


def test_a_language_without_a_reader_leaves_figures_unread_and_words_read() -> None:
    context = Context(language="xx")
    typed = parse_value("900", "quantity")
    assert "unread" == carries(typed, "quantity", "900 morts", context=context).backing
    words = parse_value("900 morts", "text")
    assert "supported" == carries(words, "text", "900 morts", context=context).backing


def test_another_language_is_read_by_its_own_words() -> None:
    context = Context(language="de")
    typed = parse_value("900", "quantity", hedge="at_most")
    assert "supported" == carries(typed, "quantity", "höchstens 900 Tote", context=context).backing
    assert "bound" == carries(typed, "quantity", "900 Tote", context=context).missing


def test_a_figure_is_read_where_a_caption_runs_into_it() -> None:
    typed = parse_value("900", "quantity", hedge="about")
    support = carries(typed, "quantity", "image captionSome 900 people have died")
    assert ("supported", "") == (support.backing, support.hedge_added)


def corpus_of(folder: Path, text: str) -> Corpus:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "sources.csv").write_text(
        "source,file,published,published_evidence,language,sha256\n"
        f"a,a.txt,1892-08-26,dateline,en-GB,{digest}\n",
        encoding="utf-8",
    )
    return read_corpus(folder / "sources.csv")


def test_a_whole_table_is_read_back_row_by_row(tmp_path: Path) -> None:
    rows = [
        ("dead", "900", "at_most", "no more than 900 dead", "folded", "supported", ""),
        ("dead", "800", "", "no more than 900 dead", "exact", "unsupported", "number"),
        ("met_on", "1892-08-25", "", "on Thursday", "exact", "supported", ""),
        ("met_on", "1892-08-25", "", "on Thursday", "missing", "unread", ""),
        ("met_on", "1892-08-25", "", "on Thursday", "elsewhere", "unread", ""),
        ("met_on", "gestern", "", "on Thursday", "exact", "unread", ""),
        ("unknown", "1", "", "on Thursday", "exact", "unread", ""),
    ]
    facts = pd.DataFrame(
        {
            "property": [row[0] for row in rows],
            "value": [row[1] for row in rows],
            "hedge": [row[2] for row in rows],
            "unit": ["" for _ in rows],
            "quote": [row[3] for row in rows],
            "source": ["a" for _ in rows],
        },
        dtype=str,
    )
    parsed = [
        None
        if value == "gestern" or property_id == "unknown"
        else parse_value(value, BOOK.properties[property_id].kind, hedge=hedge)
        for property_id, value, hedge, *_ in rows
    ]
    values = pd.DataFrame({"value": pd.Series(parsed, dtype=object)})
    anchors = pd.DataFrame({"outcome": [row[4] for row in rows]})
    support = read_back(facts, values, anchors, BOOK, corpus_of(tmp_path, "text"))
    assert list(COLUMNS) == list(support.columns)
    assert [row[5] for row in rows] == list(support["support"])
    assert [row[6] for row in rows] == list(support["missing"])
    assert list(facts.index) == list(support.index)


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    columns = ["property", "value", "hedge", "unit", "quote", "source"]
    empty = pd.DataFrame({name: pd.Series(dtype=str) for name in columns})
    frame = read_back(
        empty,
        pd.DataFrame({"value": pd.Series(dtype=object)}),
        pd.DataFrame({"outcome": pd.Series(dtype=str)}),
        BOOK,
        corpus_of(tmp_path, "text"),
    )
    assert list(COLUMNS) == list(frame.columns)
    assert 0 == len(frame)


def test_an_entity_of_one_listed_spelling_must_be_named() -> None:
    book = Codebook(
        properties={"host": Property("host", kind=Kind.ENTITY)},
        entities={
            "oslo": Entity("oslo", "Oslo", EntityKind.PLACE, ("Oslo",)),
            "capital": Entity("capital", "The capital", EntityKind.PLACE),
        },
    )
    context = Context(property_id="host", namer=Namer(book))
    outcomes = []
    for value in ("oslo", "capital"):
        parsed = parse_value(value, "entity", codebook=book, property_id="host")
        outcomes.append(carries(parsed, "entity", "talks in Bergen", context=context).backing)
    assert ["unsupported", "judgement"] == outcomes


@pytest.mark.parametrize(
    ("value", "quote", "support"),
    [
        ("true", "the ports were closed", "supported"),
        ("false", "the ports stayed open", "supported"),
        ("false", "the ports were not shut", "supported"),
        ("true", "the ports stayed open", "unsupported"),
        ("false", "the ports were shut", "unsupported"),
        ("true", "the ports were crowded", "unsupported"),
        ("true", "the ports were not closed", "judgement"),
        ("true", "it is true that ships came", "unsupported"),
    ],
)
def test_yes_and_no_stand_in_the_words_that_the_codebook_lists(
    value: str, quote: str, support: str
) -> None:
    context = Context(property_id="shut", namer=Namer(BOOK))
    typed = parse_value(value, "boolean")
    assert support == carries(typed, "boolean", quote, context=context).backing


def test_a_boolean_without_words_is_left_to_the_coder() -> None:
    context = Context(property_id="closed", namer=Namer(BOOK))
    found = carries(parse_value("true", "boolean"), "boolean", "the ports", context=context)
    assert "judgement" == found.backing
