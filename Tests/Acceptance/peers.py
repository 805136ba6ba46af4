"""What pydicom and dcmtk make of a file-set, each in a process that may hang or die."""

import multiprocessing
import re
import subprocess
from pathlib import Path

from dicomdir import read_instance  # silences the warnings of pydicom too
from pydicom.fileset import FileSet

SECONDS = 20


def _open_all(path, answer):
    reached = []
    try:
        fileset = FileSet(path)
        for instance in fileset:
            try:
                reached.append(str(instance.load().SOPInstanceUID))
            except Exception:
                pass
        answer.send((reached, ""))
    except BaseException as error:
        answer.send((reached, f"{type(error).__name__}: {error}"[:160]))


def pydicom_instances(directory):
    """(SOP Instance UIDs that pydicom's FileSet opens, what it failed with)."""
    mine, theirs = multiprocessing.Pipe(False)
    worker = multiprocessing.Process(target=_open_all, args=(str(directory), theirs))
    worker.start()
    theirs.close()
    try:
        answer = mine.recv() if mine.poll(SECONDS) else ([], "no end")
    except EOFError:
        answer = ([], "died")
    worker.kill()
    worker.join()
    return answer


def _tool(*words):
    try:
        done = subprocess.run([str(w) for w in words], capture_output=True, timeout=SECONDS)
        return done.returncode, done.stdout.decode(errors="replace"), \
            done.stderr.decode(errors="replace").strip()
    except subprocess.TimeoutExpired:
        return None, "", "no end"


def dcmdump_files(directory, wanted):
    """(exit code, how many of the files wanted dcmdump shows as File IDs, what it complains of)."""
    code, out, err = _tool("dcmdump", "-q", "+L", "+P", "0004,1500", directory)
    folder = Path(directory).parent
    names = {n.replace("\\", "/").strip().lstrip("/") for n in re.findall(r"\[([^\]]*)\]", out)}
    return code, sum((folder / name) in wanted for name in names), err


def complaints(directory):
    """What dcdirdmp and dcmdump say of a DICOMDIR that should be right; nothing is good."""
    out = []
    for words in (("dcdirdmp", directory), ("dcmdump", directory)):
        code, _, err = _tool(*words)
        # dcdirdmp writes the tree to standard error; private attributes are unknown to it.
        lines = [line for line in err.splitlines() if words[0] == "dcmdump" or (
            ("Warning" in line or "Error" in line) and "Unrecognized tag" not in line)]
        if code or lines:
            out.append(f"{words[0]}: {code} {' '.join(lines)[:200]}")
    return out
