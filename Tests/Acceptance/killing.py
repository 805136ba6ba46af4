"""What the tests have in common that kill `spindle`: input, moments, counts."""

import argparse
import collections
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")


def make_instances(folder, count, seed, sizes=(64 << 10, 512 << 10)):
    """Writes `count` instances, a series for each forty, most of their pixels zeros."""
    from pydicom.dataset import FileDataset, FileMetaDataset
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    for number in range(count):
        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
        meta.MediaStorageSOPInstanceUID = f"2.25.7305.3.{number + 1}"
        meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
        data = FileDataset(str(number), {}, file_meta=meta, preamble=bytes(128))
        data.SOPClassUID, data.SOPInstanceUID = meta[0x20002].value, meta[0x20003].value
        data.PatientName, data.PatientID = "Killed^Test", "KILLED"
        data.PatientBirthDate, data.PatientSex = "19700101", "O"
        data.StudyInstanceUID, data.StudyID = "2.25.7305.1", "1"
        data.StudyDate, data.StudyTime, data.AccessionNumber = "20240229", "101500", "1"
        data.SeriesInstanceUID = f"2.25.7305.2.{number // 40 + 1}"
        data.Modality, data.ConversionType = "OT", "SYN"
        data.SeriesNumber, data.InstanceNumber = number // 40 + 1, number + 1
        data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
        data.Columns, data.Rows = 256, chance.randint(*sizes) // 512
        data.BitsAllocated, data.BitsStored, data.HighBit = 16, 12, 11
        data.PixelRepresentation = 0
        pixels = bytearray(data.Rows * data.Columns * 2)
        pixels[:4096] = chance.randbytes(4096)
        data.PixelData = bytes(pixels)
        data.save_as(folder / f"{number:05d}", enforce_file_format=True)


def start(command):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env=ENVIRONMENT)


def run(command):
    return start(command).wait()


def must(command, codes=(0, 1)):
    code = run(command)
    if code not in codes:
        sys.exit(f"{' '.join(map(str, command))} ends with {code}")
    return code


def await_sign(process, sign):
    """Waits until the command shows that it writes, or has ended."""
    while process.poll() is None and not sign():
        time.sleep(0.0005)


class Moments:
    """How long a command takes until it writes and how long it then writes, undisturbed."""

    def __init__(self, command, sign):
        begin = time.monotonic()
        process = start(command)
        await_sign(process, sign)
        self.before = time.monotonic() - begin
        if process.wait() not in (0, 1):
            sys.exit(f"{' '.join(map(str, command))} ends with {process.returncode}")
        self.total = time.monotonic() - begin
        self.writing = self.total - self.before

    def kill(self, command, sign, chance):
        """Kills it at a random moment, nine times of ten while it writes.

        Gives where it was then, `start`, `writing` or `finished`, and for how many seconds.
        """
        process = start(command)
        if chance.random() < 0.1:
            delay = chance.uniform(0, 1) * self.before
        else:
            await_sign(process, sign)
            delay = chance.uniform(0, 1) * self.writing
        time.sleep(delay)
        phase = "finished" if process.poll() is not None else "writing" if sign() else "start"
        process.send_signal(signal.SIGKILL)
        process.wait()
        return phase, delay


def kill_after(command, delay):
    """Kills a command; gives whether it had finished before."""
    process = start(command)
    time.sleep(delay)
    finished = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return finished


def arguments(parser):
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the places of failures")
    return parser.parse_args()


class Tally:
    """Counts by mode, and what went wrong."""

    def __init__(self, seed):
        self.chance, self.seed = random.Random(seed), seed
        self.counts = collections.defaultdict(collections.Counter)
        self.failures = []

    @contextlib.contextmanager
    def place(self, keep):
        root = Path(tempfile.mkdtemp(prefix="kill-"))
        try:
            yield root
        finally:
            if not (self.failures and keep):
                shutil.rmtree(root)

    def fail(self, mode, title, wrong):
        self.counts[mode]["failed"] += bool(wrong)
        self.failures += [f"{mode}, {title}: {w}" for w in wrong]

    def report(self, seconds, columns, what):
        """Prints the table; gives the exit code."""
        columns += ("failed",)
        print(f"{'mode':18} {'ms':>8} " + " ".join(f"{c:>10}" for c in columns))
        for mode, counts in self.counts.items():
            print(f"{mode:18} {seconds[mode] * 1000:8.1f} " +
                  " ".join(f"{counts[c]:10}" for c in columns))
        for failure in self.failures[:40]:
            print("FAIL", failure)
        print(f"{what}, seed {self.seed}, {len(self.failures)} failures")
        return 1 if self.failures else 0


def parser(text):
    return argparse.ArgumentParser(description=text.splitlines()[0])
