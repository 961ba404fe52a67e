from xml.etree import ElementTree as ET

from tests.picture import COMMAND, PICTURE, shown

SVG = "{http://www.w3.org/2000/svg}"


def drawn(root):
    """The lines of text of the terminal in the picture."""
    lines = {}
    for text in root.iterfind(f".//{SVG}g[@class='summarize-matrix']/{SVG}text"):
        place = (float(text.get("y")), float(text.get("x")))
        lines.setdefault(place[0], []).append((place[1], text.text or ""))
    return ["".join(part for _, part in sorted(parts)) for _, parts in sorted(lines.items())]


def test_the_picture_shows_what_the_command_prints():
    """If not: python -m tests.picture."""
    first, *lines = ["".join(line.split()) for line in drawn(ET.parse(PICTURE).getroot())]
    assert first == "$" + "".join(COMMAND)
    assert [line for line in lines if line] == [
        "".join(line.split()) for line in shown(colour=False).splitlines() if line
    ]


def test_the_picture_asks_no_server_for_anything():
    content = PICTURE.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    for part in ("http:", "https:", "@import", "@font-face", "<script", "<image", "href"):
        assert part not in content
