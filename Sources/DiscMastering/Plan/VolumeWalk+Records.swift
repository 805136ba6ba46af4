public import DICOMFileSet

extension VolumeWalk {
  /// The volume's directory records for `DICOMDIRWriter`; those of no patient come last.
  public var records: some Sequence<DirectoryRecord> & Sendable { Records(walk: self) { $1 } }

  /// The same with File IDs of the caller's.
  /// - Parameter path: of an instance of the index, with slashes.
  public func records(
    path: @escaping @Sendable (_ instance: Int) -> String
  ) -> some Sequence<DirectoryRecord> & Sendable {
    Records(walk: self) { instance, _ in path(instance) }
  }

  private struct Records: Sequence, Sendable {
    let walk: VolumeWalk
    let path: @Sendable (Int, String) -> String

    func makeIterator() -> Iterator {
      Iterator(index: walk.index, steps: walk.makeIterator(), path: path)
    }

    struct Iterator: IteratorProtocol {
      let index: FileSetIndex
      var steps: VolumeWalk.Iterator
      let path: @Sendable (Int, String) -> String

      mutating func next() -> DirectoryRecord? {
        switch steps.next() {
        case .patient(let number):
          DirectoryRecord(depth: 0, body: index.patients[number].body)
        case .study(let number):
          DirectoryRecord(depth: 1, body: index.studies[number].body)
        case .series(let number):
          DirectoryRecord(depth: 2, body: index.series[number].body)
        case .instance(let number, let name):
          index.record(
            ofInstance: number, depth: index.nonPatient.contains(number) ? 0 : 3,
            path: path(number, name))
        case nil: nil
        }
      }
    }
  }
}
