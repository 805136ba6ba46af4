import Foundation

/// What is measured of reading, updating and importing.
extension Benchmarks {
  /// `LoadDirectory` beside dcmdump, and the growth to the largest directory.
  static func loading(_ loader: String, _ corpus: Corpus) -> [Comparison] {
    func load(_ records: Int) -> Job {
      Job(
        name: "load \(records)",
        command: "'\(loader)' '\(corpus.path(corpus.directory(records)))'", cleaning: "true")
    }
    let (small, large) = (corpus.directories[0], corpus.directories[1])
    let dump = Job(
      name: "dcmdump",
      command: "dcmdump '\(corpus.path(corpus.directory(small)))' > /dev/null", cleaning: "true")
    return [
      Comparison(
        name: "load and check \(small) records", ours: load(small), theirs: dump, target: 0.15,
        memoryShare: 0.25),
      Comparison(
        name: "load \(large), a record beside \(small)", ours: load(large), theirs: load(small),
        target: 1.3, memory: 1536, scale: Double(large) / Double(small)),
    ]
  }

  /// A series of 250 into a file-set of 50,000.
  static func updating(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let (set, extra) = (corpus.path("L"), corpus.path("ADD"))
    let (saved, mark) = (corpus.path("L.DICOMDIR"), corpus.path("L.mark"))
    // The file-set of before: its DICOMDIR, made once, and no file that is younger than the mark.
    let restored = """
      if [ ! -f '\(saved)' ]; then \
      rm -f '\(set)/DICOMDIR' && \
      '\(spindle)' create '\(set)' --in-place --profile STD-GEN-CD --quiet; \
      cp '\(set)/DICOMDIR' '\(saved)'; fi; \
      if [ -f '\(mark)' ]; then find '\(set)' -newer '\(mark)' -type f -delete; \
      find '\(set)' -newer '\(mark)' -type d -empty -delete; fi; \
      cp '\(saved)' '\(set)/DICOMDIR'; sleep 0.02; touch '\(mark)'
      """
    let ours = Job(
      name: "spindle add",
      command: "'\(spindle)' add '\(set)' '\(extra)' --profile STD-GEN-CD --quiet",
      cleaning: restored, accepted: [0, 1])
    let theirs = Job(
      name: "cp -r, dcmmkdir +A",
      command: "cp -r '\(extra)'/P* '\(set)/' && cd '\(set)' && dcmmkdir -q +r -Pgp +A P90000",
      cleaning: restored)
    return [
      Comparison(
        name: "add a series of 250 to L", ours: ours, theirs: theirs, target: 0.3, memory: 200)
    ]
  }

  /// M out of an image, with hashes.
  static func importing(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let (image, out, copy) = (corpus.path("M.iso"), corpus.path("imported"), corpus.path("cat.out"))
    let made = """
      [ -f '\(image)' ] || \
      '\(spindle)' create '\(corpus.path("M"))' -o '\(image)' --medium dvd --quiet || true
      """
    let ours = Job(
      name: "spindle import",
      command: "'\(spindle)' import '\(image)' -o '\(out)' --all --quiet",
      cleaning: "\(made); rm -rf '\(out)'", accepted: [0, 1])
    let theirs = Job(
      name: "cat", command: "cat '\(image)' > '\(copy)'", cleaning: "rm -f '\(copy)'")
    return [
      Comparison(
        name: "import M from .iso", ours: ours, theirs: theirs, target: 1.5, memory: 200)
    ]
  }
}
