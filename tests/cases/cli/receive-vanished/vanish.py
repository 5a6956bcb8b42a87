"""Receive; while the first file is read, the second one goes."""
import os, pathlib, subprocess, sys, time

def reads(pid, name):
    try:
        return any(os.readlink(f).endswith(name) for f in pathlib.Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return False		# one was closed meanwhile

r = subprocess.Popen(["clea", "receive", "inbox", "--into", "recus", "--progress", "none"], stderr=subprocess.DEVNULL)
while not reads(r.pid, "/a.zip"):
    pass
os.unlink("inbox/b.zip")
sys.exit(r.wait())
