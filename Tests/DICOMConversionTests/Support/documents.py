"""Makes the PDFs that the tests of documents read, and what others draw of their pages.

usage: documents.py FOLDER
"""

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, Permissions, String

FOLDER = Path(sys.argv[1])
TITLE = "Überweisung – Ω 日本"
TEXT = b"BT /F1 24 Tf 40 780 Td (Findings) Tj 0 -30 Td (No lesion (left)) Tj ET\n"
BLOCKS = b"1 0 0 rg 12 12 24 24 re f 0 0 1 rg 36 0 12 36 re f 0.5 g 48 36 24 12 re f\n"


def document(pages, title=None):
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for width, height, content in pages:
        pdf.add_blank_page()
        page = pdf.pages[-1]
        page.MediaBox = Array([0, 0, width, height])
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
    if title is not None:
        pdf.docinfo[Name.Title] = title
    return pdf


def save(pdf, name, **how):
    how.setdefault("compress_streams", False)
    how.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.disable)
    pdf.save(FOLDER / name, **how)


def script(pdf):
    return pdf.make_indirect(
        Dictionary(S=Name.JavaScript, JS=String("app.alert('x');")))


def made():
    report = document([(595, 842, TEXT), (595, 842, TEXT + BLOCKS)], TITLE)
    report.docinfo[Name.CreationDate] = String("D:20240229133700+02'00'")
    save(report, "report.pdf")
    save(report, "packed.pdf", compress_streams=True,
         object_stream_mode=pikepdf.ObjectStreamMode.generate)
    save(report, "linear.pdf", linearize=True)
    save(document([(72, 48, BLOCKS)]), "blocks.pdf")
    save(document([(1, 1, b"0 g 0 0 1 1 re f\n")]), "tiny.pdf")
    save(document([(14400, 14400, BLOCKS)]), "huge.pdf")
    save(document([(72, 48, BLOCKS)], "A title " * 300), "long.pdf")
    # What a string or a comment says is no script.
    save(document([(72, 48, BLOCKS)], "not /JavaScript (but) a title"), "words.pdf")
    turned = document([(72, 48, BLOCKS)] * 2)
    turned.pages[0].Rotate = 90
    turned.pages[1].CropBox = Array([12, 0, 60, 48])
    save(turned, "turned.pdf")
    no_print = Permissions(print_highres=False, print_lowres=False)
    for name, level, user in [
            ("owner.pdf", 6, ""), ("owner-old.pdf", 3, ""), ("user.pdf", 6, "secret"),
            ("user-old.pdf", 3, "secret")]:
        save(document([(72, 48, BLOCKS)], "Locked"), name,
             encryption=pikepdf.Encryption(owner="owner", user=user, R=level, allow=no_print,
                                           aes=level > 3, metadata=level > 3))
    save(document([(72, 48, BLOCKS)]), "owner-packed.pdf",
         object_stream_mode=pikepdf.ObjectStreamMode.generate,
         encryption=pikepdf.Encryption(owner="owner", user="", R=6, allow=no_print))
    for name, mode in [("script.pdf", "disable"), ("script-packed.pdf", "generate")]:
        pdf = document([(72, 48, BLOCKS)])
        pdf.Root.OpenAction = script(pdf)
        save(pdf, name, object_stream_mode=getattr(pikepdf.ObjectStreamMode, mode))
    # The objects of this one are encrypted: only poppler sees what its names lead to.
    pdf = document([(72, 48, BLOCKS)])
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("one"), script(pdf)])))
    save(pdf, "script-locked.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate,
         encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    pdf = document([(72, 48, BLOCKS)])
    pdf.Root.OpenAction = pdf.make_indirect(
        Dictionary(S=Name.Launch, F=String("calc.exe")))
    save(pdf, "launch.pdf")
    pdf = document([(72, 48, BLOCKS)])
    pdf.attachments["notes.txt"] = b"attached"
    save(pdf, "attached.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for path in list(FOLDER.glob("report.pdf")):
        bytes_ = path.read_bytes()
        odd = bytes_ if len(bytes_) % 2 else bytes_ + b"\n"
        (FOLDER / "odd.pdf").write_bytes(odd)
        (FOLDER / "even.pdf").write_bytes(odd + b"\n")


    # Compressed objects that are far larger than they look, and others packed in an unusual way.
    bomb = zlib.compress(b" " * 4_000_000)
    objects = b"".join(
        b"%d 0 obj\n<</Type/ObjStm/N 0/First 0/Filter/%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        % (number, method, len(bomb), bomb)
        for number, method in [(90, b"FlateDecode"), (91, b"LZWDecode"), (92, b"FlateDecode")])
    plain = (FOLDER / "blocks.pdf").read_bytes()
    end = plain.index(b"\n", plain.index(b"\n") + 1) + 1
    (FOLDER / "bomb.pdf").write_bytes(plain[:end] + objects + plain[end:])


def drawn(name, page, dpi, tool):
    """A page as another program draws it, as raw RGB."""
    stem = f"{name}-{page}-{dpi}-{tool}"
    command = [tool, "-png", "-cropbox", "-r", str(dpi), "-f", str(page), "-l", str(page),
               "-singlefile", FOLDER / name, FOLDER / stem]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    image = Image.open(FOLDER / f"{stem}.png").convert("RGB")
    (FOLDER / f"{stem}.raw").write_bytes(image.tobytes())
    return {"file": name, "page": page, "dpi": dpi, "tool": tool, "columns": image.width,
            "rows": image.height, "raw": f"{stem}.raw"}


made()
PAGES = [("report.pdf", 1, 150), ("report.pdf", 2, 96), ("blocks.pdf", 1, 150),
         ("turned.pdf", 1, 150), ("turned.pdf", 2, 150), ("tiny.pdf", 1, 150),
         ("huge.pdf", 1, 10), ("owner.pdf", 1, 150), ("packed.pdf", 2, 72)]
DRAWN = [drawn(*page, tool) for page in PAGES for tool in ("pdftocairo", "pdftoppm")]
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".pdf", ".raw"))
(FOLDER / "manifest.json").write_text(json.dumps({"drawn": DRAWN, "files": FILES}))
