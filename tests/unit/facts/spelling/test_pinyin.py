"""Chinese names in pinyin and in Wade-Giles."""

from __future__ import annotations

import pytest

from tieout.facts.spelling.pinyin import same_in_wade_giles


@pytest.mark.parametrize(
    ("pinyin", "syllables"),
    [
        ("zedong", "tse tung"),
        ("xiaoping", "hsiao ping"),
        ("enlai", "en lai"),
        ("zemin", "tse min"),
        ("rongji", "jung chi"),
        ("guofeng", "kuo feng"),
        ("dazhao", "ta chao"),
        ("duxiu", "tu hsiu"),
        ("shaoqi", "shao chi"),
        ("jingguo", "ching kuo"),
        ("dehuai", "te huai"),
        ("yaobang", "yao pang"),
        ("qichao", "chi chao"),
        ("shikai", "shih kai"),
        ("zuolin", "tso lin"),
    ],
)
def test_a_given_name_is_the_same_in_both(pinyin: str, syllables: str) -> None:
    assert same_in_wade_giles(pinyin, tuple(syllables.split()))


@pytest.mark.parametrize(
    ("pinyin", "syllables"),
    [("zedong", "tse min"), ("zetan", "tse tung"), ("xiaobo", "hsiao ping"), ("", "li")],
)
def test_other_syllables_are_another_name(pinyin: str, syllables: str) -> None:
    assert not same_in_wade_giles(pinyin, tuple(syllables.split()))
