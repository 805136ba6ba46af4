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

  /// M out of an image, with hashes; beside it what the same work costs when it is done by others.
  static func importing(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let (image, out, copy) = (corpus.path("M.iso"), corpus.path("imported"), corpus.path("cat.out"))
    // Each run has a folder of its own, made before the older ones are removed: ext4 looks past
    // every file removed in the last minutes when it makes one among them.
    let made = """
      [ -f '\(image)' ] || \
      '\(spindle)' create '\(corpus.path("M"))' -o '\(image)' --medium dvd --quiet || true; \
      mkdir -p '\(out)'; find '\(out)' -mindepth 1 -maxdepth 1 -mmin +10 -exec rm -rf {} +; sync
      """
    let fresh = "'\(out)'/$(date +%s%N)"
    let ours = Job(
      name: "spindle import",
      command: "'\(spindle)' import '\(image)' -o \(fresh) --all --quiet",
      cleaning: made, accepted: [0, 1])
    func peer(_ name: String, _ command: String) -> Job {
      Job(name: name, command: command, cleaning: "rm -f '\(copy)'; \(made)")
    }
    let unpack = "O=\(fresh); mkdir \"$O\" && bsdtar -C \"$O\" -xf '\(image)'"
    let sums = "find \"$O\" -type f -exec openssl dgst -sha256 {} +"
    let cat = peer("cat", "cat '\(image)' > '\(copy)'")
    let safe = peer("cat, sync", "cat '\(image)' > '\(copy)' && sync '\(copy)'")
    let whole = peer("bsdtar, openssl, sync", "\(unpack) && \(sums) && sync -f \"$O\"")
    return [
      Comparison(
        name: "import M from .iso", ours: ours, theirs: cat, target: 1.5, memory: 200),
      Comparison(name: "import M, beside what is on the disk", ours: ours, theirs: safe),
      Comparison(name: "import M, beside the same by others", ours: ours, theirs: whole),
    ]
  }

  /// The inventory of L, by its DICOMDIR and its files, beside reading a block of each file.
  static func listing(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let (large, small) = (corpus.path("L"), corpus.path("L5K"))
    func restored(_ set: String) -> String {
      """
      [ -f '\(set)/DICOMDIR' ] || \
      '\(spindle)' create '\(set)' --in-place --profile STD-GEN-CD --quiet || true
      """
    }
    func job(_ words: String, _ set: String) -> Job {
      Job(
        name: "\(words) \(set)", command: "'\(spindle)' \(words) '\(set)'",
        cleaning: restored(set), accepted: [0, 1])
    }
    let heads = Job(
      name: "head of each",
      command: "find '\(large)' -type f -exec head -q -c 4096 {} +", cleaning: restored(large))
    let growth = Double(corpus.shapes[0].shape.files) / Double(corpus.shapes[1].shape.files)
    return [
      Comparison(name: "list L", ours: job("list", large), theirs: heads, memory: 400),
      Comparison(
        name: "list L --json", ours: job("list --json", large), theirs: heads, memory: 400),
      Comparison(name: "verify L", ours: job("verify", large), theirs: heads, memory: 400),
      Comparison(
        name: "list, growth 5,000 to 50,000, a file", ours: job("list", large),
        theirs: job("list", small), target: 1.3, scale: growth),
    ]
  }
}
