/// Where a volume's descriptors are.
/// - SeeAlso: ECMA-167 3/10.2
struct UDFAnchor: Hashable {
  /// An extent of the medium.
  struct Place: Hashable {
    /// Bytes.
    var length: Int
    /// Sectors.
    var location: Int
  }

  /// Bytes.
  var sectorSize: Int
  /// Sectors.
  var location: Int
  var main: Place
  var reserve: Place
  var isIntact: Bool

  /// The common size first: a search that finds nothing there is short.
  static let sectorSizes = [2048, 512, 4096, 1024, 8192, 16384, 32768]

  /// All that are found, the one to begin with first.
  /// - Parameter sessions: first sectors, of 2048 bytes.
  static func all(in image: inout UDFImage, sessions: [Int]) -> [UDFAnchor] {
    var anchors: [UDFAnchor] = []
    // What was written last says where everything is.
    let later = sessions.filter { $0 > 0 && $0 < image.count / 2048 }.sorted(by: >)
    for size in sectorSizes {
      let last = image.count / size - 1
      let places = later.map { $0 * 2048 / size + 256 }
      for place in places + [256, last, last - 256, 512] {
        if let anchor = UDFAnchor(in: &image, sectorSize: size, location: place),
          !anchors.contains(anchor)
        {
          anchors.append(anchor)
        }
      }
    }
    return anchors
  }

  private init?(in image: inout UDFImage, sectorSize: Int, location: Int) {
    guard location >= 16, location <= image.count / sectorSize,
      let block = image.read(location * sectorSize, 512),
      let tag = UDFTag(block), tag.identifier == .anchor, tag.location == location
    else { return nil }
    self.sectorSize = sectorSize
    self.location = location
    main = Place(length: block.u32(16), location: block.u32(20))
    reserve = Place(length: block.u32(24), location: block.u32(28))
    isIntact = tag.isIntact
  }

  /// Whether the volume recognition sequence of any session names UDF.
  /// - SeeAlso: ECMA-167 3/9.1, UDF 2.1.7
  static func isRecognised(_ image: inout UDFImage, sessions: [Int]) -> Bool {
    for session in Set(sessions + [0]) where session >= 0 && session < image.count / 2048 {
      // Descriptors of 2048 bytes, each at the beginning of a sector, if that is larger.
      for index in 0..<64 {
        guard let head = image.read(session * 2048 + 32768 + index * 2048, 6) else { break }
        let identifier = head.slice(1..<6)
        if identifier.elementsEqual("NSR02".utf8) || identifier.elementsEqual("NSR03".utf8) {
          return true
        }
      }
    }
    return false
  }
}
