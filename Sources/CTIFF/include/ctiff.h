#pragma once
#include <stddef.h>
#include <stdint.h>

#define TIFF_MESSAGE 240

typedef struct tiff_reader tiff_reader;

/// One page as its tags say.
typedef struct {
  uint32_t columns, rows;
  uint16_t bits, samples, photometric, compression, planar, format, orientation;
  /// -1 where there is no further sample, else what the first of them is.
  int extra;
  int palette_count;
  /// 16 bits each; the library's, until the next page.
  const uint16_t *red, *green, *blue;
  const uint8_t *profile;
  uint32_t profile_size;
  float across, down;
  /// 1 none, 2 inch, 3 centimetre.
  uint16_t unit;
  /// Where the page's tags begin.
  uint64_t place;
} tiff_page;

/// Opens a file in memory, which must outlive the reader; NULL when it is no TIFF.
tiff_reader *tiff_open(const uint8_t *bytes, size_t size, size_t limit, char *message);
void tiff_close(tiff_reader *reader);

/// @return 0, or 1 when the page lacks what a page must have.
int tiff_describe(tiff_reader *reader, tiff_page *page, char *message);

/// Goes to the next page. @return 1 when there is one.
int tiff_next(tiff_reader *reader);

/// The library's first error since pixels were last asked for, or an empty text.
const char *tiff_failure(tiff_reader *reader);

/// The library's first warning, or an empty text.
const char *tiff_warning(tiff_reader *reader);

/// Reads the samples as they are packed in the file: rows of whole bytes, one plane after another
/// where planes are separate; samples of 16 bits in the machine's order.
/// @return 0, or 1 with the library's words.
int tiff_samples(tiff_reader *reader, const tiff_page *page, uint8_t *samples, size_t count,
                 char *message);

/// Reads the page as red, green, blue and alpha of 8 bits, as the library converts it.
int tiff_colours(tiff_reader *reader, const tiff_page *page, uint8_t *pixels, size_t count,
                 char *message);
