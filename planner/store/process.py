"""Whether another process of this machine is still there."""

import os
import sys


def is_running(pid: int) -> bool:
    """True for a live process; also where the system does not say."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


if sys.platform == "win32":
    import ctypes

    _QUERY = 0x1000
    _STILL_ACTIVE = 259

    def _is_running_on_windows(pid: int) -> bool:
        # os.kill would end the process: on Windows there is no signal 0.
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return not known or code.value == _STILL_ACTIVE
