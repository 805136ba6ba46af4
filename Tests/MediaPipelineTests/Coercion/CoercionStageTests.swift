import DICOMCore
import Foundation
import Testing

@testable import MediaPipeline

struct CoercionStageTests {
  static let studies = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/studies").path

  static let newUIDs = #"""
    {"key": "0123456789abcdef", "rules": [{"name": "new UIDs", "actions": [{"newUID":
    ["StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID"]}]}]}
    """#

  static func order(
    _ folder: TemporaryFolder, _ text: String, epoch: Int64? = 1_700_000_000
  ) throws -> CoercionOrder {
    try CoercionOrder(path: folder.write(Array(text.utf8), "rules.json"), epoch: epoch)
  }

  /// A rule of these actions, for everything.
  static func rule(_ actions: String) -> String {
    #"{"rules": [{"name": "a rule", "actions": [\#(actions)]}]}"#
  }

  /// References between instances: what each refers to, by what stays the same.
  private static let graph = """
    import sys, os, hashlib, pydicom
    def files(folder):
        for root, _, names in os.walk(folder):
            for name in names:
                try: d = pydicom.dcmread(os.path.join(root, name))
                except Exception: continue
                if 'SOPInstanceUID' in d: yield d
    def uids(item, path=''):
        for e in item:
            if e.VR == 'UI' and e.tag.group > 2:
                values = e.value if e.VM > 1 else [e.value]
                for v in values or []: yield path + e.keyword, str(v)
            if e.VR == 'SQ':
                for n, i in enumerate(e.value): yield from uids(i, f'{path}{e.keyword}[{n}].')
    def graph(folder):
        # Each UID is called by the first place in which it stands.
        all = sorted(files(folder), key=lambda d: (d.SOPClassUID, str(d.get('InstanceNumber')),
          str(d.get('SeriesNumber')), str(d.get('StudyDate')), str(d.get('PatientID')),
          hashlib.sha256(d.get('PixelData', b'') or b'').hexdigest(), len(d)))
        names, lines, own = {}, [], set()
        for n, d in enumerate(all):
            for path, uid in uids(d):
                if uid.startswith('1.2.840.10008.'): lines.append((n, path, uid)); continue
                lines.append((n, path, names.setdefault(uid, len(names))))
            own |= {d.SOPInstanceUID, d.get('StudyInstanceUID'), d.get('SeriesInstanceUID'),
              d.get('FrameOfReferenceUID')}
        return lines, own
    a, old = graph(sys.argv[1]); b, new = graph(sys.argv[2])
    print(a == b, len(a) > 100, (old & new) - {None}, sum('Referenced' in l[1] for l in a) > 20)
    """

  @Test func `references follow images, key objects and presentation states to their new UIDs`()
    async throws
  {
    let folder = try TemporaryFolder()
    _ = try await create([Self.studies], folder.file("old"))
    let order = try Self.order(folder, Self.newUIDs)
    let report = try await create([Self.studies], folder.file("new")) { $0.coercion = order }
    #expect(report.counts.rejected == 0 && report.countsAddUp)
    #expect(report.counts.written == 0 && report.counts.converted > 20)
    #expect(report.file("slice03.dcm")?.reason?.contains("coerced by new UIDs") == true)
    let answer = try python(Self.graph, folder.file("old"), folder.file("new"))
    #expect(answer == "True True set() True")
    try run("dcmdump", "-q", "+L", folder.file("new/DICOMDIR"))
  }

  @Test func `the bytes are the same at any width, planned or written, in a file or an image`()
    async throws
  {
    let folder = try TemporaryFolder()
    let order = try Self.order(folder, Self.newUIDs)
    for name in ["1", "2", "3"] { try folder.make(name) }
    for jobs in [1, 2] {
      _ = try await create([Self.studies], folder.file("\(jobs)/disc.iso")) { options in
        options.coercion = order
        options.jobs = jobs
        options.epoch = 1_700_000_000
      }
    }
    #expect(try folder.bytes("1/disc.iso") == folder.bytes("2/disc.iso"))
    let plan = try await create([Self.studies], folder.file("3/disc.iso")) { options in
      options.coercion = order
      options.isDryRun = true
    }
    #expect(plan.volumes.first?.bytes == (try folder.bytes("1/disc.iso").count))
  }

  @Test(arguments: [
    "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99",
    "1.2.840.10008.1.2.5",
  ])
  func `pixels stay as they are in every encoding`(syntax: String) async throws {
    let folder = try TemporaryFolder()
    let encoding = TestInstance.Encoding(rawValue: syntax) ?? .explicitLittle
    try folder.write(TestInstance(1) { ($0.encoding, $0.size) = (encoding, 300) }, "in/A")
    if syntax.hasSuffix(".99") {
      try python(
        "import sys, pydicom\nd = pydicom.dcmread(sys.argv[1])\n"
          + "d.file_meta.TransferSyntaxUID = '1.2.840.10008.1.2.1.99'\nd.save_as(sys.argv[1])",
        folder.file("in/A"))
    } else if syntax.hasSuffix("2.5") {
      try run("dcmcrle", folder.file("in/A"), folder.file("in/A"))
    }
    let order = try Self.order(
      folder, Self.rule(#"{"set": {"PatientID": "L-1", "InstitutionName": "odd"}}"#))
    let report = try await create([folder.file("in")], folder.file("out")) { $0.coercion = order }
    #expect(report.counts.converted == 1)
    let id = try #require(report.files.first?.fileID)
    let answer = try python(
      """
      import sys, pydicom
      a, b = (pydicom.dcmread(p) for p in sys.argv[1:3])
      x, y = bytearray(a.PixelData), bytearray(b.PixelData)
      if not a.original_encoding[1]: x[0::2], x[1::2] = x[1::2], x[0::2]
      print(x == y, b.PatientID, b.InstitutionName, b.file_meta.TransferSyntaxUID)
      """, folder.file("in/A"), folder.file("out/" + id.replacing("\\", with: "/")))
    let expected = syntax == "1.2.840.10008.1.2.2" ? "1.2.840.10008.1.2.1" : syntax
    #expect(answer == "True L-1 odd \(expected)")
    try run("dcmdump", "-q", folder.file("out/" + id.replacing("\\", with: "/")))
  }

  @Test func `an instance that cannot be coerced is rejected, never passed as it was`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.write(TestInstance(2) { $0.patientID = "OTHER" }, "in/B")
    var cut = TestInstance(3).file()
    cut.removeLast(10)
    try folder.write(cut, "in/C")
    // What a rule would take away may lie behind the damage.
    try folder.write(Array(TestInstance(4) { $0.patientID = "L-1" }.file().prefix(420)), "in/E")
    try folder.write(Array("no instance".utf8), "in/D")
    let order = try Self.order(
      folder,
      Self.rule(
        #"{"map": {"attribute": "PatientID", "table": {"PATID4711": "L-1"}, "otherwise": "reject"}}"#
      ))
    let report = try await create([folder.file("in")], folder.file("out")) { options in
      options.coercion = order
      options.onError = .keep
    }
    #expect(report.counts.converted == 1 && report.counts.rejected == 3)
    #expect(report.counts.notDICOM == 1)
    let reason = report.file("in/B")?.reason ?? ""
    #expect(reason.contains("a rule") && reason.contains("no line") && !reason.contains("OTHER"))
    #expect(report.file("in/C")?.reason?.contains("cannot be coerced") == true)
    #expect(report.exitCode == 1)
  }

  @Test func `a file that changes after the rules were tried is not written`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let order = try Self.order(folder, Self.rule(#"{"set": {"PatientID": "L-1"}}"#))
    var walker = InputWalker()
    try walker.walk([folder.file("in")])
    let files = try await CoercionStage(order, jobs: 1) { _ in }.run(walker.files)
    let source = try #require(try files.first?.open())
    #expect(try source.read(0..<source.count).count == source.count)
    for start in stride(from: 0, to: source.count - 7, by: 7) {
      let part = try source.read(start..<start + 7)
      #expect(try part == Array(source.read(0..<source.count)[start..<start + 7]))
    }
    try folder.write(TestInstance(1) { $0.seed = 9 }, "in/A")
    #expect(throws: (any Error).self) { try files.first?.open() }
  }

  @Test func `in place no file is changed`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let order = try Self.order(folder, Self.rule(#"{"set": {"PatientID": "L-1"}}"#))
    await #expect(throws: PipelineError.self) {
      try await createInPlace(folder.file("in")) { $0.coercion = order }
    }
  }

  @Test func `what is added to a file-set goes through the rules`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.write(TestInstance(2), "more/B")
    _ = try await create([folder.file("in")], folder.file("set"))
    let order = try Self.order(
      folder, Self.rule(#"{"set": {"SeriesDescription": "added"}}, {"newUID": ["SOPInstanceUID"]}"#)
    )
    var options = CreateOptions(
      inputs: [folder.file("more")], output: .folder(folder.file("set")), jobs: 1)
    options.profiles = []
    options.coercion = order
    let report = try await AddJob(folder.file("set"), options).run()
    #expect(report.counts.converted == 1)
    let found = try python(
      """
      import sys, os, pydicom
      for root, _, names in sorted(os.walk(sys.argv[1])):
          for name in sorted(names):
              if name in ('DICOMDIR', 'README.TXT', 'SHA256.TXT'): continue
              d = pydicom.dcmread(os.path.join(root, name))
              print(d.get('SeriesDescription'), d.SOPInstanceUID == '1.2.3.4.1')
      """, folder.file("set"))
    #expect(Set(found.split(separator: "\n")) == ["None True", "added False"])
  }

  @Test func `a hash is HMAC-SHA-256 by Python, and the same wherever the value stands`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let order = try Self.order(
      folder,
      #"{"key": "0123456789abcdef", "rules": [{"actions": [{"hash": ["PatientID", "PatientName"]}]}]}"#
    )
    let report = try await create([folder.file("in")], folder.file("out")) { $0.coercion = order }
    let id = try #require(report.files.first?.fileID)
    let answer = try python(
      """
      import sys, hmac, pydicom
      d = pydicom.dcmread(sys.argv[1])
      def h(t): return hmac.new(b'0123456789abcdef', t, 'sha256').hexdigest()[:16].upper()
      print(d.PatientID == h(b'PATID4711'), d.PatientName == 'ANON^' + h(b'Geheim^Gisela'))
      """, folder.file("out/" + id.replacing("\\", with: "/")))
    #expect(answer == "True True")
  }

  @Test func `without a key every run makes UIDs of its own`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let rules = Self.rule(#"{"newUID": ["SOPInstanceUID"]}"#)
    var uids: [String] = []
    for epoch in [nil, nil, 1_700_000_000, 1_700_000_000] as [Int64?] {
      let order = try Self.order(folder, rules, epoch: epoch)
      let report = try await create([folder.file("in")], folder.file("out\(uids.count)")) {
        $0.coercion = order
      }
      uids.append(report.files.first?.sopInstanceUID ?? "")
    }
    #expect(Set(uids).count == 3)
    #expect(uids[2] == uids[3])
  }
}
