public import DICOMCore
internal import Glibc

/// Finds out what a path leads to, and reads it.
public enum MediumOpener {
  /// Opens a folder, a mount point, a drive, a partition, an image or an archive, whatever its
  /// name.
  /// - Throws: `MasteringError` when it is not there, cannot be read, or is no medium at all.
  public static func open(
    path: String, limits: MediumLimits = MediumLimits()
  ) throws -> any MediumReader {
    var status = stat()
    guard stat(path, &status) == 0 else { throw MasteringError.source(path) }
    if status.st_mode & S_IFMT == S_IFDIR { return try FolderMedium(path: path, limits: limits) }
    let file = try OpenFile(path: path, allowsDevices: true)
    let source = FileSource(file, start: 0, count: file.size, name: path)
    let medium = try open(source, limits: limits, sessions: sessionsOfDrive(file))
    return NestedMedium.lookingInto(medium, limits: limits)
  }

  /// Opens an image or an archive, which may be in another one.
  /// - Parameter sessions: first sectors, where a drive has told them.
  /// - Throws: `MasteringError` when it cannot be read, or is no medium at all.
  public static func open(
    _ source: any ByteSource, limits: MediumLimits = MediumLimits(), sessions: [Int] = []
  ) throws -> any MediumReader {
    if let sectors = SectorSource.find(source),
      let volume = try volume(sectors, limits, sessions)
    {
      return volume
    }
    // The descriptors themselves may be damaged, which is seen by what is behind them.
    if let volume = try volume(source, limits, sessions) { return volume }
    if let archive = try archive(source, limits) { return archive }
    if let found = SectorSource.search(source),
      let volume = try volume(found.sectors, limits, sessions + [found.firstSector])
    {
      return volume
    }
    throw MasteringError(.volumeDamaged(try unknown(source)), path: source.name)
  }

  /// - Returns: nil when there is no volume in these sectors.
  private static func volume(
    _ sectors: any ByteSource, _ limits: MediumLimits, _ sessions: [Int]
  ) throws -> (any MediumReader)? {
    let iso = ISOMedium.open(sectors, limits: limits, sessions: sessions)
    let starts = (iso?.sessions.map(\.firstSector) ?? []) + sessions
    do {
      guard
        let udf = try UDFMedium.open(
          sectors, limits: limits, sessions: starts.isEmpty ? [0] : starts)
      else { return iso }
      guard let iso else { return udf }
      return BridgeMedium(iso, udf)
    } catch let error as MasteringError {
      // The other volume has the same files.
      guard var iso, case .volumeDamaged(let what) = error.reason else { throw error }
      iso.note(MediumProblem(.treeDamaged, what))
      return iso
    }
  }

  /// - Returns: nil when it is none.
  private static func archive(
    _ source: any ByteSource, _ limits: MediumLimits
  ) throws -> (any MediumReader)? {
    let head = try source.read(0..<min(4, source.count))
    if head.starts(with: [0x50, 0x4B]), let archive = try ZIPMedium.open(source, limits: limits) {
      return archive
    }
    return try TarMedium.open(source, limits: limits)
      ?? ZIPMedium.open(source, limits: limits)
  }

  /// What was looked for, and what is there instead where that can be said.
  private static func unknown(_ source: any ByteSource) throws -> String {
    if source.count == 0 { return "it is empty" }
    let head = try source.read(0..<min(4096, source.count))
    if let name = fileSystem(head) {
      return "it holds a file system of the kind \(name); mount it and give the folder"
    }
    return "there is no ISO 9660 or UDF volume in sectors of 2048, 2056, 2336, 2352 or 2448"
      + " bytes, and no ZIP, tar or gzip archive; if it is another file system, mount it and give"
      + " the folder"
  }

  /// The name of a file system or of a table of partitions that is left to the system.
  private static func fileSystem(_ head: [UInt8]) -> String? {
    func has(_ text: String, at offset: Int) -> Bool {
      offset + text.utf8.count <= head.count
        && head[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    if has("EXFAT   ", at: 3) { return "exFAT" }
    if has("NTFS    ", at: 3) { return "NTFS" }
    if has("FAT32   ", at: 82) || has("FAT16   ", at: 54) || has("FAT12   ", at: 54) {
      return "FAT"
    }
    if head.count >= 1082, head[1080] == 0x53, head[1081] == 0xEF { return "ext" }
    if has("H+", at: 1024) || has("HX", at: 1024) || has("BD", at: 1024) { return "HFS" }
    if has("EFI PART", at: 512) { return "GPT (partitions)" }
    if head.count >= 512, head[510] == 0x55, head[511] == 0xAA { return "MBR (partitions)" }
    return nil
  }
}
