"""For processes of tests that have this folder on their path: short partitions, articles that kill or wait.

Python imports a module of this name when it starts.
"""

import os
import signal
import time

if "TEST_PARTITION" in os.environ:
    from summarize_cli.batch import partitions

    partitions._LEAST = int(os.environ["TEST_PARTITION"])

if "TEST_COUNTED_HERE" in os.environ:
    from summarize_cli.batch import cluster

    cluster._COUNTED_HERE = int(os.environ["TEST_COUNTED_HERE"])

if "TEST_GATE" in os.environ:
    from pathlib import Path

    from summarize_cli.batch import job

    article_of, gate = job.article_of, Path(os.environ["TEST_GATE"])

    def bent(record, fields):
        """An article that says POISON kills who reads it; where the gate is shut, those from a200 on wait."""
        text, title = article_of(record, fields)
        if "POISON" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        while str(record.get("id")) >= "a200" and gate.exists():
            time.sleep(0.01)
        return text, title

    job.article_of = bent
