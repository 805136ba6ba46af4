/// What is measured of validating, without pixels but for the last row.
extension Benchmarks {
  static func validation(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    func ours(_ set: String, _ more: String = "") -> Job {
      Job(
        name: "spindle validate \(set)",
        command: "'\(spindle)' validate '\(corpus.path(set))' --quiet\(more) > /dev/null",
        cleaning: "rm -f '\(corpus.path(set))/DICOMDIR'", accepted: [0, 1])
    }
    func theirs(_ set: String, _ name: String, _ command: String) -> Job {
      Job(
        name: name, command: "cd '\(corpus.path(set))' && \(command) > /dev/null 2>&1 || true",
        cleaning: "rm -f DICOMDIR")
    }
    let each = "find . -type f -exec dciodvfy -new {} \\;"
    let together = "\(each) && find . -type f -exec dcentvfy {} +"
    let index = "dcmmkdir -q +r -Pgp +D DICOMDIR P*"
    return [
      Comparison(
        name: "200 CT validated", ours: ours("S"), theirs: theirs("S", "dciodvfy one by one", each),
        target: 0.2, memory: 200),
      Comparison(
        name: "200 CT validated, and together", ours: ours("S"),
        theirs: theirs("S", "dciodvfy, dcentvfy", together), memory: 200),
      Comparison(
        name: "validated, growth 200 to 2,000, a file", ours: ours("M"), theirs: ours("S"),
        target: 1.3, memory: 200, scale: 10),
      Comparison(
        name: "2,000 CT validated, beside their headers", ours: ours("M"),
        theirs: theirs("M", "dcmmkdir", index), memory: 200),
      Comparison(
        name: "2,000 CT validated by all profiles", ours: ours("M", " --profile auto"),
        theirs: ours("M"), memory: 200),
      Comparison(
        name: "2,000 CT validated with pixels", ours: ours("M", " --pixels"),
        theirs: theirs("M", "cat", "find . -type f -exec cat {} +"), memory: 200),
    ]
  }
}
