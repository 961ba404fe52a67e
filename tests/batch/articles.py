"""Articles for tests of many: short, each with words of its own, and the same for the same number."""

import json

PLACES = ("Lundby", "Harwick", "Oakmere", "Tessin", "Port Elgin", "Marrow Bay", "Quillan")
THINGS = ("bridge", "school", "harbour", "library", "hospital", "tunnel", "theatre", "reservoir")


def text_of(number):
    place, thing = PLACES[number % len(PLACES)], THINGS[number % len(THINGS)]
    return (
        f"The {thing} in {place} will close for {number + 2} weeks from Monday, the council said.\n\n"
        f"Engineers found cracks in the walls of the {thing} last month, and the mayor of {place} called the "
        "damage worse than anybody had feared.\n\n"
        f"Residents said they had warned the council about the {thing} for years. Repairs will cost about "
        f"{number + 3} million dollars, according to the budget office.\n"
    )


def record(number, **fields):
    return {"id": f"a{number}", "title": f"Cracks close {number}", "text": text_of(number), **fields}


def jsonl(records):
    return "".join(json.dumps(each) + "\n" for each in records)


def write_jsonl(path, count, first=0):
    path.write_text(jsonl(record(number) for number in range(first, first + count)), encoding="utf-8")
    return path


def lines(data):
    """The objects in lines of JSON, as bytes or text."""
    return [json.loads(line) for line in data.splitlines()]
