internal import DICOMConversion
internal import DICOMCore

/// What of the input is converted, and which line of the table is of which file.
struct ConversionPlan: Sendable {
  var units: [ConversionUnit]

  /// Looks at the first bytes of every file.
  /// - Parameter name: of a file in the output.
  /// - Throws: `PipelineError.usage` when the table and the files do not go together.
  init(
    _ files: [InputFile], _ options: ConversionOptions, jobs: Int, name: (Int) -> String
  ) async throws {
    var units: [ConversionUnit] = []
    units.reserveCapacity(files.count)
    try await forEachOrdered(files, chunk: 64, width: jobs) { file in
      Self.kind(file)
    } consume: { first, kinds in
      for (offset, kind) in kinds.enumerated() {
        let file = files[first + offset]
        units.append(
          ConversionUnit(
            files: [file], kinds: [kind], name: name(first + offset), path: file.path))
      }
    }
    self.units = options.joinsFolders ? ConversionUnit.joined(units) : units
    if let table = options.table { try give(table) }
  }

  private static func kind(_ file: InputFile) -> ConvertibleKind {
    switch file.kind {
    case .skipped(let reason): return .other(reason)
    case .unreadable(let reason):
      return .broken("cannot be read (\(reason)); check its permissions")
    case .damaged(let reason), .refused(let reason): return .broken(reason)
    case .file: break
    }
    do { return try ConvertibleKind(file.open()) } catch {
      return .broken((try? InstanceFault(error).reason) ?? "\(error)")
    }
  }

  private mutating func give(_ table: AttributeTable) throws {
    let converted = units.indices.filter { units[$0].isConverted }
    let rows: [AttributeTable.Row]
    do { rows = try table.rows(for: converted.map { units[$0].path }) } catch {
      throw PipelineError.usage("\(error)")
    }
    let lines = Dictionary(
      table.rows.enumerated().map { ($0.element.line, $0.offset) },
      uniquingKeysWith: { one, _ in one })
    for (unit, row) in zip(converted, rows) { units[unit].row = lines[row.line] }
  }
}
