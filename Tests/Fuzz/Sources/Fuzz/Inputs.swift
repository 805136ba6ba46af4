import Foundation
import FuzzNumbers

/// A file of a folder, by its path in it.
struct Member {
  var path: String
  var bytes: [UInt8]
}

/// A mutated input.
struct Mutant {
  var kind: Kind
  var name: String
  var bytes: [UInt8]
  /// The file-set that it is a file of, itself among them; empty when it is of none.
  var members: [Member]
}

/// The files that are mutated, by kind.
struct Inputs {
  private struct Input {
    var name: String
    var bytes: [UInt8]
    /// In `sets`.
    var set: Int?
  }

  /// The files of a folder that has a DICOMDIR.
  private struct FileSet {
    var folder: String
    var members: [Member] = []
  }

  private var files: [Kind: [Input]] = [:]
  private let sets: [FileSet]
  private let kinds: [Kind]
  private let seed: UInt64
  /// Bytes; longer ones would take the time of many.
  private static let longest = 4 << 20
  /// Of one kind; the same ones each time.
  private static let most = 400
  private static let mostMembers = 64

  init(_ options: Options) throws {
    seed = options.seed
    let all = try Self.load(options.inputs)
    var sets = all.filter { Kind(name: $0.path, $0.bytes) == .directory }
      .map { FileSet(folder: Self.folder($0.path)) }
    var loaded: [Kind: [Input]] = [:]
    for file in all {
      let set = sets.indices.filter { file.path.hasPrefix(sets[$0].folder) }
        .max { sets[$0].folder.utf8.count < sets[$1].folder.utf8.count }
      if let set, sets[set].members.count < Self.mostMembers { sets[set].members.append(file) }
      guard file.bytes.count > 64, let kind = Kind(name: file.path, file.bytes) else { continue }
      loaded[kind, default: []].append(Input(name: file.path, bytes: file.bytes, set: set))
    }
    self.sets = sets
    // Neighbours are alike: a stride takes some of all.
    for (kind, inputs) in loaded {
      let stride = (inputs.count + Self.most - 1) / Self.most
      files[kind] = inputs.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
    kinds = Kind.allCases.filter { loaded[$0] != nil && (options.only ?? $0) == $0 }
    guard !kinds.isEmpty else { throw Problem(description: "nothing to mutate") }
  }

  private static func load(_ folder: String) throws -> [Member] {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
    guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { throw Problem(description: "\(folder) cannot be read") }
    var members: [Member] = []
    for case let url as URL in walk {
      let values = try? url.resourceValues(forKeys: keys)
      guard values?.isRegularFile == true, values?.fileSize ?? 0 <= longest else { continue }
      let path = String(url.path.dropFirst(root.path.count + 1))
      members.append(Member(path: path, bytes: [UInt8](try Data(contentsOf: url))))
    }
    return members.sorted { $0.path < $1.path }
  }

  /// With a slash at its end, "" for none.
  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  var summary: String {
    kinds.map { "\(files[$0]?.count ?? 0) \($0)" }.joined(separator: ", ")
  }

  /// Always the same for a number and a seed.
  func mutant(_ number: Int) -> Mutant {
    var random = SplitMix(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    let kind = kinds[number % kinds.count]
    let all = files[kind] ?? []
    let input = all[random.below(all.count)]
    let other = all[random.below(all.count)].bytes
    var mutator = Mutator(input.bytes, other: other, random: random)
    mutator.mutate()
    if kind == .udf || kind == .tar, mutator.random.below(4) > 0 {
      Checksums.repair(&mutator.bytes, kind)
    }
    var members: [Member] = []
    if let set = input.set, kind == .directory || kind == .instance {
      let folder = sets[set].folder
      members = sets[set].members.map { member in
        Member(
          path: String(member.path.dropFirst(folder.count)),
          bytes: member.path == input.name ? mutator.bytes : member.bytes)
      }
    }
    return Mutant(kind: kind, name: input.name, bytes: mutator.bytes, members: members)
  }

  /// One in sixteen is imported, repaired and updated on disk, too.
  func isForJobs(_ number: Int) -> Bool { number / kinds.count % 16 == 0 }

  /// One in four is validated, as a medium.
  func isForValidation(_ number: Int) -> Bool { number / kinds.count % 4 == 1 }

  /// Beside as many a medium is made and validated, of instances that are well formed and make no
  /// sense.
  func isForObjects(_ number: Int) -> Bool { number / kinds.count % 4 == 3 }

  /// For what is made beside a mutant.
  func random(_ number: Int) -> SplitMix {
    SplitMix(seed &* 0xD1B5_4A32_D192_ED03 &+ UInt64(number) &+ 1)
  }

  /// An instance as it is, to be added to something.
  func addition(_ number: Int) -> Member? {
    guard let all = files[.instance], !all.isEmpty else { return nil }
    return Member(path: "INSTANCE", bytes: all[number / 7 % all.count].bytes)
  }
}
