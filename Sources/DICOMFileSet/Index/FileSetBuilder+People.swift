internal import DICOMCore

/// A patient of the file-set.
struct Person {
  var identity: PatientIdentity
  var keys: EntityKeys
  /// The value of Patient ID in the record, decoded.
  var id: String
  var source: Int

  /// An order that depends on the content alone.
  static func precedes(_ left: Person, _ right: Person) -> Bool {
    if left.id != right.id { return left.id < right.id }
    return PatientIdentity.precedes(left.identity, right.identity)
  }
}

extension FileSetBuilder {
  /// Finds out which identities are one person.
  /// - Returns: the people in their order, and the person of each identity.
  mutating func people() throws -> (people: [Person], ofIdentity: [Int]) {
    struct Scope: Hashable {
      var id: String
      var issuer: String
      var study: Int
    }
    var scopes: [Scope: [Int]] = [:]
    for (number, entry) in identities.enumerated() {
      let scope = Scope(id: entry.value.id, issuer: entry.value.issuer, study: entry.study)
      scopes[scope, default: []].append(number)
    }
    var people: [Person] = []
    var ofIdentity = Array(repeating: 0, count: identities.count)
    for members in scopes.values {
      var namesakes = Namesakes()
      for number in members.sorted(by: { Self.fullerFirst(identities[$0], identities[$1]) }) {
        let identity = identities[number].value
        if let person = namesakes.first(agreeingWith: identity) {
          people[person].identity.complete(with: identity)
          people[person].source = min(people[person].source, identities[number].source)
          try people[person].keys.adopt(identities[number].keys, &pool)
          namesakes.add(person, people[person].identity)
          ofIdentity[number] = person
        } else {
          people.append(try person(identities[number]))
          namesakes.add(people.count - 1, identity)
          ofIdentity[number] = people.count - 1
        }
      }
    }
    return Self.sorted(people, ofIdentity)
  }

  private static func sorted(_ people: [Person], _ ofIdentity: [Int]) -> ([Person], [Int]) {
    let order = people.indices.sorted { Person.precedes(people[$0], people[$1]) }
    var places = Array(repeating: 0, count: people.count)
    for (place, person) in order.enumerated() { places[person] = place }
    return (order.map { people[$0] }, ofIdentity.map { places[$0] })
  }

  private static func fullerFirst(_ left: IdentityEntry, _ right: IdentityEntry) -> Bool {
    let (a, b) = (left.value.knownParts, right.value.knownParts)
    return a != b ? a > b : PatientIdentity.precedes(left.value, right.value)
  }

  private mutating func person(_ entry: IdentityEntry) throws -> Person {
    var keys = entry.keys
    if entry.study >= 0 {
      var record = try keys.record()
      record.set(.text(.patientID, .lo, studies[entry.study].uid.asPatientID))
      record.missing.removeAll { $0 == .patientID }
      keys = try EntityKeys(record, &pool)
    }
    let id = keys.dataSet(.patientID).bytes(.patientID) ?? []
    return Person(
      identity: entry.value, keys: keys, id: keys.characterSet.decode(id, vr: .lo).text,
      source: entry.source)
  }
}

extension UID {
  /// The ID of a patient who has none, from the study: as it is where it is short and proper text.
  var asPatientID: String {
    let isPlain = rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C }
    if rawValue.utf8.count <= 64, isPlain { return rawValue }
    // FNV-1a: two long UIDs that begin alike are still two patients.
    let hash = rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let start = rawValue.utf8.prefix(40).filter { (0x30...0x39).contains($0) || $0 == 0x2E }
    return String(decoding: start, as: UTF8.self) + "_" + String(hash)
  }
}
