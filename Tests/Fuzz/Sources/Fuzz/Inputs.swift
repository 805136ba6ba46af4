import Foundation

/// What an input is, and so how its mutants are read.
enum Kind: String, CaseIterable {
  case directory, instance, iso, udf, zip, tar

  /// By the name of a file and its first bytes.
  init?(_ url: URL, _ bytes: [UInt8]) {
    func has(_ text: String, at offset: Int) -> Bool {
      offset + text.utf8.count <= bytes.count
        && bytes[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    let name = url.lastPathComponent.uppercased()
    if name.hasPrefix("DICOMDIR") {
      self = .directory
    } else if has("CD001", at: 32769) {
      self = .iso
    } else if has("NSR0", at: 32769) || has("NSR0", at: 34817) || url.pathExtension == "udf" {
      self = .udf
    } else if has("PK\u{3}\u{4}", at: 0) {
      self = .zip
    } else if has("ustar", at: 257) {
      self = .tar
    } else if url.pathExtension == "bin" {
      self = .iso
    } else if has("DICM", at: 128) {
      self = .instance
    } else {
      return nil
    }
  }
}

/// A mutated input.
struct Mutant {
  var kind: Kind
  var name: String
  var bytes: [UInt8]
}

/// The files that are mutated, by kind.
struct Inputs {
  private var files: [Kind: [(name: String, bytes: [UInt8])]] = [:]
  private let kinds: [Kind]
  private let seed: UInt64
  /// Longer ones would take the time of many.
  private static let longest = 4 << 20
  /// Of one kind; the same ones each time.
  private static let most = 400

  init(_ options: Options) throws {
    seed = options.seed
    let root = URL(fileURLWithPath: options.inputs).resolvingSymlinksInPath()
    let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey]
    guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys)
    else { throw Problem(description: "\(options.inputs) cannot be read") }
    var urls: [URL] = []
    for case let url as URL in walk {
      let values = try? url.resourceValues(forKeys: Set(keys))
      if values?.isRegularFile == true, values?.fileSize ?? 0 <= Self.longest { urls.append(url) }
    }
    // Neighbours are alike: a stride takes some of all.
    for url in urls.sorted(by: { $0.path < $1.path }) {
      let bytes = [UInt8](try Data(contentsOf: url))
      guard bytes.count > 64, let kind = Kind(url, bytes) else { continue }
      files[kind, default: []].append((String(url.path.dropFirst(root.path.count + 1)), bytes))
    }
    for (kind, all) in files where all.count > Self.most {
      let stride = all.count / Self.most + 1
      files[kind] = all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
    kinds = Kind.allCases.filter { files[$0] != nil && (options.only ?? $0) == $0 }
    guard !kinds.isEmpty else { throw Problem(description: "nothing to mutate") }
  }

  var summary: String {
    kinds.map { "\(files[$0]?.count ?? 0) \($0)" }.joined(separator: ", ")
  }

  /// Always the same for a number and a seed.
  func mutant(_ number: Int) -> Mutant {
    var random = SplitMix(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    let kind = kinds[number % kinds.count]
    let all = files[kind] ?? []
    let (name, original) = all[random.below(all.count)]
    let other = all[random.below(all.count)].bytes
    var mutator = Mutator(original, other: other, random: random)
    mutator.mutate()
    if kind == .udf || kind == .tar, mutator.random.below(4) > 0 {
      Checksums.repair(&mutator.bytes, kind)
    }
    return Mutant(kind: kind, name: name, bytes: mutator.bytes)
  }
}

/// A generator whose numbers depend on its seed alone.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0 for a count of 0.
  mutating func below(_ count: Int) -> Int {
    count > 0 ? Int(next() % UInt64(count)) : 0
  }
}
