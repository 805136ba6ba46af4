import DiscMastering
import TestSupport
import Testing

struct ISOSizeModelTests {
  static let options: [ISOOptions] = [0, 150].flatMap { tail in
    [1, 3].flatMap { level in
      [(true, false), (true, true), (false, false), (false, true)].map { rockRidge, joliet in
        var options = ISOOptions()
        (options.tailBlocks, options.level) = (tail, level)
        (options.rockRidge, options.joliet) = (rockRidge, joliet)
        return options
      }
    }
  }

  /// Files that are never read: only their sizes count.
  func volume(_ files: [(String, Int)], list: String? = nil) -> VolumeContents {
    VolumeContents(
      volumeIdentifier: "MODEL",
      files: files.map {
        VolumeFile(path: $0.0, content: .file(path: "nowhere", identity: nil), size: $0.1)
      }, checksumListPath: list, timestamp: leapDay)
  }

  func number(_ prefix: String, _ value: Int) -> String {
    let digits = String(value)
    return prefix + String(repeating: "0", count: 8 - prefix.count - digits.count) + digits
  }

  @Test(arguments: options)
  func `equals libisofs for trees of random shapes`(options: ISOOptions) throws {
    for seed in 0..<20 {
      var random = SplitMix(UInt64(seed))
      var files: [(String, Int)] = []
      for patient in 0..<Int.random(in: 0...40, using: &random) {
        for series in 0..<Int.random(in: 1...4, using: &random) {
          for image in 0..<Int.random(in: 1...60, using: &random) {
            let folder = number("PA", patient) + "/S\(series)/"
            files.append((folder + number("I", image), Int.random(in: 0...9000, using: &random)))
          }
        }
      }
      for extra in 0..<Int.random(in: 0...70, using: &random) {
        let name = String(repeating: "N", count: Int.random(in: 1...4, using: &random)) + "\(extra)"
        files.append((Bool.random(using: &random) ? name : name + ".TXT", 5000))
      }
      let contents = volume(files, list: Bool.random(using: &random) ? "SHA256.TXT" : nil)
      let modelled = ISOSizeModel(options).sectors(of: contents)
      let actual = try ISOImage.size(contents, options) / 2048
      #expect(modelled == actual, "\(files.count) files")
    }
  }

  /// Where a record just fits its sector or just does not, in the root and below it.
  @Test(arguments: options.prefix(4))
  func `equals libisofs for directories of names of every length`(options: ISOOptions) throws {
    for seed in 0..<300 {
      var random = SplitMix(UInt64(seed))
      // Enough folders that the structures pass 32 sectors, where libisofs puts files at least.
      var files = (0..<20).map { ("Z\($0)/A", 1) }
      for number in 0..<(5 + seed % 66) {
        let name = String(repeating: "N", count: .random(in: 1...4, using: &random)) + "\(number)"
        let isFolder = Int.random(in: 0..<4, using: &random) == 0
        let file = Bool.random(using: &random) ? name : name + ".TXT"
        files.append(((seed % 2 == 0 ? "" : "S/") + (isFolder ? name + "/F" : file), 1))
      }
      let actual = try ISOImage.size(volume(files), options) / 2048
      #expect(ISOSizeModel(options).sectors(of: volume(files)) == actual, "seed \(seed)")
    }
  }

  @Test(arguments: options, [0, 1, 14, 15, 16, 17, 30, 31, 32, 43, 44, 45, 46, 500, 4000])
  func `the forms for names of 8 characters equal libisofs`(options: ISOOptions, count: Int) throws
  {
    let model = ISOSizeModel(options)
    let files = (0..<count).map { (number("D", $0 % 17) + "/" + number("IM", $0), 3000) }
    let directories = min(count, 17)
    let root = Array(repeating: ISOSizeModel.Child(directory: 8), count: directories)
    var structure = model.descriptorSectors + model.directorySectors(root, isRoot: true)
    structure += model.pathTableSectors(directories: directories)
    for directory in 0..<directories {
      structure += model.directorySectors(files: (count - directory + 16) / 17)
    }
    let sectors = model.imageSectors(
      structure: structure, files: count * model.fileSectors(size: 3000))
    let actual = try ISOImage.size(volume(files), options) / 2048
    #expect(sectors == actual)

    let chain = (0..<count).map { ("TOP00000/" + number("D", $0) + "/A", 0) }
    var deep = model.descriptorSectors
    deep += model.directorySectors(count > 0 ? [.init(directory: 8)] : [], isRoot: true)
    deep += count > 0 ? model.directorySectors(subdirectories: count) : 0
    deep += count * model.directorySectors([.init(file: 1)])
    deep += model.pathTableSectors(directories: count > 0 ? count + 1 : 0)
    let actualChain = try ISOImage.size(volume(chain), options) / 2048
    #expect(model.imageSectors(structure: deep, files: 0) == actualChain)
  }

  @Test(arguments: [0xFFFF_F7FF, 0xFFFF_F800, 0xFFFF_F801, 0x1_0000_0000, 0x2_FFFF_E800])
  func `files of 4 GiB and more are sized at level 3 and refused at level 1`(size: Int) throws {
    var options = ISOOptions()
    options.level = 3
    let files = (0..<40).map { (number("BIG", $0), size) }
    let contents = volume(files)
    let modelled = ISOSizeModel(options).sectors(of: contents)
    #expect(try modelled * 2048 == ISOImage.size(contents, options))
    options.level = 1
    if size <= 0xFFFF_F800 {
      #expect(try modelled * 2048 == ISOImage.size(contents, options))
    } else {
      let error = MasteringError(.fileTooLarge(size: size, limit: 0xFFFF_F800), path: files[0].0)
      #expect(throws: error) { try ISOImage.size(contents, options) }
    }
  }
}
