import ArgumentParser

@main
struct Spindle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spindle", abstract: "Makes, reads and checks DICOM media.")
}
