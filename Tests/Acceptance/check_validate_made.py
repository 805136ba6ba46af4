#!/usr/bin/env python3
"""What `create` makes of clean input breaks nothing, by every profile that can be made.

usage: check_validate_made.py SPINDLE [CORPUS]

Clean input, judged by dciodvfy and dcentvfy too, becomes a folder, an image and an archive by each
of the 82 profiles that Spindle writes: `validate --profile P --pixels` has no error and no warning,
and `--profile auto` says that P is satisfied. Of the corpus `create` makes nothing that its input
did not have. What dcmmkdir and genisoimage make of the same input has the findings that are true.
Ends with 1 when one of these is not so.
"""

import collections
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import clean_inputs

SPINDLE = Path(sys.argv[1]).resolve()
TABLE = Path(__file__).resolve().parents[2] / "Sources/DICOMFileSet/Tables"
#: Which input a profile takes, and what has to be said besides; the first that fits.
INPUTS = [
    (r"-SEC-", None, []), (r"MPEG", "video", []), (r"XABC", "xabc", ["jpeg-lossless"]),
    (r"XA1K", "xa1k", ["jpeg-lossless"]), (r"STD-US-.*-SF-", "us", []),
    (r"STD-US-.*-MF-", "us-multi", []), (r"CTMR", "ctmr", []), (r"DEN", "dental", []),
    (r"DTL", "dental", []), (r"", "general", [])]
#: What dcmmkdir with genisoimage breaks, and why it is true.
DCMMKDIR = {
    "PDI-": "there is no README.TXT",
    "VOL-": "genisoimage writes its own volume identifier",
}

faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text)


def run(*words, **more):
    return subprocess.run([str(w) for w in words], capture_output=True, **more)


def validate(path, *options):
    """The report, with its findings in one list of (rule, severity, file, path, found)."""
    done = run(SPINDLE, "validate", path, "--format", "json", "-q", *options)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        fault(f"{path}: validate ends with {done.returncode}: {done.stderr.decode()[-300:]}")
        return []
    return [(r["rule"], r["severity"], f["file"], f.get("path", ""), f["found"])
            for r in report["rules"] for f in r["findings"]]


def profiles():
    text = (TABLE / "ApplicationProfile+Table.swift").read_text()
    return sorted(set(re.findall(r"\"identifier\": \"(STD-[A-Z0-9-]+)\"", text)))


def videos(folder):
    """One short video in each of the syntaxes that profiles ask for, as `convert` wraps them."""
    kinds = {
        "MPEG2-MPML": ("mpg", "720x576", 25, ["-c:v", "mpeg2video", "-profile:v", "4",
                                              "-level:v", "8", "-b:v", "4M", "-maxrate", "8M",
                                              "-bufsize", "1835k"]),
        "MPEG2-MPHL": ("mpg", "1280x720", 25, ["-c:v", "mpeg2video", "-profile:v", "4",
                                               "-level:v", "4", "-b:v", "8M"]),
        "MPEG4-HPLV41": ("mp4", "1280x720", 25, ["-c:v", "libx264", "-profile:v", "high",
                                                 "-level", "4.1", "-pix_fmt", "yuv420p"])}
    for name, (ending, size, rate, options) in kinds.items():
        source = folder / f"{name}.{ending}"
        done = run("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
                   f"testsrc=size={size}:rate={rate}:duration=1", *options,
                   *(["-pix_fmt", "yuv420p"] if "2" in name[:5] else []), source)
        if done.returncode:
            fault(f"ffmpeg makes no {name}: {done.stderr.decode()[-200:]}")
            continue
        done = run(SPINDLE, "convert", source, "-o", folder / name, "-q",
                   "--set", "PatientName=Clean^Video", "--set", "PatientID=CLEANV",
                   "--set", "PatientBirthDate=19700101", "--set", "PatientSex=O")
        if done.returncode not in (0, 1):
            fault(f"convert of {name}: {done.stderr.decode()[-300:]}")


def input_for(profile, folder):
    for pattern, name, syntax in INPUTS:
        if re.search(pattern, profile):
            if name != "video":
                return (folder / name if name else None), syntax
            kind = next((k for k in ("MPEG2-MPML", "MPEG2-MPHL", "MPEG4-HPLV41")
                         if profile.endswith(k)), None)
            return (folder / kind if kind else None), syntax
    return None, []


def clean_is_clean(folder):
    for path in sorted(folder.rglob("*.dcm")):
        said = run("dciodvfy", "-new", path)
        errors = [line for line in (said.stdout + said.stderr).decode().splitlines()
                  if line.startswith("Error")]
        if errors:
            fault(f"{path.name}: dciodvfy: {errors[0]}")
    for kind in sorted(p for p in folder.iterdir() if p.is_dir()):
        said = run("dcentvfy", *sorted(kind.glob("*.dcm")))
        if b"Error" in said.stdout + said.stderr:
            fault(f"{kind.name}: dcentvfy: {(said.stdout + said.stderr).decode()[:200]}")
    for rule, severity, file, place, found in validate(folder, "--pixels"):
        if rule not in ("FS-001", "PDI-017"):
            fault(f"clean input has {rule} ({severity}) at {file} {place}: {found}")


def by_profile(folder, work):
    made, refused = [], []
    for profile in profiles():
        source, syntax = input_for(profile, folder)
        source = source or folder / "general"
        options = ["--transfer-syntax", syntax[0]] if syntax else []
        is_written = False
        for form in ("", ".iso", ".zip"):
            out = work / f"{profile}{form}"
            done = run(SPINDLE, "create", source, "-o", out, "--profile", profile, "-q", *options)
            if done.returncode == 2:
                reason = done.stderr.decode().strip()
                continue
            if done.returncode != 0:
                fault(f"{profile}{form}: create ends with {done.returncode}: "
                      f"{done.stderr.decode()[-300:]}")
                continue
            is_written = True
            for rule, severity, file, place, found in validate(out, "--profile", profile,
                                                               "--pixels"):
                if severity != "note":
                    fault(f"{profile}{form}: {rule} ({severity}) at {file} {place}: {found}")
            survey = run(SPINDLE, "validate", out, "--profile", "auto", "-q", "--format", "json")
            verdict = next((v for v in json.loads(survey.stdout).get("profiles", [])
                            if v["profile"] == profile), None)
            if not verdict or not verdict["satisfied"]:
                fault(f"{profile}{form}: --profile auto does not say that it is satisfied: "
                      f"{verdict}")
            if out.is_dir():
                shutil.rmtree(out)
            else:
                out.unlink()
        if is_written:
            made.append(profile)
        else:
            refused.append(f"{profile}: {reason.removeprefix('spindle: ')}")
    print(f"{len(made)} profiles made of clean input: {' '.join(made)}")
    print(f"{len(refused)} that create does not write:")
    for reason, count in collections.Counter(
            re.sub(r"^.*?: \S+ ", "", text) for text in refused).most_common():
        print(f"  {count:3} {reason}")


#: What a fault of the input becomes in the DICOMDIR: the rule there, and the one that told it before.
FOLLOWS = {
    "DIR-035": ("VAL-", "a value that its VR does not allow stands in the record too"),
    "FS-019": ("CON-003", "one study of two patients is one STUDY record, below one of them"),
    "FS-024": ("CON-01", "one series with two numbers is one SERIES record"),
}


def nothing_new(corpus, work):
    """Every finding in an object of the output is one of an object of the input."""
    out = work / "corpus"
    done = run(SPINDLE, "create", corpus, "-o", out, "--profile", "none", "-q")
    if done.returncode not in (0, 1):
        fault(f"create of the corpus ends with {done.returncode}")
        return
    before = collections.Counter()
    for rule, severity, file, place, found in validate(corpus, "--pixels"):
        before[rule] += 1
    after = collections.Counter()
    examples = {}
    for rule, severity, file, place, found in validate(out, "--pixels"):
        after[rule] += 1
        examples.setdefault(rule, f"{file} {place}: {found} ({severity})")
    for rule, count in sorted(after.items()):
        cause = FOLLOWS.get(rule)
        if cause and any(known.startswith(cause[0]) for known in before):
            continue
        if count > before[rule]:
            fault(f"corpus: {rule} {count} times where the input has it {before[rule]} times,"
                  f" as {examples[rule]}")
    print(f"corpus: {sum(after.values())} findings of {len(after)} rules in what was made,"
          f" {sum(before.values())} in the input")


def of_others(folder, work):
    """dcmmkdir and genisoimage: what is found is true."""
    tree = work / "others"
    (tree / "IMG").mkdir(parents=True)
    for number, path in enumerate(sorted((folder / "ctmr").glob("*.dcm"))):
        shutil.copyfile(path, tree / "IMG" / f"I{number:05}")
    done = run("dcmmkdir", "-q", "+r", "-Pgp", "+id", tree, "+D", tree / "DICOMDIR", cwd=tree)
    if done.returncode:
        fault(f"dcmmkdir: {done.stderr.decode()[-300:]}")
    image = work / "others.iso"
    run("genisoimage", "-quiet", "-iso-level", "1", "-o", image, tree)
    for path in (tree, image):
        seen = collections.Counter()
        for rule, severity, file, place, found in validate(path, "--profile", "STD-GEN-CD"):
            seen[rule, severity] += 1
            if severity != "note" and not any(rule.startswith(p) for p in DCMMKDIR):
                fault(f"dcmmkdir: {rule} ({severity}) at {file} {place}: {found}")
        print(f"dcmmkdir{' + genisoimage' if path == image else ''}:",
              ", ".join(f"{rule} ({severity}) {n}" for (rule, severity), n in sorted(seen.items()))
              or "nothing")


def main():
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "clean"
        clean_inputs.make(folder)
        clean_is_clean(folder)
        videos(folder)
        by_profile(folder, work)
        of_others(folder, work)
        if len(sys.argv) > 2:
            nothing_new(Path(sys.argv[2]), work)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
