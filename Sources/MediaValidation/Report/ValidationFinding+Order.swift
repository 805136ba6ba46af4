extension ValidationFinding: Comparable {
  /// By file, place in it, rule: the same whatever order the checks ran in.
  public static func < (one: ValidationFinding, other: ValidationFinding) -> Bool {
    if one.place.file != other.place.file { return one.place.file < other.place.file }
    let offsets = (one.place.offset ?? -1, other.place.offset ?? -1)
    if offsets.0 != offsets.1 { return offsets.0 < offsets.1 }
    if one.rule.identifier != other.rule.identifier {
      return one.rule.identifier < other.rule.identifier
    }
    return (one.place.path ?? "", one.found, one.expected)
      < (other.place.path ?? "", other.found, other.expected)
  }
}
