import DICOMCore
import DICOMFileSet
import Foundation
import Testing

/// An instance that is made up for a test, as a data set and as a file that python3 writes.
struct Sample: Sendable, Codable, CustomTestStringConvertible {
  struct Element: Sendable, Codable {
    var keyword: String
    var values: [String] = []
    var items: [[Element]]?
  }

  var name: String
  var sopClass: String
  var syntax: String
  var elements: [Element] = []

  var testDescription: String { name }

  var subject: ProfileSubject {
    ProfileSubject(
      sopClass: UID(rawValue: sopClass), transferSyntax: UID(rawValue: syntax),
      dataSet: Self.dataSet(elements))
  }

  func with(_ keyword: String, _ values: String...) -> Sample {
    var sample = without(keyword)
    sample.elements.append(Element(keyword: keyword, values: values))
    return sample
  }

  func with(_ keyword: String, items: [[Element]]) -> Sample {
    var sample = without(keyword)
    sample.elements.append(Element(keyword: keyword, items: items))
    return sample
  }

  func without(_ keyword: String) -> Sample {
    var sample = self
    sample.elements.removeAll { $0.keyword == keyword }
    return sample
  }

  func named(_ name: String) -> Sample {
    var sample = self
    sample.name = name
    return sample
  }

  private static func dataSet(_ elements: [Element]) -> DataSet {
    DataSet(
      elements.compactMap { element in
        guard let tag = DataDictionary.tag(keyword: element.keyword),
          let vr = DataDictionary.vr(of: tag)
        else { return nil }
        if let items = element.items {
          return DataElement(tag, vr, .items(items.map(dataSet)))
        }
        return DataElement(tag, vr, .memory(bytes(element.values, vr)))
      })
  }

  private static func bytes(_ values: [String], _ vr: VR) -> [UInt8] {
    func words<Word: FixedWidthInteger>(_: Word.Type) -> [UInt8] {
      values.compactMap { Word($0) }
        .flatMap { word in
          (0..<Word.bitWidth / 8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
    }
    switch vr {
    case .us: return words(UInt16.self)
    case .ul: return words(UInt32.self)
    case .sl: return words(Int32.self)
    case .fd:
      return values.compactMap { Double($0)?.bitPattern }
        .flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    default:
      let text = Array(values.joined(separator: "\\").utf8)
      return text.count % 2 == 0 ? text : text + [vr.padding]
    }
  }
}

extension Sample {
  static let plain = "1.2.840.10008.1.2.1"
  static let lossless = "1.2.840.10008.1.2.4.70"
  static let baseline = "1.2.840.10008.1.2.4.50"
  static let jpeg2000 = "1.2.840.10008.1.2.4.90"
  static let rle = "1.2.840.10008.1.2.5"

  static func image(
    _ classKeyword: String, _ modality: String, in syntax: String = plain, size: Int = 64,
    allocated: Int = 8, stored: Int? = nil, photometric: String = "MONOCHROME2"
  ) -> Sample {
    let stored = stored ?? allocated
    let colours = ["RGB", "YBR_FULL", "YBR_FULL_422"].contains(photometric) ? "3" : "1"
    return Sample(
      name: "\(modality) \(photometric) \(size) of \(stored) bits in \(syntax)",
      sopClass: UIDRegistry.uid(keyword: classKeyword)?.rawValue ?? "", syntax: syntax
    )
    .with("Modality", modality).with("Rows", "\(size)").with("Columns", "\(size)")
    .with("BitsAllocated", "\(allocated)").with("BitsStored", "\(stored)")
    .with("HighBit", "\(stored - 1)").with("PixelRepresentation", "0")
    .with("SamplesPerPixel", colours).with("PhotometricInterpretation", photometric)
  }

  static func ct(_ syntax: String = plain) -> Sample {
    image("CTImageStorage", "CT", in: syntax, allocated: 16, stored: 12)
  }

  static func angiogram(_ syntax: String = lossless, size: Int = 512, stored: Int = 8) -> Sample {
    image(
      "XRayAngiographicImageStorage", "XA", in: syntax, size: size,
      allocated: stored > 8 ? 16 : 8, stored: stored
    )
    .with("ImageType", "ORIGINAL", "PRIMARY", "SINGLE PLANE")
  }

  static func ultrasound(
    _ syntax: String = plain, _ photometric: String = "MONOCHROME2", frames: Int? = nil
  ) -> Sample {
    let classKeyword = frames == nil ? "UltrasoundImageStorage" : "UltrasoundMultiFrameImageStorage"
    let sample = image(classKeyword, "US", in: syntax, photometric: photometric)
    guard let frames else { return sample }
    return sample.with("NumberOfFrames", "\(frames)").named("\(sample.name), \(frames) frames")
  }

  static func dental(stored: Int = 12) -> Sample {
    image(
      "DigitalIntraOralXRayImageStorageForPresentation", "IO", allocated: stored > 8 ? 16 : 8,
      stored: stored
    )
    .with("InstitutionName", "Clinic").with("ManufacturerModelName", "M").with("DetectorID", "1")
    .with("DetectorManufacturerName").with("DetectorManufacturerModelName")
  }

  static func video(_ syntax: String) -> Sample {
    image("VideoEndoscopicImageStorage", "ES", in: syntax, photometric: "YBR_FULL_422")
      .with("NumberOfFrames", "25").named("video in \(syntax)")
  }

  /// With the ultrasound region calibration, and what makes it a combined one.
  func calibrated(combined: Bool = false) -> Sample {
    var region = [
      "RegionSpatialFormat": "1", "RegionDataType": "1", "RegionFlags": "0",
      "RegionLocationMinX0": "0", "RegionLocationMinY0": "0", "RegionLocationMaxX1": "9",
      "RegionLocationMaxY1": "9", "PhysicalUnitsXDirection": "3", "PhysicalUnitsYDirection": "3",
      "PhysicalDeltaX": "0.5", "PhysicalDeltaY": "0.5",
    ]
    if combined {
      let component = [
        "PixelComponentOrganization": "0", "PixelComponentPhysicalUnits": "3",
        "PixelComponentDataType": "1", "PixelComponentMask": "1", "NumberOfTableBreakPoints": "1",
        "TableOfXBreakPoints": "0", "TableOfYBreakPoints": "0",
      ]
      region.merge(component) { first, _ in first }
    }
    let elements = region.sorted { $0.key < $1.key }.map {
      Element(keyword: $0.key, values: [$0.value])
    }
    return with("SequenceOfUltrasoundRegions", items: [elements])
      .named("\(name), \(combined ? "combined" : "spatial") calibration")
  }
}
