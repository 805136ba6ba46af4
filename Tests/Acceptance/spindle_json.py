"""Runs spindle and reads what it says with --json."""

import hashlib
import json
import subprocess
import time
from pathlib import Path


class Answer:
    """How a run ended: `data` is nil where no JSON came."""

    def __init__(self, words, code, out, err, seconds):
        self.words, self.code, self.err, self.seconds = words, code, err, seconds
        try:
            self.data = json.loads(out)
        except ValueError:
            self.data = None

    @property
    def died(self):
        """Ended by a signal or by the clock."""
        return self.code is None or self.code < 0 or self.code >= 128

    def __str__(self):
        words = " ".join(str(w) for w in self.words)
        end = "no end" if self.code is None else f"code {self.code}"
        return f"{words}: {end}: {self.err.strip()[-300:]}"


def run(spindle, *words, timeout=60):
    start = time.monotonic()
    try:
        done = subprocess.run([str(spindle), *map(str, words)], capture_output=True,
                              timeout=timeout)
        code, out, err = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        code, out, err = None, b"", b"timeout"
    return Answer(words, code, out, err.decode(errors="replace"), time.monotonic() - start)


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder):
    """Path below the folder -> SHA-256 of every file."""
    folder = Path(folder)
    return {p.relative_to(folder).as_posix(): digest_of(p)
            for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink()}


def instances_of(listing):
    """All instances of `list --json`, of all patients."""
    return [instance for patient in listing["patients"] for study in patient["studies"]
            for series in study["series"] for instance in series["instances"]] \
        + listing.get("instances", [])


def kinds(listing, *severities):
    return {f["kind"] for f in listing["findings"] if f["severity"] in severities}


def plain(path):
    """A path as media without lower case and versions have it."""
    return None if path is None else path.split(";")[0].rstrip(".").casefold()
