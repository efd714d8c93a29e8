"""Echoes: copies of one text have one origin, and where a copy's figure differs is shown."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING

from tieout.corpus.echoes import agencies_of, find_echoes
from tieout.corpus.shingles import shingle
from tieout.corpus.sources import Corpus, read_corpus

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "Cholera has reached the port of Hamburg, the senate said on Thursday. Since the middle of"
    " August the sick have been carried to the hospital at Eppendorf by the hundred, and the"
    " barracks on the Heiligengeistfeld were made ready overnight. Of the people who drank water"
    " from the Elbe 900 had died by noon. Ships that leave the harbour carry a note of the"
    " outbreak to every port at which they call, and trains to Berlin are met by doctors."
)
OTHER = (
    "The bank in the High Street was robbed shortly before noon on Friday. Three men with masks"
    " took the day's takings and left in a grey van that was found burning near the quarry. The"
    " police ask everybody who saw the van on the road to the coast to come forward, and say"
    " that the sum is smaller than the papers made it in the first hours after the raid there."
)


def corpus_of(folder: Path, *texts: tuple[str, str, str]) -> Corpus:
    lines = ["source,file,published,published_evidence,agency,sha256"]
    for number, (text, published, agency) in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f"s{number},{number}.txt,{published},dateline,{agency},{digest}")
    (folder / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_corpus(folder / "sources.csv")


def origins(corpus: Corpus) -> list[str]:
    return list(find_echoes(corpus)["origin"])


def test_a_copy_has_the_origin_that_was_published_first(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path, (STORY, "1892-08-27", ""), (OTHER, "1892-08-26", ""), (STORY, "1892-08-26", "")
    )
    assert ["s2", "s1", "s2"] == origins(corpus)


def test_copies_of_copies_have_one_origin(tmp_path: Path) -> None:
    half = len(STORY) // 2
    corpus = corpus_of(
        tmp_path,
        (STORY[:half] + OTHER, "1892-08-26", ""),
        (STORY, "1892-08-27", ""),
        (OTHER, "1892-08-28", ""),
    )
    assert ["s0", "s0", "s0"] == origins(corpus)


def test_quoting_one_speaker_is_no_copying(tmp_path: Path) -> None:
    said = f"“{STORY}”"
    corpus = corpus_of(
        tmp_path,
        (f"The senate spoke at last. {said}", "1892-08-26", ""),
        (f"Late in the day there was an answer. {said}", "1892-08-26", ""),
    )
    assert ["s0", "s1"] == origins(corpus)


def test_less_wording_is_enough_when_both_credit_one_agency(tmp_path: Path) -> None:
    shared = "Of the people who drank water from the Elbe 900 had died by noon, and the"
    shared += " barracks on the Heiligengeistfeld were made ready overnight for the sick."
    one, two = f"{OTHER} {shared}", f"{shared} {' '.join(OTHER.split()[::-1])}"
    plain = corpus_of(tmp_path, (one, "1892-08-26", ""), (two, "1892-08-26", ""))
    assert ["s0", "s1"] == origins(plain)
    credited = corpus_of(tmp_path, (one, "1892-08-26", "AFP"), (two, "1892-08-26", "AFP;AP"))
    assert ["s0", "s0"] == origins(credited)


def test_a_copy_with_another_figure_is_shown_as_such(tmp_path: Path) -> None:
    changed = STORY.replace("900 had died", "860 had died")
    corpus = corpus_of(tmp_path, (STORY, "1892-08-26", ""), (changed, "1892-08-27", ""))
    echoes = find_echoes(corpus)
    (figure,) = echoes["figures"][1]
    assert ("860", "s0", "900") == (figure.written, figure.other, figure.other_written)
    assert "860" == changed[figure.start : figure.start + 3]
    assert "900" == STORY[figure.other_start : figure.other_start + 3]


def test_the_evidence_is_the_shared_words_with_their_places(tmp_path: Path) -> None:
    padded = f"\u201cWell,\u201d he began.\r\n\r\n{STORY.upper()}"
    corpus = corpus_of(tmp_path, (STORY, "1892-08-26", ""), (padded, "1892-08-27", ""))
    row = find_echoes(corpus).iloc[1]
    (passage,) = row["evidence"]
    assert STORY.upper().rstrip(".") == padded[passage.start : passage.end]
    assert STORY.rstrip(".") == STORY[passage.other_start : passage.other_end]
    assert passage.words == row["shared"]


def test_a_source_that_cannot_be_read_is_its_own_origin(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, (STORY, "1892-08-26", ""), (STORY, "1892-08-27", ""))
    (tmp_path / "1.txt").write_text("altered", encoding="utf-8")
    assert ["s0", "s1"] == origins(corpus)


def test_sources_without_words_and_no_sources_at_all_are_no_echoes(tmp_path: Path) -> None:
    assert ["s0", "s1"] == origins(
        corpus_of(tmp_path, ("", "1892-08-26", ""), ("", "1892-08-26", ""))
    )
    assert [] == origins(corpus_of(tmp_path))


def test_agencies_are_read_from_dateline_byline_and_last_lines() -> None:
    assert {"Reuters"} == agencies_of("HAMBURG, Aug 26 (Reuters) - The sick are many.")
    assert {"Associated Press"} == agencies_of(f"{STORY}\n\nAP\n")
    assert {"Deutsche Presse-Agentur"} == agencies_of("Hamburg. By dpa staff\nThe sick are many.")
    assert set() == agencies_of("He told the Associated Press that nobody had fallen ill.")


def test_runs_of_words_span_no_quotation() -> None:
    runs = shingle('one two three "four five" six seven eight nine ten')
    assert 1 == len(runs.distinct)
    assert 8 == len(runs.words)


def test_many_copies_are_grouped_in_time_that_grows_with_their_number(tmp_path: Path) -> None:
    chance = random.Random(1892)  # noqa: S311 - the same made-up texts every time
    words = STORY.split() + OTHER.split()
    texts = [(" ".join(chance.choices(words, k=300)), "1892-08-26", "") for _ in range(150)]
    texts += [(f"{STORY} {number}", "1892-08-27", "") for number in range(150)]
    found = origins(corpus_of(tmp_path, *texts))
    assert 151 == len(set(found))
    assert {"s150"} == set(found[150:])
