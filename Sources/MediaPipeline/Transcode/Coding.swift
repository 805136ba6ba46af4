internal import DICOMCore
internal import DICOMPixels

/// What a file is written as whose pixels may have to be decoded or coded anew.
struct Coding: Hashable, Sendable {
  /// Of the data set.
  var syntax: UID
  var loss = PixelCoding.Loss.none
  var sampling = JPEGSampling.halved

  init(_ syntax: UID) { self.syntax = syntax }

  init(_ coding: PixelCoding) {
    (syntax, loss, sampling) = (coding.syntax.uid, coding.loss, coding.sampling)
  }

  static let plain = Coding(TransferSyntax.explicitVRLittleEndian.uid)

  /// Nil where pixels are native.
  var pixels: PixelCoding? {
    guard let known = PixelSyntax(syntax), known.syntax.isEncapsulated else { return nil }
    var coding = PixelCoding(known, loss)
    coding.sampling = sampling
    return coding
  }

  var isLossy: Bool { pixels?.isLossy == true }

  var name: String { TransferSyntax(syntax)?.name ?? syntax.rawValue }
}

/// What may become of an instance.
enum Form: Hashable, Sendable {
  /// Its pixels and their transfer syntax stay.
  case asItIs
  case anew(Coding)
}
