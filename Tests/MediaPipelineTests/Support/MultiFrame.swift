/// A multi-frame secondary capture of words, made by pydicom.
struct MultiFrame {
  var frames: Int
  var size: Int
  var isFlat = false
  var uid = "1.2.3.9.1"

  func write(_ path: String) throws {
    let script = """
      import sys, array
      from pydicom.dataset import Dataset, FileMetaDataset
      path, frames, size, flat, uid = sys.argv[1:]
      frames, size = int(frames), int(size)
      data = Dataset()
      data.file_meta = FileMetaDataset()
      data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7.3"
      data.SOPInstanceUID = uid
      data.StudyDate, data.StudyTime, data.StudyID = "20240229", "101500", "1"
      data.AccessionNumber, data.Modality = "ACC1", "OT"
      data.PatientName, data.PatientID = "Geheim^Gisela", "PATID4711"
      data.PatientBirthDate, data.PatientSex = "19700101", "O"
      data.StudyInstanceUID, data.SeriesInstanceUID = "1.2.3", "1.2.3.9"
      data.SeriesNumber, data.InstanceNumber = 2, 1
      data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
      if frames > 1: data.NumberOfFrames = frames
      data.Rows = data.Columns = size
      data.BitsAllocated, data.BitsStored, data.HighBit = 16, 12, 11
      data.PixelRepresentation = 0
      row = [0 if flat == "1" else (i * i >> 3) % 4096 for i in range(size)]
      def frame(number):
          cells = array.array("H")
          for y in range(size): cells.extend(row[(y + number) % size:] + row[:(y + number) % size])
          return cells.tobytes()
      data.PixelData = b"".join(frame(n) for n in range(frames))
      data["PixelData"].VR = "OW"
      from pydicom.uid import ExplicitVRLittleEndian
      data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
      data.save_as(path, enforce_file_format=True, implicit_vr=False, little_endian=True)
      """
    try python(script, path, "\(frames)", "\(size)", isFlat ? "1" : "0", uid)
  }
}
