internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension AddJob {
  /// What is added, as a session that is appended to the image.
  func runSession() async throws -> AddReport {
    try checkInputs(path)
    guard !options.isDryRun else {
      let image = try SessionImage(path)
      let addition = try await prepare(image.set, Workshop(output: nil), options)
      return try report(addition, image, plan(addition, image, added: placeholders(addition)))
    }
    // Under the lock nobody of us changes the image.
    let output = try SessionImage.resolved(path)
    let workspace = try Workspace(output: output)
    let shop = Workshop(output: output, workspace)
    defer { workspace.remove() }
    let image = try SessionImage(path)
    let addition = try await prepare(image.set, shop, options)
    guard !addition.paths.isEmpty else { return addition.report(options) }
    // Before files are written anew that will not fit.
    _ = try plan(addition, image, added: placeholders(addition))
    let files = try await newFiles(of: addition, shop, in: workspace)
    let update = try plan(addition, image, added: files, in: workspace)
    try image.write(
      update, in: workspace, .of(options, total: files.reduce(0) { $0 + $1.size }, progress))
    return try report(addition, image, update)
  }

  private func placeholders(_ addition: Addition) -> [VolumeFile] {
    addition.order.map {
      VolumeFile(
        path: addition.paths[$0] ?? "", content: .memory([]),
        size: addition.index.instances[$0].size)
    }
  }

  private func plan(
    _ addition: Addition, _ image: SessionImage, added: [VolumeFile],
    in workspace: Workspace? = nil
  ) throws -> SessionImage.Update {
    let directory = try SessionDirectory(addition.update, in: workspace)
    return try image.plan(
      directory.content, size: directory.size, deleted: [], added: added, options)
  }

  private func report(
    _ addition: Addition, _ image: SessionImage, _ update: SessionImage.Update
  ) throws -> AddReport {
    var report = addition.report(options)
    report.output = image.report(update, kept: image.kept(update))
    return report
  }
}

/// The DICOMDIR of a session: written where there is a workspace, else only counted.
struct SessionDirectory {
  let content: VolumeFile.Content
  let size: Int

  init(_ update: DirectoryUpdate, in workspace: Workspace?) throws {
    guard let workspace else {
      var sink = CountingSink()
      try update.write(try update.records(), to: &sink)
      (content, size) = (.memory([]), sink.count)
      return
    }
    let path = workspace.path("dicomdir-1")
    var sink = try OutputSink(path: path)
    try update.write(try update.records(), to: &sink)
    try sink.finish(sync: false)
    (content, size) = (.file(path: path, identity: nil), sink.count)
  }
}
