internal import DICOMCore

/// What an instance says of another.
struct InstanceReference: Sendable {
  struct Use: OptionSet, Sendable {
    var rawValue: UInt8
    /// In the evidence of a report or key object.
    static let evidence = Use(rawValue: 1)
    /// In the content of one.
    static let content = Use(rawValue: 2)
    /// In a presentation state.
    static let presentation = Use(rawValue: 4)
    /// Images that this one took the place of, and former versions: not to be missed.
    static let replaced = Use(rawValue: 8)
    static let other = Use(rawValue: 16)
    /// In the Common Instance Reference Module.
    static let common = Use(rawValue: 32)
  }

  var sopClass: String
  var sopInstance: String
  /// Empty where the reference does not say it.
  var study = ""
  var series = ""
  /// It is in the study of the instance that refers to it.
  var isInOwnStudy = false
  var use: Use
  /// The highest and the lowest that are named.
  var frames: (low: Int, high: Int)?
  /// Of the first of its kind.
  var path: String
}

/// Finds the references of a data set at any depth, each instance once.
/// - SeeAlso: PS3.3 §10.3, §10.4, §10.8, §C.12.2, §C.17.2.1
struct ReferenceCollector {
  static let limit = 10_000
  private static let maximumDepth = 100

  private struct Key: Hashable {
    var sopInstance: String
    var sopClass: String
  }
  private struct Context {
    var study = ""
    var series = ""
    var isInOwnStudy = false
    var use: InstanceReference.Use
  }

  private(set) var references: [InstanceReference] = []
  private(set) var hasMore = false
  private var known: [Key: Int] = [:]
  private var steps: [(tag: Tag, item: Int)] = []
  private let study: String
  private let isPresentation: Bool
  private let isDocument: Bool

  init(sopClass: String, study: String) {
    self.study = study
    isPresentation = sopClass.hasPrefix("1.2.840.10008.5.1.4.1.1.11.")
    isDocument = sopClass.hasPrefix("1.2.840.10008.5.1.4.1.1.88.")
  }

  mutating func collect(_ dataSet: DataSet) {
    walk(dataSet, Context(use: isPresentation ? .presentation : .other))
  }

  private mutating func walk(_ dataSet: DataSet, _ context: Context) {
    guard steps.count < Self.maximumDepth else { return }
    for element in dataSet.elements {
      guard case .items(let items) = element.value, !element.tag.isPrivate,
        !Self.passedOver.contains(element.tag)
      else { continue }
      var inner = context
      switch element.tag {
      case .currentRequestedProcedureEvidenceSequence, Self.pertinentOtherEvidence:
        inner.use = .evidence
      case .contentSequence where isDocument: inner.use = .content
      case Self.conversionSource, Self.predecessors, Self.identicals: inner.use = .replaced
      // Of the Common Instance Reference Module, or of the presentation state.
      case .referencedSeriesSequence where steps.isEmpty:
        inner.isInOwnStudy = true
        inner.use.insert(.common)
      case Self.otherStudies where steps.isEmpty: inner.use.insert(.common)
      default: break
      }
      for (index, item) in items.enumerated() {
        steps.append((element.tag, index + 1))
        take(item, inner)
        steps.removeLast()
      }
    }
  }

  private mutating func take(_ item: DataSet, _ outer: Context) {
    var context = outer
    if let study = item.uid(.studyInstanceUID)?.rawValue {
      (context.study, context.series, context.isInOwnStudy) = (study, "", false)
    }
    if let series = item.uid(.seriesInstanceUID)?.rawValue { context.series = series }
    if Self.isPredecessor(item) { context.use = .replaced }
    if let instance = item.uid(.referencedSOPInstanceUID)?.rawValue, instance.utf8.count <= 128 {
      add(instance, item, context)
    }
    walk(item, context)
  }

  private mutating func add(_ instance: String, _ item: DataSet, _ context: Context) {
    let sopClass = item.uid(.referencedSOPClassUID)?.rawValue ?? ""
    guard sopClass.utf8.count <= 128 else { return }
    let key = Key(sopInstance: instance, sopClass: sopClass)
    let numbers = item.integers(.referencedFrameNumber)
    let frames = numbers.min().flatMap { low in numbers.max().map { (low: low, high: $0) } }
    guard let index = known[key] else {
      guard references.count < Self.limit else {
        hasMore = true
        return
      }
      known[key] = references.count
      references.append(
        InstanceReference(
          sopClass: sopClass, sopInstance: instance, study: context.study,
          series: context.series, isInOwnStudy: context.isInOwnStudy, use: context.use,
          frames: frames, path: path))
      return
    }
    references[index].use.formUnion(context.use)
    // A later place may say where the instance is, or name other frames.
    if references[index].study.isEmpty, references[index].series.isEmpty {
      references[index].isInOwnStudy = references[index].isInOwnStudy || context.isInOwnStudy
      (references[index].study, references[index].series) = (context.study, context.series)
    }
    guard let frames else { return }
    let before = references[index].frames ?? frames
    references[index].frames = (min(before.low, frames.low), max(before.high, frames.high))
  }

  /// What this instance was before it was compressed: 121320 and 121330 of CID 7202.
  private static func isPredecessor(_ item: DataSet) -> Bool {
    let code = item.items(purposeOfReference).first?.string(.codeValue)
    return code == "121320" || code == "121330"
  }

  private var path: String {
    var path = ElementPath()
    for step in steps { path = path.appending(step.tag, item: step.item) }
    return ReportText.shortened(path.appending(.referencedSOPInstanceUID).description)
  }

  private static let otherStudies = Tag(0x0008, 0x1200)
  private static let purposeOfReference = Tag(0x0040, 0xA170)
  private static let pertinentOtherEvidence = Tag(0x0040, 0xA385)
  private static let conversionSource = Tag(0x0020, 0x9172)
  private static let predecessors = Tag(0x0040, 0xA360)
  private static let identicals = Tag(0x0040, 0xA525)

  /// What leads to no instance of a medium: studies, patients, visits and procedure steps of
  /// information systems; what was before the data set was changed; documents of HL7; failures;
  /// protocols and templates.
  private static let passedOver: Set<Tag> = [
    .referencedStudySequence, .referencedPatientSequence, .requestAttributesSequence,
    .originalAttributesSequence, .iconImageSequence, .encryptedAttributesSequence,
    Tag(0x0008, 0x1111), Tag(0x0008, 0x1125), Tag(0x0008, 0x1198), Tag(0x0008, 0x0422),
    Tag(0x0040, 0xA390), Tag(0x0018, 0x990C), Tag(0x0018, 0x990D), Tag(0x0018, 0x990E),
    Tag(0x3010, 0x0044), Tag(0x0400, 0x0402), Tag(0x0400, 0x0403), Tag(0x0072, 0x0012),
  ]
}
