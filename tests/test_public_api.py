"""What is public is documented: what it is, its fields or arguments, its errors, and an example that runs.

A name is public that `summarize_cli.__all__` or `summarize_cli.batch.__all__` has.
"""

import dataclasses
import doctest
import importlib
import inspect
import re
import types

import pytest

import summarize_cli
from summarize_cli import SummarizeError

DOORS = ("summarize_cli", "summarize_cli.batch")
NO_OBJECTS = {"__version__"}
"""A string, which can carry no docstring; the module's docstring is tested."""
PUBLIC = [
    (door, name) for door in DOORS for name in importlib.import_module(door).__all__ if name not in NO_OBJECTS
]
FUNCTIONS = [
    (door, name) for door, name in PUBLIC if inspect.isfunction(getattr(importlib.import_module(door), name))
]
RECORDS = [
    (door, name)
    for door, name in PUBLIC
    if dataclasses.is_dataclass(getattr(importlib.import_module(door), name))
]
ERRORS = [
    name
    for _, name in PUBLIC
    if isinstance(kind := getattr(summarize_cli, name, None), type) and issubclass(kind, SummarizeError)
]


def public(door, name):
    return getattr(importlib.import_module(door), name)


def section(documented, title):
    """name -> what is said of it, in one section of a docstring in Google's style."""
    found = re.search(rf"^{title}:\n((?: +.*\n|\n)+)", inspect.getdoc(documented) + "\n", re.MULTILINE)
    if found is None:
        return {}
    lines = re.split(r"^ {4}(?! )", found[1].split("\n\n")[0], flags=re.MULTILINE)
    return {name.strip(): said.strip() for name, _, said in (line.partition(":") for line in lines if line)}


def examples(documented, name):
    return [test for test in doctest.DocTestFinder(recurse=False).find(documented, name) if test.examples]


def run(tests):
    """(examples tried, examples failed, what was told of those)."""
    told = []
    runner = doctest.DocTestRunner(verbose=False)
    for test in tests:
        runner.run(test, out=told.append)
    return runner.tries, runner.failures, "".join(told)


def test_there_is_something_public_of_every_kind():
    assert ("summarize_cli", "summarize") in FUNCTIONS
    assert ("summarize_cli.batch", "summarize_many") in FUNCTIONS
    assert {name for _, name in RECORDS} >= {"Digest", "ScoredSentence", "Topic", "Keyphrase", "LeftOut"}
    assert {*ERRORS} >= {"SummarizeError", "UsageError", "ContentError", "ModelError"}
    # A new kind of public thing needs a test of its own here.
    assert {name for _, name in PUBLIC} == {name for _, name in (*FUNCTIONS, *RECORDS)} | {*ERRORS}


@pytest.mark.parametrize(("door", "name"), PUBLIC)
def test_a_public_name_has_an_example_of_its_use_that_runs(door, name):
    documented = public(door, name)
    found = examples(documented, name)
    assert found, f"{door}.{name}: put an example (>>>) into its docstring"
    shown = "".join(example.source + example.want for test in found for example in test.examples)
    uses = {
        "Digest": r"\bdigest\.",
        "ScoredSentence": r"\.summary\b",
        "Topic": r"\.topics\b",
        "Keyphrase": r"\.keyphrases\b",
    }
    assert re.search(uses.get(name, rf"\b{name}\b"), shown), f"{door}.{name}: its example does not use it"
    tried, failed, told = run(found)
    assert tried > 1
    assert failed == 0, told


@pytest.mark.parametrize("door", DOORS)
def test_a_front_door_says_what_it_is(door):
    assert len(inspect.getdoc(importlib.import_module(door)).split()) > 10


@pytest.mark.parametrize(("door", "name"), FUNCTIONS)
def test_a_function_tells_its_arguments_and_errors(door, name):
    function = public(door, name)
    signature = inspect.signature(function)
    arguments = section(function, "Args")
    assert [*arguments] == [*signature.parameters], f"{door}.{name}: tell these in Args, in this order"
    for argument, said in arguments.items():
        assert len(said.split()) > 2, f"{door}.{name}: say what {argument} is, in which unit"
    errors = section(function, "Raises")
    assert errors, f"{door}.{name}: tell its errors in Raises"
    # An argument of another type is a fault in the program that calls, as Python has it.
    assert {*errors} <= {*ERRORS, "TypeError"}, f"{door}.{name}: raises what is not public"
    assert signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize(("door", "name"), RECORDS)
def test_a_record_tells_its_fields(door, name):
    kind = public(door, name)
    told = section(kind, "Attributes")
    assert [*told] == [field.name for field in dataclasses.fields(kind)], (
        f"{door}.{name}: tell these fields in Attributes, in this order"
    )
    for field, said in told.items():
        assert len(said.split()) > 2, f"{door}.{name}: say what {field} is, in which unit"
    methods = [
        member
        for member, value in vars(kind).items()
        if isinstance(value, types.FunctionType) and member[0] != "_"
    ]
    for member in methods:
        found = examples(getattr(kind, member), member)
        assert found, f"{door}.{name}.{member}: put an example (>>>) into its docstring"
        assert run(found)[1] == 0


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_in_the_tree_that_its_module_draws(name):
    module = importlib.import_module("summarize_cli.errors")
    assert re.search(rf"^(?:[├└]── )?{name}\b", inspect.getdoc(module), re.MULTILINE)


def test_what_is_missing_would_be_found():
    def bare(text, *, sentences=None):
        """Do something.

        Args:
            text: the article as plain text,
                of any length.

        >>> 1 + 1
        3
        """

    assert section(bare, "Args") == {"text": "the article as plain text,\n        of any length."}
    assert section(bare, "Raises") == {}
    assert run(examples(bare, "bare"))[:2] == (1, 1)
