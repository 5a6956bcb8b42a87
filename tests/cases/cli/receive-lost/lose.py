"""usage: lose.py SIGNAL STORE: receive, and send the first worker that is long at work a signal, as a fault in it would."""
import os, pathlib, signal, subprocess, sys, time

def worker_of(parent):
    for p in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if p.read_text().rpartition(")")[2].split()[1] == str(parent):
                return int(p.parent.name)
        except OSError:
            pass			# it has just ended
    return None

out = open(f"{sys.argv[2]}.out", "w+")
receiver = subprocess.Popen(["clea", "receive", "inbox", "--into", sys.argv[2], "-j", "1"], stdout=out, stderr=subprocess.DEVNULL)
last, since = None, 0
while receiver.poll() is None:
    worker = worker_of(receiver.pid)
    if worker != last:
        last, since = worker, time.monotonic()
    elif worker is not None and time.monotonic() - since > 1.5:	# none of the others takes as long
        os.kill(worker, signal.Signals["SIG" + sys.argv[1]])
        break
    time.sleep(0.05)
print("exit", receiver.wait())
out.seek(0)
print(out.read(), end="")
