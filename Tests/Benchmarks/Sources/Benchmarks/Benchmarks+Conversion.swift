import Foundation

/// What is measured of converting photographs.
extension Benchmarks {
  /// Three images of 12 megapixels in red, green and blue, in MiB.
  private static let threeImages = 3.0 * 4032 * 3024 * 3 / 1_048_576

  static func conversion(_ spindle: String, _ corpus: Corpus) -> [Comparison] {
    let (photos, turned) = (corpus.path("PHOTOS"), corpus.path("TURNED"))
    let out = corpus.path("photos.out")
    let clean = "rm -rf '\(out)'; sync"
    func ours(_ folder: String, _ more: String = "") -> Job {
      Job(
        name: "spindle convert",
        command: "'\(spindle)' convert '\(folder)' -o '\(out)' --set PatientID=1 --quiet\(more)",
        cleaning: clean)
    }
    func theirs(_ name: String, _ folder: String, _ each: String, _ jobs: Int) -> Job {
      Job(
        name: jobs > 1 ? "xargs -P\(jobs) \(name)" : name,
        command: "mkdir '\(out)' && cd '\(folder)' && "
          + "ls | xargs -P\(jobs) -I{} sh -c '\(each)'",
        cleaning: clean)
    }
    let dicom = "img2dcm -k PatientID=1 {} \"\(out)\"/{}.dcm"
    let upright =
      "jpegtran -perfect -rotate 90 {} > \"\(out)\"/{} && img2dcm -k PatientID=1 \"\(out)\"/{} "
      + "\"\(out)\"/{}.dcm"
    func copy(_ name: String, _ end: String) -> Job {
      Job(name: name, command: "cp -r '\(photos)' '\(out)'\(end)", cleaning: clean)
    }
    return [
      Comparison(
        name: "20 photos of 12 megapixels", ours: ours(photos),
        theirs: theirs("img2dcm", photos, dicom, 1), target: 0.5, memory: threeImages),
      Comparison(
        name: "20 photos, both cores", ours: ours(photos),
        theirs: theirs("img2dcm", photos, dicom, 2), memory: threeImages),
      Comparison(
        name: "20 photos, beside a copy", ours: ours(photos), theirs: copy("cp -r", "")),
      Comparison(
        name: "20 photos, beside a copy on the disk", ours: ours(photos, " && sync '\(out)'/*"),
        theirs: copy("cp -r, sync", " && sync '\(out)'/*")),
      Comparison(
        // The coefficients before and after have two images' size.
        name: "20 photos, turned by Exif", ours: ours(turned),
        theirs: theirs("jpegtran, img2dcm", turned, upright, 2), target: 1,
        memory: threeImages * 4 / 3),
    ]
  }
}

extension Corpus {
  /// Twenty JPEG files as telephones make them, in PHOTOS, and in TURNED the same lying on their side.
  func preparePhotos() throws {
    let mark = root.appending(path: "photos.made")
    if FileManager.default.fileExists(atPath: mark.path) { return }
    print("making PHOTOS, TURNED")
    let script = root.appending(path: "photos.py")
    try Data(Self.photoScript.utf8).write(to: script)
    let code = try Job.shell("python3 '\(script.path)' '\(root.path)'").code
    guard code == 0 else { throw CommandFailure(description: "\(script.path) ended with \(code)") }
    try Data().write(to: mark)
  }

  /// Light, shapes with edges and the noise of a small sensor: about 4 MB each.
  private static let photoScript = """
    import os, shutil, sys
    import numpy as np
    from PIL import Image
    root, width, height = sys.argv[1], 4032, 3024
    for name in ('PHOTOS', 'TURNED'):
        shutil.rmtree(f'{root}/{name}', ignore_errors=True)
        os.mkdir(f'{root}/{name}')
    random = np.random.default_rng(12)
    def field(cells, strength):
        small = (random.random((cells, cells * 4 // 3, 3)) * 255 * strength).astype('u1')
        return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC))
    # Of half the size and doubled: a sensor's colours are of four pixels too.
    half = random.integers(0, 25, (height // 2, width // 2, 3), 'u1')
    picture = field(6, .5) + field(60, .3) + field(400, .1) + half.repeat(2, 0).repeat(2, 1)
    def exif(orientation):
        told = Image.Exif()
        told[0x010F], told[0x0110], told[0x0112] = 'Maker', 'Telephone 12', orientation
        told[0x011A] = told[0x011B] = 72.0
        told[0x0128], told[0x0131], told[0x0132] = 2, '1.0', '2026:01:05 10:15:00'
        inner = told.get_ifd(0x8769)
        inner[0x9003] = inner[0x9004] = '2026:01:05 10:15:00'
        inner[0x9011], inner[0x9291], inner[0x829A], inner[0x8827] = '+01:00', '123', 0.01, 64
        inner[0x927C] = bytes(range(256)) * 40
        place = told.get_ifd(0x8825)
        place[1], place[2], place[3], place[4] = 'N', (47.0, 33.0, 55.0), 'E', (7.0, 35.0, 12.0)
        return told
    for number in range(20):
        image = Image.fromarray(np.roll(picture, number * 211, (0, 1)))
        for name, orientation in (('PHOTOS', 1), ('TURNED', 6)):
            image.save(f'{root}/{name}/IMG_{number:04d}.jpg', quality=92, subsampling='4:2:0',
                       exif=exif(orientation))
    """
}
