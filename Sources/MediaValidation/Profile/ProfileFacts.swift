public import DICOMCore
internal import DICOMFileSet

/// What of a file its profile depends on: a few hundred bytes, made by any thread.
public struct ProfileFacts: Sendable {
  /// On the medium, with slashes.
  let name: String
  /// Nil for a Secure DICOM File, of which nothing can be seen.
  let shape: ProfileShape?
  /// The questions of `ProfileKeys` that the instance says yes to.
  let askedKeys: UInt64

  /// - Parameters:
  ///   - file: read at least up to the pixel data.
  ///   - name: its path on the medium.
  ///   - attributes: those of the profiles that are to be judged.
  public init(
    _ file: DICOMFile, name: String, attributes: ProfileAttributes = .standard
  ) {
    self.name = name
    shape = ProfileShape(file, attributes)
    askedKeys = ProfileKeys.asked(by: file)
  }

  /// A file that is no DICOM file but one that was encrypted; nil for every other.
  ///
  /// It is known by the CMS content type EnvelopedData that it begins with, in DER or BER.
  /// - Parameter start: the first 32 bytes of the file, or more.
  /// - SeeAlso: PS3.15 §D.1.1, RFC 5652 §3
  public init?(start: [UInt8], name: String) {
    let envelopedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03]
    guard start.count >= 13, start[0] == 0x30 else { return nil }
    // Behind the length of the sequence: one byte, or as many more as it says.
    let more = start[1] > 0x80 ? Int(start[1] & 0x7F) : 0
    guard more <= 8, start.dropFirst(2 + more).starts(with: envelopedData) else { return nil }
    self.name = name
    shape = nil
    askedKeys = 0
  }

  /// The DICOMDIR and its like are no instances.
  var isDirectory: Bool { shape?.sopClass == .mediaStorageDirectory }
}

/// All that profiles can tell instances apart by: most files of a series have one in common.
struct ProfileShape: Hashable, Sendable {
  /// An element that profiles ask about, as far as they do.
  struct Element: Hashable, Sendable {
    var tag: Tag
    var vr: VR
    /// The first value, or one byte where it only matters that there is one.
    var bytes: [UInt8]
    /// Of a sequence: what each of its items has; nil where it has none.
    var items: [Tag]?
  }

  var sopClass: UID
  var transferSyntax: UID
  var elements: [Element] = []

  /// Longer values are none that a profile asks for.
  private static let longest = 64
  /// Elements of overlays: sixteen groups have some twenty each.
  private static let mostOfOverlays = 320

  init(_ file: DICOMFile, _ attributes: ProfileAttributes) {
    let dataSet = file.dataSet
    sopClass = file.sopClass ?? ""
    transferSyntax = file.metaInformation.uid(.transferSyntaxUID) ?? file.transferSyntax.uid
    for wish in attributes.wishes {
      guard let element = dataSet[wish.tag] else { continue }
      elements.append(Self.element(element, of: dataSet, wish))
    }
    let overlays = dataSet.elements.lazy.filter { $0.tag.group & 0xFF01 == 0x6000 }
    for element in overlays.prefix(Self.mostOfOverlays) {
      // Overlay Bits Allocated is the only one whose value counts.
      let bits = element.tag.element == 0x0100 ? Self.value(of: element.tag, in: dataSet) : []
      elements.append(Element(tag: element.tag, vr: element.vr, bytes: bits))
    }
    elements.sort { $0.tag < $1.tag }
  }

  private static func element(
    _ element: DataElement, of dataSet: DataSet, _ wish: ProfileAttributes.Wish
  ) -> Element {
    let hasValue = dataSet.hasValue(wish.tag)
    if case .items(let items) = element.value {
      let common = wish.items.filter { tag in items.allSatisfy { $0.hasValue(tag) } }
      return Element(tag: wish.tag, vr: .sq, bytes: [], items: hasValue ? common : nil)
    }
    let bytes =
      wish.needsValue ? value(of: wish.tag, in: dataSet) : hasValue ? [UInt8(ascii: "1")] : []
    return Element(tag: wish.tag, vr: element.vr, bytes: bytes)
  }

  private static func value(of tag: Tag, in dataSet: DataSet) -> [UInt8] {
    guard case .bytes(let bytes)? = dataSet[tag]?.value, bytes.count <= longest else {
      return dataSet.hasValue(tag) ? [UInt8(ascii: "?")] : []
    }
    return (try? bytes.load()) ?? []
  }

  /// As the judge of profiles takes it.
  var subject: ProfileSubject {
    var dataSet = DataSet()
    for element in elements {
      let value: Value
      if element.vr == .sq {
        let item = DataSet((element.items ?? []).map { DataElement($0, .lo, .memory([0x31])) })
        value = .items(element.items == nil ? [] : [item])
      } else {
        value = .memory(element.bytes)
      }
      dataSet.append(DataElement(element.tag, element.vr, value))
    }
    return ProfileSubject(sopClass: sopClass, transferSyntax: transferSyntax, dataSet: dataSet)
  }
}
