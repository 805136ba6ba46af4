import DICOMCore
import Foundation
import TestSupport
import Testing

@Suite struct IODTableTests {
  private static let ct: UID = "1.2.840.10008.5.1.4.1.1.2"

  @Test func `every definition is there`() {
    #expect(InformationObjectDefinition.all.count == 175)
    for definition in InformationObjectDefinition.all {
      #expect(!definition.name.isEmpty && !definition.modules.isEmpty)
    }
    #expect(InformationObjectDefinition.of(sopClass: "1.2.3") == nil)
  }

  @Test func `every Storage SOP Class that is not retired has a definition`() {
    let without = SOPClass.all.filter {
      $0.isStorage && !$0.isRetired && InformationObjectDefinition.of(sopClass: $0.uid) == nil
    }
    #expect(without.map(\.name) == [])
  }

  @Test func `a CT image has the modules of its table`() throws {
    let definition = try #require(InformationObjectDefinition.of(sopClass: Self.ct))
    #expect(definition.name == "CT Image" && definition.section == "A.3.3")
    let plane = try #require(definition.modules.first { $0.module.name == "Image Plane" })
    #expect(plane.usage == .mandatory && plane.entity == "Image")
    #expect(plane.module.section == "C.7.6.2")
    let spacing = try #require(plane.module.attributes[.pixelSpacing])
    #expect(spacing.type == .required && spacing.items.isEmpty)
    let series = try #require(definition.modules.first { $0.module.name == "General Series" })
    #expect(series.module.attributes[.laterality]?.type == .conditionalEmpty)
    #expect(
      series.module.attributes[.laterality]?.values == [
        AttributeValues(areEnumerated: true, index: 0, values: ["R", "L"])
      ])
  }

  @Test func `Secondary Capture has Modality as it likes`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.7"))
    let series = try #require(definition.modules.first { $0.module.name == "General Series" })
    #expect(series.module.attributes[.modality]?.type == .optional)
  }

  @Test func `an enhanced CT image has functional groups`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.2.1"))
    let measures = try #require(
      definition.functionalGroups.first { $0.macro.name == "Pixel Measures" })
    #expect(measures.usage == .mandatory)
    let sequence = try #require(measures.macro.attributes[Tag(0x0028, 0x9110)])
    #expect(sequence.items[.pixelSpacing]?.type == .conditional)
  }

  @Test func `values are compared as what they are`() {
    let values = AttributeValues(areEnumerated: true, index: 0, values: ["1", "0"])
    #expect(values.contains("1.0") && values.contains("0.00") && !values.contains("2"))
    let codes = AttributeValues(areEnumerated: true, index: 0, values: ["00", "01"])
    #expect(codes.contains("01") && !codes.contains("1") && !codes.contains("0"))
  }

  @Test func `values that depend on another attribute have their condition`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.6.1"))
    let image = try #require(definition.modules.first { $0.module.name == "US Image" })
    let values = try #require(image.module.attributes[.samplesPerPixel]).values
    #expect(values.map(\.values) == [["1"], ["3"]])
    var dataSet = DataSet()
    let color = Array("RGB ".utf8)
    dataSet[.photometricInterpretation] = DataElement(
      .photometricInterpretation, .cs, .memory(color))
    #expect(values.map { $0.condition?.holds(in: dataSet) } == [false, true])
  }

  @Test func `a sequence of one item at most is known as such`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.2"))
    let series = try #require(definition.modules.first { $0.module.name == "General Series" })
    let study = try #require(definition.modules.first { $0.module.name == "General Study" })
    #expect(series.module.attributes[Tag(0x0008, 0x103F)]?.isSingleItem == true)
    #expect(study.module.attributes[Tag(0x0008, 0x1110)]?.isSingleItem == false)
    #expect(study.module.section == "C.7.2.1" && series.module.section == "C.7.3.1")
  }

  @Test func `a label map does not need what names the segment of a frame`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.66.4"))
    let tag = Tag(0x0062, 0x000A)
    let use = try #require(
      definition.functionalGroups.first { $0.macro.attributes[tag] != nil })
    #expect(use.usage == .conditional)
    var dataSet = DataSet()
    #expect(use.condition?.holds(in: dataSet) == true)
    let type = Tag(0x0062, 0x0001)
    dataSet[type] = DataElement(type, .cs, .memory(Array("LABELMAP".utf8)))
    #expect(use.condition?.holds(in: dataSet) == false)
  }

  @Test func `a module is used when an attribute of its own is there`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.7"))
    var dataSet = DataSet()
    func names() -> [String] { definition.modules(of: dataSet).map(\.module.name) }
    #expect(!names().contains("Overlay Plane") && names().contains("Patient"))
    let rows = Tag(0x6000, 0x0010)
    dataSet[rows] = DataElement(rows, .us, .memory([1, 0]))
    #expect(names().contains("Overlay Plane"))
  }

  @Test func `an attribute is found in every module that has it, an overlay by its first group`()
    throws
  {
    let definition = try #require(InformationObjectDefinition.of(sopClass: Self.ct))
    #expect(definition.rules(for: .imageType).map(\.type) == [.optional, .required])
    #expect(definition.rules(for: Tag(0x6004, 0x3000)).map(\.type) == [.required])
    #expect(definition.rules(for: .encapsulatedDocument).isEmpty)
  }

  @Test func `attributes are in order, so that they can be found`() {
    func check(_ rules: AttributeRules, _ depth: Int) {
      guard depth < 7 else { return }
      for (rule, next) in zip(rules, rules.dropFirst()) { #expect(rule.tag < next.tag) }
      for rule in rules where !rule.items.isEmpty { check(rule.items, depth + 1) }
    }
    for uid in [Self.ct, "1.2.840.10008.5.1.4.1.1.88.33", "1.2.840.10008.5.1.4.1.1.481.5"] {
      let definition = InformationObjectDefinition.of(sopClass: uid)
      for use in definition?.modules ?? [] { check(use.module.attributes, 0) }
    }
  }

  // MARK: Third parties

  /// To the depth of two, all classes; functional groups are ordered otherwise there.
  @Test func `highdicom has the same attributes with the same types`() throws {
    var ours: [String: [String]] = [:]
    for definition in InformationObjectDefinition.all {
      guard let uid = definition.sopClasses.first else { continue }
      var lines: Set<String> = []
      for use in definition.modules {
        Self.collect(use.module.attributes, "", 2, &lines)
      }
      ours[uid.rawValue] = lines.sorted()
    }
    let different: [String] = try Tool.python(
      """
      import json, os, sys, highdicom
      from pydicom.datadict import tag_for_keyword
      root = os.path.join(os.path.dirname(highdicom.__file__), '_standard')
      def load(name):
          return json.load(open(os.path.join(root, name)))
      modules, iods, classes = (load(n + '_map.json') for n in
                                ('module_attribute', 'iod_module', 'sop_class_iod'))
      out = []
      for uid, ours in json.load(sys.stdin).items():
          if uid not in classes:
              out.append(uid + ' unknown')
              continue
          theirs = set()
          for module in iods[classes[uid]]:
              for item in modules.get(module['key'], []):
                  path = item['path'] + [item['keyword']]
                  tags = [tag_for_keyword(k) for k in path]
                  if len(path) > 2 or None in tags or (
                          len(path) > 1 and path[0].endswith('FunctionalGroupsSequence')):
                      continue
                  theirs.add('/'.join(f'{t:08X}' for t in tags) + ' ' + str(item['type']))
          out += [f'{classes[uid]} + {x}' for x in set(ours) - theirs]
          out += [f'{classes[uid]} - {x}' for x in theirs - set(ours)]
      print(json.dumps(sorted(out)))
      """, ours)
    // Content items, whose macros depend on the Value Type; two types that a module overrides; what
    // the dictionary of pydicom has not.
    let unexplained = different.filter { line in
      !Self.overridden.contains { line.contains($0) }
    }
    #expect(unexplained == [], "\(unexplained.count)")
  }

  private static let overridden = [
    "0040A040", "0040A160", "0040A300", "0040A168", "0040A120", "0040A121", "0040A122", "0040A123",
    "0040A124", "00081199", "0040A050", "00700022", "00700023", "30060024", "0040A130", "0040A132",
    "0040A138", "0040A13A", "0040A801", "0040A730", "+ 6000", "30020100",
    "secondary-capture-image + 00080060",
    "secondary-capture-image - 00080060", "secondary-capture-image + 00280009",
    "secondary-capture-image - 00280009",
  ]

  private static func collect(
    _ rules: AttributeRules, _ path: String, _ depth: Int, _ lines: inout Set<String>
  ) {
    guard depth > 0 else { return }
    for rule in rules {
      let digits = String(rule.tag.rawValue, radix: 16, uppercase: true)
      let name = path + String(repeating: "0", count: 8 - digits.count) + digits
      let type = rule.type == .unspecified ? "None" : rule.type.rawValue
      lines.insert("\(name) \(type)")
      collect(rule.items, name + "/", depth - 1, &lines)
    }
  }

  /// What dciodvfy misses in instances that have nothing but their SOP Class, and in minimal ones.
  ///
  /// It knows 109 of the classes. Differences are those of editions (it asks for Laterality in any
  /// body part, Per-frame Functional Groups in any case, and knows less of what is new).
  @Test func `dciodvfy misses the same attributes`() throws {
    let folder = try TemporaryFolder()
    var ours: [String: [String]] = [:]
    for definition in InformationObjectDefinition.all {
      for uid in definition.sopClasses {
        let made = MinimalInstance(definition: definition, sopClass: uid)
        ours[uid.rawValue] = made.missing(in: made.empty).keys
          .map { DataDictionary.entry(for: $0)?.keyword ?? "" }
        for (name, dataSet) in [("empty", made.empty), ("full", made.full)] {
          var sink = MemorySink()
          try sink.write(
            FileMetaInformation(
              sopClass: uid, sopInstance: "1.2.3",
              transferSyntax: TransferSyntax.explicitVRLittleEndian.uid
            ).encode())
          try DataSetWriter(.explicitVRLittleEndian).write(dataSet, to: &sink)
          _ = try folder.write(sink.bytes, as: "\(name)-\(uid.rawValue)")
        }
      }
    }
    struct Input: Encodable {
      var folder: String
      var ours: [String: [String]]
    }
    struct Output: Decodable {
      var classes: Int
      var agreed: Int
      var onlyTheirs: Int
      var onlyOurs: [String]
      var leftInFull: Int
    }
    let result: Output = try Tool.python(
      """
      import json, re, subprocess, sys
      given = json.load(sys.stdin)
      def missing(name):
          run = subprocess.run(['dciodvfy', given['folder'] + '/' + name], capture_output=True)
          text = (run.stdout + run.stderr).decode('latin-1')
          return re.findall(r'Missing attribute Type \\S+ \\w+ Element=<(\\w+)>', text)
      classes = agreed = left = theirs = 0
      only = []
      for uid, ours in given['ours'].items():
          found = set(missing('empty-' + uid))
          if not found:
              continue
          classes += 1
          agreed += len(found & set(ours))
          theirs += len(found - set(ours))
          only += [k + ' ' + uid for k in sorted(set(ours) - found)]
          left += len(set(missing('full-' + uid)))
      print(json.dumps(dict(classes=classes, agreed=agreed, onlyTheirs=theirs, onlyOurs=only,
                            leftInFull=left)))
      """, Input(folder: folder.root, ours: ours))
    #expect(result.classes >= 105)
    #expect(result.agreed >= 3300, "\(result)")
    #expect(result.onlyOurs.count <= 40, "\(result.onlyOurs)")
    #expect(result.onlyTheirs <= 160 && result.leftInFull <= 260, "\(result)")
  }
}
