import Foundation

/// What is measured of coding and decoding pixels.
extension Benchmarks {
  /// A way of coding, by Spindle's name and by a peer's program.
  private struct Coding {
    var name: String
    var options: String
    var peer: String
    /// At most so much of the peer's time for the files, and for one multi-frame instance on one core.
    var files: Double
    var codec: Double?
    var set = "CT500"
  }

  private static let encodings = [
    Coding(
      name: "JPEG Lossless", options: "jpeg-lossless", peer: "dcmcjpeg +e1", files: 1 / 6.0,
      codec: 1 / 2.0),
    Coding(name: "JPEG-LS", options: "jpeg-ls", peer: "dcmcjpls +el", files: 1 / 2.5),
    Coding(
      name: "JPEG 2000", options: "j2k-lossless", peer: "gdcmconv --j2k", files: 1 / 1.5),
    Coding(name: "RLE", options: "rle", peer: "dcmcrle", files: 1 / 6.0),
    Coding(
      name: "JPEG Baseline", options: "jpeg --quality 90", peer: "dcmcjpeg +eb +q 90",
      files: 1 / 4.0, set: "CT8"),
    Coding(
      name: "JPEG Extended", options: "jpeg-extended --quality 90", peer: "dcmcjpeg +ee +q 90",
      files: 1 / 2.5),
  ]

  private static let decodings = [
    Coding(
      name: "JPEG Lossless", options: "jpeg-lossless", peer: "dcmdjpeg", files: 1 / 6.0,
      codec: 1 / 1.5),
    Coding(name: "JPEG-LS", options: "jpeg-ls", peer: "dcmdjpls", files: 1),
    Coding(name: "JPEG 2000", options: "j2k-lossless", peer: "gdcmconv --raw", files: 1),
    Coding(name: "RLE", options: "rle", peer: "dcmdrle", files: 1),
  ]

  static func pixels(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let out = corpus.path("coded")
    func files(_ coding: Coding, from set: String, to syntax: String, _ target: Double)
      -> Comparison
    {
      let input = corpus.path(set)
      let ours = Job(
        name: "spindle transcode",
        command:
          "'\(spindle)' transcode '\(input)' -o '\(out)' --transfer-syntax \(syntax) --quiet",
        cleaning: "rm -rf '\(out)'", accepted: [0, 1])
      let theirs = Job(
        name: "xargs -P2 \(coding.peer)",
        command: "mkdir '\(out)' && cd '\(input)' && "
          + "ls | xargs -P2 -I{} \(coding.peer) {} '\(out)'/{}",
        cleaning: "rm -rf '\(out)'")
      return Comparison(
        name: "\(set) to \(syntax)", ours: ours, theirs: theirs, target: target, memory: 120)
    }
    func one(_ coding: Coding, from file: String, to syntax: String, jobs: Int?) -> Comparison {
      let input = corpus.path(file)
      let ours = Job(
        name: "spindle transcode",
        command: "'\(spindle)' transcode '\(input)' -o '\(out)' --transfer-syntax \(syntax) --quiet"
          + (jobs.map { " --jobs \($0)" } ?? ""),
        cleaning: "rm -rf '\(out)'", accepted: [0, 1])
      let theirs = Job(
        name: coding.peer, command: "\(coding.peer) '\(input)' '\(out)'",
        cleaning: "rm -rf '\(out)'")
      return Comparison(
        name: "\(file) to \(syntax)\(jobs.map { ", \($0) job" } ?? "")", ours: ours, theirs: theirs,
        target: jobs == 1 ? coding.codec : nil, memory: 120)
    }
    var result: [Comparison] = []
    for coding in encodings {
      result.append(files(coding, from: coding.set, to: coding.options, coding.files))
    }
    for coding in decodings {
      let set = "CT500.\(coding.options)"
      result.append(files(coding, from: set, to: "explicit", coding.files))
    }
    for coding in encodings where coding.set == "CT500" {
      for jobs in [1, nil] {
        result.append(one(coding, from: "MF200", to: coding.options, jobs: jobs))
      }
    }
    for coding in decodings {
      for jobs in [1, nil] {
        let file = "MF200.\(coding.options)"
        result.append(one(coding, from: file, to: "explicit", jobs: jobs))
      }
    }
    return result
  }
}

extension Corpus {
  /// 500 CT images of M, flat; the same with 8 bits; 200 of them as the frames of one instance; and
  /// what the peers make of them. The script of M is needed for pixels like those of a scanner.
  func preparePixels() throws {
    let mark = root.appending(path: "pixels.made")
    if FileManager.default.fileExists(atPath: mark.path) { return }
    print("making CT500, CT8, MF200")
    let script = root.appending(path: "pixels.py")
    try Data(Self.pixelScript.utf8).write(to: script)
    let code = try Job.shell("python3 '\(script.path)' '\(root.path)' \(500 / divisor)").code
    guard code == 0 else { throw CommandFailure(description: "\(script.path) ended with \(code)") }
    for (syntax, program) in [
      ("jpeg-lossless", "dcmcjpeg +e1"), ("jpeg-ls", "dcmcjpls +el"),
      ("j2k-lossless", "gdcmconv --j2k"), ("rle", "dcmcrle"),
    ] {
      let set = path("CT500.\(syntax)")
      let code = try Job.shell(
        "rm -rf '\(set)' && mkdir '\(set)' && cd '\(path("CT500"))' && "
          + "ls | xargs -P2 -I{} \(program) {} '\(set)'/{} && "
          + "\(program) '\(path("MF200"))' '\(path("MF200.\(syntax)"))'"
      ).code
      guard code == 0 else { throw CommandFailure(description: "\(program) ended with \(code)") }
    }
    try Data().write(to: mark)
  }

  private static let pixelScript = """
    import os, shutil, sys
    import numpy as np
    from pydicom import dcmread
    root, count = sys.argv[1], int(sys.argv[2])
    files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(f'{root}/M')
                   for name in names if name.startswith('I'))[:count]
    for name in ('CT500', 'CT8'):
        shutil.rmtree(f'{root}/{name}', ignore_errors=True)
        os.mkdir(f'{root}/{name}')
    frames = []
    for number, path in enumerate(files):
        shutil.copy(path, f'{root}/CT500/I{number:05d}')
        ds = dcmread(path)
        pixels = np.frombuffer(ds.PixelData, '<u2')
        if number < 200: frames.append(ds.PixelData)
        ds.PixelData = (pixels >> 4).astype('u1').tobytes()
        ds.BitsAllocated, ds.BitsStored, ds.HighBit = 8, 8, 7
        ds['PixelData'].VR = 'OB'
        ds.save_as(f'{root}/CT8/I{number:05d}')
    ds = dcmread(files[0])
    ds.NumberOfFrames, ds.PixelData = len(frames), b''.join(frames)
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7.3'
    ds.save_as(f'{root}/MF200')
    """
}
