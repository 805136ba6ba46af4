/// A point or direction in the space of the patient, in millimetres.
struct Vector3: Sendable {
  var x: Double
  var y: Double
  var z: Double

  /// Nil for what is no place near a patient: a reader cannot compute with it.
  init?(_ values: ArraySlice<Double>) {
    guard values.count == 3, values.allSatisfy({ $0.isFinite && abs($0) < 1e7 }) else { return nil }
    let first = values.startIndex
    (x, y, z) = (values[first], values[first + 1], values[first + 2])
  }

  init(x: Double, y: Double, z: Double) { (self.x, self.y, self.z) = (x, y, z) }

  func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
  }

  func distance(to other: Vector3) -> Double {
    let difference = Vector3(x: x - other.x, y: y - other.y, z: z - other.z)
    return difference.dot(difference).squareRoot()
  }
}
