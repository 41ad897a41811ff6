"""Where the system lets a run begin no further process, the run does everything alone."""

from __future__ import annotations

import subprocess
import sys

from tests.support.command import ROOT

ALONE = """
import multiprocessing.popen_fork, os, resource
from functools import partial
from macros.machine.cores import aside, spread
if os.geteuid() == 0:
    os.setuid(65534)  # the limit does not hold for root
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
print(spread(abs, [-1, -2, -3]), aside(partial(abs, -4))())
"""


def test_a_run_that_may_begin_no_process_works_alone() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[1, 2, 3] 4\n", "")
