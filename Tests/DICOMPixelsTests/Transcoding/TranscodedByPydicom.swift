import DICOMCore
import DICOMPixels
import Foundation

/// Transcoded images as files, with the pixels that a third party has to find in them.
final class TranscodedByPydicom {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("transcoded-\(UUID().uuidString)")
  private var names: [String] = []

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// - Parameter tolerance: the largest difference of a value.
  func add(
    _ name: String, _ file: DICOMFile, _ coding: PixelCoding, expected: [UInt8], tolerance: Int = 0
  ) throws {
    var transcoding = try Transcoding(
      file.dataSet, syntax: file.transferSyntax, to: coding, name: name)
    if transcoding.needsRange {
      let ranges = try (0..<transcoding.count).map { try transcoding.valueRange(of: $0) }
      let low = ranges.map(\.lowerBound).min() ?? 0
      try transcoding.settle(low...(ranges.map(\.upperBound).max() ?? 0))
    }
    let frames = try (0..<transcoding.count).map {
      Bytes.memory(try transcoding.stream($0, proves: true))
    }
    var result = file
    result.dataSet = try transcoding.result(frames, sopInstance: coding.isLossy ? "2.25.7" : nil)
      .dataSet
    result.transferSyntax = coding.syntax.syntax
    var sink = MemorySink()
    try result.write(as: .encapsulated(coding.syntax.syntax), to: &sink)
    let number = names.count
    try Data(sink.bytes).write(to: folder.appendingPathComponent("\(number).dcm"))
    try Data(expected).write(to: folder.appendingPathComponent("\(number).raw"))
    names.append("\(tolerance) \(name) as \(coding.syntax.syntax.name)")
  }

  /// What pydicom finds other than it should be, a line each.
  func differences() throws -> [String] {
    try names.joined(separator: "\n").write(
      to: folder.appendingPathComponent("names"), atomically: true, encoding: .utf8)
    let script = folder.appendingPathComponent("judge.py")
    try Data(Self.judge.utf8).write(to: script)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, folder.path]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, text.hasSuffix("judged \(names.count)\n") else {
      throw Failure(description: text + String(decoding: message, as: UTF8.self))
    }
    return text.split(separator: "\n").dropLast().map(String.init)
  }

  /// Pydicom decodes what it can; frames that are native or deflated are taken by zlib and numpy.
  private static let judge = """
    import sys, warnings, zlib
    import numpy as np
    import pydicom
    from pydicom.encaps import generate_frames
    from pydicom.pixels import get_decoder
    warnings.simplefilter('ignore')
    folder = sys.argv[1]
    names = open(f'{folder}/names').read().split('\\n')

    def plain(ds):
        frames = list(generate_frames(ds.PixelData, number_of_frames=int(ds.get('NumberOfFrames', 1))))
        if ds.file_meta.TransferSyntaxUID.endswith('.8.1'):
            frames = [zlib.decompressobj(-15).decompress(f) for f in frames]
        count = ds.Rows * ds.Columns * ds.SamplesPerPixel
        if ds.BitsAllocated == 1:
            return np.concatenate(
                [np.unpackbits(np.frombuffer(f, 'u1'), bitorder='little')[:count] for f in frames])
        kind = f'<{"i" if ds.PixelRepresentation else "u"}{ds.BitsAllocated // 8}'
        return np.concatenate([np.frombuffer(f, kind, count) for f in frames])

    def decoded(ds, path):
        syntax = ds.file_meta.TransferSyntaxUID
        if syntax.endswith(('.2.1.98', '.2.8.1')): return plain(ds)
        decoder = get_decoder(syntax)
        # The first that can; gdcm ends the process where it cannot.
        plugin = {'1.2.840.10008.1.2.5': 'pydicom'}.get(
            syntax, 'pyjpegls' if '.4.8' in syntax else 'pylibjpeg')
        frames = int(ds.get('NumberOfFrames', 1))
        arrays = [decoder.as_array(ds, index=i, raw=False, as_rgb='lossy' in name, decoding_plugin=plugin)[0] for i in range(frames)]
        return np.stack(arrays).reshape(-1)

    for number, line in enumerate(names):
        tolerance, name = line.split(' ', 1)
        try:
            ds = pydicom.dcmread(f'{folder}/{number}.dcm')
            found = decoded(ds, name).astype('i8')
            if 'RescaleIntercept' in ds:
                found = np.rint(found * float(ds.RescaleSlope) + float(ds.RescaleIntercept)).astype('i8')
            raw = open(f'{folder}/{number}.raw', 'rb').read()
            size = len(raw) // found.size
            kinds = [f'<{kind}{size}' for kind in 'ui']
            best = min(np.abs(np.frombuffer(raw, kind, found.size).astype('i8') - found).max()
                       for kind in kinds)
            if best > int(tolerance): print(name, 'differs by', best)
        except Exception as error:
            print(name, type(error).__name__, str(error).split('\\n')[0])
    print('judged', len(names))
    """
}
