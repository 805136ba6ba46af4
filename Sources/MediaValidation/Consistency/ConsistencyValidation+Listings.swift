internal import DICOMCore

/// Where an instance has to list what it refers to, and what may be listed there.
extension ConsistencyValidation {
  /// - Parameter targets: the files of each SOP Instance UID.
  func checkListings(
    _ index: Int, _ targets: [Int32: [Int]], _ list: inout ConsistencyList
  ) {
    guard instances[index].study != TextTable.empty else { return }
    checkPresentation(index, targets, &list)
    checkCommon(index, targets, &list)
  }

  /// Those with the Presentation State Relationship Module: grayscale, color, pseudo-color, of
  /// angiography, with variable modality LUTs. Others may blend images of several studies.
  private static let softcopyStates: Set<String> = [
    "1.2.840.10008.5.1.4.1.1.11.1", "1.2.840.10008.5.1.4.1.1.11.2",
    "1.2.840.10008.5.1.4.1.1.11.3", "1.2.840.10008.5.1.4.1.1.11.5",
    "1.2.840.10008.5.1.4.1.1.11.12",
  ]

  private func checkPresentation(
    _ index: Int, _ targets: [Int32: [Int]], _ list: inout ConsistencyList
  ) {
    let instance = instances[index]
    guard Self.softcopyStates.contains(texts[instance.sopClass]) else { return }
    let own = references[instance.references]
    let elsewhere = own.filter { reference in
      guard reference.isInOwnStudy, let members = targets[reference.sopInstance] else {
        return false
      }
      return members.allSatisfy {
        ![instance.study, TextTable.empty].contains(instances[$0].study)
      }
    }
    guard let first = elsewhere.first else { return }
    list.add(
      ConsistencyRule.presentationStudy, index, path: texts[first.path],
      found: "\(texts[first.sopInstance]), which is in another study, as are "
        + "\(elsewhere.count) of \(counted(own.count, "reference"))",
      expected: "images of study \(texts[instance.study])")
  }

  /// Of what is on the medium it is known in which study it is.
  private func checkCommon(
    _ index: Int, _ targets: [Int32: [Int]], _ list: inout ConsistencyList
  ) {
    let instance = instances[index]
    let usage = EntityAttributes.commonReference(UID(rawValue: texts[instance.sopClass]))
    let own = references[instance.references]
    // Where the module need not be there, it lists everything if it is.
    guard usage == .mandatory || usage != nil && own.contains(where: { $0.use.contains(.common) })
    else { return }
    let lacking = own.filter { reference in
      guard !reference.use.contains(.common), reference.sopInstance != instance.sopInstance,
        let members = targets[reference.sopInstance]
      else { return false }
      return members.allSatisfy { instances[$0].study == instance.study }
    }
    guard let first = lacking.first else { return }
    list.add(
      ConsistencyRule.commonReference, index, path: texts[first.path],
      found: "\(texts[first.sopInstance]), which (0008,1115) does not list, as "
        + "\(lacking.count) of \(counted(own.count, "reference"))",
      expected: "every referenced instance of the study in (0008,1115)")
  }
}
