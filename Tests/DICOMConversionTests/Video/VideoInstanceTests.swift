import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// What readers of DICOM say of instances of video.
struct VideoInstanceTests {
  /// - Parameter syntax: what the file says that it is.
  private func file(
    _ content: ConvertedContent, _ sopClass: UID, syntax: UID?
  ) throws -> URL {
    var attributes = InstanceAttributes(sopClass: sopClass)
    attributes.content = content.elements
    attributes.facts = content.facts
    let isCapture = sopClass == "1.2.840.10008.5.1.4.1.1.7.4"
    attributes.commandLine =
      try isCapture
      ? set(
        "BurnedInAnnotation=NO", "ConversionType=DV", "PatientName=Doe^Jane", "PatientID=1",
        "PatientSex=F", "StudyDate=20240101", "StudyTime=120000", "StudyID=1")
      : set(
        "AnatomicRegionSequence[0].CodeValue=39937001",
        "AnatomicRegionSequence[0].CodingSchemeDesignator=SCT",
        "AnatomicRegionSequence[0].CodeMeaning=Skin", "PatientName=Doe^Jane", "PatientID=1",
        "Laterality=L", "StudyDate=20240101", "StudyTime=120000", "StudyID=1")
    var planner = SeriesPlanner()
    let dataSet = try attributes.dataSet(in: &planner)
    let meta = FileMetaInformation(
      sopClass: sopClass, sopInstance: dataSet.uid(DICOMCore.Tag(0x0008, 0x0018)) ?? "",
      transferSyntax: syntax ?? "")
    let bytes = try meta.encode() + DataSetWriter(.explicitVRLittleEndian).encode(dataSet)
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("video-\(UUID().uuidString).dcm")
    try Data(bytes).write(to: url)
    return url
  }

  @Test(arguments: [
    ["a.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p"],
    ["a.ts", "-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=none"],
    ["a.mpg", "-c:v", "mpeg2video", "-f", "vob", "-vf", "setdar=16/9"],
    [
      "a.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-vf", "select=not(mod(n\\,3))+mod(n\\,2)",
      "-vsync", "vfr",
    ],
    ["a.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-x264-params", "frame-packing=3"],
  ])
  func `an instance has no error, and pydicom reads its stream`(options: [String]) throws {
    let made = try MadeVideo(options[0], Array(options.dropFirst()))
    defer { made.remove() }
    let content = try made.content()
    for sopClass in content.sopClasses {
      // dicom3tools of Debian 12 does not know HEVC: it judges all but the name of the syntax.
      let isNew = content.text(0x0028, 0x2114) == "ISO_23008_2"
      let known: UID? = isNew ? "1.2.840.10008.1.2.4.102" : content.transferSyntax
      let judged = try file(content, sopClass, syntax: known)
      let url = try file(content, sopClass, syntax: content.transferSyntax)
      defer { for file in [judged, url] { try? FileManager.default.removeItem(at: file) } }
      let verdict = try MadeVideo.run([
        "sh", "-c", "dciodvfy \"$1\" 2>&1 || test $? -ne 127", "sh", judged.path,
      ])
      #expect(!verdict.contains("Error"), "\(sopClass.rawValue): \(verdict)")
      let script = """
        import sys, hashlib, pydicom
        from pydicom.encaps import generate_fragments
        d = pydicom.dcmread(sys.argv[1])
        f = list(pydicom.encaps.generate_fragments(d.PixelData))
        print(d.file_meta.TransferSyntaxUID, d.NumberOfFrames, len(f), f[0] == b'',
              d.FrameIncrementPointer in d, hashlib.sha256(f[-1]).hexdigest())
        """
      let printed = try MadeVideo.run(["python3", "-W", "ignore", "-c", script, url.path])
      let cut = try MadeVideo("cut.bin", bytes: content.stream)
      defer { cut.remove() }
      let digest = try MadeVideo.run(["sha256sum", cut.path]).prefix(64)
      #expect(
        printed.trimmingCharacters(in: .newlines)
          == "\(content.transferSyntax?.rawValue ?? "") \(content.text(0x0028, 0x0008) ?? "") 2 True "
          + "True \(digest)")
    }
  }

  @Test func `what describes the pixels is what the stream says`() throws {
    let made = try MadeVideo(
      "a.mpg", ["-c:v", "mpeg2video", "-f", "vob"],
      source: "testsrc2=size=720x576:rate=25,setdar=16/9")
    defer { made.remove() }
    let content = try made.content()
    #expect(content.text(0x0028, 0x0004) == "YBR_PARTIAL_420")
    #expect(content.number(0x0028, 0x0010) == 576 && content.number(0x0028, 0x0011) == 720)
    #expect(content.text(0x0028, 0x0034) == "45\\64")
    #expect(content.text(0x0028, 0x2114) == "ISO_13818_2")
    let ratio = 720.0 * 576 * 3 * 30 / Double(try content.stream.count)
    #expect(abs((content.text(0x0028, 0x2112).flatMap(Double.init) ?? 0) - ratio) < 0.01)
  }

  @Test func `two views in each frame are told`() throws {
    let made = try MadeVideo(
      "a.mp4", ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-x264-params", "frame-packing=3"])
    defer { made.remove() }
    #expect(try made.content().text(0x0022, 0x0028) == "YES")
  }
}
