import ArgumentParser
struct List: ParsableCommand { static let configuration = CommandConfiguration(abstract: "x") }
struct Verify: ParsableCommand { static let configuration = CommandConfiguration(abstract: "x") }
