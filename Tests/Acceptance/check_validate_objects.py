#!/usr/bin/env python3
"""Compares what `spindle validate` finds in objects with what dciodvfy, pydicom and DCMTK find.

usage: check_validate_objects.py SPINDLE CORPUS [--table]
Every DICOM file of CORPUS is judged by all. Findings are the same when they are of one kind at one
attribute of one file. Told are: what dciodvfy calls an error and Spindle does not find, and what
Spindle calls an error and nobody else finds; each needs its reason in agreement_reasons.py. It ends
with 1 when one has none. --table prints the figures as Markdown.
"""

import argparse
import concurrent.futures
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

from agreement_reasons import ONLY_SPINDLE, ONLY_DCIODVFY, reason
from judges import GIVES_UP, KINDS, by_dciodvfy, by_dcmtk, by_dicom_validator, by_pydicom
from spindle_json import run
from standard_for_validator import Standard

# Spindle's rules by the kind of what they find; those of an area that is not named are passed over.
RULES = {
    "missing attribute":
        "IOD-003 IOD-005 IOD-006 IOD-008 IOD-025 ENC-004 ENC-006 ENC-020 ENC-021 ENC-023 ENC-025 "
        "DIR-011 DIR-012 DIR-023 DIR-024",
    "empty attribute": "IOD-004 IOD-007",
    "attribute that may not be there": "IOD-009 IOD-023 IOD-031",
    "enumerated or fixed value":
        "IOD-010 IOD-011 IOD-020 IOD-022 IOD-024 IOD-027 IOD-030 DIR-025 PIX-121",
    "value as its VR asks": "VAL-001 VAL-002 VAL-003 VAL-004 VAL-005 VAL-006 VAL-007 VAL-009",
    "character set": "VAL-008 VAL-011",
    "VR": "ENC-026 ENC-033",
    "number of values or items": "VAL-010 IOD-026",
    "functional groups": "IOD-012 IOD-013 IOD-014 IOD-015 IOD-029",
    "identity": "ENC-022 ENC-024 IOD-021",
    "references": "IOD-028",
    "private attributes": "ENC-029 IOD-019",
    "SOP Class": "IOD-001 IOD-002",
}
# Tables for dicom-validator; None where there is no reference to make them of.
INFO = None
KIND_OF = {rule: kind for kind, rules in RULES.items() for rule in rules.split()}
# Not faults: retired and Standard Extended use, group lengths, needless UN, old transfer syntaxes.
IGNORED = {"IOD-016", "IOD-017", "IOD-018", "ENC-027", "ENC-028", "ENC-031"}


def kind_of(rule):
    if rule in IGNORED:
        return None
    area = rule.split("-")[0]
    return KIND_OF.get(rule) or {"ENC": "encoding", "PIX": "pixels and tables"}.get(area)


def by_spindle(spindle, path):
    """(kind, tag) -> (severity, rule, found); None for what is no DICOM file."""
    answer = run(spindle, "validate", path, "--format", "json", "--all", "--quiet", "--jobs", "1")
    if answer.data is None:
        return None
    found = {}
    for group in answer.data["rules"]:
        kind = kind_of(group["rule"])
        if kind is None:
            continue
        for finding in group["findings"]:
            tag = (finding.get("path") or "").split(".")[-1]
            tag = "".join(c for c in tag.split("[")[0] if c not in "(,)").lower()
            kind_here = kind
            if group["rule"] == "IOD-025" and finding["found"] == "the attribute":
                kind_here = "attribute that may not be there"
            key = (kind_here, "" if kind == "encoding" else tag)
            if key not in found or group["severity"] == "error":
                found[key] = (group["severity"], group["rule"], finding["found"])
    return found


def judged(spindle, path):
    own = by_spindle(spindle, path)
    theirs = {}
    for kind, tag, text in sorted(by_dciodvfy(path)):
        theirs.setdefault((kind, tag), text)
    others = set()
    if own is not None:
        others = by_pydicom(path) | by_dcmtk(path) | by_dicom_validator(path, INFO)
    return own, theirs, others


# Told as a note: whether the body part is one of a pair is in no attribute.
UNTOLD = ("missing attribute", "00200060", "note")
# Either may be named where the two have one UID.
SAME_UID = ({"0020000d", "00200052"}, {"00080018", "0020000e"})
# What the meta information repeats.
DATA_SET_TAG = {"00020002": "00080016", "00020003": "00080018"}


def same(key, others):
    """The key of `others` that tells of the same thing, if there is one."""
    kind, tag = key
    if key in others:
        return key
    # One judge names a fault by the value, another by the attribute, a third by the file.
    near = {
        "identity": [
            ("missing attribute", tag), ("SOP Class", tag), *(
                (kind, other) for pair in SAME_UID if tag in pair for other in pair),
            ("missing attribute", DATA_SET_TAG.get(tag)), ("SOP Class", DATA_SET_TAG.get(tag))],
        "SOP Class": [("SOP Class", ""), ("SOP Class", "00080016"), ("missing attribute", tag)],
        "missing attribute": [
            ("empty attribute", tag), ("SOP Class", tag), ("identity", tag),
            *([("missing attribute", "00080100")] if tag in ("00080119", "00080120") else []),
            *([("encoding", "")] if tag.startswith("0002") else [])],
        "enumerated or fixed value": [("missing attribute", tag), ("empty attribute", tag)],
        "attribute that may not be there": [("empty attribute", tag)],
        "empty attribute": [("number of values or items", tag), ("missing attribute", tag)],
        "number of values or items": [("empty attribute", tag), ("value as its VR asks", tag)],
        "value as its VR asks": [("character set", tag)],
        "character set": [("value as its VR asks", tag)],
    }
    return next((other for other in near.get(kind, []) if other in others), None)


def compare(results):
    """Lists of (path, kind, tag, what): agreed with our severity, only ours, only theirs; and how
    many of ours the other judges have, or dciodvfy did not come to judge.
    """
    agreed, ours, theirs = [], [], []
    judges = Counter()
    for path, (own, their, others) in results.items():
        if own is None:
            continue
        matched = set()
        given_up = their.pop((GIVES_UP, ""), None)
        for key, text in their.items():
            other = same(key, own)
            if other:
                matched.add(other)
                agreed.append((path, *key, own[other][0]))
            else:
                theirs.append((path, *key, text))
        for key, (severity, rule, found) in own.items():
            if key in matched or same(key, their):
                continue
            if same(key, others) or ("any", key[1]) in others and key[1]:
                judges["others"] += 1
            elif given_up and key[0] != "encoding":
                judges["unjudged"] += 1
                judges[f"{severity} {rule}"] += 1
            else:
                ours.append((path, *key, severity, rule, found))
    return agreed, ours, theirs, judges


def share(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def table(agreed, ours, theirs, markdown):
    rows = []
    for kind in KINDS:
        rows.append((
            kind, sum(a[1] == kind for a in agreed),
            sum(a[1] == kind and a[3] == "error" for a in agreed),
            sum(o[1] == kind and o[3] == "error" for o in ours),
            sum(o[1] == kind and o[3] != "error" for o in ours),
            sum(t[1] == kind for t in theirs)))
    rows.append(("all", *(sum(row[i] for row in rows) for i in range(1, 6))))
    head = ("kind", "both", "both, as errors", "only Spindle, error", "only Spindle, less",
            "only dciodvfy")
    if markdown:
        print("| " + " | ".join(head) + " |\n|---|" + "---:|" * 5)
        for row in rows:
            print("| " + " | ".join(map(str, row)) + " |")
    else:
        for row in (head, *rows):
            print(f"{row[0]:34}" + "".join(f"{cell!s:>20}" for cell in row[1:]))


def explain(name, entries, reasons, show):
    """Prints the reasons with how many they explain; returns the number without one."""
    counts, without = Counter(), []
    for entry in entries:
        why = reason(reasons, entry)
        counts[why] += 1
        if why is None:
            without.append(entry)
    print(f"\n{name}: {len(entries)}")
    for why, count in counts.most_common():
        if why is not None:
            print(f"- {count}: {why}")
    for entry in without[:show]:
        print("WITHOUT A REASON:", *entry)
    for _, why in reasons:
        if why not in counts:
            print("no longer needed:", why)
    return len(without)


def make_info(corpus):
    """Tables of the SOP Classes of the corpus, from the reference beside it."""
    global INFO
    reference = corpus.parent / "reference" / "dicom-standard-json"
    if not reference.is_dir():
        print("dicom-validator does not judge: there is no", reference)
        return
    classes = {entry["sop"] for entry in json.loads((corpus / "index.json").read_text())
               if entry.get("sop")}
    INFO = Standard(reference).info(classes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("spindle")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--table", action="store_true", help="the figures as Markdown")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--show", type=int, default=60, help="how many without a reason")
    options = parser.parse_args()
    paths = sorted(path for path in options.corpus.rglob("*") if path.is_file())
    paths = [path for path in paths
             if path.suffix not in (".json", ".md", ".txt", ".gz") and path.name != "README"]
    make_info(options.corpus)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        found = pool.map(judged, [options.spindle] * len(paths), map(str, paths), chunksize=4)
        results = {path.relative_to(options.corpus).as_posix(): result
                   for path, result in zip(paths, found)}
    agreed, ours, theirs, judges = compare(results)
    errors = [entry for entry in ours if entry[3] == "error"]
    all_theirs = len(agreed) + len(theirs)
    as_errors = sum(entry[3] == "error" for entry in agreed)
    print(f"{sum(own is not None for own, *_ in results.values())} DICOM files of "
          f"{len(results)} files\n")
    table(agreed, ours, theirs, options.table)
    print(f"\nOf {all_theirs} errors of dciodvfy Spindle finds {len(agreed)} "
          f"({share(len(agreed), all_theirs)}), as errors {as_errors} "
          f"({share(as_errors, all_theirs)}).\n{judges['others']} more of Spindle's findings are also "
          f"those of pydicom, DCMTK or dicom-validator; {judges['unjudged']} more are in files "
          "that dciodvfy does not judge, as it cannot read them or does not know the object: "
          + ", ".join(f"{count} {rule}" for rule, count in judges.most_common() if " " in rule))
    untold = sum(entry[1:] == UNTOLD for entry in agreed)
    print(f"Without the {untold} of Laterality, whose condition nothing tells where there is no "
          f"Body Part Examined: {share(as_errors, all_theirs - untold)} as errors.")
    faults = explain("Only Spindle, as errors", errors, ONLY_SPINDLE, options.show)
    faults += explain("Only dciodvfy", theirs, ONLY_DCIODVFY, options.show)
    milder = Counter((kind, tag) for _, kind, tag, severity in agreed if severity != "error")
    print("\nBoth, but with Spindle no error:",
          ", ".join(f"{count} {kind} {tag}" for (kind, tag), count in milder.most_common()))
    if faults or all_theirs == 0:
        print(f"\n{faults} without a reason")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
