"""Ids that come again, noticed in constant memory."""

from array import array

from summarize_cli.article import JsonValue

_SLOTS = 1 << 16


class Duplicates:
    """Remembers ids in a table of fixed size (0.5 MB), where a new one takes the place of an older one.

    So an id that comes again within some ten thousand records is nearly always noticed; one that is
    noticed did come before, but for a chance of one in 2**64 a record (Python's hash of the text).
    """

    def __init__(self) -> None:
        self._seen = array("q", bytes(8 * _SLOTS))
        self.count = 0

    def again(self, key: JsonValue) -> bool:
        """Whether this id came before; it is counted if so."""
        return key is not None and self.came(hash((type(key).__name__, str(key))))

    def came(self, value: int) -> bool:
        """As `again`, of what stands for an id: 64 bits, signed."""
        # 0 is what an empty slot holds.
        value = value or 1
        slot = value % _SLOTS
        came = self._seen[slot] == value
        self._seen[slot] = value
        self.count += came
        return came
