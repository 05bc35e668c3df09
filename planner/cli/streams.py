"""Where results and progress go."""

import io
import json
import os
import sys


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


def never_fail_on_a_letter() -> None:
    """Let a console that cannot show a character show a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
