"""A smoke test that ships with the package: `python -m summarize_cli.smoke` says whether it works.

It runs what is installed as its user would, and takes some seconds. `checks` says what must hold. Nothing
else imports it.
"""
