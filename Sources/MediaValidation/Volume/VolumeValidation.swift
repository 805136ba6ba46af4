public import DICOMCore
internal import DICOMFileSet

/// Judges a volume by its bytes, as strictly as ISO 9660 and PS3.12 are worded.
///
/// Nothing is mended on the way: what the tolerant reader gets over is what this is about. Of the
/// files themselves no byte is read, but four of those that the trees name differently.
/// - SeeAlso: ECMA-119, PS3.12
/// - Complexity: that of reading the directories; what a hostile volume could ask for is capped.
public struct VolumeValidation: Sendable {
  /// In the order of their places.
  public private(set) var findings: [ValidationFinding] = []

  /// - Parameter volume: user data of sectors of 2048 bytes.
  public init(_ volume: any ByteSource, facts: VolumeFacts = VolumeFacts()) {
    var check = VolumeCheck(VolumeBytes(source: volume), facts)
    check.run()
    findings = check.findings.all.sorted()
  }
}

/// The work of `VolumeValidation`.
struct VolumeCheck {
  let bytes: VolumeBytes
  let facts: VolumeFacts
  var findings = VolumeFindings()
  /// The session that is judged.
  let session: Int
  /// Descriptors of ISO 9660 and their sectors.
  var descriptors: [(sector: Int, bytes: [UInt8])] = []
  var blockSize = 2048
  var spaceEnd = 0

  /// A profile for CD-R is claimed.
  let claimsCD: Bool
  /// That, or none is claimed and the medium fits a CD-R.
  let mayBeCD: Bool

  init(_ bytes: VolumeBytes, _ facts: VolumeFacts) {
    (self.bytes, self.facts) = (bytes, facts)
    session = Self.judged(bytes, max(0, facts.sessions.last ?? 0))
    claimsCD = facts.profiles.contains { $0.fileSystems == [.isoLevel1] }
    mayBeCD =
      claimsCD || facts.profiles.isEmpty && bytes.count <= (Self.largest["cd"] ?? 0) * 2048
  }

  /// Image files and overwritable media have the descriptors of their last session in front too,
  /// and those are what systems go by.
  private static func judged(_ bytes: VolumeBytes, _ last: Int) -> Int {
    guard last < 1 << 40, let front = bytes.sector(16), let own = bytes.sector(last + 16),
      front[1..<6].elementsEqual("CD001".utf8)
    else { return last }
    return front[158..<166] == own[158..<166] ? 0 : last
  }

  mutating func run() {
    if facts.isLaterSessionAlone {
      findings.add(
        VolumeRule.laterSession, at: 0, found: "a later session of a disc, alone",
        expected: "the sessions before it too")
      return
    }
    readDescriptors()
    let kind = checkFileSystem()
    checkCapacity()
    checkRevision()
    guard let primary = descriptors.first(where: { $0.bytes[0] == 1 }) else {
      if kind == nil || !descriptors.isEmpty {
        findings.add(
          VolumeRule.primaryMissing, at: (session + 16) * 2048,
          found: descriptors.isEmpty
            ? "no volume descriptor" : "\(descriptors.count) descriptors, none of them primary",
          expected: "a descriptor of type 1 with CD001")
      }
      return
    }
    checkPrimary(primary.bytes, at: primary.sector * 2048)
    guard let root = checkRoot(primary.bytes, at: primary.sector * 2048) else { return }
    var walk = VolumeWalk(bytes, blockSize: blockSize, names: .plain, findings: findings)
    walk.run(root: root)
    findings = walk.findings
    checkRootAgrees(root, walk)
    for number in walk.directories.indices { checkRecords(number, walk) }
    noteLevel(walk)
    checkPlaces(walk, primary.bytes)
    checkPathTables(primary.bytes, at: primary.sector * 2048, walk)
    checkTrees(walk)
    checkSessions(walk)
  }
}
