"""A file-set with and without one series, and what an update that was disturbed has left of it."""

import collections
import shutil
import subprocess
import sys
from pathlib import Path

from dicomdir import read_tree
from whole import digest, faults_of_folder, snapshot

MODES = ("add", "remove")


class UpdateBench:
    """`old` and `new` are the file-set before and after each command, as undisturbed runs make it."""

    def __init__(self, spindle, source, root):
        self.spindle, self.root = str(Path(spindle).resolve()), Path(root)
        self.input = self.root / "input"
        full, less, again = (self.root / name for name in ("full", "less", "again"))
        self.must([self.spindle, "create", str(source), "-o", str(full), "--profile", "none",
                   "--quiet"], (0, 1))
        series = self.largest_series(full)
        shutil.copytree(full, less)
        self.take_out(full, series)
        self.must(self.remove(less, series))
        shutil.copytree(less, again)
        self.must(self.add(again))
        self.old = {"add": less, "remove": again}
        self.new = {"add": again, "remove": less}
        self.commands = {"add": self.add, "remove": lambda place: self.remove(place, series)}
        back = self.root / "back"
        shutil.copytree(again, back)
        self.must(self.remove(back, series))
        if snapshot(back) != snapshot(less):
            sys.exit("adding a series and removing it leaves another file-set")
        for place in (less, again):
            if faults_of_folder(place):
                sys.exit(f"an undisturbed run makes {faults_of_folder(place)[:3]}")
        self.expected = {place: snapshot(place) for place in (less, again)}

    def largest_series(self, place):
        _, records, _ = read_tree(place / "DICOMDIR")
        counts = collections.Counter(
            r.ancestor("SERIES").item.SeriesInstanceUID for r in records
            if r.file_id and r.ancestor("SERIES"))
        return counts.most_common(1)[0][0]

    def take_out(self, place, series):
        self.input.mkdir()
        _, records, _ = read_tree(place / "DICOMDIR")
        for number, record in enumerate(records):
            holder = record.ancestor("SERIES")
            if record.file_id and holder and holder.item.SeriesInstanceUID == series:
                shutil.copyfile(place.joinpath(*record.file_id), self.input / f"{number:06d}")

    def add(self, place):
        return [self.spindle, "add", str(place), str(self.input), "--profile", "none", "--quiet"]

    def remove(self, place, series):
        return [self.spindle, "remove", str(place), "--series", str(series), "--quiet"]

    def run(self, command, **options):
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              **options).returncode

    def must(self, command, codes=(0,)):
        code = self.run(command)
        if code not in codes:
            sys.exit(f"{' '.join(map(str, command))} ends with {code}")

    def prepare(self, mode, place):
        shutil.copytree(self.old[mode], place)
        return self.commands[mode](place)

    def judge(self, mode, place):
        """`old` or `new`, and what is wrong with it."""
        found = {k: v for k, v in snapshot(place).items()
                 if not any(part.startswith(".") for part in Path(k).parts)}
        old, new = self.expected[self.old[mode]], self.expected[self.new[mode]]
        if found.get("DICOMDIR") == old["DICOMDIR"]:
            state, expected = "old", old
        elif found.get("DICOMDIR") == new["DICOMDIR"]:
            state, expected = "new", new
        else:
            return "neither", ["the DICOMDIR is neither the old nor the new one"]
        wrong = faults_of_folder(place, with_checksums=False)
        lists = ("DICOMDIR", "SHA256.TXT")
        wrong += [f"{name} is not whole" for name, value in expected.items()
                  if name not in lists and found.get(name) != value]
        both = set(old) | set(new)
        wrong += [f"{name} is nobody's" for name in found if name not in both]
        if found.get("SHA256.TXT") not in (old["SHA256.TXT"], new["SHA256.TXT"]):
            wrong.append("the checksum list is neither the old nor the new one")
        if state == "old" and found.get("SHA256.TXT") != old["SHA256.TXT"]:
            wrong.append("the checksum list is ahead of the DICOMDIR")
        return state, wrong

    def finish(self, mode, place):
        """Runs the command again; what is wrong with the file-set then."""
        code = self.run(self.commands[mode](place))
        # What was removed by the disturbed run is not there to be removed again.
        wrong = [] if code == 0 or (mode == "remove" and code == 3) else \
            [f"the next run ends with {code}"]
        if snapshot(place) != self.expected[self.new[mode]]:
            extra = sorted(set(snapshot(place)) ^ set(self.expected[self.new[mode]]))[:3]
            wrong.append(f"the next run leaves another file-set: {extra}")
        return wrong + faults_of_folder(place)
