"""Mends the completion script that Typer writes for zsh, so that the first Tab of a session works too.

zsh loads the script when Tab is first pressed, and calls what it loaded; Typer's script only defines a
function then, and the key seems dead. Here it ends with a call, as zshcompsys(1) has it of autoloaded files.
"""

from typer import _completion_shared as typer_scripts

_CALL = """
if [ "${funcstack[1]}" = "_%(prog_name)s" ]; then
  %(complete_func)s "$@"
fi
"""


def mend() -> None:
    """Change Typer's script; where Typer keeps it elsewhere, all stays as it is."""
    scripts = getattr(typer_scripts, "_completion_scripts", {})
    script = scripts.get("zsh", "")
    if "%(complete_func)s() {" in script and "funcstack" not in script:
        scripts["zsh"] = script + _CALL
