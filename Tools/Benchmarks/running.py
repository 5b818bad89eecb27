"""Runs one command and prints what it took as JSON: [exit code, processor seconds, seconds of the wall, peak bytes].

A process of its own, and a small one: Linux counts the memory of whoever starts a program to that program's peak.
usage: running.py OUT ERRORS COMMAND...
"""
import os
import sys
import time

start = time.perf_counter()
process = os.posix_spawnp(sys.argv[3], sys.argv[3:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    (os.POSIX_SPAWN_OPEN, 2, sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)])
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - start
print([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024])
