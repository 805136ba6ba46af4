import DICOMCore
import Foundation
import Testing

@Suite struct PydicomFileTests {
  @Test func `every text of the pydicom character set files reads as pydicom reads it`() throws {
    let samples: [Pydicom.Sample] = try Pydicom.run(
      """
      from pydicom.data import get_charset_files
      from pydicom.charset import convert_encodings
      found = []
      def walk(data_set, terms):
          if 'SpecificCharacterSet' in data_set:
              own = data_set.SpecificCharacterSet
              terms = [own] if isinstance(own, str) or own is None else list(own)
              terms = [term or '' for term in terms]
          for tag in list(data_set.keys()):
              raw = data_set.get_item(tag)
              vr = raw.VR
              if vr in ('PN', 'LO', 'SH', 'LT', 'ST', 'UC', 'UT') and isinstance(raw.value, bytes):
                  found.append({'terms': terms, 'vr': vr, 'bytes': list(raw.value),
                                'values': values(raw.value, terms, vr)})
              elif data_set[tag].VR == 'SQ':
                  for item in data_set[tag].value:
                      walk(item, terms)
      for path in sorted(get_charset_files('*.dcm')):
          walk(pydicom.dcmread(path, force=True), [])
      json.dump(found, sys.stdout)
      """, 0)
    #expect(samples.count > 100)
    #expect(samples.filter { SpecificCharacterSet.needsDeclaration($0.bytes) }.count > 15)
    for sample in samples {
      let vr = try #require(VR(name: sample.vr))
      let read = SpecificCharacterSet(definedTerms: sample.terms)
        .decodeValues(sample.bytes, vr: vr)
      let values = read.values.isEmpty ? [""] : read.values
      #expect(values.map(trimmed) == sample.values.map(trimmed), "\(sample.terms) \(sample.vr)")
      #expect(read.diagnostics.isEmpty, "\(sample.terms) \(read.diagnostics)")
    }
  }

  /// pydicom keeps spaces at the start and an empty component group at the end.
  private func trimmed(_ value: String) -> String {
    var text = value.trimmingCharacters(in: .whitespaces)
    while text.hasSuffix("=") { text.removeLast() }
    return text
  }
}
