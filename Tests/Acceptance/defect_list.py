"""The defects that check_defects.py makes."""

import struct

from defects import (
    CHARSETS, CT, HIGHDICOM, J2K, RECORDS, RLE, SEG, SR, TINY, US, Defect, add, appended, before, by_tool, copy,
    cut, dcmodify, delete, element, head, overwrite_stream, prefix, record, record_offset, removed, rename, replaced,
    swap_files, swapped, value)

FILE = "IM000001"
SERIES = "PT000000/ST000000/SE000000/"
MZ = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"

FILE_SET = [
    Defect("DICOMDIR renamed to DICOMDIR.DCM", CHARSETS, "FS-001 FS-002",
           rename("DICOMDIR", "DICOMDIR.DCM")),
    Defect("DICOMDIR in lower case", CHARSETS, "FS-002", rename("DICOMDIR", "dicomdir")),
    Defect("a second DICOMDIR in a folder", CHARSETS, "FS-003",
           copy("DICOMDIR", "BACKUP/DICOMDIR")),
    Defect("a referenced file deleted", RLE, "FS-004", delete("IMAGES/RLE/CT1_RLE")),
    Defect("a file renamed in lower case", RLE, "FS-005",
           rename("IMAGES/RLE/CT1_RLE", "IMAGES/RLE/ct1_rle")),
    Defect("a file with .dcm behind its name", RLE, "FS-005 FS-004",
           rename("IMAGES/RLE/CT1_RLE", "IMAGES/RLE/CT1_RLE.dcm")),
    Defect("a DICOM file that no record references", RLE, "FS-006",
           copy("IMAGES/RLE/CT1_RLE", "IMAGES/RLE/CT9_RLE")),
    Defect("a text in place of an image", CHARSETS, "FS-007",
           add("SCSFREN", b"This file has been removed.\r\n")),
    Defect("an image without preamble and prefix", CHARSETS, "FS-008 ENC-",
           removed("SCSFREN", 0, 132)),
    Defect("a viewer for Windows", CHARSETS, "FS-010", add("VIEWER.EXE", MZ + bytes(512))),
    Defect("autorun.inf", CHARSETS, "FS-011", add("autorun.inf", b"[autorun]\r\nopen=V.EXE\r\n")),
    Defect("a preamble that begins a program", CHARSETS, "FS-012", prefix("SCSFREN", MZ)),
    Defect("two files that have each other's name", RLE, "FS-013 FS-014",
           swap_files("IMAGES/RLE/CT1_RLE", "IMAGES/RLE/MR1_RLE")),
    Defect("another SOP Instance UID in an image", RLE, "FS-014",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0008,0018)=1.2.840.99.1")),
    Defect("a file in another transfer syntax than its record says", CHARSETS, "FS-015",
           by_tool("SCSFREN", "dcmconv", "+ti")),
    Defect("another SOP Class in the meta information", CHARSETS, "FS-016",
           replaced("SCSFREN", b"1.2.840.10008.5.1.4.1.1.7\0", b"1.2.840.10008.5.1.4.1.1.1\0")),
    Defect("another Patient ID in an image", RLE, "FS-019",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0010,0020)=4711")),
    Defect("another name in an image", RLE, "FS-020",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0010,0010)=Other^Name")),
    Defect("another Study Instance UID in an image", RLE, "FS-021",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0020,000d)=1.2.840.99.2")),
    Defect("another Study Date in an image", RLE, "FS-022",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0008,0020)=20240229")),
    Defect("another Series Instance UID in an image", RLE, "FS-023",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0020,000e)=1.2.840.99.3")),
    Defect("another Modality in an image", RLE, "FS-024",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0008,0060)=OT")),
    Defect("another Instance Number in an image", RLE, "FS-025",
           dcmodify("IMAGES/RLE/CT1_RLE", "-m", "(0020,0013)=4711")),
]

DIRECTORY = [
    Defect("prefix DICM of the DICOMDIR overwritten", CHARSETS, "DIR-002 DIR-001",
           prefix("DICOMDIR", b"XXXX", at=128)),
    Defect("meta information of the DICOMDIR one element too long", CHARSETS, "DIR-003",
           value("DICOMDIR", (2, 0), to=300)),
    Defect("DICOMDIR in Implicit VR", CHARSETS, "DIR-004", by_tool("DICOMDIR", "dcmconv", "+ti")),
    Defect("DICOMDIR with the SOP Class of a CT image", CHARSETS, "DIR-005 DIR-001",
           dcmodify("DICOMDIR", "-m", "(0002,0002)=1.2.840.10008.5.1.4.1.1.2")),
    Defect("4 KB of rubbish behind the DICOMDIR", CHARSETS, "DIR-008 DIR-010",
           appended("DICOMDIR", b"\xa5" * 4096)),
    Defect("the end of the DICOMDIR missing", CHARSETS, "DIR-009", cut("DICOMDIR", 100)),
    Defect("File-set Consistency Flag FFFFH", CHARSETS, "DIR-013",
           value("DICOMDIR", (4, 0x1212), to=b"\xff\xff")),
    Defect("offset of the first record beyond the file", CHARSETS, "DIR-014",
           value("DICOMDIR", (4, 0x1200), to=9999999)),
    Defect("offset of the last record 0", RLE, "DIR-015",
           value("DICOMDIR", (4, 0x1202), to=0)),
    Defect("offset of the next record two bytes off", CHARSETS, "DIR-016",
           record(0, (4, 0x1400), 1128)),
    Defect("offset of the records below inside another record", CHARSETS, "DIR-017",
           record(1, (4, 0x1420), 750)),
    Defect("records in a circle", CHARSETS, "DIR-018 DIR-019",
           record_offset(4, (4, 0x1400), of=0)),
    Defect("two studies that lead to one series", CHARSETS, "DIR-019",
           record_offset(5, (4, 0x1420), of=2)),
    Defect("a study without the offset of its series", CHARSETS, "DIR-020",
           record(1, (4, 0x1420), 0)),
    Defect("Record In-use Flag 1234H", CHARSETS, "DIR-021",
           record(3, (4, 0x1410), b"\x34\x12")),
    Defect("a record marked as not in use", CHARSETS, "DIR-022",
           record(3, (4, 0x1410), b"\0\0")),
    Defect("record type IMAGES", TINY, "DIR-025",
           record(3, (4, 0x1430), b"IMAGE2")),
    Defect("a series record that calls itself a study", CHARSETS, "DIR-028",
           record(2, (4, 0x1430), b"STUDY")),
    Defect("a patient record without the value of its ID", CHARSETS, "DIR-030",
           record(0, (0x10, 0x20), b"")),
    Defect("Study ID of a record with the tag of another attribute", CHARSETS, "DIR-029 DIR-031",
           head("DICOMDIR", (RECORDS, 1, (0x20, 0x10)), 2, b"\x12\0")),
    Defect("an unknown character set in a record", CHARSETS, "DIR-033",
           record(0, (8, 5), b"ISO_IR 99")),
    Defect("a name in Latin 1 where Hebrew is declared", CHARSETS, "DIR-034 DIR-032",
           record(0, (8, 5), b"")),
    Defect("a Study Date with points", RLE, "DIR-035",
           record(1, (8, 0x20), b"1.1.2004")),
    Defect("a File ID in lower case", RLE, "DIR-043",
           replaced("DICOMDIR", b"IMAGES\\RLE\\CT1_RLE", b"images\\rle\\ct1_rle")),
    Defect("a File ID with ..", RLE, "DIR-044 DIR-043",
           replaced("DICOMDIR", b"IMAGES\\RLE\\CT1_RLE", b"..\\..\\..\\..\\CT1_RL")),
    Defect("a component of a File ID of ten characters", RLE, "DIR-042",
           replaced("DICOMDIR", b"IMAGES\\RLE\\CT1_RLE", b"IMAGES_RLE\\CT1_RLE")),
    Defect("two records of one file", TINY, "DIR-049",
           replaced("DICOMDIR", b"SE000000\\IM000001", b"SE000000\\IM000000")),
]

OBJECTS = [
    Defect("Modality erased", CT, "IOD-003", dcmodify(FILE, "-e", "(0008,0060)")),
    Defect("Series Instance UID emptied", CT, "IOD-004", dcmodify(FILE, "-m", "(0020,000e)=")),
    Defect("Study ID erased", CT, "IOD-005", dcmodify(FILE, "-e", "(0020,0010)")),
    Defect("Planar Configuration erased", US, "IOD-006", dcmodify(FILE, "-e", "(0028,0006)")),
    Defect("Patient Position erased", CT, "IOD-008", dcmodify(FILE, "-e", "(0018,5100)")),
    Defect("Patient's Sex W", CT, "IOD-010", dcmodify(FILE, "-m", "(0010,0040)=W")),
    Defect("a CT of two samples", CT, "IOD-010", dcmodify(FILE, "-m", "(0028,0002)=2")),
    Defect("Image Type of a CT of one value", CT, "IOD-020",
           dcmodify(FILE, "-m", "(0008,0008)=ORIGINAL")),
    Defect("one UID for study and series", CT, "IOD-021",
           dcmodify(FILE, "-m", "(0020,000d)=1.2.840.99.5", "-m", "(0020,000e)=1.2.840.99.5")),
    Defect("twelve frames in a CT Image", CT, "IOD-022",
           dcmodify(FILE, "-i", "(0028,0008)=12")),
    Defect("High Bit 15 where 12 bits are stored", CT, "IOD-024",
           dcmodify(FILE, "-m", "(0028,0101)=12", "-m", "(0028,0102)=15")),
    Defect("Pixel Spacing 0", CT, "IOD-027", dcmodify(FILE, "-m", "(0028,0030)=0\\0")),
    Defect("a report without its evidence", SR, "IOD-028", dcmodify(FILE, "-e", "(0040,a375)")),
    Defect("a segment that counts from 0", SEG, "IOD-029",
           dcmodify(FILE, "-m", "(0062,0002)[0].(0062,0004)=0")),
    Defect("frames without an item for each", SEG, "IOD-013",
           dcmodify(FILE, "-m", "(0028,0008)=7")),
    Defect("YBR_FULL_422 in a JPEG 2000 image", J2K, "IOD-030 IOD-010",
           dcmodify(FILE, "-m", "(0028,0004)=YBR_FULL_422")),
    Defect("a private element without its creator", CT, "IOD-019",
           dcmodify(FILE, "-e", "(0009,0010)")),
    Defect("an attribute of an even group that nobody knows", CT, "IOD-018",
           before(FILE, ((0x10, 0x21B0),), element((0x10, 0x2181), b"LO", b"UNKNOWN "))),
    Defect("Study Date 2004-01-19", CT, "VAL-003 VAL-004",
           dcmodify(FILE, "-m", "(0008,0020)=2004-01-19")),
    Defect("Study Date 20040230", CT, "VAL-005", dcmodify(FILE, "-m", "(0008,0020)=20040230")),
    Defect("Study Time 07:27:30", CT, "VAL-004 VAL-003",
           dcmodify(FILE, "-m", "(0008,0030)=07:27:30")),
    Defect("Study Time 256100", CT, "VAL-005", dcmodify(FILE, "-m", "(0008,0030)=256100")),
    Defect("Patient ID of 70 characters", CT, "VAL-002",
           dcmodify(FILE, "-m", "(0010,0020)=" + "1234567" * 10)),
    Defect("Modality in lower case", CT, "VAL-003", dcmodify(FILE, "-m", "(0008,0060)=ct")),
    Defect("a UID with a leading zero", CT, "VAL-004",
           dcmodify(FILE, "-m", "(0020,000d)=1.2.0840.99.1")),
    Defect("a GUID for a UID", CT, "VAL-004 VAL-003",
           dcmodify(FILE, "-m", "(0020,000d)=6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
    Defect("Patient's Age 45", CT, "VAL-004", dcmodify(FILE, "-m", "(0010,1010)=45")),
    Defect("a decimal comma", CT, "VAL-004", dcmodify(FILE, "-m", "(0018,0050)=5,0")),
    Defect("a decimal string of 20 characters", CT, "VAL-002",
           dcmodify(FILE, "-m", "(0018,0050)=5.000000000000000001")),
    Defect("a name of seven components", CT, "VAL-007",
           dcmodify(FILE, "-m", "(0010,0010)=A^B^C^D^E^F^G")),
    Defect("an umlaut without a character set", CT, "VAL-008",
           lambda place: [make(place) for make in (
               dcmodify(FILE, "-e", "(0008,0005)"),
               value(FILE, (8, 0x80), to=b"KRANKENH\xc4USER"))]),
    Defect("a zero byte behind a text", CT, "VAL-009",
           value(FILE, (8, 0x1010), to=b"CT01_OC\0")),
    Defect("Pixel Spacing of one value", CT, "VAL-010",
           dcmodify(FILE, "-m", "(0028,0030)=0.6")),
    Defect("ISO-8859-1 as the character set", CT, "VAL-011 VAL-003",
           dcmodify(FILE, "-m", "(0008,0005)=ISO-8859-1")),
    Defect("Rows with the VR SS", CT, "ENC-026", head(FILE, ((0x28, 0x10),), 4, b"SS")),
    Defect("a VR that nobody knows", CT, "ENC-009", head(FILE, ((8, 0x80),), 4, b"ZZ")),
    Defect("two elements in the wrong order", CT, "ENC-013",
           swapped(FILE, (0x28, 0x10), (0x28, 0x11))),
    Defect("an element twice", CT, "ENC-012",
           before(FILE, ((0x20, 0x10),), element((0x20, 0xE), b"UI", b"1.2.3\0"))),
    Defect("a value of odd length", CT, "ENC-011",
           before(FILE, ((0x10, 0x21B0),), element((0x10, 0x2180), b"SH", b"NURSE"))),
    Defect("half of the pixels missing", CT, "ENC-019", cut(FILE, 16000)),
    Defect("a wrong group length of the meta information", CT, "ENC-005",
           value(FILE, (2, 0), to=180)),
    Defect("meta information that says Implicit VR", CT, "ENC-008",
           replaced(FILE, b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0")),
    Defect("another SOP Instance UID in the meta information", CT, "ENC-024",
           replaced(FILE, b"20040119072730.12322", b"20040119072730.99999")),
    Defect("meta information without a transfer syntax", CT, "ENC-006",
           head(FILE, ((2, 0x10),), 0, struct.pack("<HH", 2, 0x11))),
    Defect("an element of group 0005", CT, "ENC-029",
           before(FILE, ((8, 5),), element((5, 0x10), b"LO", b"OLD "))),
    Defect("an element of a DICOMDIR in an image", CT, "ENC-030",
           before(FILE, ((8, 5),), element((4, 0x1500), b"CS", b"IMAGE1"))),
    Defect("pixels of two bytes as OB", CT, "ENC-033",
           head(FILE, ((0x7FE0, 0x10),), 4, b"OB")),
    Defect("zeros behind the data set", CT, "ENC-018", appended(FILE, bytes(2048))),
]

# A folder of files of one patient, of which one is edited behind the back of the others.
MR = "media/pydicom_dicomdirtests/98892003"
ONE = "MR2/4981"

CONSISTENCY = [
    Defect("another name in one file of a patient", MR, "CON-010",
           dcmodify(ONE, "-m", "(0010,0010)=Other^Name")),
    Defect("another birth date in one file of a patient", MR, "CON-010 CON-019",
           dcmodify(ONE, "-m", "(0010,0030)=19000101")),
    Defect("another Patient ID in one file of a study", MR, "CON-003",
           dcmodify(ONE, "-m", "(0010,0020)=4711")),
    Defect("another Study Date in one file of a study", MR, "CON-012",
           dcmodify(ONE, "-m", "(0008,0020)=19000101")),
    Defect("another Modality in one file of a series", MR, "CON-005",
           dcmodify(ONE, "-m", "(0008,0060)=CT")),
    Defect("another study in one file of a series", MR, "CON-004",
           dcmodify(ONE, "-m", "(0020,000d)=1.2.840.99.8")),
    Defect("one SOP Instance UID in two different files", MR, "CON-001",
           lambda place: [make(place) for make in (
               copy(ONE, "MR2/COPY"), dcmodify("MR2/COPY", "-m", "(0020,0013)=99"))]),
    Defect("another frame of reference in one file of a series", MR, "CON-007",
           dcmodify(ONE, "-m", "(0020,0052)=1.2.840.99.9")),
    Defect("a segmentation without the image that it is of", HIGHDICOM, "CON-020 CON-021",
           delete("ct_image.dcm")),
    Defect("a copy of a file", MR, "CON-002", copy(ONE, "MR2/COPY")),
]

WITH_PIXELS = ("--pixels",)
PIXELS = [
    Defect("pixels 200 bytes short", CT, "PIX-001",
           lambda place: [make(place) for make in (
               head(FILE, ((0x7FE0, 0x10),), 8, struct.pack("<I", 128 * 128 * 2 - 200)),
               cut(FILE, 200))], options=WITH_PIXELS),
    Defect("Rows twice as many as there are", CT, "PIX-001",
           dcmodify(FILE, "-m", "(0028,0010)=256"), options=WITH_PIXELS),
    Defect("RLE segments overwritten", "media/nema_rle_disc/IMAGES/RLE/CT1_RLE", "PIX-101 PIX-114",
           lambda place: overwrite_stream(place / FILE, b"\xff" * 64), options=WITH_PIXELS),
    Defect("a JPEG 2000 stream that does not begin as one", J2K, "PIX-101 PIX-103",
           lambda place: overwrite_stream(place / FILE, b"\0" * 16), options=WITH_PIXELS),
    Defect("Rows that are not those of the JPEG 2000 stream", J2K, "PIX-104",
           dcmodify(FILE, "-m", "(0028,0010)=100"), options=WITH_PIXELS),
    Defect("three samples where the JPEG 2000 stream has one", J2K, "PIX-105",
           dcmodify(FILE, "-m", "(0028,0002)=3"), options=WITH_PIXELS),
]

IMAGE = "disc.iso"
SECTOR = 2048


def in_descriptor(at, new):
    """Bytes of the Primary Volume Descriptor."""
    return prefix(IMAGE, new, at=16 * SECTOR + at)


def in_record(name, at, new):
    """Bytes of the directory record of a file, its length at 0, its name at 33."""
    def make(place):
        data = bytearray((place / IMAGE).read_bytes())
        start = data.index(name) - 33
        data[start + at:start + at + len(new)] = new
        (place / IMAGE).write_bytes(data)
    return make


VOLUME = [
    Defect("a volume identifier in lower case", RLE, "VOL-005", in_descriptor(40, b"disc"), True),
    Defect("a volume of more sectors than the image has", RLE, "VOL-012",
           in_descriptor(80, struct.pack("<I", 900000) + struct.pack(">I", 900000)), True),
    Defect("a volume size that differs by byte order", RLE, "VOL-003",
           in_descriptor(84, struct.pack(">I", 4711)), True),
    Defect("a path table in the wrong sector", RLE, "VOL-037",
           in_descriptor(140, struct.pack("<I", 16)), True),
    Defect("a volume descriptor set without its end", RLE, "VOL-002",
           prefix(IMAGE, b"\x05", at=17 * SECTOR), True),
    Defect("a file beyond the end of the volume", RLE, "VOL-014",
           in_record(b"CT1_RLE.;1", 2, struct.pack("<I", 900000) + struct.pack(">I", 900000)),
           True),
    Defect("the sector of a file different by byte order", RLE, "VOL-016",
           in_record(b"CT1_RLE.;1", 6, struct.pack(">I", 99)), True),
    Defect("a name in lower case on the volume", RLE, "VOL-025",
           in_record(b"CT1_RLE.;1", 33, b"ct1_rle.;1"), True),
    Defect("a file of version 0", RLE, "VOL-027",
           in_record(b"CT1_RLE.;1", 33, b"CT1_RLE.;0"), True),
    Defect("the end of the image missing", RLE, "VOL-012 VOL-014", cut(IMAGE, 2000 * 1024),
           True),
]

PDI = [
    Defect("an index that leads to a page that is not there", CHARSETS, "PDI-",
           lambda place: [make(place) for make in (
               add("README.TXT", b"Made by nobody.\r\n"), add("IHE_PDI/STYLE.CSS", b"p {}\r\n"),
               add("INDEX.HTM", b'<html><body><a href="IHE_PDI/LIST.HTM">x</a></body></html>'))]),
]

DEFECTS = FILE_SET + DIRECTORY + OBJECTS + VOLUME + CONSISTENCY + PIXELS + PDI
