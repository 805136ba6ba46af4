public import DICOMCore

extension VideoHead {
  /// Where the stream is beyond what the transfer syntax allows, or other than the attributes say.
  ///
  /// - Parameter frameTime: Frame Time (0018,1063) in milliseconds.
  public func disagreements(
    with description: PixelDescription, syntax: TransferSyntax, frameTime: Double? = nil
  ) -> [PixelFinding] {
    var findings: [PixelFinding] = []
    func differ(_ tag: Tag, _ attribute: Int, _ stream: Int) {
      guard attribute != stream else { return }
      findings.append(
        PixelFinding(.streamDiffers(attribute: "\(attribute)", stream: "\(stream)"), tag))
    }
    differ(.columns, description.columns, columns)
    differ(.rows, description.rows, rows)
    if frames > 0 { differ(.numberOfFrames, description.numberOfFrames ?? 1, frames) }
    differ(.bitsStored, description.bitsStored, bitDepth)
    if let frameTime, let rate, rate.value > 0, abs(frameTime * rate.value - 1_000) > 10 {
      let stated = Self.hundredths(1_000 / max(frameTime, 0.001))
      findings.append(
        PixelFinding(
          .streamDiffers(
            attribute: "\(stated) frames a second",
            stream: "\(Self.hundredths(rate.value)) frames a second"), .frameTime))
    }
    if let rule = VideoRule.rule(for: syntax) { findings += excesses(over: rule, syntax) }
    return findings
  }

  /// What of the stream a transfer syntax does not allow, each in a few words.
  ///
  /// - Returns: nil for a transfer syntax of no video, or of another family.
  public func excesses(over syntax: TransferSyntax) -> [String]? {
    guard let rule = VideoRule.rule(for: syntax), rule.family == family else { return nil }
    return excesses(over: rule, syntax).compactMap {
      if case .streamBeyondSyntax(_, let found) = $0.kind { found } else { nil }
    }
  }

  private func excesses(over rule: VideoRule, _ syntax: TransferSyntax) -> [PixelFinding] {
    guard family == rule.family else {
      let found = family == .mpeg2 ? StreamKind.mpeg2 : family == .hevc ? .hevc : .h264
      return [
        PixelFinding(.mislabelled(stated: syntax.name, found: found.name), .transferSyntaxUID)
      ]
    }
    var findings: [PixelFinding] = []
    func note(_ found: String) {
      findings.append(
        PixelFinding(.streamBeyondSyntax(allowed: rule.name, found: found), .transferSyntaxUID))
    }
    let isMain = family == .h264 && profile == 66 && isMainCompatible
    if !rule.profiles.contains(profile), !isMain { note("profile \(profile)") }
    if family == .mpeg2 ? level < rule.level : level > rule.level { note("level \(levelName)") }
    if bitDepth > rule.bitDepth { note("\(bitDepth) bits a sample") }
    if chromaFormat > 1 { note(chromaFormat == 2 ? "4:2:2 colour" : "4:4:4 colour") }
    if hasSecondView, !rule.allowsSecondView { note("a second view") }
    // Columns and rows are below 2¹⁶.
    let samples = columns * rows
    if samples > rule.frameSamples { note("\(columns) × \(rows) pixels") }
    guard let rate, rate.value > 0 else { return findings }
    if Double(samples) * rate.value > Double(rule.secondSamples) * 1.001 {
      note("\(columns) × \(rows) pixels at \(Self.hundredths(rate.value)) frames a second")
    }
    let fits = rule.formats.contains { format in
      format.columns == columns && format.rows == rows
        && format.rates.contains { abs($0 - rate.value) < 0.02 }
    }
    if !rule.formats.isEmpty, !fits {
      note("\(columns) × \(rows) at \(Self.hundredths(rate.value)) frames a second")
    }
    return findings
  }

  /// As the standards write levels: Main, 4.1, 5.1.
  public var levelName: String {
    switch family {
    case .mpeg2:
      [4: "High", 6: "High 1440", 8: "Main", 10: "Low"][level] ?? "\(level)"
    case .hevc: "\(level / 30).\(level % 30 / 3)"
    default: "\(level / 10).\(level % 10)"
    }
  }

  /// Two decimals, without the libraries that write reals so.
  private static func hundredths(_ value: Double) -> String {
    guard value >= 0, value < 1e9 else { return "\(value)" }
    let count = Int(value * 100 + 0.5)
    let rest = count % 100
    return rest == 0 ? "\(count / 100)" : "\(count / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
