#!/usr/bin/env python3
"""What `validate` finds on the media of others is what third parties find, no more and no less.

usage: check_validate_media.py SPINDLE MEDIA_FOLDER [--table]

Every medium of the corpus, and one of them with each of seven DICOMDIRs, is judged as a folder and
as images by genisoimage and xorriso. Errors and warnings are compared by rule and number, notes by
rule, with the tables below, and as many of them as can be with what dciodvfy, dcdirdmp, pydicom and
isoinfo say in this run; some images claim STD-GEN-CD too. `--table`
prints them as Markdown. Ends with 1 where one differs.
"""

import collections
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import media_judges

WORDS = [word for word in sys.argv[1:] if not word.startswith("--")]
SPINDLE, MEDIA = Path(WORDS[0]).resolve(), Path(WORDS[1]).resolve()
DIRTESTS = "pydicom_dicomdirtests"

#: Made by the same tool with the same options all over: what the volume adds.
FORMS = {
    "folder": None,
    "genisoimage -iso-level 1": ["genisoimage", "-quiet", "-iso-level", "1", "-o"],
    "genisoimage -J -R": ["genisoimage", "-quiet", "-J", "-R", "-o"],
    "xorriso": ["xorriso", "-as", "mkisofs", "-quiet", "-o"],
    "xorriso -J -R": ["xorriso", "-as", "mkisofs", "-quiet", "-J", "-R", "-o"]}

#: Rule, number; None for a note, of which there may be any number.
CLUNIE = {"DIR-015": 1, "IOD-025": None, "PDI-017": None}
NEMA = {
    "FS-004": 4, "IOD-009": 1, "IOD-020": 1, "CON-021": None, "IOD-011": None, "IOD-016": None,
    "IOD-017": None, "IOD-025": None, "PDI-017": None}
OBJECTS = {
    "IOD-003": 750, "IOD-005": 400, "IOD-006": 50, "IOD-007": 3, "IOD-008": 50, "IOD-019": 8,
    "IOD-021": 17, "IOD-031": 3, "PIX-119": 3, "IOD-016": None, "IOD-017": None, "IOD-025": None}
PLAIN = {**OBJECTS, "FS-003": 1}

EXPECTED = {
    "clunie_charsets": CLUNIE,
    "nema_rle_disc": NEMA,
    DIRTESTS: {**OBJECTS, "FS-003": 7, "ENC-019": 1, "ENC-031": None},
    "DICOMDIR": PLAIN,
    "DICOMDIR-bigEnd": {**PLAIN, "DIR-004": 1, "ENC-031": None},
    "DICOMDIR-empty.dcm": {**PLAIN, "FS-006": 31},
    "DICOMDIR-implicit": {**PLAIN, "DIR-004": 1},
    "DICOMDIR-nooffset": {**PLAIN, "DIR-010": 1, "DIR-023": 2},
    "DICOMDIR-nopatient": {**PLAIN, "DIR-015": 1, "DIR-020": 1, "DIR-025": 2, "DIR-028": 1},
    "DICOMDIR-reordered": PLAIN}

#: What is found besides where General Purpose CD-R is claimed, of any image.
PROFILE = "STD-GEN-CD"
CLAIMED = {"clunie_charsets": {"VOL-042": 1}, "nema_rle_disc": {"VOL-042": 1, "PRO-004": 16},
           DIRTESTS: {"VOL-042": 1}}

#: Names that are cut to eight characters in the plain tree of an image with another tree.
CUT = {DIRTESTS: {"genisoimage -J -R": 56, "xorriso": 57, "xorriso -J -R": 57}}

#: Why a finding is true, and how that was seen.
REASONS = {
    "CON-021": ("source images of other series of the study are not on the disc", "dcmdump"),
    "DIR-004": ("the DICOMDIR is in another encoding than Explicit VR Little Endian",
                "dcmdump +P 0002,0010"),
    "DIR-010": ("the last record is 24 bytes shorter than the length of its item says",
                "dcdirdmp: Bad Explicit Value Length for Sequence Item"),
    "DIR-015": ("clunie: the last offset leads to an IMAGE; nopatient: the first offset leads to"
                " an IMAGE, the last to where no chain ends", "dcmdump, pydicom"),
    "DIR-020": ("no offset leads to the record at byte 976", "dcmdump, pydicom"),
    "DIR-023": ("the last record has no (0004,1400) and no (0004,1420)", "dcmdump"),
    "DIR-025": ("two records are of the type UNKNOWN", "pydicom"),
    "DIR-028": ("the first offset of the root leads to an IMAGE", "dcmdump, dcdirdmp"),
    "ENC-019": ("the last item of the DICOMDIR ends behind the end of the file", "dcdirdmp"),
    "ENC-031": ("a DICOMDIR is in Explicit VR Big Endian", "dcmdump +P 0002,0010"),
    "FS-003": ("TINY_ALPHA has a DICOMDIR; others lie beside that of the root",
               "pydicom: Media Storage SOP Class"),
    "FS-004": ("MG1_RLE, RG1_RLE, VL4_RLE, VL5_RLE are not on the disc", "pydicom, ls"),
    "FS-006": ("the DICOMDIR has no records", "dcdirdmp, pydicom"),
    "IOD-003": ("15 attributes of Type 1 in each of 50 files without images", "dciodvfy"),
    "IOD-005": ("8 attributes of Type 2 in each of 50 files", "dciodvfy"),
    "IOD-006": ("no Pixel Data in 50 CT images", "dciodvfy"),
    "IOD-007": ("Pixel Aspect Ratio is empty", "dciodvfy"),
    "IOD-008": ("no Patient Position in 50 CT images", "dciodvfy"),
    "IOD-009": ("Inversion Time in MR3_RLE, of which the sequence is SE", "dcmdump, dciodvfy"),
    "IOD-011": ("OTHER for Sequence Variant, NPW for Scan Options", "dcmdump, dciodvfy"),
    "IOD-016": ("Other Patient IDs, Study Status ID and others are retired", "dcmdump, PS3.6"),
    "IOD-017": ("attributes that are not of the object's modules", "dciodvfy"),
    "IOD-019": ("(3109,000D) cannot reserve a block, (3109,0020) reserves one without a name",
                "dciodvfy for the one, dcmdump for the other"),
    "IOD-020": ("Image Type of MR3_RLE has two values", "dcmdump, dciodvfy"),
    "IOD-021": ("the study has the UID of the frame of reference", "dcmdump, dciodvfy"),
    "IOD-025": ("no Laterality and no Body Part Examined", "dciodvfy"),
    "IOD-031": ("Pixel Aspect Ratio beside Imager Pixel Spacing", "dciodvfy"),
    "PDI-017": ("no README.TXT", "ls"),
    "PIX-119": ("Largest Image Pixel Value is 0, pixels go up to 2836", "pydicom"),
    "PRO-004": ("RLE is no transfer syntax of STD-GEN-CD", "dcmdump, PS3.11 Annex D"),
    "VOL-042": ("the volume is CDROM or ISOIMAGE, the File-set ID another or empty", "isoinfo -d"),
    "VOL-044": ("the system identifier is LINUX", "isoinfo -d"),
    "VOL-043": ("the volume is CDROM or ISOIMAGE, the File-set ID another or empty", "isoinfo -d"),
    "VOL-047": ("there is Rock Ridge, which xorriso always writes, or Joliet", "isoinfo -d"),
    "VOL-049": ("TINY_ALPHA, or the DICOMDIRs beside the first, are cut to eight characters",
                "isoinfo -l, isoinfo -l -R")}

faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text, flush=True)


def expected(medium, form, claimed):
    rules = dict(EXPECTED[medium])
    if claimed:
        rules.update(CLAIMED[medium])
        if form.startswith("genisoimage"):
            rules["VOL-044"] = None
    if form == "folder":
        return rules
    if not claimed:
        rules["VOL-043"] = None
    if form != "genisoimage -iso-level 1":
        rules["VOL-047"] = None
        if medium not in ("clunie_charsets", "nema_rle_disc"):
            rules["VOL-049"] = CUT.get(medium, {}).get(form, 51)
    return rules


def judged(medium, tree, form, image, objects):
    """By rule, of those rules that a third party knows."""
    found = collections.Counter(objects)
    found.update(media_judges.references(tree))
    found.update(media_judges.offsets(tree))
    if form != "folder":
        found.update(media_judges.volume(image, tree))
    return found


def findings(path, *options):
    done = subprocess.run(
        [SPINDLE, "validate", path, "--pixels", "--format", "json", "-q", *options],
        capture_output=True)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        fault(f"{path}: validate ends with {done.returncode}: {done.stderr.decode()[-300:]}")
        return {}
    worst = 1 if report["errors"] else 0
    if done.returncode != worst:
        fault(f"{path}: validate ends with {done.returncode} and {report['errors']} errors")
    return {rule["rule"]: (rule["severity"], rule["count"]) for rule in report["rules"]}


def compare(medium, form, found, wanted, third):
    name = f"{medium}, {form}"
    for rule in sorted(set(found) | set(wanted)):
        severity, count = found.get(rule, ("", 0))
        if rule not in wanted:
            fault(f"{name}: {rule} ({severity}) {count} times, and not in the table")
        elif rule not in found:
            fault(f"{name}: {rule} is in the table, and was not found")
        elif (wanted[rule] is None) != (severity == "note"):
            fault(f"{name}: {rule} is a {severity}")
        elif wanted[rule] not in (None, count):
            fault(f"{name}: {rule} {count} times, {wanted[rule]} by the table")
        if rule not in REASONS:
            fault(f"{rule} has no reason in the table")
    for rule, count in third.items():
        seen = found.get(rule, ("", 0))[1]
        if seen != count:
            fault(f"{name}: {rule} {seen} times, {count} by {REASONS[rule][1]}")


def trees(work):
    """The media by name: those of the corpus, and one with each of its DICOMDIRs."""
    for name in ("clunie_charsets", "nema_rle_disc", DIRTESTS):
        yield name, MEDIA / name
    for variant in sorted((MEDIA / DIRTESTS).glob("DICOMDIR*")):
        tree = work / variant.name / "tree"
        shutil.copytree(MEDIA / DIRTESTS, tree, copy_function=shutil.copyfile)
        for folder in [tree, *(p for p in tree.rglob("*") if p.is_dir())]:
            folder.chmod(0o755)
        for other in tree.glob("DICOMDIR*"):
            other.unlink()
        shutil.copyfile(variant, tree / "DICOMDIR")
        yield variant.name, tree


def table(rows):
    print("| Medium | Form | Errors and warnings | Notes |\n|---|---|---|---|")
    for medium, form, found in rows:
        counted = ", ".join(f"{rule} {count}" for rule, (severity, count) in sorted(found.items())
                            if severity != "note")
        notes = ", ".join(rule for rule, (severity, _) in sorted(found.items())
                          if severity == "note")
        print(f"| {medium} | {form} | {counted or 'none'} | {notes or 'none'} |")
    print("\n| Rule | Why it is true | Checked with |\n|---|---|---|")
    for rule, (reason, how) in sorted(REASONS.items()):
        print(f"| {rule} | {reason} | {how} |")


def main():
    rows, agreed = [], 0
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for medium, tree in trees(work):
            objects = media_judges.objects(tree) + media_judges.pixels(tree)
            for form, words in FORMS.items():
                path = tree
                if words:
                    path = work / "medium.iso"
                    path.unlink(missing_ok=True)
                    subprocess.run([*words, path, tree], check=True, capture_output=True)
                found = findings(path)
                third = judged(medium, tree, form, path, objects)
                compare(medium, form, found, expected(medium, form, False), third)
                agreed += sum(1 for rule in found if rule in third)
                rows.append((medium, form, found))
                if form == "folder" or medium not in CLAIMED:
                    continue
                found = findings(path, "--profile", PROFILE)
                third["VOL-042"] = third.pop("VOL-043")
                third["PRO-004"] = media_judges.syntaxes(tree, "1.2.840.10008.1.2.5")
                named = f"{form}, {PROFILE}"
                compare(medium, named, found, expected(medium, form, True), third)
                agreed += sum(1 for rule in found if rule in third)
                rows.append((medium, named, found))
    if "--table" in sys.argv:
        table(rows)
    total = sum(len(found) for _, _, found in rows)
    print(f"{len(rows)} media, {total} rules found broken, {agreed} of them counted by third"
          f" parties too; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
