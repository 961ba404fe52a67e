"""The compiled model: its file format, its vocabulary, the built-in one."""
