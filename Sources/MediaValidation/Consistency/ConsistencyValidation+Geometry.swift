extension ConsistencyValidation {
  /// Planes of one series that are parallel in one frame of reference.
  private struct Stack {
    var orientation: InstanceGeometry.Orientation
    var frameOfReference: Int32
    var planes: [(position: Double, instance: Int)] = []
    /// Instances with a plane of their own, in the order of the files.
    var members: [Int] = []
  }

  /// An image that is turned in every frame makes no stack.
  private static let mostStacks = 64

  /// - SeeAlso: PS3.3 §C.7.6.2
  func checkGeometry(_ list: inout ConsistencyList) {
    for (index, instance) in instances.enumerated() {
      checkDimensions(index, instance.dimensionFaults, &list)
    }
    for (_, members) in groups(\.series) {
      let images = members.filter { instances[$0].geometry != nil }
      guard !images.isEmpty else { continue }
      checkOrientations(images, &list)
      checkLocalizers(images, &list)
      checkPositions(images, &list)
      for stack in stacks(of: images) {
        checkSamePositions(stack, &list)
        checkMatrix(stack, &list)
        checkSpacing(stack, &list)
      }
    }
  }

  private func stacks(of images: [Int]) -> [Stack] {
    var stacks: [Stack] = []
    for image in images {
      // A localizer crosses the slices; it is told as such.
      if instances[image].geometry?.isLocalizer == true, images.count > 3 { continue }
      let frameOfReference = instances[image].frameOfReference
      for plane in planes[instances[image].planes] where plane.orientation.fault < 0.05 {
        var place = stacks.firstIndex {
          $0.frameOfReference == frameOfReference
            && $0.orientation.isParallel(to: plane.orientation)
        }
        if place == nil, stacks.count < Self.mostStacks {
          place = stacks.count
          stacks.append(
            Stack(orientation: plane.orientation, frameOfReference: frameOfReference))
        }
        guard let place else { continue }
        let position = plane.position.dot(stacks[place].orientation.normal)
        stacks[place].planes.append((position, image))
        if stacks[place].members.last != image { stacks[place].members.append(image) }
      }
    }
    return stacks
  }

  // MARK: Of single images

  private func checkDimensions(
    _ index: Int, _ faults: InstanceFacts.DimensionFaults, _ list: inout ConsistencyList
  ) {
    func path(_ frame: Int) -> String { "(5200,9230)[\(frame)].(0020,9111)[1].(0020,9157)" }
    if let wrong = faults.miscounted {
      list.add(
        ConsistencyRule.dimensionValues, index, path: path(wrong.frame),
        found: counted(wrong.found, "value"),
        expected: "\(wrong.expected), as there are items in the Dimension Index Sequence")
    }
    if let same = faults.same {
      list.add(
        ConsistencyRule.sameDimension, index, path: path(same.second),
        found: "the values of frame \(same.first)", expected: "values of its own")
    }
  }

  private func checkOrientations(_ images: [Int], _ list: inout ConsistencyList) {
    for (rule, range) in [
      (ConsistencyRule.orientation, 0.01..<Double.infinity),
      (ConsistencyRule.orientationRounded, 0.001..<0.01),
    ] {
      let wrong = images.filter {
        range.contains(instances[$0].geometry?.orientationFault ?? 0)
      }
      guard let first = wrong.first else { continue }
      list.add(
        rule, first, path: "(0020,0037)",
        found: "directions that are not of length one or not at right angles, in "
          + "\(wrong.count) of \(counted(images.count, "image")) of the series",
        expected: "unit vectors whose product is 0")
    }
  }

  private func checkLocalizers(_ images: [Int], _ list: inout ConsistencyList) {
    let localizers = images.filter { instances[$0].geometry?.isLocalizer == true }
    let others = images.count { instances[$0].geometry?.isLocalizer == false }
    guard let first = localizers.first, others > 0 else { return }
    list.add(
      ConsistencyRule.localizer, first, path: "(0008,0008)",
      found: "\(counted(localizers.count, "localizer")) among \(counted(others, "other image"))",
      expected: "a series of their own")
  }

  private func checkPositions(_ images: [Int], _ list: inout ConsistencyList) {
    var classes: [Int32: (with: Int, without: Int, first: Int?)] = [:]
    var order: [Int32] = []
    for image in images {
      let sopClass = instances[image].sopClass
      if classes[sopClass] == nil {
        order.append(sopClass)
        classes[sopClass] = (0, 0, nil)
      }
      if instances[image].planes.isEmpty {
        classes[sopClass]?.without += 1
        if classes[sopClass]?.first == nil { classes[sopClass]?.first = image }
      } else {
        classes[sopClass]?.with += 1
      }
    }
    // What the limit left out is not missing.
    guard planes.count < Self.mostPlanes else { return }
    for sopClass in order {
      guard let counts = classes[sopClass], let first = counts.first, counts.with > 0 else {
        continue
      }
      list.add(
        ConsistencyRule.positionMissing, first, path: "(0020,0032)",
        found: "no position and orientation that can be computed with, in \(counts.without) of "
          + "\(counted(counts.with + counts.without, "image"))",
        expected: "a position, as the other images of the series have")
    }
  }

  // MARK: Of stacks

  private func checkSamePositions(_ stack: Stack, _ list: inout ConsistencyList) {
    struct Key: Hashable {
      var phase: UInt64
      var place: [Int]
    }
    var known: [Key: (first: Int, count: Int)] = [:]
    var again: [(image: Int, first: Int)] = []
    var seen: Set<Int32> = []
    for member in stack.members {
      let instance = instances[member]
      guard let geometry = instance.geometry, !geometry.isMultiFrame,
        let plane = planes[instance.planes].first,
        // Two files of one instance lie in one place.
        seen.insert(instance.sopInstance).inserted
      else { continue }
      let place = [plane.position.x, plane.position.y, plane.position.z].map {
        Int($0 / SliceStack.tolerance + ($0 < 0 ? -0.5 : 0.5))
      }
      let key = Key(phase: geometry.phase, place: place)
      if let place = known[key] { again.append((member, place.first)) }
      known[key] = (known[key]?.first ?? member, (known[key]?.count ?? 0) + 1)
    }
    // As many in every place are points in time that nothing else tells.
    guard known.count < 2 || Set(known.values.map(\.count)).count > 1 else { return }
    guard let first = again.first else { return }
    list.add(
      ConsistencyRule.samePosition, first.image, path: "(0020,0032)",
      found: "the place of \(list.name(first.first)); \(again.count) of "
        + "\(counted(stack.members.count, "image")) lie where another of their acquisition does",
      expected: "places that differ, or a difference in time, echo or acquisition")
  }

  private func checkMatrix(_ stack: Stack, _ list: inout ConsistencyList) {
    struct Grid: Hashable {
      var rows: Int
      var columns: Int
      var spacing: [Double]
    }
    var votes = Votes<Grid>()
    for member in stack.members {
      guard let geometry = instances[member].geometry else { continue }
      votes.add(
        Grid(rows: geometry.rows, columns: geometry.columns, spacing: geometry.pixelSpacing),
        member)
    }
    guard let difference = votes.difference,
      let other = instances[difference.other].geometry
    else { return }
    let usual = difference.usual.value
    let isSize = (other.rows, other.columns) != (usual.rows, usual.columns)
    list.add(
      ConsistencyRule.matrix, difference.other, path: isSize ? "(0028,0010)" : "(0028,0030)",
      found: isSize
        ? "\(other.rows) rows and \(other.columns) columns" : "another pixel spacing",
      expected: (isSize ? "\(usual.rows) rows and \(usual.columns) columns" : "the pixel spacing")
        + ", as \(difference.usual.count) images of the series have, the first "
        + list.name(difference.usual.first))
  }

  private func checkSpacing(_ stack: Stack, _ list: inout ConsistencyList) {
    let slices = SliceStack(stack.planes)
    guard let distance = slices.distance else { return }
    let gaps = slices.gaps
    if let first = gaps.first {
      let missing = gaps.reduce(0) { $0 + $1.missing }
      list.add(
        ConsistencyRule.gap, first.before, path: "(0020,0032)",
        found: "\(counted(gaps.count, "gap")) in slices of \(shown(distance)) mm distance, of "
          + "\(counted(missing, "slice")), the first before \(list.name(first.after))",
        expected: "equal distances")
    }
    let wrong = stack.members.first { member in
      guard let stated = instances[member].geometry?.spacingBetweenSlices, stated.isFinite else {
        return false
      }
      return abs(abs(stated) - distance) > SliceStack.allowance(distance)
    }
    guard let wrong, let stated = instances[wrong].geometry?.spacingBetweenSlices else { return }
    list.add(
      ConsistencyRule.spacing, wrong, path: "(0018,0088)", found: "\(shown(stated)) mm",
      expected: "\(shown(distance)) mm, the distance of the positions")
  }

  /// To a thousandth.
  private func shown(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e9 else { return "\(number)" }
    let thousandths = Int(abs(number) * 1000 + 0.5)
    let rest = String(thousandths % 1000 + 1000).dropFirst()
    return "\(number < 0 ? "-" : "")\(thousandths / 1000).\(rest)"
  }
}
