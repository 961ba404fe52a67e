"""Where on a page a line stands: the elements around it, by which a box is told from the text beside it.

The paragraphs of an article lie in the same elements, or in elements of the same names; what an editor or a
program has put between them, however it speaks, lies in others. After Yi, Liu and Li, "Eliminating Noisy
Information in Web Pages for Data Mining" (KDD 2003), with the page itself in place of a site's.
"""

import re
from typing import Any

_ITEMS = ("li", "dd")
_LEVELS = 3
"""Elements above a line's own that are looked at."""


def shape_of(element: Any) -> str:  # noqa: ANN401 - lxml has no types of its own
    """Tags and class names of an element and of those around it, without what counts: "post-12" is "post-".

    A paragraph's own class is no part of it: sites mark first paragraphs and those with a large initial.
    Items of a list count as paragraphs that lie where the list does.
    """
    names = [] if element is None else ["p" if element.tag in ("p", *_ITEMS) else _named(element)]
    if element is not None and element.tag in _ITEMS:
        element = element.getparent()
    while element is not None and len(names) <= _LEVELS:
        element = element.getparent()
        if element is not None:
            names.append(_named(element))
    return " < ".join(names)


def _named(element: Any) -> str:  # noqa: ANN401 - as above
    return re.sub(r"\d+", "", f"{element.tag}.{element.get('class', '')}")
