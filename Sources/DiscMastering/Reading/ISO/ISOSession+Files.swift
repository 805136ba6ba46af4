extension ISOSession {
  /// All trees, that of the fullest names first.
  func listings(
    _ image: ISOBytes, _ allowance: inout ISOAllowance, _ problems: inout MediumProblems
  ) -> [ISOTreeListing] {
    var trees: [ISOTreeListing] = []
    var roots: Set<Int> = []
    // A volume has up to three; copies of a descriptor do not count.
    for descriptor in volume.descriptors
    where trees.count < 8
      && roots.insert(descriptor.rootBlocks[0] << 2 | descriptor.kind.rawValue).inserted
    {
      var walk = ISOTreeWalk(image, descriptor, allowance: allowance, problems: problems)
      trees.append(walk.listing())
      allowance = walk.allowance
      problems = walk.problems
    }
    return trees.sorted { $0.rank < $1.rank }
  }

  func files(
    of trees: [ISOTreeListing], number: Int, _ problems: inout MediumProblems
  ) -> [ISOFile] {
    var set = ISOFileSet(session: number)
    for tree in trees where tree.isWhole || !tree.files.isEmpty || trees.count == 1 {
      set.add(tree)
    }
    set.compare(&problems)
    return set.files
  }

  /// A medium that is shorter than its volume says.
  func checkSize(_ image: ISOBytes, _ problems: inout MediumProblems) {
    guard let primary else { return }
    let size = primary.blocks * primary.blockSize
    guard size > image.count else { return }
    problems.add(
      .mediumTruncated, offset: image.count,
      "the volume has \(size) bytes, and the medium ends after \(image.count)")
  }
}
