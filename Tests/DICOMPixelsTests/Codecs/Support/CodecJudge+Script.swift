extension CodecJudge {
  /// Decodes or makes the cases by pydicom's plugins and the tools of DCMTK, GDCM and OpenJPEG.
  static let script = #"""
    import json, subprocess, sys
    import numpy as np
    from pydicom import dcmread
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.encaps import encapsulate, generate_frames
    from pydicom.pixels import get_decoder
    from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

    def data_set(case, syntax):
        ds = Dataset()
        ds.file_meta = FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = UID(syntax)
        ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        ds.Rows, ds.Columns = case["rows"], case["columns"]
        ds.SamplesPerPixel = case["components"]
        if case["components"] > 1:
            ds.PlanarConfiguration = 0
        ds.PhotometricInterpretation = case["photometric"]
        ds.BitsAllocated = 8 if case["precision"] <= 8 else 16
        ds.BitsStored = case["precision"]
        ds.HighBit = case["precision"] - 1
        ds.PixelRepresentation = int(case["isSigned"])
        ds.NumberOfFrames = 1
        return ds

    def samples(case, raw):
        raw = raw[: case["rows"] * case["columns"] * case["components"] * (1 if case["precision"] <= 8 else 2)]
        kind = {1: "i1" if case["isSigned"] else "u1", 2: "<i2" if case["isSigned"] else "<u2"}
        return np.frombuffer(raw, kind[1 if case["precision"] <= 8 else 2]).astype(int)

    def native(path):
        ds = dcmread(path)
        assert not ds.file_meta.TransferSyntaxUID.is_encapsulated, path
        return ds.PixelData

    def run(*words):
        done = subprocess.run(words, capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stdout[-300:] + done.stderr[-300:])

    def decoded(case, stream, tool):
        if tool == "opj":
            open("x.j2k", "wb").write(stream)
            run("opj_decompress", "-quiet", "-i", "x.j2k", "-o", "x.rawl")
            raw = open("x.rawl", "rb").read()
            planes = samples(case, raw)
            return planes.reshape(case["components"], -1).T.reshape(-1)
        ds = data_set(case, case["syntax"])
        ds.PixelData = encapsulate([stream])
        ds["PixelData"].VR = "OB"
        if tool == "gdcmconv":
            ds.save_as("x.dcm", enforce_file_format=True)
            run(tool, "--raw", "-i", "x.dcm", "-o", "y.dcm")
            return samples(case, native("y.dcm"))
        if tool in ("dcmdjpls", "dcmdjpeg"):
            ds.save_as("x.dcm", enforce_file_format=True)
            # As they are in the stream, where the photometric interpretation is RGB.
            run(tool, *(["+cn"] if tool == "dcmdjpeg" else []), "x.dcm", "y.dcm")
            return samples(case, native("y.dcm"))
        pixels, _ = get_decoder(UID(case["syntax"])).as_array(ds, raw=True, decoding_plugin=tool)
        return np.ascontiguousarray(pixels).reshape(-1).astype(int)

    def check(cases):
        for case in cases:
            raw = samples(case, open(case["name"] + ".raw", "rb").read())
            stream = open(case["name"] + ".stream", "rb").read()
            mask = (1 << case["precision"]) - 1
            for tool in case["tools"]:
                try:
                    theirs = decoded(case, stream, tool)
                except Exception as error:
                    print(tool, case, repr(error)[:300])
                    continue
                if case["tolerance"]:
                    off = abs(theirs - raw).max()
                    if off > case["tolerance"]:
                        print(tool, case, "differs by", off)
                elif theirs.shape != raw.shape or ((theirs ^ raw) & mask).any():
                    print(tool, case, "differs")

    def make(cases):
        for case in cases:
            ds = data_set(case, ExplicitVRLittleEndian)
            ds.PixelData = open(case["name"] + ".raw", "rb").read()
            if len(ds.PixelData) % 2:
                ds.PixelData += b"\0"
            ds["PixelData"].VR = "OB" if case["precision"] <= 8 else "OW"
            ds.save_as("x.dcm", enforce_file_format=True)
            for index, tool in enumerate(case["tools"]):
                words = tool.split()
                base = f"{case['name']}-{index}"
                if words[0] == "opj_compress":
                    planes = samples(case, ds.PixelData).reshape(-1, case["components"]).T
                    size = "u1" if case["precision"] <= 8 else "<u2"
                    planes.astype(size).tofile("x.rawl")
                    shape = f"{case['columns']},{case['rows']},{case['components']},"
                    shape += f"{case['precision']},{'s' if case['isSigned'] else 'u'}"
                    run(*words, "-i", "x.rawl", "-o", "x.j2k", "-F", shape)
                    stream = open("x.j2k", "rb").read()
                    pixels = ds.PixelData
                else:
                    out = ["-i", "x.dcm", "-o", "y.dcm"] if words[0] == "gdcmconv" else ["x.dcm", "y.dcm"]
                    run(*words, *out)
                    made = dcmread("y.dcm")
                    stream = next(generate_frames(made.PixelData, number_of_frames=1))
                    if "--lossy" in words or words[0] == "dcmcjpeg":
                        run("dcmdjpeg", "+cn", "y.dcm", "z.dcm")
                        pixels = native("z.dcm")
                    else:
                        pixels = ds.PixelData
                open(base + ".s", "wb").write(stream)
                open(base + ".p", "wb").write(pixels)
                print(words[0], case["name"], base)

    {"check": check, "make": make}[sys.argv[1]](json.load(open("cases.json")))
    """#
}
