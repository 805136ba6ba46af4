"""A folder as every form of medium that is read: images of all kinds, archives, lower case."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True)
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr.decode(errors='replace')[-400:]}")


def files_of(tree):
    return sorted(p for p in Path(tree).rglob("*") if p.is_file())


def folder(tree, out):
    return tree


def xorriso(tree, out):
    run("xorriso", "-as", "mkisofs", "-quiet", "-iso-level", "3", "-R", "-J", "-o", out, tree)
    return out


def genisoimage(tree, out):
    run("genisoimage", "-quiet", "-iso-level", "3", "-J", "-R", "-udf", "-o", out, tree)
    return out


def joliet_only(tree, out):
    run("genisoimage", "-quiet", "-J", "-joliet-long", "-hide", "*", "-o", out, tree)
    return out


def udf_only(tree, out):
    size = sum(-(-p.stat().st_size // 2048) + 2 for p in Path(tree).rglob("*"))
    tool = shutil.which("mkudffs") or "/usr/sbin/mkudffs"
    run(tool, "--media-type=hd", "--udfrev=2.01", "--blocksize=2048", "--new-file", out,
        size + 2048)
    run(sys.executable, HERE / "udf_fill.py", out, tree)
    return out


def two_sessions(tree, out):
    """Every other file, and the DICOMDIR, come with the second session."""
    names = [p.relative_to(tree) for p in files_of(tree)]
    late = [n for k, n in enumerate(names) if k % 2 or n.name == "DICOMDIR"]
    halves = [out.with_suffix(".1"), out.with_suffix(".2")]
    for half, chosen in zip(halves, ([n for n in names if n not in late], late)):
        half.mkdir()
        for name in chosen:
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(tree) / name, half / name)
    run("xorriso", "-as", "mkisofs", "-quiet", "-R", "-iso-level", "3", "-o", out, halves[0])
    run("xorriso", "-dev", f"stdio:{out}", "-map", halves[1], "/", "-commit")
    return out


def zipped(tree, out):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files_of(tree):
            archive.write(path, path.relative_to(tree))
    return out


def tarred(tree, out):
    with tarfile.open(out, "w") as archive:
        archive.add(tree, ".")
    return out


def lower_case(tree, out):
    for path in files_of(tree):
        target = out / path.relative_to(tree).as_posix().lower()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return out


FORMS = {
    "folder": (folder, ""), "xorriso": (xorriso, ".iso"), "genisoimage": (genisoimage, ".iso"),
    "joliet-only": (joliet_only, ".iso"), "udf-only": (udf_only, ".img"),
    "two-sessions": (two_sessions, ".iso"), "zip": (zipped, ".zip"), "tar": (tarred, ".tar"),
    "lower-case": (lower_case, "")}
