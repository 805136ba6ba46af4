import DICOMCore
import DICOMPixels
import Testing

/// Icons against those that pydicom and numpy make of the same files.
struct IconRenderingTests {
  private func check(_ body: String) throws {
    let cases = try IconPeers.cases(body)
    #expect(!cases.isEmpty)
    for made in cases {
      let difference = try IconPeers.difference(made)
      #expect((difference ?? 256) <= 1, "\(made.name): \(difference.map(String.init) ?? "size")")
    }
  }

  @Test func `values of any bits and sign are shown through their window`() throws {
    try check(
      """
      for allocated, bits, signed in [(8, 8, 0), (8, 7, 1), (16, 10, 0), (16, 12, 1), (16, 16, 0),
                                      (16, 16, 1), (32, 20, 0), (32, 24, 1)]:
          for slope, intercept in [(1, 0), (2.5, -1024)]:
              ds = image(90, 150, allocated, bits, signed)
              low = -(1 << (bits - 1)) if signed else 0
              values = noise((90, 150), low, low + (1 << bits) - 1)
              stored(ds, values)
              rescale(ds, slope, intercept)
              shown = values * slope + intercept
              window(ds, round(float(shown.mean()), 2), round(float(shown.std()), 2))
              icon(f'{allocated} {bits} {signed} {slope}', ds, windowed(shown, ds))
      """)
  }

  @Test func `without a window the range of the values is shown`() throws {
    try check(
      """
      for bits, signed, side in [(12, 0, 64), (12, 1, 128), (8, 0, 64), (16, 1, 64)]:
          ds = image(131, 67, 16, bits, signed)
          values = noise((131, 67), 3, (1 << (bits - 1)) - 7)
          icon(f'range {bits} {signed}', stored(ds, values), ranged(values), side)
      ds = image(70, 70, 16, 12, 1)
      values = noise((70, 70), 0, 900)
      values[:20] = -2000
      ds.add_new(0x00280120, 'SS', -2000)
      grey = np.zeros((70, 70))
      grey[20:] = ranged(values[20:])
      icon('padding is no value', stored(ds, values), grey)
      values[20:30] = -1990
      ds.add_new(0x00280121, 'SS', -1990)
      grey[20:30] = 0
      grey[30:] = ranged(values[30:])
      icon('padding up to a limit', stored(ds, values), grey)
      ds = image(70, 70, 16, 12)
      icon('one value alone', stored(ds, np.full((70, 70), 2048)), np.full((70, 70), 2048 / 4095))
      """)
  }

  @Test func `every function of a window is known`() throws {
    try check(
      """
      for function in [None, 'LINEAR', 'LINEAR_EXACT', 'SIGMOID']:
          for center, width in [(40, 400), (-600.5, 1500), (100, 1), (512.25, 33.5)]:
              ds = image(100, 100, 16, 12, 1)
              values = noise((100, 100), -1024, 1500)
              stored(ds, values)
              rescale(ds, 1, 0)
              window(ds, center, width, function)
              icon(f'{function} {center} {width}', ds, windowed(values, ds))
      ds = image(100, 100, 16, 12)
      values = noise((100, 100), 0, 4000)
      window(ds, [1000, 3000], [500, 100])
      first = image(100, 100, 16, 12)
      window(first, 1000, 500)
      icon('the first of several', stored(ds, values), windowed(values, first))
      window(ds, 1000, 0)
      icon('a window of no width is none', ds, ranged(values))
      """)
  }

  @Test func `low is white where the image says so`() throws {
    try check(
      """
      for photometric, shape in [('MONOCHROME1', None), ('MONOCHROME1', 'INVERSE'),
                                 ('MONOCHROME2', 'INVERSE'), ('MONOCHROME2', 'IDENTITY')]:
          ds = image(80, 100, 16, 14, photometric=photometric)
          values = noise((80, 100), 0, 16383)
          stored(ds, values)
          window(ds, 8000, 9000)
          if shape: ds.PresentationLUTShape = shape
          grey = windowed(values, ds)
          inverse = photometric == 'MONOCHROME1' or shape == 'INVERSE'
          icon(f'{photometric} {shape}', ds, 1 - grey if inverse else grey)
      """)
  }

  @Test func `modality and VOI LUTs are looked up`() throws {
    try check(
      """
      ramp = lambda n, top: (np.linspace(0, 1, n) ** 0.5 * top).round()
      for first, bits, signed in [(0, 8, 0), (100, 12, 0), (-800, 16, 1), (-2048, 10, 1)]:
          ds = image(77, 91, 16, 12, signed)
          values = noise((77, 91), -2048 if signed else 0, 2047 if signed else 4095)
          stored(ds, values)
          ds.VOILUTSequence = table(ramp(1500, (1 << bits) - 1), first, bits, None)
          window(ds, 1, 1)
          looked = (ramp(1500, 255)[np.clip(values - first, 0, 1499)] if bits == 8
                    else apply_voi(values.astype('i4'), ds))
          icon(f'voi {first} {bits}', ds, looked / ((1 << bits) - 1))
          del ds.VOILUTSequence, ds.WindowCenter, ds.WindowWidth
          if bits % 8: continue  # pydicom reads 8 and 16 bits
          ds.ModalityLUTSequence = table(ramp(1500, (1 << bits) - 1), first, bits, 'OD')
          icon(f'modality {first} {bits}', ds, ranged(apply_modality_lut(values.astype('i4'), ds)))
      ds = image(70, 70, 16, 16)
      values = noise((70, 70), 0, 65535)
      ds.VOILUTSequence = table(ramp(65536, 4095)[::-1], 0, 12, None)
      icon('65,536 entries', stored(ds, values), apply_voi(values.astype('i4'), ds) / 4095)
      ds = image(70, 70, 8, 8)
      values = noise((70, 70), 0, 255)
      ds.VOILUTSequence = table([1, 2], 0, 16, None)
      ds.VOILUTSequence[0].LUTDescriptor = [256, 0, 16]
      icon('a table that is too short is none', stored(ds, values), ranged(values))
      """)
  }

  @Test func `colours are shown by their luminance`() throws {
    try check(
      """
      weights = np.array([0.299, 0.587, 0.114])
      colours = np.stack([noise((99, 140), 0, 255) for _ in range(3)], -1).astype(np.uint8)
      for planar in (0, 1):
          ds = image(99, 140, 8, 8, samples=3, planar=planar)
          data = colours.transpose(2, 0, 1) if planar else colours
          icon(f'RGB {planar}', put(ds, data.tobytes()), colours @ weights / 255)
      ds = image(99, 140, 8, 8, samples=3, photometric='YBR_FULL')
      rgb = convert_color_space(colours, 'YBR_FULL', 'RGB')
      icon('YBR_FULL', put(ds, colours.tobytes()), rgb @ weights / 255)
      ds = image(99, 140, 8, 8, samples=3, photometric='YBR_FULL_422')
      pairs = colours.copy()
      pairs[:, 1::2, 1:] = pairs[:, 0::2, 1:]
      packed = np.stack(
          [pairs[:, 0::2, 0], pairs[:, 1::2, 0], pairs[:, 0::2, 1], pairs[:, 0::2, 2]], -1)
      rgb = convert_color_space(pairs, 'YBR_FULL', 'RGB')
      icon('YBR_FULL_422', put(ds, packed.tobytes()), rgb @ weights / 255)
      ds = image(99, 140, 16, 12, samples=3)
      wide = colours.astype(np.uint16) * 16
      icon('RGB of 12 bits', put(ds, wide.tobytes()), wide @ weights / 4095)
      ds = image(99, 140, 32, 32, samples=3)
      deep = colours.astype(np.uint32) * 0x01010101
      icon('RGB of 32 bits', put(ds, deep.tobytes()), deep @ weights / 0xFFFFFFFF)
      for bits in (8, 16):
          ds = image(99, 140, 8, 8, photometric='PALETTE COLOR')
          indices = noise((99, 140), 0, 255)
          tables = rng.integers(0, 1 << bits, (3, 200)).astype(np.uint16)
          for name, entries in zip(['Red', 'Green', 'Blue'], tables):
              setattr(ds, name + 'PaletteColorLookupTableDescriptor', [200, 20, bits])
              setattr(ds, name + 'PaletteColorLookupTableData', entries.tobytes())
          rgb = tables[:, np.clip(indices - 20, 0, 199)].transpose(1, 2, 0)
          icon(f'palette {bits}', stored(ds, indices), rgb @ weights / ((1 << bits) - 1))
      """)
  }

  @Test func `the frame that stands for all is shown, with what is its own`() throws {
    try check(
      """
      angiography = '1.2.840.10008.5.1.4.1.1.12.1'
      for count, stated, interest, sop, index in [
              (7, None, None, None, 3), (7, 6, None, None, 5), (7, 8, None, None, 3),
              (7, None, [2, 3], None, 1), (9, None, None, angiography, 2),
              (1, None, None, angiography, 0), (2, None, None, angiography, 0)]:
          ds = image(66, 80, 16, 12, frames=count)
          if sop: ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = sop
          if stated: ds.RepresentativeFrameNumber = stated
          if interest: ds.FrameNumbersOfInterest = interest
          values = np.stack([noise((66, 80), 0, 500 + 400 * n) for n in range(count)])
          icon(f'{count} {stated} {interest} {sop}', stored(ds, values), ranged(values[index]))

      def groups(slope, center, width):
          item, rescaling, voi = Dataset(), Dataset(), Dataset()
          if slope:
              rescale(rescaling, slope, -100)
              item.PixelValueTransformationSequence = Sequence([rescaling])
          if center:
              window(voi, center, width)
              item.FrameVOILUTSequence = Sequence([voi])
          return item
      for own in (False, True):
          ds = image(66, 80, 16, 12, frames=3)
          values = np.stack([noise((66, 80), 0, 4095) for n in range(3)])
          stored(ds, values)
          ds.SharedFunctionalGroupsSequence = Sequence([groups(2, 500, 600)])
          ds.PerFrameFunctionalGroupsSequence = Sequence(
              [groups(3 if own and n == 1 else None, 4000 if own and n == 1 else None, 5000)
               for n in range(3)])
          shown = values[1] * (3 if own else 2) - 100
          like = image(66, 80, 16, 12)
          window(like, 4000 if own else 500, 5000 if own else 600)
          icon(f'functional groups {own}', ds, windowed(shown, like))
      """)
  }

  @Test func `encapsulated frames are decoded`() throws {
    try check(
      """
      for syntax in (RLELossless, JPEGLSLossless, JPEG2000Lossless):
          for frames in (None, 5):
              ds = image(75, 130, 16, 12, frames=frames)
              values = noise((frames or 1, 75, 130), 0, 4095)
              stored(ds, values)
              window(ds, 2000, 3000)
              grey = windowed(values[len(values) // 2], ds)
              ds.compress(syntax, generate_instance_uid=False)
              icon(f'{syntax.name} {frames}', ds, grey)
      """)
  }

  @Test func `pixels of an icon are square, and it is padded with black where that is asked`()
    throws
  {
    try check(
      """
      for rows, columns in [(512, 512), (300, 500), (500, 300), (1, 1), (1, 700), (30, 40),
                            (64, 64), (128, 128), (127, 129), (3, 2000)]:
          for side, padded in [(64, False), (128, True), (64, True)]:
              ds = image(rows, columns, 8, 8)
              values = noise((rows, columns), 0, 255)
              values.flat[0], values.flat[-1] = 0, 255
              grey = ranged(values) if rows * columns > 1 else np.ones((1, 1))
              icon(f'{rows} {columns} {side} {padded}', stored(ds, values), grey, side, padded)
      for keyword, value, aspect in [
              ('PixelAspectRatio', [2, 1], 2), ('PixelAspectRatio', [3, 4], 0.75),
              ('PixelSpacing', [0.3, 0.5], 0.6), ('ImagerPixelSpacing', [0.2, 0.1], 2),
              ('PixelAspectRatio', [0, 1], 1), ('PixelSpacing', [1000, 0.001], 1)]:
          for side, padded in [(64, False), (128, True)]:
              ds = image(150, 110, 8, 8)
              values = noise((150, 110), 0, 255)
              setattr(ds, keyword, value)
              icon(f'{keyword} {value}', stored(ds, values), ranged(values), side, padded, aspect)
      """)
  }

  @Test func `reals are shown by their range or window`() throws {
    try check(
      """
      for tag, vr, kind, bits in [(0x7FE00008, 'OF', '<f4', 32), (0x7FE00009, 'OD', '<f8', 64)]:
          ds = image(90, 70, bits, bits, frames=2)
          del ds.BitsStored, ds.HighBit, ds.PixelRepresentation
          values = rng.normal(0.01, 0.3, (2, 90, 70)).astype(kind)
          ds.add_new(tag, vr, values.tobytes())
          icon(f'{vr} range', ds, ranged(values[1]))
          window(ds, 0.1, 0.5, 'LINEAR_EXACT')
          icon(f'{vr} window', ds, (values[1] - 0.1) / 0.5 + 0.5)
          values[1, 5, 5] = np.nan
          ds[tag].value = values.tobytes()
          grey = np.nan_to_num((values[1] - 0.1) / 0.5 + 0.5)
          icon(f'{vr} not a number', ds, grey)
      """)
  }

  @Test func `single bits and their means are shown`() throws {
    try check(
      """
      for frames in (1, 3):
          bits = rng.integers(0, 2, (frames, 67, 75))
          ds = image(67, 75, 1, 1, frames=frames)
          packed = np.packbits(bits.ravel(), bitorder='little').tobytes()
          icon(f'bits {frames}', put(ds, packed), bits[frames // 2])
      """)
  }
}
