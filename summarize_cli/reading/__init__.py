"""Reading: bytes -> text -> Article."""
