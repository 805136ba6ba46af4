#!/usr/bin/env python3
"""Makes defects on media of others and checks that `spindle validate` names each.

usage: check_defects.py SPINDLE CORPUS [--table] [--only WORD]
Each defect of defect_list.py is made on a copy of its medium, which is validated before and after:
of what is newly found, one rule must be one of those expected. Told is what else was newly found.
Defects of an area that this Spindle has no rules of are counted apart. It ends with 1 when one is
not named.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from defect_list import DEFECTS
from spindle_json import run


def findings(spindle, medium, options):
    """Counter of (rule, file, path, found)."""
    answer = run(spindle, "validate", medium, "--format", "json", "--all", "--quiet", *options)
    if answer.data is None:
        raise RuntimeError(str(answer))
    return Counter(
        (group["rule"], finding["file"], finding.get("path"), finding["found"])
        for group in answer.data["rules"] for finding in group["findings"])


def image_of(folder):
    """A volume as others make it; its DICOMDIR and names are those of the folder."""
    image = folder.parent / "disc.iso"
    subprocess.run(
        ["genisoimage", "-quiet", "-iso-level", "1", "-V", "DISC", "-sysid", "", "-o", image,
         folder], check=True, capture_output=True)
    return image


def prepared(defect, corpus, place):
    """A copy of the medium, and what is validated of it."""
    source = corpus / defect.base
    folder = place / "medium"
    if source.is_dir():
        shutil.copytree(source, folder)
        return folder, folder
    folder.mkdir()
    shutil.copyfile(source, folder / "IM000001")
    return folder, folder / "IM000001"


def examine(spindle, corpus, defect, known):
    """The rules newly found."""
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        folder, medium = prepared(defect, corpus, place)
        if defect.image:
            medium = image_of(folder)
        key = (defect.base, defect.image, defect.options)
        if key not in known:
            known[key] = findings(spindle, medium, defect.options)
        defect.make(place if defect.image else folder)
        return findings(spindle, medium, defect.options) - known[key]


def areas(spindle):
    """Those that this Spindle has rules of."""
    wanted = {rule.split("-")[0] for defect in DEFECTS for rule in defect.expected.split()}
    return {area for area in wanted
            if any(run(spindle, "validate", "--explain", f"{area}-{number:03}").code == 0
                   for number in (1, 2, 3))}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("spindle")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--table", action="store_true", help="as Markdown")
    parser.add_argument("--only", default="", help="defects whose name has this word")
    options = parser.parse_args()
    there = areas(options.spindle)
    known, made, named, absent = {}, 0, 0, []
    by_area = defaultdict(Counter)
    faults = []
    if options.table:
        print("| Medium | Defect | Named by | Also told |\n|---|---|---|---|")
    for defect in DEFECTS:
        if options.only not in defect.name:
            continue
        expected = [rule for rule in defect.expected.split() if rule.split("-")[0] in there]
        if not expected:
            absent.append(defect.name)
            continue
        made += 1
        try:
            new = examine(options.spindle, options.corpus, defect, known)
        except (RuntimeError, OSError, subprocess.CalledProcessError, KeyError) as error:
            faults.append(f"{defect.name}: {type(error).__name__} {error}")
            continue
        rules = Counter(rule for rule, *_ in new.elements())
        hits = [rule for rule in rules
                if any(rule == one or one.endswith("-") and rule.startswith(one)
                       for one in expected)]
        others = ", ".join(f"{rule}" + (f" × {count}" if count > 1 else "")
                           for rule, count in sorted(rules.items()) if rule not in hits)
        area = expected[0].split("-")[0]
        by_area[area]["made"] += 1
        if hits:
            named += 1
            by_area[area]["named"] += 1
        else:
            faults.append(f"{defect.name}: expected {defect.expected}, new is {others or 'nothing'}")
        medium = defect.base.rsplit("/", 1)[-1]
        if options.table:
            print(f"| {medium} | {defect.name} | {', '.join(sorted(hits)) or '–'} | {others} |")
        else:
            print(f"{'named' if hits else 'MISSED':7} {','.join(sorted(hits)):24} {medium:24.24} "
                  f"{defect.name}" + (f"   (also {others})" if others else ""))
    print(f"\n{made} defects made, {named} named: " + ", ".join(
        f"{area} {count['named']} of {count['made']}" for area, count in sorted(by_area.items())))
    if absent:
        print(f"{len(absent)} of areas without rules yet: {'; '.join(absent)}")
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults or made < 50 and not options.only else 0


if __name__ == "__main__":
    sys.exit(main())
