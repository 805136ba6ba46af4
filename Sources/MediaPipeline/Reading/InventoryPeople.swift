internal import DICOMFileSet

/// Which of the places of a medium are of one patient.
struct InventoryPeople {
  private var ofPlace: [Int]
  private var identities: [PatientIdentity] = []

  private struct Scope: Hashable {
    var id: String
    var issuer: String
    /// Of patients without an ID only the study tells who is who.
    var study: String?
  }

  /// - Parameter used: numbers of places, some negative for none, in the order of the instances.
  init(_ places: [PlaceFacts], used: [Int32]) {
    ofPlace = Array(repeating: -1, count: places.count)
    var members: [Scope: [Int]] = [:]
    var order: [Scope] = []
    var isUsed = Array(repeating: false, count: places.count)
    for number in used.lazy.filter({ $0 >= 0 }).map(Int.init) where !isUsed[number] {
      isUsed[number] = true
      let identity = places[number].identity
      let scope = Scope(
        id: identity.id, issuer: identity.issuer,
        study: identity.id.isEmpty ? places[number].study : nil)
      if members[scope] == nil { order.append(scope) }
      members[scope, default: []].append(number)
    }
    for scope in order {
      var namesakes = Namesakes()
      let sorted = (members[scope] ?? []).sorted {
        let (one, other) = (places[$0].identity, places[$1].identity)
        return one.knownParts != other.knownParts ? one.knownParts > other.knownParts : $0 < $1
      }
      for number in sorted {
        let identity = places[number].identity
        let person = namesakes.first(agreeingWith: identity) ?? identities.count
        if person == identities.count { identities.append(identity) }
        identities[person].complete(with: identity)
        namesakes.add(person, identities[person])
        ofPlace[number] = person
      }
    }
  }

  func person(of place: Int) -> Int { ofPlace[place] }
  func identity(of person: Int) -> PatientIdentity { identities[person] }
}
