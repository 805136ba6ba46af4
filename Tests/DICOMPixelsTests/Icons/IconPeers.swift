import DICOMCore
import DICOMPixels
import Testing

/// Icons as pydicom's transformations and numpy's matrices make them.
enum IconPeers {
  struct Case {
    var name: String
    var file: DICOMFile
    var size: IconSize
    var columns: Int
    var rows: Int
    var samples: [UInt8]
  }

  /// - Parameter body: calls `icon(name, dataset, grey, …)`, grey being of numbers from 0 to 1.
  static func cases(_ body: String) throws -> [Case] {
    try PydicomCases(prelude + body).cases.map { made in
      let head = made.expected.prefix(6).map(Int.init)
      return Case(
        name: made.name, file: try made.read(),
        size: IconSize(columns: head[0], rows: head[1], isPadded: head[2] == 1),
        columns: head[3], rows: head[4], samples: Array(made.expected.dropFirst(6)))
    }
  }

  /// Ours against theirs: the largest difference of a sample.
  static func difference(_ made: Case) throws -> Int? {
    let icon = try IconImage.render(
      made.file.dataSet, syntax: made.file.transferSyntax, size: made.size)
    guard icon.columns == made.columns, icon.rows == made.rows,
      icon.samples.count == made.samples.count
    else { return nil }
    return zip(icon.samples, made.samples).map { abs(Int($0) - Int($1)) }.max()
  }

  private static let prelude = """
    from pydicom.pixels.processing import (
        apply_modality_lut, apply_voi, apply_windowing, convert_color_space)
    from pydicom.sequence import Sequence

    def areas(old, new):
        # Row by row: how much of each old pixel lies in a new one.
        a, b = np.arange(new)[:, None], np.arange(old)[None, :]
        low, high = np.maximum(a * old, b * new), np.minimum((a + 1) * old, (b + 1) * new)
        return np.maximum(0, high - low) / old

    def icon(name, ds, grey, side=64, padded=False, aspect=1.0):
        rows, columns = grey.shape
        scale = min(side / columns, side / (rows * aspect))
        if scale > 1: scale = np.floor(scale) if padded else 1
        w, h = (max(1, min(side, int(np.floor(n * scale + 0.5)))) for n in (columns, rows * aspect))
        small = areas(rows, h) @ np.clip(grey, 0, 1) @ areas(columns, w).T
        small = np.floor(small * 255 + 0.5).astype(np.uint8)
        if padded:
            large = np.zeros((side, side), np.uint8)
            top, left = (side - h) // 2, (side - w) // 2
            large[top:top + h, left:left + w] = small
            small, w, h = large, side, side
        case(name, ds, bytes([side, side, padded, w, h, 0]) + small.tobytes())

    def noise(shape, low, high):
        # Slopes with noise, so that a mean is not the same everywhere.
        y, x = np.mgrid[0:shape[-2], 0:shape[-1]]
        slope = (x / shape[-1] + y / shape[-2]) / 2
        values = low + (high - low) * np.clip(slope + rng.normal(0, 0.2, shape), 0, 1)
        return values.round().astype(np.int64)

    def windowed(values, ds):
        # The ends of the range that pydicom maps to are those of values far away.
        ends = np.array([[-1e7, 1e7]])
        low, high = apply_windowing(ends, ds)[0]
        return (apply_windowing(values.astype(np.float64), ds) - low) / (high - low)

    def ranged(values):
        values = values.astype(np.float64)
        return (values - values.min()) / (values.max() - values.min())

    def window(ds, center, width, function=None):
        ds.WindowCenter, ds.WindowWidth = center, width
        if function: ds.VOILUTFunction = function

    def rescale(ds, slope, intercept):
        ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = slope, intercept, 'US'

    def table(values, first, bits, kind):
        item = Dataset()
        item.LUTDescriptor = [len(values) % 65536, first, bits]
        item['LUTDescriptor'].VR = 'SS' if first < 0 else 'US'
        # Entries of 8 bits are in words or packed; pydicom knows of words alone.
        packed = bits == 8 and not kind
        item.LUTData = np.asarray(values, np.uint8 if packed else np.uint16).tobytes()
        item['LUTData'].VR = 'OW'
        if kind: item.ModalityLUTType = kind
        return Sequence([item])

    def stored(ds, values):
        kind = {1: 'u1', 2: 'u2', 4: 'u4'}[ds.BitsAllocated // 8]
        mask = (1 << ds.BitsStored) - 1
        return put(ds, (values & mask).astype('<' + kind).tobytes())


    """
}
