public import DICOMCore

extension PixelDescription {
  /// Puts the attributes into `dataSet` in place of those it has; Number of Frames only when it is
  /// stated, bits only for whole numbers.
  /// - SeeAlso: PS3.3 §C.7.6.3
  public func apply(to dataSet: inout DataSet) {
    func set(_ tag: Tag, _ value: Int?) {
      dataSet[tag] = value.map {
        DataElement(tag, .us, .memory(littleEndianBytes(UInt16(clamping: $0))))
      }
    }
    func set(_ tag: Tag, _ vr: VR, _ text: String) {
      let bytes = Array(text.utf8)
      dataSet[tag] = DataElement(tag, vr, .memory(bytes.count % 2 == 0 ? bytes : bytes + [0x20]))
    }
    set(.rows, rows)
    set(.columns, columns)
    set(.samplesPerPixel, samplesPerPixel)
    set(.photometricInterpretation, .cs, photometric.rawValue)
    set(.planarConfiguration, samplesPerPixel > 1 ? planarConfiguration : nil)
    if let numberOfFrames { set(.numberOfFrames, .is, "\(numberOfFrames)") }
    set(.bitsAllocated, bitsAllocated)
    guard kind == .integer else { return }
    set(.bitsStored, bitsStored)
    set(.highBit, highBit)
    set(.pixelRepresentation, isSigned ? 1 : 0)
  }
}
