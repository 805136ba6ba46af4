import Foundation
import Testing

/// Runs pydicom, the third party whose reading decides.
enum Pydicom {
  /// A value field with its declaration, and the values pydicom reads from it.
  struct Sample: Codable {
    var terms: [String]
    var vr: String
    var bytes: [UInt8]
    var values: [String] = []
  }

  /// The JSON that `script` prints; `input` is the JSON on its standard input.
  ///
  /// Fails the test where python3 or pydicom is missing.
  static func run<Input: Encodable, Output: Decodable>(
    _ script: String, _ input: Input
  ) throws -> Output {
    let process = Process()
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", preamble + script]
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(input))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 with pydicom is needed")
    return try JSONDecoder().decode(Output.self, from: output)
  }

  /// The samples with the values that pydicom reads.
  static func read(_ samples: [Sample]) throws -> [Sample] {
    try run(
      """
      for s in given:
          s['values'] = values(bytes(s['bytes']), s['terms'], s['vr'])
      json.dump(given, sys.stdout)
      """, samples)
  }

  /// Two things pydicom 3.0.2 lacks are added: ISO-IR 203, and dropping the escape sequence of
  /// ISO-IR 58, which its codec leaves in the text.
  private static let preamble = """
    import json, sys, warnings
    warnings.simplefilter('ignore')
    import pydicom
    from pydicom import charset
    from pydicom.values import convert_PN, convert_text, convert_single_string
    charset.python_encoding['ISO_IR 203'] = 'iso8859_15'
    charset.python_encoding['ISO 2022 IR 203'] = 'iso8859_15'
    charset.CODES_TO_ENCODINGS[b'\\x1b-b'] = 'iso8859_15'
    given = json.load(sys.stdin)
    def values(raw, terms, vr):
        encodings = charset.convert_encodings(list(terms))
        if vr == 'PN':
            found = convert_PN(raw, encodings)
        elif vr in ('LT', 'ST', 'UT'):
            found = convert_single_string(raw, encodings)
        else:
            found = convert_text(raw, encodings)
        found = [found] if isinstance(found, (str, pydicom.valuerep.PersonName)) else list(found)
        return [str(v).replace('\\x1b$)A', '') for v in found]

    """
}
