"""Where results and progress go."""

import io
import json
import os
import sys

_STDOUT, _STDERR = 1, 2
"""The descriptors compiled code writes to."""


def print_json(value: object) -> None:
    """A result for other programs, on stdout; plain ASCII where stdout cannot carry every character."""
    unicode_out = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not unicode_out, indent=1))


def tell(text: str) -> None:
    """Progress or a problem, on stderr."""
    print(text, file=sys.stderr, flush=True)


def write_no_more() -> None:
    """Let what is still to be written go nowhere: the reader (head, less) has seen enough and closed the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def keep_stdout_for_results() -> None:
    """Send to stderr what compiled libraries print by themselves, as HiGHS 1.12 now and then does in a solve.

    Nothing changes where stdout is not the process's own, as in tests.
    """
    out = sys.stdout
    if out is not sys.__stdout__ or not isinstance(out, io.TextIOWrapper):
        return
    out.flush()
    own = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    sys.stdout = os.fdopen(own, "w", encoding=out.encoding, errors=out.errors, closefd=False)


def never_fail_on_a_letter() -> None:
    """Let a console that cannot show a character show a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
