"""Chinese and Korean names in today's romanisation and in older ones."""

from __future__ import annotations

import pytest

from tieout.facts.spelling.east_asia import (
    looks_chinese,
    looks_korean,
    same_in_kunrei,
    same_in_mccune_reischauer,
    same_in_wade_giles,
)


@pytest.mark.parametrize(
    ("pinyin", "older"),
    [
        ("zedong", "tsetung"),
        ("xiaoping", "hsiaoping"),
        ("zemin", "tsemin"),
        ("rongji", "jungchi"),
        ("guofeng", "kuofeng"),
        ("dazhao", "tachao"),
        ("duxiu", "tuhsiu"),
        ("shaoqi", "shaochi"),
        ("jingguo", "chingkuo"),
        ("dehuai", "tehuai"),
        ("yaobang", "yaopang"),
        ("qichao", "chichao"),
        ("shikai", "shihkai"),
        ("zuolin", "tsolin"),
        ("zhang", "chang"),
        ("deng", "teng"),
        ("xie", "hsieh"),
        ("guo", "kuo"),
        ("cai", "tsai"),
        ("ren", "jen"),
        ("gaoxiong", "kaohsiung"),
        ("mengzi", "mengtzu"),
    ],
)
def test_a_name_is_the_same_in_wade_giles(pinyin: str, older: str) -> None:
    assert same_in_wade_giles(pinyin, older)


@pytest.mark.parametrize(
    ("pinyin", "postal"),
    [
        ("xinjiang", "sinkiang"),
        ("qingdao", "tsingtao"),
        ("nanjing", "nanking"),
        ("chongqing", "chungking"),
        ("guangdong", "kwangtung"),
        ("guangxi", "kwangsi"),
        ("shandong", "shantung"),
        ("zhejiang", "chekiang"),
        ("fujian", "fukien"),
        ("suzhou", "soochow"),
        ("guizhou", "kweichow"),
        ("henan", "honan"),
        ("tianjin", "tientsin"),
    ],
)
def test_a_place_is_the_same_as_the_post_office_wrote_it(pinyin: str, postal: str) -> None:
    assert same_in_wade_giles(pinyin, postal)


@pytest.mark.parametrize(
    ("pinyin", "older"),
    [
        ("zedong", "tsemin"),
        ("zetan", "tsetung"),
        ("xiaobo", "hsiaoping"),
        ("zhang", "jiang"),
        ("zhang", "chiang"),
        ("chen", "cheng"),
        ("guangdong", "guangxi"),
        ("hubei", "hebei"),
        ("", "li"),
    ],
)
def test_other_syllables_are_another_name(pinyin: str, older: str) -> None:
    assert not same_in_wade_giles(pinyin, older)
    assert not same_in_wade_giles(older, pinyin)


def test_a_word_that_need_not_be_chinese_is_only_beside_others_that_may_be() -> None:
    assert not same_in_wade_giles("bali", "pali")
    assert same_in_wade_giles("bali", "pali", alone=False)
    assert looks_chinese(("zhu", "de"))
    assert not looks_chinese(("ben", "affleck"))


@pytest.mark.parametrize(
    ("today", "older"),
    [
        ("daegu", "taegu"),
        ("gwangju", "kwangju"),
        ("gyeongju", "kyongju"),
        ("daejeon", "taejon"),
        ("incheon", "inchon"),
        ("gaeseong", "kaesong"),
    ],
)
def test_a_korean_place_is_the_same_in_mccune_reischauer(today: str, older: str) -> None:
    assert same_in_mccune_reischauer(today, older)
    assert same_in_mccune_reischauer(older, today)


def test_korean_syllables_are_told_beside_a_whole_korean_name() -> None:
    assert same_in_mccune_reischauer("dae", "tae", alone=False)
    assert not same_in_mccune_reischauer("kamal", "gamal")
    assert not same_in_mccune_reischauer("daegu", "daejeon")
    assert looks_korean(("park", "chung", "hee"))
    assert not looks_korean(("wang", "hong"))


@pytest.mark.parametrize(
    ("hepburn", "kunrei"),
    [("fukushima", "hukusima"), ("chiyoda", "tiyoda"), ("shinjuku", "sinzyuku")],
)
def test_a_japanese_place_is_the_same_in_kunrei(hepburn: str, kunrei: str) -> None:
    assert same_in_kunrei(hepburn, kunrei)


def test_two_syllables_are_too_few_to_show_that_a_word_is_japanese() -> None:
    assert not same_in_kunrei("china", "tina")
    assert not same_in_kunrei("hiroshima", "kagoshima")
