/// Decodes the samples of one scan of JPEG-LS.
///
/// Written here because the library that writes these streams asserts on damaged ones, which ends
/// the process, or searches seconds for bits that are not there. Every loop ends with the pixels,
/// the bits, or an error.
/// - SeeAlso: ISO/IEC 14495-1 Annex A and §F.1
struct JPEGLSScan: ~Copyable {
  private struct Context {
    var magnitude: Int
    var bias = 0
    var correction = 0
    var count = 1
  }

  private struct RunContext {
    var magnitude: Int
    var count = 1
    var negatives = 0
  }

  private let parameters: JPEGLSParameters
  private let step: Int
  /// Both without checks of bounds, which their indices cannot leave: samples are never above the
  /// largest, and a context is made of three classes.
  private let classes: UnsafeMutablePointer<Int8>
  private let contexts: UnsafeMutablePointer<Context>
  private var runContexts: (RunContext, RunContext)
  var bits: JPEGLSBits

  /// The bits of the length of a run by its index.
  private static let runBits: [Int] = [
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15,
  ]

  init(_ parameters: JPEGLSParameters, _ bits: JPEGLSBits) {
    self.parameters = parameters
    self.bits = bits
    step = 2 * parameters.near + 1
    classes = parameters.allocatedClasses()
    let magnitude = max(2, (parameters.range + 32) / 64)
    contexts = .allocate(capacity: 365)
    contexts.initialize(repeating: Context(magnitude: magnitude), count: 365)
    runContexts = (RunContext(magnitude: magnitude), RunContext(magnitude: magnitude))
  }

  deinit {
    classes.deallocate()
    contexts.deallocate()
  }

  /// Lines of one sample more at both ends.
  typealias Line = UnsafeMutablePointer<Int32>

  /// Decodes one line of one component, of which `above` is the line before.
  mutating func line(
    _ above: Line, _ current: Line, columns: Int, runIndex: inout Int
  ) throws(CodecError) {
    above[columns + 1] = above[columns]
    current[0] = above[1]
    var index = 1
    while index <= columns {
      let context = context(above, current, index)
      if context != 0 {
        current[index] = try regular(above, current, index, context)
        index += 1
        continue
      }
      let length = try run(left: columns - index + 1, &runIndex)
      let left = current[index - 1]
      for _ in 0..<length {
        current[index] = left
        index += 1
      }
      guard index <= columns else { break }
      let (a, b) = (Int(left), Int(above[index]))
      let isFlat = abs(a - b) <= parameters.near
      let error = try interruption(isFlat: isFlat, runIndex)
      current[index] = reconstruct(isFlat ? a : b, isFlat || b >= a ? error : -error)
      if runIndex > 0 { runIndex -= 1 }
      index += 1
    }
  }

  /// Decodes one line of pixels whose components are interleaved by samples.
  mutating func pixels(
    _ above: [Line], _ current: [Line], columns: Int, runIndex: inout Int
  ) throws(CodecError) {
    for (above, current) in zip(above, current) {
      above[columns + 1] = above[columns]
      current[0] = above[1]
    }
    let components = above.count
    var index = 1
    while index <= columns {
      var isRun = true
      for component in 0..<components
      where context(above[component], current[component], index) != 0 {
        isRun = false
        break
      }
      if !isRun {
        for component in 0..<components {
          let (above, current) = (above[component], current[component])
          current[index] = try regular(above, current, index, context(above, current, index))
        }
        index += 1
        continue
      }
      let length = try run(left: columns - index + 1, &runIndex)
      for component in 0..<components {
        for place in index..<index + length {
          current[component][place] = current[component][index - 1]
        }
      }
      index += length
      guard index <= columns else { break }
      for component in 0..<components {
        let (a, b) = (Int(current[component][index - 1]), Int(above[component][index]))
        let error = try interruption(isFlat: false, runIndex)
        current[component][index] = reconstruct(b, b >= a ? error : -error)
      }
      if runIndex > 0 { runIndex -= 1 }
      index += 1
    }
  }

  /// −364 to 364; 0 where a run begins.
  @inline(__always)
  private func context(_ above: Line, _ current: Line, _ index: Int) -> Int {
    let (a, b) = (Int(current[index - 1]), Int(above[index]))
    let (c, d) = (Int(above[index - 1]), Int(above[index + 1]))
    let middle = parameters.largest
    let first = Int(classes[middle + d - b])
    let second = Int(classes[middle + b - c])
    return 81 * first + 9 * second + Int(classes[middle + c - a])
  }

  @inline(__always)
  private mutating func regular(
    _ above: Line, _ current: Line, _ index: Int, _ signedContext: Int
  ) throws(CodecError) -> Int32 {
    let (a, b, c) = (Int(current[index - 1]), Int(above[index]), Int(above[index - 1]))
    let isNegative = signedContext < 0
    let place = abs(signedContext)
    var context = contexts[place]
    var predicted =
      c >= max(a, b) ? min(a, b) : c <= min(a, b) ? max(a, b) : a + b - c
    predicted += isNegative ? -context.correction : context.correction
    predicted = min(max(predicted, 0), parameters.largest)
    let k = try shift(context.count, context.magnitude)
    let mapped = try golomb(k, limit: parameters.limit)
    var error = mapped & 1 == 0 ? mapped >> 1 : -((mapped + 1) >> 1)
    if k == 0, parameters.near == 0, 2 * context.bias <= -context.count { error = -error - 1 }
    guard abs(error) <= 65_535 else {
      throw CodecError(.malformed("a difference that no samples have"), offset: bits.position)
    }
    context.bias += error * step
    context.magnitude += abs(error)
    if context.count == parameters.reset {
      context.magnitude >>= 1
      context.bias = context.bias >= 0 ? context.bias >> 1 : -((1 - context.bias) >> 1)
      context.count >>= 1
    }
    context.count += 1
    if context.bias <= -context.count {
      context.bias = max(context.bias + context.count, 1 - context.count)
      if context.correction > -128 { context.correction -= 1 }
    } else if context.bias > 0 {
      context.bias = min(context.bias - context.count, 0)
      if context.correction < 127 { context.correction += 1 }
    }
    contexts[place] = context
    return reconstruct(predicted, isNegative ? -error : error)
  }

  @inline(__always)
  private func reconstruct(_ predicted: Int, _ error: Int) -> Int32 {
    var value = predicted + error * step
    if value < -parameters.near {
      value += parameters.range * step
    } else if value > parameters.largest + parameters.near {
      value -= parameters.range * step
    }
    return Int32(truncatingIfNeeded: min(max(value, 0), parameters.largest))
  }

  @inline(__always)
  private func shift(_ count: Int, _ magnitude: Int) throws(CodecError) -> Int {
    // The least by which the count is shifted up to the magnitude.
    var k = max(count.leadingZeroBitCount - magnitude.leadingZeroBitCount, 0)
    if count << k < magnitude { k += 1 }
    guard k <= 24 else {
      throw CodecError(.malformed("differences that no samples have"), offset: bits.position)
    }
    return k
  }

  @inline(__always)
  private mutating func golomb(_ k: Int, limit: Int) throws(CodecError) -> Int {
    let escape = limit - parameters.rangeBits - 1
    let zeros = try bits.zeros(atMost: escape)
    if zeros < escape { return zeros << k + (try bits.read(k)) }
    return try bits.read(parameters.rangeBits) + 1
  }

  /// The length of the run that begins where `left` samples are left in the line.
  private mutating func run(left: Int, _ runIndex: inout Int) throws(CodecError) -> Int {
    var length = 0
    while try bits.read(1) == 1 {
      let whole = 1 << Self.runBits[runIndex]
      let piece = min(whole, left - length)
      length += piece
      // A piece that the end of the line cut does not count.
      if piece == whole, runIndex < 31 { runIndex += 1 }
      if length == left { return length }
    }
    length += try bits.read(Self.runBits[runIndex])
    guard length < left else {
      throw CodecError(.malformed("a run beyond its line"), offset: bits.position)
    }
    return length
  }

  private mutating func interruption(isFlat: Bool, _ runIndex: Int) throws(CodecError) -> Int {
    var context = isFlat ? runContexts.1 : runContexts.0
    let kind = isFlat ? 1 : 0
    let k = try shift(context.count, context.magnitude + (isFlat ? context.count >> 1 : 0))
    let mapped = try golomb(k, limit: parameters.limit - Self.runBits[runIndex] - 1)
    let value = mapped + kind
    let size = (value + 1) >> 1
    let isOdd = value & 1 == 1
    let isNegative = (k != 0 || 2 * context.negatives >= context.count) == isOdd
    guard size <= 65_535 else {
      throw CodecError(.malformed("a difference that no samples have"), offset: bits.position)
    }
    let error = isNegative ? -size : size
    if error < 0 { context.negatives += 1 }
    context.magnitude += (mapped + 1 - kind) >> 1
    if context.count == parameters.reset {
      context.magnitude >>= 1
      context.count >>= 1
      context.negatives >>= 1
    }
    context.count += 1
    if isFlat { runContexts.1 = context } else { runContexts.0 = context }
    return error
  }
}
