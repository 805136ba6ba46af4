#!/usr/bin/env python3
"""Whether the sizes that `--dry-run --exact` promises are those of the images, to the byte.

usage: check_capacity.py SPINDLE SOURCE BYTES
Plans SOURCE for a medium of BYTES and makes it; then makes it for a medium of exactly the largest
volume's size when there is room for all, which must give the same, and for 2,048 bytes less, which
must give one volume more. No study that fits one volume may be split. Exits 1 on a difference.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def create(spindle, source, out, medium, *more):
    command = [spindle, "create", str(source), "-o", str(out), "--profile", "none", "--json",
               "--medium", str(medium), "--fileset-id", "SIZES", *more]
    done = subprocess.run(command, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ends with {done.returncode}: {done.stderr.decode()[-300:]}")
    return json.loads(done.stdout)


def sizes(folder):
    return [p.stat().st_size for p in sorted(Path(folder).glob("*.iso"))]


def split_studies(report, source_studies):
    """Study Instance UIDs on more than one volume, with all that is known of their size."""
    volumes, bytes_of = collections.defaultdict(set), collections.Counter()
    for entry in report["files"]:
        study = source_studies.get(entry.get("sopInstanceUID"))
        if study and entry["status"] in ("written", "converted"):
            volumes[study].add(entry["volume"])
            bytes_of[study] += -(-os.path.getsize(entry["path"]) // 2048) * 2048
    return {s: bytes_of[s] for s, v in volumes.items() if len(v) > 1}


def studies_of(source):
    from dicomdir import files_under, read_instance
    result = {}
    for path in files_under(source):
        ds = read_instance(path, stop_before_pixels=True)
        if ds is not None and ds.get("SOPInstanceUID") and ds.get("StudyInstanceUID"):
            result[str(ds.SOPInstanceUID)] = str(ds.StudyInstanceUID)
    return result


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    spindle, source, medium = sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3])
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")
    wrong = []
    with tempfile.TemporaryDirectory() as root:
        def made(name, capacity):
            folder = Path(root) / name
            folder.mkdir()
            promised = [v["bytes"] for v in create(
                spindle, source, folder / "disc.iso", capacity, "--dry-run", "--exact")["volumes"]]
            if list(folder.iterdir()):
                wrong.append(f"--dry-run leaves {[p.name for p in folder.iterdir()]}")
            report = create(spindle, source, folder / "disc.iso", capacity)
            found = sizes(folder)
            if promised != found:
                wrong.append(f"medium {capacity}: promised {promised}, found {found}")
            if any(size > capacity for size in found):
                wrong.append(f"medium {capacity}: a volume of {max(found)} bytes")
            return report, found

        report, first = made("first", medium)
        overhead = 700_000
        for study, size in split_studies(report, studies_of(source)).items():
            if size + overhead < medium:
                wrong.append(f"a study of {size} bytes is split: {study}")
        # Everything on as few as can be, then exactly that size, then one sector less. Where two
        # people with one Patient ID made two volumes, the rest may still find room on the other.
        whole = made("whole", 10**10)[1]
        exact = made("exact", max(whole))[1]
        less = made("less", max(whole) - 2048)[1]
        if exact != whole:
            wrong.append(f"a medium of exactly {max(whole)} bytes gives {exact}")
        if len(whole) == 1 and len(less) != 2:
            wrong.append(f"2,048 bytes less give {len(less)} volumes")
        print(f"{medium} bytes: {first}; all in one: {whole}; one sector less: {less}")
    for message in wrong:
        print("FAIL", message)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
