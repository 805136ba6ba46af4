#!/usr/bin/env python3
"""Makes media with every defect of the catalogue: one folder for each, with its `case.json`.

usage: bad_media.py OUT [--seed N] [--only WORD]... [--list]
Each OUT/CASE holds the medium (a folder, an image or an archive, as `case.json` names it) and
`case.json`: the defect, the kinds of findings that reading it must give ("found": warnings and
errors; "notes": what is said beside), and every SOP Instance UID with its file, SHA-256 and
status. The bytes of the files depend on the seed alone. It needs xorriso, genisoimage and mkudffs.
"""

import argparse
import json
import sys
from pathlib import Path

from badmedia import media_udf, section_a, section_b, section_b_names, section_c, section_d, volume
from badmedia.cases import CASES

#: Rows that files cannot show, and why.
NOT_MADE = {
    "A13": "a DICOMDIR of more than 4 GiB",
    "D2 (VAT)": "no tool at hand writes a virtual allocation table with files",
    "D5 (sectors)": "sectors that a drive cannot read; the image that is cut short is made",
    "D7": "a property of the stick, not of its files"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    chosen = [c for c in CASES if not arguments.only or any(w in c.name for w in arguments.only)]
    if arguments.list:
        for case in chosen:
            print(f"{case.name}: {case.defect}")
        return 0
    if not arguments.out:
        parser.error("OUT is needed")
    names = [c.name for c in CASES]
    assert len(names) == len(set(names)), "two cases of one name"
    failed = 0
    for case in chosen:
        try:
            case.make(arguments.out, arguments.seed)
        except (OSError, RuntimeError) as error:
            print(f"FAIL {case.name}: {error}", file=sys.stderr)
            failed += 1
    rows = len({c.row for c in chosen})
    print(f"{len(chosen) - failed} cases of {rows} rows in {arguments.out}, seed {arguments.seed}")
    summary = {"seed": arguments.seed, "cases": [c.name for c in chosen], "notMade": NOT_MADE}
    (Path(arguments.out) / "cases.json").write_text(json.dumps(summary, indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
