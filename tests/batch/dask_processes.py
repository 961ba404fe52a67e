"""A real Dask scheduler and real workers on loopback, a process each, that tests start and kill."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests import processes
from tests.conftest import ROOT

SITE = Path(__file__).parent / "site"
_DASK = [sys.executable, "-m", "dask"]


def environment(**variables):
    """That of a process which a test bends: see `site/sitecustomize.py`."""
    path = os.pathsep.join([str(SITE), str(ROOT)])
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZE_")}
    return {**clean, "PYTHONPATH": path, **variables}


# Scheduler and workers are started one after the other.
wait_for = partial(processes.wait_for, seconds=60)


class Processes:
    """A scheduler and its workers. Workers have no nanny: who is killed stays dead."""

    def __init__(self, folder, **variables):
        self._gate = folder / "gate"
        self.folder, self.variables = folder, {"TEST_GATE": str(self._gate), **variables}
        self.workers, self.scheduler = [], None
        self._file = folder / "scheduler.json"

    def start(self, count):
        """A scheduler, unless there is one, and so many workers more. Each is up when something is done."""
        if self.scheduler is None:
            self._file.unlink(missing_ok=True)
            self.scheduler = self._process("scheduler", "--host", "127.0.0.1", "--port", 0)
        for _ in range(count):
            place = ["--local-directory", self.folder / "workers"]
            self.workers.append(
                self._process("worker", "--nthreads", 1, "--no-nanny", "--name", len(self.workers), *place)
            )
        return self

    def _process(self, kind, *arguments):
        command = [*_DASK, kind, "--scheduler-file", self._file, "--no-dashboard", *arguments]
        log = (self.folder / f"{kind}.log").open("ab")
        with log:
            return subprocess.Popen(
                [*map(str, command)], stdout=log, stderr=log, env=environment(**self.variables), cwd="/"
            )

    @property
    def address(self):
        return wait_for(self._address)

    def _address(self):
        try:
            return json.loads(self._file.read_text())["address"]
        except (FileNotFoundError, ValueError):
            return None

    @contextlib.contextmanager
    def held(self):
        """Inside the block, articles from a200 on wait."""
        self._gate.touch()
        try:
            yield
        finally:
            self._gate.unlink()

    def at_work(self, output):
        """Workers that have a part open."""
        return [
            worker for worker in self.workers if worker.poll() is None and _open_parts(worker.pid, output)
        ]

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.workers = [worker for worker in self.workers if worker is not process]
        if process is self.scheduler:
            self.scheduler = None

    def stop(self):
        for process in [*self.workers, *filter(None, [self.scheduler])]:
            self.kill(process)


def _open_parts(pid, output):
    found = []
    try:
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            target = str(handle.readlink())
            if target.startswith(f"{output}/.run-"):
                found.append(target)
    except (FileNotFoundError, PermissionError):
        pass
    return found
