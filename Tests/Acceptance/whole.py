"""Whether a file-set is there whole: its DICOMDIR loads, and every file has its checksum."""

import hashlib
import io
from pathlib import Path

from dicomdir import files_under, read_tree
from iso9660 import Fault, Image


def digest(data):
    return hashlib.sha256(data).hexdigest()


def snapshot(path):
    """Every file under a path with its checksum: equal snapshots are equal bytes."""
    path = Path(path)
    if path.is_file():
        return {"": digest(path.read_bytes())}
    return {str(p.relative_to(path)): digest(p.read_bytes()) for p in files_under(path)}


def checksums(text):
    return {line[66:]: line[:64] for line in text.decode().splitlines()}


def faults_of_folder(path, with_checksums=True):
    path = Path(path)
    if not (path / "DICOMDIR").is_file():
        return ["no DICOMDIR"]
    try:
        _, records, wrong = read_tree(path / "DICOMDIR")
    except Exception as error:
        return [f"DICOMDIR: {error!r}"]
    wrong = list(wrong)
    if with_checksums:
        listed = path / "SHA256.TXT"
        for name, expected in checksums(listed.read_bytes() if listed.is_file() else b"").items():
            file = path / name
            if not file.is_file() or digest(file.read_bytes()) != expected:
                wrong.append(f"{name} is not whole")
        if not listed.is_file():
            wrong.append("no SHA256.TXT")
    wrong += [f"{'/'.join(r.file_id)} is absent" for r in records
              if r.file_id and not path.joinpath(*r.file_id).is_file()]
    return wrong


def faults_of_image(path):
    try:
        image = Image(path)
        files = {e.path: image.content(e) for e in image.entries if not e.is_directory}
        _, records, wrong = read_tree(io.BytesIO(files["/DICOMDIR.;1"]))
        wrong = wrong + image.wrong
        if image.blocks * 2048 > image.bytes:
            wrong.append("the image is cut off")
        for name, expected in checksums(files["/SHA256.TXT;1"]).items():
            on_disc = "/" + name + (";1" if "." in name else ".;1")
            if digest(files.get(on_disc, b"")) != expected:
                wrong.append(f"{name} is not whole")
        wrong += [f"{'/'.join(r.file_id)} is absent" for r in records
                  if r.file_id and "/" + "/".join(r.file_id) + ".;1" not in files]
        return wrong
    except (Fault, KeyError, IndexError, ValueError) as error:
        return [f"not readable: {error!r}"]


def faults_of(path):
    return faults_of_folder(path) if Path(path).is_dir() else faults_of_image(path)
