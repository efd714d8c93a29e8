"""Spellings: which one each source uses, and which are close to a listed one but not listed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from tieout.corpus.sources import read_corpus
from tieout.facts.codebook import Codebook, Entity, EntityKind
from tieout.facts.codebook_file import read_codebook
from tieout.facts.spelled import Speller, find_spellings

BOOK = Codebook(
    entities={
        "koch": Entity("koch", "Robert Koch", EntityKind.PERSON, ("Koch", "Professor Koch")),
        "chekhov": Entity("chekhov", "Anton Chekhov", EntityKind.PERSON),
        "sakhalin": Entity("sakhalin", "Sakhalin", EntityKind.PLACE),
        "outbreak": Entity("outbreak", "the Sachalin outbreak", EntityKind.EVENT),
    }
)


def unlisted(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.entity, one.spelling, one.like)
        for one in Speller(BOOK).spellings(text)
        if not one.listed
    ]


def test_every_listed_spelling_is_counted_as_it_stands() -> None:
    text = "Koch came. Robert Koch spoke; Koch’s words were heard."
    found = [(one.spelling, one.count, one.start) for one in Speller(BOOK).spellings(text)]
    assert [("Koch", 2, 0), ("Robert Koch", 1, 11)] == found


def test_a_spelling_close_to_a_listed_one_is_reported_with_it() -> None:
    assert [("chekhov", "Anton Tschechow", "Anton Chekhov")] == unlisted(
        "The doctor Anton Tschechow went there."
    )
    assert [("sakhalin", "Sachalin", "Sakhalin")] == unlisted("He went to Sachalin by cart.")


def test_other_names_and_common_words_are_not_close() -> None:
    assert [] == unlisted("Anton Chertkov met Robert Kohl. Saline water; Coach to Anton.")


def test_a_near_spelling_does_not_cross_a_sentence() -> None:
    assert [] == unlisted("His name was Anton. Tschechow, Anton")


def test_each_source_has_its_own_rows(tmp_path: Path) -> None:
    lines = ["source,file,published,published_evidence,sha256"]
    texts = {"one": "Anton Chekhov", "two": "Anton Tchekhov and Anton Tchekhov", "three": ""}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f"{name},{name}.txt,1892-08-26,dateline,{digest}")
    (tmp_path / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    frame = find_spellings(BOOK, read_corpus(tmp_path / "sources.csv"))
    rows = [tuple(row) for row in frame[["source", "spelling", "listed", "count"]].to_numpy()]
    assert [("one", "Anton Chekhov", True, 1), ("two", "Anton Tchekhov", False, 2)] == rows


def test_the_bundled_articles_spell_five_names_unlike_their_labels() -> None:
    root = Path(__file__).parents[3]
    codebook = read_codebook(root / "codebook.toml")
    labels = {key: replace(one, aliases=()) for key, one in codebook.entities.items()}
    frame = find_spellings(
        replace(codebook, entities=labels), read_corpus(root / "seeds" / "sources.csv")
    )
    near = frame[~frame["listed"]]
    assert {
        ("Sergei Shoigu", "Sergi Shoigu"),
        ("Jabhat Fateh al-Sham", "Jabhat Fatah al-Sham"),
        ("Yasser al-Youssef", "Yaser Alyoussef"),
        ("Nour al-Din al-Zinki", "Nour al-Deen al-Zinki"),
        ("Staffan de Mistura", "Steffan de Mistura"),
    } == set(zip(near["like"], near["spelling"], strict=True))
