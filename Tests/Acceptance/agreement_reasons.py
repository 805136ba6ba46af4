"""Why Spindle and dciodvfy differ: (pattern of `path|kind|tag|rest`, reason), the first that fits.

The section of the standard that decides is named where one does.
"""

import re

DEFLATED = (r"^(pydicom/test_files/image_dfl|pydicom_pydicom-data/liver_deflate|"
            r"fo-dicom_fo-dicom/Issue1097)")

ONLY_SPINDLE = [
    (r"GH195\.dcm\|.*\|VAL-009", "a date is eight characters, and no value but a UID is filled up "
     "with a zero byte (PS3.5 §6.2)"),
    (r"waveform_ecg.*\|IOD-019", "the group has no private creator, of which dciodvfy only warns; "
     "it is a must (PS3.5 §7.8.1)"),
    (r"\|00181200\|error\|ENC-026", "the VR is DS where the dictionary has DA, of which dciodvfy "
     "only warns (PS3.6 §6)"),
]

ONLY_DCIODVFY = [
    (DEFLATED, "dciodvfy does not inflate: it reads the compressed bytes as elements"),
    (r"labelmap.*\|(SOP Class|functional groups)\|", "dciodvfy does not know label maps, whose "
     "segments may have any number"),
    (r"tiled_full.*\|missing attribute\|", "of TILED_FULL the frames need no items of their own "
     "(PS3.3 §C.7.6.17.3); dciodvfy asks for them"),
    (r"\|SOP Class\|", "the object is known to neither, or named by the meta information alone, "
     "which Spindle goes by and dciodvfy does not"),
    (r"\|missing attribute\|00200020\|", "whether a segmentation needs Patient Orientation depends "
     "on what its planes are, which the condition leaves open (PS3.3 §C.7.6.1)"),
    (r"\|missing attribute\|00200060\|", "WHOLE BODY is not one of a pair"),
    (r"\.wl\|identity\|", "a worklist entry is no instance: Spindle tells that it has no SOP Class "
     "and goes no further"),
    (r"\|missing attribute\|7fe00010\|", "the file ends within the pixels, which is what Spindle "
     "tells: nothing is known of what comes behind"),
    (r"rtplan_truncated.*\|300c0060\|", "the file ends before; nothing is known of what comes "
     "behind"),
    (r"gsps_annotation.*\|00700101\|", "one of the two, spacing or aspect ratio, is asked for; the "
     "aspect ratio is what Spindle misses (PS3.3 §C.10.4)"),
    (r"embeddedpdf\.dcm\|missing attribute\|00420011\|", "the attribute is there, but behind a "
     "higher tag, which is what Spindle tells"),
    (r"prOverlay\.dcm\|missing attribute\|6000", "the presentation state has no overlay: dciodvfy "
     "takes the activation of one for it"),
    (r"\|missing attribute\|001022[09]", "whether the patient is an animal is told by no attribute: "
     "Patient Species Description may be there otherwise (PS3.3 §C.7.1.1)"),
    (r"rtstruct\.dcm\|missing attribute\|0020(0052|1040)\|", "the Frame of Reference Module is an "
     "option of a structure set (PS3.3 §A.19.3)"),
    (r"\|attribute that may not be there\|00181060\|", "Scan Options is not there or empty, and may "
     "have other terms of gating than the two that are examples (PS3.3 §C.8.3.1)"),
    (r"test-SR\.dcm\|attribute that may not be there\|00081160\|", "whether the image that is "
     "referred to has frames is not in the instance"),
    (r"waveform_ecg.*\|00181068\|", "may be present otherwise (PS3.3 §C.10.9)"),
    (r"waveform_ecg.*\|00200060\|", "without Body Part Examined nothing tells whether the part is "
     "one of a pair"),
    (r"\|encoding\|\|(Undefined value length|Bad Value Length|Dicom dataset)", "the stream is named by a transfer "
     "syntax that dciodvfy does not know"),
    (r"\|enumerated or fixed value\|00280004\|", "of uncompressed ultrasound YBR_FULL is both left "
     "out (PS3.3 §C.8.5.6.1.2) and provided for (§C.8.5.6.1.16); of secondary capture no section "
     "forbids YBR_FULL_422"),
    (r"\|enumerated or fixed value\|00280006\|", "Planar Configuration of YBR_FULL may be 0 or 1 "
     "where nothing is compressed (PS3.3 §C.8.5.6.1.16), and for lossy JPEG nothing is said"),
    (r"\|enumerated or fixed value\|00280102\|", "High Bit is Bits Stored less 1, as it shall be; "
     "that Bits Stored is wrong is told there"),
    (r"\|enumerated or fixed value\|00082218\|", "the sequence is of Type 2: that it is empty though "
     "the part is known by a name is no fault of the instance alone (PS3.3 §C.8.11.2)"),
    (r"\|enumerated or fixed value\|00180050\|Value is zero", "the standard forbids a spacing of 0, "
     "not a thickness (PS3.3 §10.7.1.3)"),
    (r"\|functional groups\|52009230\|", "Number of Frames is missing, which is told; dciodvfy takes "
     "it for 1"),
    (r"\|number of values or items\|(00081052|00400275)\|", "a sequence of Type 3 may be sent with "
     "zero length (PS3.5 §7.4.6)"),
    (r"dx_image\.dcm\|pixels and tables\|", "only the byte that makes the length even is missing, "
     "which is told as an odd length"),
    (r"422.*\|pixels and tables\|", "YBR_FULL_422 has two bytes for a pixel, not three as dciodvfy "
     "counts (PS3.3 §C.7.6.3.1.2)"),
    (r"\|value as its VR asks\|00191060\|", "the text of a private UT has no character that may not "
     "be there (PS3.5 §6.2)"),
]


def reason(table, entry):
    line = "|".join(map(str, entry))
    return next((why for pattern, why in table if re.search(pattern, line)), None)
