import ArgumentParser
import MediaPipeline

/// What is done to the input before it is judged.
struct IntakeOptions: ParsableArguments {
  @Flag(
    help:
      "Make instances of images, videos and documents that are not DICOM, as spindle convert does.")
  var convert = false

  @OptionGroup var conversion: ConversionOptionGroup

  /// Nil when nothing is converted.
  func options() throws -> ConversionOptions? {
    guard !convert else { return try conversion.options() }
    guard !conversion.isGiven else {
      throw PipelineError.usage(
        "options of the conversion were given without --convert; add it, or leave them out")
    }
    return nil
  }
}
