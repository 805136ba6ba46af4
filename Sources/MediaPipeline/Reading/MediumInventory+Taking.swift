public import DiscMastering

extension MediumInventory {
  /// Reads every DICOMDIR and the header of every file of a medium, and compares them.
  /// - Throws: `CancellationError`; what cannot be read is in the inventory.
  public static func take(
    _ medium: any MediumReader, jobs: Int, progress: ProgressHandler = { _ in }
  ) async throws -> MediumInventory {
    var builder = InventoryBuilder(medium)
    builder.noteProblems()
    builder.readNamedDirectories()
    try await builder.scan(jobs: jobs, progress: progress)
    builder.readOtherDirectories()
    builder.makeInstances(builder.matches())
    try builder.findTwins()
    builder.placeInstances()
    builder.compare()
    return MediumInventory(builder)
  }

  init(_ builder: consuming InventoryBuilder) {
    self.init(
      instances: builder.instances, patients: builder.tree.patients,
      studies: builder.tree.studies, series: builder.tree.series,
      directories: builder.directories, others: builder.others, findings: builder.findings.all)
  }
}
