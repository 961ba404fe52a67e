"""For processes of tests that have this folder on their path: short partitions, articles that kill or last.

Python imports a module of this name when it starts.
"""

import os
import signal
import time

if "TEST_PARTITION" in os.environ:
    from summarize_cli.batch import partitions

    partitions._LEAST = int(os.environ["TEST_PARTITION"])

if "TEST_POISON" in os.environ:
    from summarize_cli.batch import job

    article_of, seconds = job.article_of, float(os.environ["TEST_POISON"])

    def poisonous(record, fields):
        text, title = article_of(record, fields)
        if "POISON" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(seconds)
        return text, title

    job.article_of = poisonous
