"""Check and build ask nobody: the kernel ends the process at the first attempt to reach a network."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.process import contents, run

_CONNECT, _SEND_TO, _ARCHITECTURE = {"x86_64": (42, 44, 0xC000003E), "aarch64": (203, 206, 0xC00000B7)}[
    platform.machine()
]
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_OF_CALL, _MACHINE = 0, 4
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2

PROGRAM = [  # of the kernel's packet filter: (step, jump if true, jump if false, value)
    (_LOAD, 0, 0, _MACHINE),
    (_IF_EQUAL, 0, 3, _ARCHITECTURE),
    (_LOAD, 0, 0, _NUMBER_OF_CALL),
    (_IF_EQUAL, 2, 0, _CONNECT),
    (_IF_EQUAL, 1, 0, _SEND_TO),
    (_RETURN, 0, 0, _ALLOW),
    (_RETURN, 0, 0, _KILL),
]


def cut_off() -> None:
    """Let the kernel kill this process and its children when they connect to anything; there is no way back."""
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in PROGRAM))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(PROGRAM), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0)):
        if libc.prctl(arguments[0], *(ctypes.c_ulong(value) for value in arguments[1:])) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


@pytest.mark.parametrize("attempt", ["connect(('127.0.0.1', 9))", "sendto(b'?', ('127.0.0.1', 53))"])
def test_whoever_tries_to_reach_a_network_is_killed(attempt: str) -> None:
    program = f"import socket; socket.socket(type=socket.SOCK_DGRAM).{attempt}"
    done = subprocess.run([sys.executable, "-c", program], preexec_fn=cut_off, check=False)
    assert done.returncode == -signal.SIGSYS


def test_the_check_does_not_notice() -> None:
    assert run("check", before=cut_off).returncode == 0


def test_the_build_does_not_notice(site: Path, tmp_path: Path) -> None:
    done = run("build", "--site-dir", str(tmp_path / "site"), before=cut_off)
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "site") == contents(site)
