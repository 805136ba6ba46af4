extension SpecificCharacterSet {
  /// A declared value that was understood.
  private struct Value {
    var text: String
    var term: CharacterSetTerm
  }

  static func resolve(
    _ definedTerms: [String]
  ) -> (terms: [CharacterSetTerm], diagnostics: [CharacterSetDiagnostic]) {
    if definedTerms.isEmpty { return ([.asciiTerm], []) }
    var diagnostics = DiagnosticList()
    var values = understood(definedTerms, &diagnostics)
    removeForbidden(&values, &diagnostics)
    if values[0].term.needsExtensions {
      diagnostics.note(.extensionOnlyTermFirst(term: values[0].term.name))
      values.insert(Value(text: "", term: .asciiTerm), at: 0)
    }
    for value in values where value.term != .asciiTerm {
      if values.count == 1, value.text == value.term.extensionTerm {
        diagnostics.note(.extensionTermAlone(readAs: value.term.name))
      } else if values.count > 1, value.text == value.term.plainTerm {
        diagnostics.note(.plainTermAmongSeveral(readAs: value.term.extensionTerm ?? ""))
      }
    }
    return (values.map(\.term), diagnostics.all)
  }

  /// At least one value: the first falls back to the default repertoire, unknown others are dropped.
  private static func understood(
    _ definedTerms: [String], _ diagnostics: inout DiagnosticList
  ) -> [Value] {
    var values: [Value] = []
    // The standard defines 35 terms; a longer declaration only repeats itself.
    for (index, raw) in definedTerms.prefix(64).enumerated() {
      let text = raw.trimmingPadding(leading: true)
      let reading =
        text.isEmpty && index == 0
        ? CharacterSetTerm.Reading(term: .asciiTerm, isMisspelt: false)
        : CharacterSetTerm.reading(text)
      if let reading {
        if reading.isMisspelt { diagnostics.note(.misspeltTerm(readAs: reading.term.name)) }
        guard !values.contains(where: { $0.term == reading.term }) else { continue }
        values.append(Value(text: text, term: reading.term))
      } else {
        if !text.isEmpty { diagnostics.note(.unknownTerm(valueNumber: index + 1)) }
        if index == 0 { values.append(Value(text: "", term: .asciiTerm)) }
      }
    }
    return values
  }

  private static func removeForbidden(
    _ values: inout [Value], _ diagnostics: inout DiagnosticList
  ) {
    guard values.count > 1 else { return }
    let first = values[0].term
    if first.isStandAlone {
      diagnostics.note(.valuesAfterStandAlone(term: first.name))
      values = [values[0]]
    }
    for value in values.dropFirst() where value.term.isStandAlone {
      diagnostics.note(.standAloneAsExtension(term: value.term.name))
    }
    let kept = values.dropFirst().filter { !$0.term.isStandAlone }
    values = [values[0]] + kept
  }
}
