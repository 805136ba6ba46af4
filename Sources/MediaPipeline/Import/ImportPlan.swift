internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// What is copied off a medium, in the order in which it lies there, and what is not.
struct ImportPlan: Sendable {
  struct Item: Sendable {
    /// In the inventory; nil for a file that is no instance.
    var instance: Int?
    var file: MediumFile
    var target: TargetName
    /// The UIDs are not known before the file has been read as far as it can be.
    var needsName = false
    var coercion: CoercionValues?
    /// How many bytes the medium is known to lack of it.
    var missingBytes = 0
  }

  var items: [Item] = []
  /// Files that hold what another one holds: copied when that one cannot be.
  var spares: [Item] = []
  /// Of the inventory: not among what was asked for.
  var notSelected: [Int] = []
  /// Named by a directory, and on the medium there is no file.
  var missing: [Int] = []

  init(
    _ inventory: MediumInventory, files: [MediumFile], selection: ImportSelection,
    rules: CoercionRules, takesOtherFiles: Bool
  ) {
    var numbers: [TargetName: Int] = [:]
    for (index, instance) in inventory.instances.enumerated() {
      guard selection.takes(instance, of: inventory) else {
        notSelected.append(index)
        continue
      }
      guard let number = instance.file, files.indices.contains(number) else {
        missing.append(index)
        continue
      }
      var item = Self.item(index, files[number], of: inventory, rules: rules)
      guard instance.status != .duplicate else {
        spares.append(item)
        continue
      }
      numbers[item.target, default: 0] += 1
      item.target.firstNumber = numbers[item.target] ?? 1
      items.append(item)
    }
    if takesOtherFiles {
      for other in inventory.others where files.indices.contains(other.file) {
        let file = files[other.file]
        items.append(Item(file: file, target: TargetName(other: file.path)))
      }
    }
    items.sort(by: Self.precedes)
    spares.sort(by: Self.precedes)
  }

  private static func item(
    _ index: Int, _ file: MediumFile, of inventory: MediumInventory, rules: CoercionRules
  ) -> Item {
    let instance = inventory.instances[index]
    let series = instance.series.map { inventory.series[$0] }
    let study = series.map { inventory.studies[$0.study] }
    guard let uid = instance.sopInstance?.rawValue, !uid.isEmpty else {
      return Item(
        instance: index, file: file, target: TargetName(unnamed: file.path), needsName: true,
        missingBytes: instance.missingBytes)
    }
    let patient = study.map { inventory.patients[$0.patient] }
    return Item(
      instance: index, file: file,
      target: TargetName(study: study?.uid, series: series?.uid, instance: uid),
      needsName: false,
      coercion: study.flatMap { study in
        patient.flatMap { rules.values(for: $0.identity, study: study.uid) }
      },
      missingBytes: instance.missingBytes)
  }

  /// Reading in this order reads a disc in one sweep.
  private static func precedes(_ left: Item, _ right: Item) -> Bool {
    let (first, second) = (left.file.address ?? .max, right.file.address ?? .max)
    return first != second ? first < second : left.file.path < right.file.path
  }
}
