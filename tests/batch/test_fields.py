"""Which field of a record holds what."""

import datetime as dt
from decimal import Decimal

import pytest

from summarize_cli import summarize
from summarize_cli.batch import fields as module
from summarize_cli.batch.fields import RESULT_FIELDS, Fields, article_of, carried, json_value
from summarize_cli.errors import ContentError, UsageError
from summarize_cli.rendering.csv_format import Shape


class TestNames:
    @pytest.mark.parametrize("name", ["text", "body", "content", "article", "Text", "BODY"])
    def test_usual_names_of_the_text(self, name):
        assert article_of({"n": 1, name: "Rain fell."}, Fields()) == ("Rain fell.", None)

    @pytest.mark.parametrize("name", ["title", "headline", "Headline"])
    def test_usual_names_of_the_title(self, name):
        assert article_of({"text": "Rain fell.", name: " Rain \n at last "}, Fields())[1] == "Rain at last"

    @pytest.mark.parametrize("name", ["id", "url", "ID"])
    def test_usual_names_of_the_id(self, name):
        assert carried({name: 7, "text": "x"}, Fields()) == {"id": 7}

    def test_the_first_that_has_a_value_counts(self):
        record = {
            "text": None,
            "body": "",
            "content": "Rain fell.",
            "title": "",
            "headline": "Rain",
            "id": "",
            "url": "u",
        }
        assert article_of(record, Fields()) == ("Rain fell.", "Rain")
        assert carried(record, Fields())["id"] == "u"

    def test_a_name_that_a_user_gives_is_the_only_one(self):
        fields = Fields.named(text="body", title="kicker", id="key")
        record = {"text": "No.", "body": "Rain fell.", "title": "No", "kicker": "Yes", "id": 1, "key": 2}
        assert article_of(record, fields) == ("Rain fell.", "Yes")
        assert carried(record, fields) == {"id": 2}
        with pytest.raises(ContentError, match="no field body, but Body"):
            article_of({"Body": "Rain."}, fields)

    def test_a_title_that_is_no_text_is_none(self):
        assert article_of({"text": "Rain.", "title": ["a"]}, Fields()) == ("Rain.", None)


class TestKept:
    def test_kept_fields_keep_their_names_and_order(self):
        record = {"b": [1, {"c": None}], "text": "x", "a": True}
        assert list(carried(record, Fields.named(keep=["a", "b", "gone"])).items()) == [
            ("id", None), ("a", True), ("b", [1, {"c": None}]), ("gone", None),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "name", ["title", "text", "id", "error", "summary", "score_length", "score_query"]
    )
    def test_a_name_of_the_result_s_own_is_refused(self, name):
        with pytest.raises(UsageError, match=name):
            Fields.named(keep=["section", name])

    def test_all_names_of_results_are_known(self):
        digest = summarize("Rain fell on Monday, the council said. It was wet.", explain=True).to_dict()
        own = {*digest, *digest["summary"][0], *Shape().columns, *Shape(explain=True, with_text=True).columns}
        assert own <= RESULT_FIELDS


class TestWithoutText:
    @pytest.mark.parametrize(
        ("record", "message"),
        [
            ({}, "has no field text, body, content or article, but none at all"),
            ({"id": 1, "title": "Rain"}, "but id, title; --text-field names another"),
            ({"a" * 41: 1}, f"but {'a' * 40}…; --text-field"),
            ({"text": None}, "its field text is empty"),
            ({"text": float("nan")}, "its field text is empty"),
            ({"text": 12}, "its field text is a number, not text"),
            ({"text": True}, "is true or false, not text"),
            ({"body": ["Rain."]}, "its field body is a list, not text"),
            ({"text": {"html": "Rain."}}, "is an object, not text"),
            ({str(number): 1 for number in range(90)}, "11 …; --text-field"),
        ],
    )
    def test_it_is_said_what_is_there_instead(self, record, message):
        with pytest.raises(ContentError, match=message):
            article_of(record, Fields())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("inf"), None),
        (1.5, 1.5),
        (dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC), "2026-01-02T03:04:00+00:00"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (Decimal("1.10"), "1.10"),
        (b"caf\xc3\xa9", "café"),
        ({1: (2, float("nan"))}, {"1": [2, None]}),
    ],
)
def test_values_become_json_s(value, expected):
    assert json_value(value) == expected


def test_so_many_levels_and_no_more():
    def nested(levels):
        return [nested(levels - 1)] if levels else 1

    assert json_value(nested(200)) == nested(200)
    assert json_value({"a": nested(199)}) == {"a": nested(199)}
    for deeper in (nested(201), {"a": nested(200)}):
        with pytest.raises(ContentError, match=r"^is nested too deeply$"):
            json_value(deeper)
    with pytest.raises(ContentError, match=r"^its field n is nested too deeply$"):
        carried({"n": nested(300)}, Fields.named(keep=["n"]))


def test_names_of_many_fields_are_not_remembered():
    """Each record may have others, each as long as a record may be."""
    module._remembered.cache_clear()
    names = tuple(f"field {number}" for number in range(100))
    for more in range(3):
        assert module.present((*names, f"more {more}", "Text"), Fields()).text == ("Text",)
    assert module._remembered.cache_info().currsize == 0
    assert module.present((*names[:99], "Text"), Fields()).text == ("Text",)
    assert module._remembered.cache_info().currsize == 1


def test_scalars_and_arrays_of_numpy_become_json_s():
    numpy = pytest.importorskip("numpy")
    assert json_value(numpy.int64(3)) == 3
    assert type(json_value(numpy.int64(3))) is int
    assert json_value(numpy.array([[1.0, float("nan")]])) == [[1.0, None]]
    assert json_value(numpy.str_("a")) == "a"
    assert json_value(numpy.float32(0.5)) == 0.5
