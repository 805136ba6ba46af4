internal import DICOMFileSet

/// Patients whose ID another one has too: two of them never share a volume.
struct Namesakes: Sendable {
  /// Of each patient, a number for the ID where it is contested, else -1.
  private let group: [Int]
  /// The most people of one ID: there are no fewer volumes.
  let mostPeople: Int

  init(_ index: FileSetIndex) {
    var counts: [String: Int] = [:]
    for patient in index.patients { counts[patient.id, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    group = index.patients.map { patient in
      guard counts[patient.id, default: 0] > 1 else { return -1 }
      let number = numbers[patient.id] ?? numbers.count
      numbers[patient.id] = number
      return number
    }
    mostPeople = counts.values.max() ?? 0
  }

  var areThere: Bool { mostPeople > 1 }

  /// Nil where nobody else has the ID of the piece's patient.
  func group(of piece: PlanPiece) -> Int? {
    guard group.indices.contains(piece.patient), group[piece.patient] >= 0 else { return nil }
    return group[piece.patient]
  }
}

/// Who of those that share an ID with others is on a volume.
struct VolumePeople {
  private let namesakes: Namesakes
  private var people: [Int: (patient: Int, pieces: Int)] = [:]

  init(_ namesakes: Namesakes) { self.namesakes = namesakes }

  func allows(_ piece: PlanPiece) -> Bool {
    guard let group = namesakes.group(of: piece), let other = people[group] else { return true }
    return other.patient == piece.patient
  }

  mutating func add(_ piece: PlanPiece) {
    guard let group = namesakes.group(of: piece) else { return }
    people[group, default: (piece.patient, 0)].pieces += 1
  }

  mutating func remove(_ piece: PlanPiece) {
    guard let group = namesakes.group(of: piece), let known = people[group] else { return }
    people[group] = known.pieces > 1 ? (known.patient, known.pieces - 1) : nil
  }
}
