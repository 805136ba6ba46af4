#pragma once
#include <stddef.h>
#include <stdint.h>

#define PNG_MESSAGE 200

/// What stands in the chunks beside the pixels.
typedef struct {
  uint32_t columns, rows;
  int depth, colour;
  int palette_count, alpha_count;
  /// Red, green, blue of each entry.
  uint8_t palette[768];
  uint8_t alpha[256];
  /// Whether one colour is transparent, and which: grey, or red, green, blue.
  int has_key;
  uint16_t key[3];
  /// To be freed by the caller.
  uint8_t *profile, *exif;
  size_t profile_size, exif_size;
  /// Pixels a metre, or of no unit; 0 where nothing is said.
  uint32_t across, down;
  int is_metre;
  /// Bytes of the file that were read.
  size_t consumed;
  /// The library's last warning, or what broke after the pixels.
  char warning[PNG_MESSAGE];
} png_content;

/// Reads the pixels: samples as they stand in the file, each in one byte, or in two, the lower
/// first, where there are 16 bits; `count` must be exactly what they take.
/// @return 0, or 1 with the library's words in `message`, which has PNG_MESSAGE bytes; both with
/// `profile` and `exif` to be freed.
int png_decode(const uint8_t *bytes, size_t size, uint8_t *samples, size_t count,
               size_t frame_limit, png_content *content, char *message);
