#!/usr/bin/env python3
"""Compares every record of a DICOMDIR with its instance and with the keys of PS3.3 Annex F.

usage: check_records.py DICOMDIR SOURCES record-keys.json [--classes sop_classes.txt] [-v]
SOURCES is the folder (or file) the instances came from; they are found by SOP Instance UID.
record-keys.json: {"recordTypes": {TYPE: {"parents": [...], "keys": [{"keyword", "type",
"items"?}]}}}. Exits 1 when a record, a key or an instance is wrong or missing.
"""

import argparse
import collections
import json
import sys
from pathlib import Path

from pydicom.datadict import keyword_for_tag
from pydicom.multival import MultiValue

from dicomdir import DIRECTORY, files_under, read_instance, read_tree

TEXT = {"LO", "LT", "PN", "SH", "ST", "UC", "UT"}
ENTITIES = ("PATIENT", "STUDY", "SERIES")
#: In the list of classes: Annex F has no record for it, it may stand as a PRIVATE record.
NO_RECORD = "-"
#: Types that are no longer written; PRIVATE is as good for their classes.
RETIRED = {"OVERLAY", "CURVE", "MODALITY LUT", "VOI LUT", "STORED PRINT"}


def plain(value):
    """A value that can be compared: text without trailing blanks, sequences as tuples."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple, MultiValue)):
        values = tuple(plain(v) for v in value)
        return values[0] if len(values) == 1 else (values if values else "")
    if isinstance(value, bytes):
        return value.rstrip(b"\0")
    if hasattr(value, "items") and hasattr(value, "walk"):
        return tuple((str(e.tag), plain(e.value)) for e in value if not e.tag.element == 0)
    return str(value).rstrip(" \0").lstrip(" ")


def value_of(ds, keyword):
    return plain(ds.get(keyword)) if keyword in ds else None


def has_modifiers(source):
    return [i for i in source.get("ContentSequence") or []
            if i.get("RelationshipType") == "HAS CONCEPT MOD"]


def latest_verification(source):
    dates = [str(i.VerificationDateTime) for i in source.get("VerifyingObserverSequence") or []
             if i.get("VerificationDateTime")]
    return max(dates, default=None)


def required(kind, key, source):
    """Whether a conditional key must stand in the record of `source`."""
    keyword = key["keyword"]
    if keyword == "VerificationDateTime":
        return source.get("VerificationFlag") == "VERIFIED" and latest_verification(source)
    if keyword == "ContentSequence":
        return bool(has_modifiers(source))
    return bool(source.get(keyword))


def expected(kind, keyword, source):
    if keyword == "VerificationDateTime":
        return latest_verification(source)
    if keyword == "ContentSequence":
        return has_modifiers(source)
    return source.get(keyword)


def compare_items(path, key, found, wanted, report):
    """Each listed key of each item; further attributes only where the instance has the same."""
    if len(found) != len(wanted):
        report(f"{path}: {len(found)} items, {len(wanted)} in the instance")
        return
    listed = {k["keyword"]: k for k in key.get("items", []) if "keyword" in k}
    for n, (mine, theirs) in enumerate(zip(found, wanted)):
        place = f"{path}[{n}]"
        for keyword, sub in listed.items():
            compare_key(place, sub, mine, keyword in theirs, theirs.get(keyword), report)
        for element in mine:
            name = keyword_for_tag(element.tag)
            if name not in listed and plain(element.value) != value_of(theirs, name):
                report(f"{place}.{name}: not as in the instance")
        if any("include" in k for k in key.get("items", [])):
            for element in theirs:
                if element.tag not in mine:
                    report(f"{place}.{keyword_for_tag(element.tag)}: left out")


def compare_key(path, key, record, present, wanted, report):
    keyword = key["keyword"]
    name = f"{path}.{keyword}"
    kind = key["type"][0]
    there = keyword in record
    empty = wanted is None or plain(wanted) == ""
    if not there:
        if kind == "1" and "C" not in key["type"] or present and not empty and kind in "12":
            report(f"{name}: missing (type {key['type']})")
        elif kind == "2" and "C" not in key["type"]:
            report(f"{name}: missing (type {key['type']})")
        return
    found = record.get(keyword)
    if kind == "1" and plain(found) == "":
        report(f"{name}: empty (type {key['type']})")
    if empty:
        return
    if record[keyword].VR == "SQ":
        compare_items(name, key, found, wanted, report)
    elif plain(found) != plain(wanted):
        report(f"{name}: {plain(found)!r} instead of {plain(wanted)!r}")


def beyond_ascii(ds):
    for element in ds:
        if element.VR == "SQ":
            if any(beyond_ascii(i) for i in element.value):
                return True
        elif element.VR in TEXT:
            values = element.value if isinstance(element.value, (list, MultiValue)) \
                else [element.value]
            if any(not str(v).isascii() for v in values if v is not None):
                return True
    return False


def check_charset(path, record, sources, report):
    declared = value_of(record, "SpecificCharacterSet")
    theirs = {value_of(s, "SpecificCharacterSet") for s in sources}
    if beyond_ascii(record) and declared is None and theirs != {None}:
        report(f"{path}.SpecificCharacterSet: missing beside text beyond ASCII")
    if declared is not None and declared not in theirs:
        report(f"{path}.SpecificCharacterSet: {declared!r}, instances have {theirs}")


def check_entity(record, table, sources, report):
    """A PATIENT, STUDY or SERIES record against all the instances below it."""
    for key in table["keys"]:
        keyword = key["keyword"]
        if keyword in ("SpecificCharacterSet", "IconImageSequence"):
            continue
        values = [value_of(s, keyword) for s in sources]
        filled = [v for v in values if v]
        found = value_of(record.item, keyword)
        if found is None and key["type"][0] in "12":
            report(f"{record.type}.{keyword}: missing (type {key['type']})")
        elif not found and (key["type"][0] == "1" or filled and key["type"][0] == "2"):
            report(f"{record.type}.{keyword}: empty, instances have {filled[:2]}")
        elif found and filled and found not in filled:
            report(f"{record.type}.{keyword}: {found!r}, instances have {filled[:2]}")
    check_charset(record.type, record.item, sources, report)


def check_instance(record, tables, classes, source, report):
    sop_class = str(source.SOPClassUID)
    known = classes.get(sop_class)
    if known == NO_RECORD:
        if record.type != "PRIVATE":
            report(f"record type {record.type}, Annex F has none")
    elif known in RETIRED and record.type == "PRIVATE":
        pass
    elif known and record.type != known:
        report(f"record type {record.type} instead of {known}")
    table = tables.get(record.type)
    if table:
        parent = record.parent.type if record.parent else "(root)"
        if parent not in table["parents"] and "any" not in table["parents"]:
            report(f"{record.type} stands under {parent}")
        for key in table["keys"]:
            keyword = key["keyword"]
            if keyword in ("SpecificCharacterSet", "IconImageSequence", "PrivateRecordUID"):
                continue
            if key["type"].endswith("C") and required(record.type, key, source) \
                    and keyword not in record.item:
                report(f"{record.type}.{keyword}: missing, its condition holds")
                continue
            wanted = expected(record.type, keyword, source)
            compare_key(record.type, key, record.item, False, wanted, report)
            if wanted and keyword not in record.item and key["type"][0] in "12":
                report(f"{record.type}.{keyword}: missing (type {key['type']})")
    check_charset(record.type, record.item, [source], report)
    if record.type == "PRIVATE" and not record.item.get("PrivateRecordUID"):
        report("PRIVATE.PrivateRecordUID: missing")
    if record.item.get("ReferencedSOPClassUIDInFile") != sop_class:
        report("ReferencedSOPClassUIDInFile differs")
    related = value_of(source, "RelatedGeneralSOPClassUID")
    if related and value_of(record.item, "ReferencedRelatedGeneralSOPClassUIDInFile") != related:
        report("ReferencedRelatedGeneralSOPClassUIDInFile differs")
    listed = {k["keyword"] for k in table["keys"]} if table else set()
    for element in record.item:
        name = keyword_for_tag(element.tag)
        if element.tag.group == 4 or name in listed or name == "IconImageSequence":
            continue
        if name in source and plain(element.value) != value_of(source, name):
            report(f"{record.type}.{name}: not as in the instance")


def load_sources(paths):
    sources = {}
    for path in paths:
        for file in files_under(path):
            ds = read_instance(file, defer_size=1024)
            if ds is not None and ds.get("SOPInstanceUID") \
                    and ds.get("SOPClassUID") != DIRECTORY:
                sources.setdefault(str(ds.SOPInstanceUID), ds)
    return sources


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dicomdir")
    parser.add_argument("sources")
    parser.add_argument("keys")
    parser.add_argument("--classes", default=str(
        Path(__file__).resolve().parents[2] / "Fixtures" / "sop_classes.txt"))
    parser.add_argument("--rejected", type=int, default=0,
                        help="how many sources may be absent (they are printed)")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    tables = json.loads(Path(options.keys).read_text())["recordTypes"]
    classes = dict(line.split("\t")[:2] for line in Path(options.classes).read_text().splitlines()
                   if line and line[0] != "#")
    _, records, problems = read_tree(options.dicomdir)
    sources = load_sources([options.sources])
    below, found, failures = collections.defaultdict(list), {}, collections.Counter()
    for record in records:
        ident = record.item.get("ReferencedSOPInstanceUIDInFile")
        if ident is None:
            if record.type not in ENTITIES:
                problems.append(f"{record.type} record at {record.offset} names no instance")
            continue
        source = sources.get(str(ident))
        if source is None:
            problems.append(f"{record.type} record names {ident}, which no source has")
            continue
        if ident in found:
            problems.append(f"{ident} stands twice")
        found[str(ident)] = record
        for kind in ENTITIES:
            entity = record.ancestor(kind)
            if entity is not None and entity is not record:
                below[entity.offset].append(source)
        wrong = []
        check_instance(record, tables, classes, source, wrong.append)
        failures[record.type] += bool(wrong)
        problems += [f"{source.SOPClassUID}: {w}" for w in wrong]
    for record in records:
        if record.type in ENTITIES:
            wrong = []
            if not below[record.offset]:
                wrong.append(f"{record.type} record at {record.offset} has nothing below it")
            check_entity(record, tables[record.type], below[record.offset], wrong.append)
            failures[record.type] += bool(wrong)
            problems += wrong
    missing = [s for u, s in sources.items() if u not in found]
    for source in missing:
        print(f"not in the directory: {source.SOPClassUID} {source.SOPInstanceUID}")
    if len(missing) > options.rejected:
        problems.append(f"{len(missing)} instances are missing, {options.rejected} may be")
    print(f"{'record type':18} {'records':>7} {'wrong':>5}")
    for kind, count in sorted(collections.Counter(r.type for r in records).items()):
        print(f"{kind:18} {count:7} {failures[kind]:5}")
    for problem in problems if options.verbose else problems[:60]:
        print("FAIL", problem)
    print(f"{len(found)} of {len(sources)} instances, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
