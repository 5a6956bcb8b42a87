"""Receive with one worker; while it is at the first dossier, the others become something else."""
import os, pathlib, shutil, subprocess, sys, time

def has_child(pid):
    for p in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if p.read_text().rpartition(")")[2].split()[1] == str(pid):
                return True
        except OSError:
            pass
    return False

r = subprocess.Popen(["clea", "receive", "inbox", "--into", "recus", "-j", "1", "--progress", "none"], stderr=open("err", "w"))
while not has_child(r.pid):
    time.sleep(0.01)
inbox = pathlib.Path("inbox").resolve()
(inbox / "b.zip").unlink()
(inbox / "b.zip").symlink_to("../outside.zip")
shutil.rmtree(inbox / "lien")
(inbox / "lien").symlink_to("../outside")
proof = next((inbox / "preuve/preuves").iterdir())
proof.unlink()
proof.symlink_to("../../../secret.txt")
shutil.rmtree(inbox / "fini")
sys.exit(r.wait())
