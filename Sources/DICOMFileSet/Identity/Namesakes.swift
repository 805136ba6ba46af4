/// People of one ID and issuer, found by what they are known to be called and when born.
package struct Namesakes {
  private var byName: [String: Int] = [:]
  private var byBirthDate: [String: Int] = [:]
  private var exact: [String: Int] = [:]
  private var unnamed: Int?
  private var undated: Int?
  private var any: Int?

  package init() {}

  package mutating func add(_ person: Int, _ identity: PatientIdentity) {
    let (name, birthDate) = (identity.name, identity.birthDate)
    exact[birthDate + name] = exact[birthDate + name] ?? person
    if any == nil { any = person }
    if name.isEmpty { unnamed = unnamed ?? person } else if unnamed == person { unnamed = nil }
    if birthDate.isEmpty { undated = undated ?? person } else if undated == person { undated = nil }
    if !name.isEmpty { byName[name] = byName[name] ?? person }
    if !birthDate.isEmpty { byBirthDate[birthDate] = byBirthDate[birthDate] ?? person }
  }

  /// Identities come with the fullest first: what agrees with several joins the first in order.
  package func first(agreeingWith identity: PatientIdentity) -> Int? {
    switch (identity.name.isEmpty, identity.birthDate.isEmpty) {
    case (false, false): exact[identity.birthDate + identity.name]
    case (false, true): byName[identity.name] ?? unnamed
    case (true, false): byBirthDate[identity.birthDate] ?? undated
    case (true, true): any
    }
  }
}
