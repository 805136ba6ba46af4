"""A scratch folder, a run of the command in it, and what a case may expect of the run."""

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Fixtures"))

from whole import faults_of

CASES = []


def case(function):
    CASES.append(function)
    return function


class NeedsRoot(Exception):
    pass


class Failed(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failed(message)


class Result:
    """One finished run: its exit code, its words, its report and its peak memory."""

    def __init__(self, code, out, err, peak):
        self.code, self.err, self.peak = code, err, peak
        try:
            self.report = json.loads(out) if out.strip() else {}
        except json.JSONDecodeError as error:
            raise Failed(f"standard output is no JSON: {error}: {out[:200]!r}")
        words = [err] + [str(f.get("reason") or "") for f in self.report.get("files", [])]
        words += [str(f.get("message") or "") for f in self.report.get("findings", [])]
        self.words = "\n".join(words)

    def count(self, status):
        return self.report.get("counts", {}).get(status, 0)

    def entry(self, name):
        for entry in self.report.get("files", []):
            if Path(entry["path"]).name == name:
                return entry
        raise Failed(f"{name} is not in the report")


class Place:
    """A scratch folder with an input, and the ways to run the command in it."""

    def __init__(self, spindle, root):
        self.spindle, self.root = spindle, root
        self.input, self.outputs = root / "input", root / "outputs"
        self.input.mkdir()
        self.outputs.mkdir()
        self.out = self.outputs / "set"
        self.mounts = []

    def command(self, *more, out=None, profile="none", source=None):
        return [self.spindle, "create", str(source or self.input), "-o", str(out or self.out),
                "--profile", profile, "--json", *more]

    def start(self, command, prefix=()):
        out, err = (open(self.root / n, "w+b") for n in ("stdout", "stderr"))
        process = subprocess.Popen([*prefix, *command], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=err)
        process.files = out, err
        return process

    def finish(self, process, codes, words=None, seconds=180):
        timer = threading.Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        hung = not timer.is_alive()
        timer.cancel()
        texts = []
        for file in process.files:
            file.seek(0)
            texts.append(file.read().decode(errors="replace"))
            file.close()
        expect(not hung, f"still running after {seconds} s")
        code = process.returncode
        expect(code >= 0, f"killed by signal {-code}: {texts[1][-300:]}")
        expect(code in codes, f"exit code {code} instead of {codes}: {texts[1][-300:]}")
        expect("Fatal error" not in texts[1], texts[1][-300:])
        result = Result(code, *texts, usage.ru_maxrss // 1024)
        if words:
            expect(re.search(words, result.words, re.I),
                   f"no word of /{words}/ in: {result.words[-400:]!r}")
        return result

    def run(self, codes, *more, words=None, prefix=(), **options):
        result = self.finish(self.start(self.command(*more, **options), prefix), codes, words)
        hidden = [str(p) for p in self.outputs.rglob(".*")]
        expect(not hidden, f"left behind: {hidden[:3]}")
        return result

    def whole(self, instances=None, out=None):
        out = out or self.out
        faults = faults_of(out)
        expect(not faults, f"{out.name}: {faults[:3]}")

    def mount(self, size, read_only=False):
        target = self.root / "mounted"
        target.mkdir()
        flags = f"size={size}" + (",ro" if read_only else "")
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", flags, "tmpfs", str(target)],
                              capture_output=True)
        if made.returncode:
            raise NeedsRoot("mount")
        self.mounts.append(target)
        return target

    def close(self):
        for target in self.mounts:
            subprocess.run(["umount", "-l", str(target)], check=False)
