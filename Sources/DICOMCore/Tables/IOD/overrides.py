"""What was decided by hand: conditions that no sentence gives, macros newer than their text."""

# Module and path: the expression, and - or + for what holds otherwise.
SERIES_WITH_POSITION = ("2", "4", "2.1", "4.1", "4.3", "4.2")
CONDITIONS = {
    # C.7.6.1
    ("general-image", "00200020"): "!00200032&!00200037&!00480102&!52009229"
    # Those with an orientation by other modules, which lack these only by another error.
    "&00080016!=" + ",".join(f"'1.2.840.10008.5.1.4.1.1.{tail}'"
                             for tail in ("2", "4", "20", "30", "128")) + " +",
    # C.7.6.3, C.7.6.6
    ("image-pixel", "7fe00010"): "!00287FE0 -",
    ("image-pixel", "7fe00002"): "7FE00001 -",
    ("image-pixel", "00287fe0"): "",
    # C.7.9: data that are in segments are in another attribute.
    ("palette-color-lookup-table", "00281201"): "!00281221 +",
    ("palette-color-lookup-table", "00281202"): "!00281222 +",
    ("palette-color-lookup-table", "00281203"): "!00281223 +",
    # C.8.3.1
    ("mr-image", "00180080"): "00180021='SK'|!00180020='EP' +",
    ("mr-image", "00180082"): "00180020='IR' + ~00180020*&!00180020='IR'",
    ("mr-image", "00181060"): "00180022='CG','PPG' +",
    # C.8.4
    ("nm-image", "00181242"): "00080008[3]='WHOLE BODY','STATIC'",
    ("nm-multi-frame", "00540051"):
        "00080008[3]='TOMO','GATED TOMO','RECON TOMO','RECON GATED TOMO'",
    # C.8.5.6, C.8.24
    ("us-image", "00183100"): "00080060='IVUS'",
    ("us-image", "0008002a"): "00080060='IVUS' +",
    ("enhanced-us-image", "0040000a"): "00400261='STAGED'",
    # C.8.6
    ("sc-multi-frame-image", "00182010"): "00080064='DF' +",
    ("sc-multi-frame-image", "00280009"): "00280008>1",
    # C.8.7.1
    ("x-ray-image", "00280009"): "00280008>1",
    # C.8.9
    ("pet-series", "00540071"): "00541000[1]='GATED'",
    ("pet-series", "00540101"): "00541000[1]='DYNAMIC'",
    ("pet-series", "00541004"): "00541000[2]='REPROJECTION'",
    ("pet-image", "00181063"): "00541000[1]='GATED'",
    # C.8.11
    ("dx-image", "00200020"): "!00540220|? +",
    # C.8.14
    ("mr-spectroscopy-data", "00289235"): "00289001>1",
    # C.7.1.1
    ("patient", "00100035"): "00100033|00100034",
    # C.24.2
    ("encapsulated-document", "0040e001"): "00420012='text/XML','text/xml' +",
    # C.7.3.1: CT, MR, their enhanced forms and spectroscopy
    ("general-series", "00185100"): "!00540410&00080016=" + ",".join(
        f"'1.2.840.10008.5.1.4.1.1.{tail}'" for tail in SERIES_WITH_POSITION) + " + ~00540410",
    # C.7.5.1: it is of integer pixels only.
    ("general-equipment", "00280120"): "00280121&(7FE00010|00287FE0) + ~!7FE00010&!00287FE0",
}

# (tag of the sequence or "", tag): wherever it is found.
PALETTE = "00280004='PALETTE COLOR'"
PALETTES = PALETTE + "|00089205='COLOR','MIXED'"
SEGMENTED = "/00080016='1.2.840.10008.5.1.4.1.1.66.4'&/00200052"
CONVERTED = ",".join(f"'1.2.840.10008.5.1.4.1.1.{tail}'"
                     for tail in ("2.2", "4.4", "128.1", "77.1.6"))
ACQUIRED = f"%00089007[1]='ORIGINAL'&/00080016!={CONVERTED} +"
ANYWHERE = {
    # C.7.6.16.2: what a frame must say of its place and time.
    ("00289110", "00280030"): f"%00089206!='DISTORTED','SAMPLED'|{SEGMENTED} +",
    ("00289110", "00180050"): f"%00089206='VOLUME','SAMPLED'|{SEGMENTED} +",
    ("00209113", "00200032"): f"%00089007[1]='ORIGINAL'&%00089206!='DISTORTED'|{SEGMENTED} +",
    ("00209116", "00200037"): f"%00089007[1]='ORIGINAL'&%00089206!='DISTORTED'|{SEGMENTED} +",
    ("00209111", "00189220"): ACQUIRED,
    ("00209111", "00189151"): ACQUIRED,
    ("00209111", "00189074"): ACQUIRED,
    # PS3.3 8.8: a code has one of three values.
    ("", "00080100"): "!00080119&!00080120 +",
    ("", "00080119"): "",
    ("", "00080120"): "",
    ("", "00080103"): "",
}
for red in range(3):
    ANYWHERE["00880200", f"0028110{red + 1}"] = PALETTE
    ANYWHERE["00880200", f"0028120{red + 1}"] = PALETTE
    for module in ("image-pixel",):
        CONDITIONS[module, f"0028110{red + 1}"] = PALETTES
        CONDITIONS[module, f"0028120{red + 1}"] = f"({PALETTES})&!0028122{red + 1} +"

# The sequences of functional group macros that the text of 2020 has not, or has wrong.
MACROS = {
    "multi-energy-ct-processing": "MultienergyCTProcessingSequence",
    "multi-energy-ct-characteristics": "MultienergyCTCharacteristicsSequence",
    "frame-voi-lut-with-lut": "FrameVOILUTSequence",
    "confocal-microscopy-image-frame-type": "ConfocalMicroscopyImageFrameTypeSequence",
    "photoacoustic-excitation-characteristics": "PhotoacousticExcitationCharacteristicsSequence",
    "photoacoustic-image-data-type": "ImageDataTypeSequence",
    "photoacoustic-image-frame-type": "PhotoacousticImageFrameTypeSequence",
    "photoacoustic-reconstruction-algorithm": "ReconstructionAlgorithmSequence",
    "rt-beam-limiting-device-opening-sequence": "RTBeamLimitingDeviceOpeningSequence",
    "rt-image-frame-context": "RTImageFrameContextSequence",
    "rt-image-frame-general-content": "RTImageFrameGeneralContentSequence",
    "rt-image-frame-imaging-device-position": "RTImageFrameImagingDevicePositionSequence",
    "rt-image-frame-radiation-acquisition-parameters": "RTImageFrameRadiationAcquisitionSequence",
}

MACRO_NAMES = {}

# PS3.3 C.17.3: the macro of each Value Type, whose attributes the flat tables give without it.
CONTENT = {
    "0040a040": ("1C", "!0040DB73"),
    "0040a160": ("1C", "0040A040='TEXT'"),
    "0040a300": ("2C", "0040A040='NUM'"),
    "0040a168": ("1C", "0040A040='CODE'"),
    "0040a120": ("1C", "0040A040='DATETIME'"),
    "0040a121": ("1C", "0040A040='DATE'"),
    "0040a122": ("1C", "0040A040='TIME'"),
    "0040a123": ("1C", "0040A040='PNAME'"),
    "0040a124": ("1C", "0040A040='UIDREF'"),
    "00081199": ("1C", "0040A040='COMPOSITE','IMAGE','WAVEFORM'"),
    "0040a050": ("1C", "0040A040='CONTAINER'"),
    "00700022": ("1C", "0040A040='SCOORD','SCOORD3D'"),
    "00700023": ("1C", "0040A040='SCOORD','SCOORD3D'"),
    "30060024": ("1C", "0040A040='SCOORD3D'"),
    "0040a130": ("1C", "0040A040='TCOORD'"),
    "0040a132": ("1C", "0040A040='TCOORD'&!0040A138&!0040A13A"),
    "0040a138": ("1C", "0040A040='TCOORD'&!0040A132&!0040A13A"),
    "0040a13a": ("1C", "0040A040='TCOORD'&!0040A132&!0040A138"),
    "0040a801": ("1C", "0040A040='TABLE'"),
}

# Attributes that an information object has otherwise than the module says: (start of its
# identifier, module): {tag: (type, condition)}.
VARIANTS = {
    # C.8.6.3 relaxes C.7.6.6.
    ("multi-frame-grayscale", "multi-frame"): {"00280009": ("1C", "00280008>1")},
    ("multi-frame-single-bit", "multi-frame"): {"00280009": ("1C", "00280008>1")},
    ("multi-frame-true-color", "multi-frame"): {"00280009": ("1C", "00280008>1")},
    # C.8.6.1 overrides C.7.3.1.
    ("secondary-capture", "general-series"): {"00080060": ("3", "")},
    ("multi-frame-grayscale", "general-series"): {"00080060": ("3", "")},
    ("multi-frame-single-bit", "general-series"): {"00080060": ("3", "")},
    ("multi-frame-true-color", "general-series"): {"00080060": ("3", "")},
}

# Values that were added to enumerations after 2020.
VALUES = {
    "00620001": ["LABELMAP"],
}

# The pages of the reference begin above the first module on them.
SECTIONS = {
    "cardiac-synchronization": "C.7.6.18.1", "clinical-trial-subject": "C.7.1.3",
    "cr-image": "C.8.1.2", "cr-series": "C.8.1.1", "ct-image": "C.8.2.1",
    "enhanced-mr-image": "C.8.13.1", "frame-of-reference": "C.7.4.1",
    "general-equipment": "C.7.5.1", "general-image": "C.7.6.1", "general-series": "C.7.3.1",
    "general-study": "C.7.2.1", "manufacturing-3d-model": "C.35.1", "modality-lut": "C.11.1",
    "mr-image": "C.8.3.1", "patient": "C.7.1.1", "pet-series": "C.8.9.1", "sc-equipment": "C.8.6.1",
    "sop-common": "C.12.1", "sr-document-series": "C.17.1", "surface-mesh": "C.27.1",
    "vl-image": "C.8.12.1", "x-ray-image": "C.8.7.1",
}

# Usages that have changed since: (information object, macro): (usage, condition).
MACRO_USES = {
    # A.51: each pixel of a label map names its segment.
    ("segmentation", "segmentation"): ("C", "!00620001='LABELMAP'"),
}


def bits_stored(*widths):
    """As many as are allocated."""
    return ";".join(f"E0{{00280100='{width}'}}|{width}" for width in widths)


ONE_SAMPLE = "00280004='MONOCHROME2','PALETTE COLOR'"
YBR_BY_PIXEL = "'YBR_FULL_422','YBR_RCT','YBR_ICT','YBR_PARTIAL_420'"
THREE_SAMPLES = f"00280004='RGB','YBR_FULL',{YBR_BY_PIXEL}"
MASK, PROBABILITY = "00620001='BINARY'", "00620001='FRACTIONAL'"

# Values that the tables of 2020 have in prose: (module, path); in braces when they are meant.
VALUE_SETS = {
    # C.8.4.7
    ("nm-image-pixel", "00280101"): bits_stored(8, 16),
    # C.8.5.6.1.12, .13, .14, .16
    ("us-image", "00280002"): f"E0{{{ONE_SAMPLE}}}|1;E0{{{THREE_SAMPLES}}}|3",
    ("us-image", "00280100"):
        f"E0{{00280004='MONOCHROME2'|{THREE_SAMPLES}}}|8;E0{{00280004='PALETTE COLOR'}}|8|16",
    ("us-image", "00280101"): bits_stored(8, 16),
    ("us-image", "00280006"): f"E0{{00280004={YBR_BY_PIXEL}}}|0",
    # C.8.8.2.6.4
    ("rt-image", "00280101"):
        "E0{00280100='8'}|8;E0{00280100='16'}|12|13|14|15|16",
    # C.8.8.3.4.4, .6
    ("rt-dose", "00280101"): bits_stored(16, 32),
    ("rt-dose", "00280103"): "E0{30040004='ERROR'}|1;E0{30040004!='ERROR'}|0",
    # C.8.9.4
    ("pet-image", "00280101"): bits_stored(16),
    # C.8.20.2
    ("segmentation-image", "00280100"): f"E0{{{MASK}}}|1;E0{{{PROBABILITY}}}|8",
    ("segmentation-image", "00280101"): f"E0{{{MASK}}}|1;E0{{{PROBABILITY}}}|8",
    ("segmentation-image", "00280102"): f"E0{{{MASK}}}|0;E0{{{PROBABILITY}}}|7",
    # C.7.6.1.1.2
    ("general-image", "00080008"): "E1|ORIGINAL|DERIVED;E2|PRIMARY|SECONDARY",
    # C.7.6.1.1.5.1
    ("general-image", "00282114"): "D0|" + "|".join((
        "ISO_10918_1", "ISO_14495_1", "ISO_15444_1", "ISO_15444_2", "ISO_15444_15", "ISO_18181_1",
        "ISO_13818_2", "ISO_14496_10", "ISO_23008_2")),
    # C.7.3.1.1.1
    ("general-series", "00080060"): "D0|" + "|".join("""
        ANN AR ASMT AU BDUS BI BMD CFM CR CT CTPROTOCOL DG DMS DOC DX ECG EEG EMG EOG EPS ES FID GM
        HC HD IO IOL IVOCT IVUS KER KO LEN LS M3D MG MR NM OAM OCT OP OPM OPT OPTBSV OPTENF OPV OSS
        OT PA PLAN POS PR PT PX REG RESP RF RG RTDOSE RTIMAGE RTINTENT RTPLAN RTRAD RTRECORD
        RTSEGANN RTSTRUCT RWV SEG SM SMR SR SRF STAIN TEXTUREMAP TG US VA XA XAPROTOCOL
        XC""".split()),
}
