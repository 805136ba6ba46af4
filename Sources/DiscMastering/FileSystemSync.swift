// For syncfs, which is declared for GNU sources only.
internal import CIsofs
internal import Glibc

public enum FileSystemSync {
  /// Waits until everything that was written to the file system of a folder is on the disk: one wait
  /// instead of one for each of thousands of files.
  /// - Throws: `MasteringError` when it could not be.
  public static func wait(of folder: String) throws(MasteringError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .output(folder) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw .output(folder) }
  }
}
