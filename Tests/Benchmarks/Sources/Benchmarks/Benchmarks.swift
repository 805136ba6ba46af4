import Foundation

/// `swift run -c release Benchmarks --spindle PATH [--data DIR] [--corpus make_corpus.py]
/// [--loader PATH] [--runs N] [--divide N] [--only WORD]`; the data is in `--data` or `SPINDLE_BENCH_DATA`.
@main
struct Benchmarks {
  static func main() throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let corpus = Corpus(
      root: URL(fileURLWithPath: options.data), script: options.script, divisor: options.divisor)
    try corpus.prepare()
    try corpus.preparePixels()
    try corpus.preparePhotos()
    var rows: [[String]] = []
    var missed = 0
    let all =
      comparisons(options.spindle, corpus) + loading(options.loader, corpus)
      + updating(options.spindle, corpus) + importing(options.spindle, corpus)
      + listing(options.spindle, corpus) + pixels(options.spindle, corpus)
      + conversion(options.spindle, corpus) + validation(options.spindle, corpus)
    for comparison in all
    where options.only.isEmpty || comparison.name.contains(options.only) {
      do {
        let (row, good) = try comparison.run(options.runs)
        rows.append(row)
        missed += good ? 0 : 1
        print("done: \(row.joined(separator: "  "))")
      } catch {
        print("FAIL \(comparison.name): \(error)")
        missed += 1
      }
    }
    printTable(rows)
    print("\(options.runs) runs of each in turn, medians; \(missed) missed")
    exit(missed == 0 ? 0 : 1)
  }

  /// Everything that is measured, with the targets.
  static func comparisons(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    func index(_ set: String) -> Job {
      let path = corpus.path(set)
      return Job(
        name: "spindle \(set)",
        command: "'\(spindle)' create '\(path)' --in-place --profile STD-GEN-CD --quiet",
        cleaning: "rm -f '\(path)/DICOMDIR'", accepted: [0, 1])
    }
    func dcmmkdir(_ set: String) -> Job {
      let path = corpus.path(set)
      return Job(
        name: "dcmmkdir", command: "cd '\(path)' && dcmmkdir -q +r -Pgp +D DICOMDIR P*",
        cleaning: "rm -f '\(path)/DICOMDIR'")
    }
    func cat(_ set: String) -> Job {
      Job(
        name: "cat",
        command: "find '\(corpus.path(set))' -type f -exec cat {} + > '\(corpus.path("cat.out"))'",
        cleaning: "rm -f '\(corpus.path(set))/DICOMDIR' '\(corpus.path("cat.out"))'")
    }
    let m = corpus.path("M")
    let image = corpus.path("ours.iso")
    let ours = Job(
      name: "spindle M", command: "'\(spindle)' create '\(m)' -o '\(image)' --medium dvd --quiet",
      cleaning: "rm -f '\(image)' '\(m)/DICOMDIR'", accepted: [0, 1])
    let other = corpus.path("peer.iso")
    let peerIndex = "dcmmkdir -q +r -Pgp +D DICOMDIR P*"
    let direct = Job(
      name: "dcmmkdir, genisoimage",
      command: "cd '\(m)' && \(peerIndex) && genisoimage -quiet -iso-level 1 -o '\(other)' .",
      cleaning: "rm -f '\(other)' '\(m)/DICOMDIR'")
    let stage = corpus.path("stage")
    let staged = Job(
      name: "cp -r, dcmmkdir, xorriso",
      command: "cp -r '\(m)' '\(stage)' && cd '\(stage)' && \(peerIndex) && "
        + "xorriso -as mkisofs -iso-level 1 -o '\(other)' .",
      cleaning: "rm -rf '\(other)' '\(stage)' '\(m)/DICOMDIR'")
    let growth = Double(corpus.shapes[0].shape.files) / Double(corpus.shapes[1].shape.files)
    return [
      Comparison(
        name: "DICOMDIR of L", ours: index("L"), theirs: dcmmkdir("L"), target: 0.15, memory: 100),
      Comparison(
        name: "5,000 in one series", ours: index("F5K"), theirs: dcmmkdir("F5K"), target: 0.01),
      Comparison(
        name: "5,000 patients of one image", ours: index("P5K"), theirs: dcmmkdir("P5K"),
        target: 0.01),
      Comparison(
        name: "50,000 in one series, beside L", ours: index("F50K"), theirs: index("L"),
        target: 1.2, memory: 100),
      Comparison(
        name: "growth 5,000 to 50,000, a file", ours: index("L"), theirs: index("L5K"),
        target: 1.3, scale: growth),
      Comparison(name: "DICOMDIR of L, beside the floor", ours: index("L"), theirs: cat("L")),
      Comparison(name: "M to .iso", ours: ours, theirs: direct, target: 1, memory: 100),
      Comparison(name: "M to .iso, staged", ours: ours, theirs: staged, target: 0.5, memory: 100),
      Comparison(name: "M to .iso, beside the floor", ours: ours, theirs: cat("M")),
    ]
  }
}
