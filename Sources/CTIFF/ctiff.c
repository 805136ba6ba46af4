#include "ctiff.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>

// tiffio's calls that get a tag take variable arguments, which Swift cannot pass.
struct tiff_reader {
  TIFF *tiff;
  const uint8_t *bytes;
  size_t size, place;
  char failure[TIFF_MESSAGE], warning[TIFF_MESSAGE];
};

static int failed(TIFF *tiff, void *user, const char *module, const char *format, va_list rest) {
  tiff_reader *own = user;
  (void)tiff, (void)module;
  if (!own->failure[0]) vsnprintf(own->failure, TIFF_MESSAGE, format, rest);
  return 1;
}

static int warned(TIFF *tiff, void *user, const char *module, const char *format, va_list rest) {
  tiff_reader *own = user;
  (void)tiff, (void)module;
  // A tag of a maker that the library does not know is no damage.
  if (!own->warning[0] && !strstr(format, "Unknown field")) {
    vsnprintf(own->warning, TIFF_MESSAGE, format, rest);
  }
  return 1;
}

static tmsize_t take(thandle_t handle, void *target, tmsize_t count) {
  tiff_reader *own = (tiff_reader *)handle;
  if (count < 0 || own->place >= own->size) return 0;
  if ((size_t)count > own->size - own->place) count = (tmsize_t)(own->size - own->place);
  memcpy(target, own->bytes + own->place, (size_t)count);
  own->place += (size_t)count;
  return count;
}

static tmsize_t give(thandle_t handle, void *bytes, tmsize_t count) {
  (void)handle, (void)bytes, (void)count;
  return 0;
}

static toff_t seek(thandle_t handle, toff_t offset, int whence) {
  tiff_reader *own = (tiff_reader *)handle;
  toff_t place = offset;
  if (whence == SEEK_CUR) place += own->place;
  if (whence == SEEK_END) place += own->size;
  own->place = place > SIZE_MAX / 2 ? SIZE_MAX / 2 : (size_t)place;
  return (toff_t)own->place;
}

static int shut(thandle_t handle) {
  (void)handle;
  return 0;
}

static toff_t size_of(thandle_t handle) { return ((tiff_reader *)handle)->size; }

static int passed_on(tiff_reader *own, char *message, const char *otherwise) {
  strncpy(message, own && own->failure[0] ? own->failure : otherwise, TIFF_MESSAGE - 1);
  message[TIFF_MESSAGE - 1] = 0;
  return 1;
}

tiff_reader *tiff_open(const uint8_t *bytes, size_t size, size_t limit, char *message) {
  tiff_reader *own = calloc(1, sizeof *own);
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (own && options) {
    own->bytes = bytes;
    own->size = size;
    // What some codecs say by the older way would go to the terminal.
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)limit);
    TIFFOpenOptionsSetErrorHandlerExtR(options, failed, own);
    TIFFOpenOptionsSetWarningHandlerExtR(options, warned, own);
    own->tiff = TIFFClientOpenExt("file", "rm", (thandle_t)own, take, give, seek, shut, size_of,
                                  NULL, NULL, options);
  }
  if (options) TIFFOpenOptionsFree(options);
  if (own && own->tiff) return own;
  passed_on(own, message, "no page");
  free(own);
  return NULL;
}

void tiff_close(tiff_reader *own) {
  TIFFClose(own->tiff);
  free(own);
}

int tiff_describe(tiff_reader *own, tiff_page *page, char *message) {
  TIFF *tiff = own->tiff;
  uint16_t count = 0, *kinds = NULL;
  uint16_t *red, *green, *blue;
  void *profile;
  memset(page, 0, sizeof *page);
  page->place = TIFFCurrentDirOffset(tiff);
  if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &page->columns) ||
      !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &page->rows) ||
      !TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &page->photometric)) {
    return passed_on(own, message, "width, length or photometric interpretation is missing");
  }
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &page->bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &page->samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &page->compression);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &page->planar);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &page->format);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &page->orientation);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &page->unit);
  page->extra = -1;
  if (TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) && count && kinds) {
    page->extra = kinds[0];
  }
  if (page->photometric == PHOTOMETRIC_PALETTE && page->bits >= 1 && page->bits <= 16 &&
      TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue)) {
    page->palette_count = 1 << page->bits;
    page->red = red;
    page->green = green;
    page->blue = blue;
  }
  if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &page->profile_size, &profile)) {
    page->profile = profile;
  } else {
    page->profile_size = 0;
  }
  if (!TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &page->across)) page->across = 0;
  if (!TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &page->down)) page->down = 0;
  return 0;
}

int tiff_next(tiff_reader *own) { return TIFFReadDirectory(own->tiff); }

const char *tiff_failure(tiff_reader *own) { return own->failure; }

const char *tiff_warning(tiff_reader *own) { return own->warning; }

static int read_tiles(tiff_reader *own, const tiff_page *page, uint8_t *samples, size_t line,
                      uint16_t planes, size_t pixel_bits) {
  TIFF *tiff = own->tiff;
  uint32_t width = 0, height = 0;
  TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &width);
  TIFFGetField(tiff, TIFFTAG_TILELENGTH, &height);
  const tmsize_t size = TIFFTileSize(tiff), row_size = TIFFTileRowSize(tiff);
  const size_t across = (size_t)width * pixel_bits;
  if (!width || !height || size <= 0 || row_size <= 0 || across % 8 ||
      (size_t)row_size < across / 8 || (size_t)size / (size_t)row_size < height) {
    return 1;
  }
  uint8_t *tile = _TIFFmalloc(size);
  if (!tile) return 1;
  int status = 0;
  for (uint16_t plane = 0; plane < planes && !status; plane++) {
    for (uint64_t y = 0; y < page->rows && !status; y += height) {
      for (uint64_t x = 0; x < page->columns; x += width) {
        memset(tile, 0, (size_t)size);
        if (TIFFReadTile(tiff, tile, (uint32_t)x, (uint32_t)y, 0, plane) < 0) {
          status = 1;
          break;
        }
        const size_t begin = x * pixel_bits / 8;
        const size_t bytes = line - begin < across / 8 ? line - begin : across / 8;
        for (uint32_t row = 0; row < height && y + row < page->rows; row++) {
          memcpy(samples + ((size_t)plane * page->rows + y + row) * line + begin,
                 tile + (size_t)row * (size_t)row_size, bytes);
        }
      }
    }
  }
  _TIFFfree(tile);
  return status;
}

int tiff_samples(tiff_reader *own, const tiff_page *page, uint8_t *samples, size_t count,
                 char *message) {
  TIFF *tiff = own->tiff;
  own->failure[0] = 0;
  // Luminance and chrominance in a stream of JPEG come as red, green and blue.
  if (page->compression == COMPRESSION_JPEG && page->photometric == PHOTOMETRIC_YCBCR) {
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  }
  const int separate = page->planar == PLANARCONFIG_SEPARATE && page->samples > 1;
  const uint16_t planes = separate ? page->samples : 1;
  const size_t pixel_bits = (size_t)page->bits * (separate ? 1 : page->samples);
  const size_t line = ((size_t)page->columns * pixel_bits + 7) / 8;
  if (line * page->rows * planes != count) return passed_on(NULL, message, "another size");
  if (TIFFIsTiled(tiff)) {
    if (read_tiles(own, page, samples, line, planes, pixel_bits)) {
      return passed_on(own, message, "the tiles have a size that no tiles have");
    }
    return 0;
  }
  if (TIFFScanlineSize(tiff) != (tmsize_t)line) {
    return passed_on(own, message, "the rows have another length than the tags say");
  }
  for (uint16_t plane = 0; plane < planes; plane++) {
    for (uint32_t row = 0; row < page->rows; row++) {
      uint8_t *target = samples + ((size_t)plane * page->rows + row) * line;
      if (TIFFReadScanline(tiff, target, row, plane) < 0) {
        return passed_on(own, message, "the rows end too early");
      }
    }
  }
  return 0;
}

int tiff_colours(tiff_reader *own, const tiff_page *page, uint8_t *pixels, size_t count,
                 char *message) {
  own->failure[0] = 0;
  if ((size_t)page->columns * page->rows * 4 != count) {
    return passed_on(NULL, message, "another size");
  }
  uint32_t *raster = _TIFFmalloc((tmsize_t)count);
  if (!raster) return passed_on(NULL, message, "out of memory");
  // Rows from above, whatever the orientation is: that is applied later.
  TIFFSetField(own->tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  const int is_read = TIFFReadRGBAImageOriented(own->tiff, page->columns, page->rows, raster,
                                                ORIENTATION_TOPLEFT, 1);
  if (is_read) {
    const size_t number = (size_t)page->columns * page->rows;
    for (size_t index = 0; index < number; index++) {
      pixels[4 * index] = TIFFGetR(raster[index]);
      pixels[4 * index + 1] = TIFFGetG(raster[index]);
      pixels[4 * index + 2] = TIFFGetB(raster[index]);
      pixels[4 * index + 3] = TIFFGetA(raster[index]);
    }
  }
  _TIFFfree(raster);
  return is_read ? 0 : passed_on(own, message, "the pixels cannot be converted");
}
