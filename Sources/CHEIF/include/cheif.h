#pragma once
#include <stddef.h>
#include <stdint.h>

#define HEIC_MESSAGE 200

typedef struct heic_reader heic_reader;

/// The primary image of a file.
typedef struct {
  int columns, rows, bits, has_alpha, images;
  /// To be freed by the caller; NULL where there is none.
  uint8_t *profile, *exif;
  size_t profile_size, exif_size;
} heic_content;

/// Whether the library is on this machine.
int heic_is_there(void);

/// Opens a file in memory, which must outlive the reader; NULL with words in `message`.
heic_reader *heic_open(const uint8_t *bytes, size_t size, int side, heic_content *content,
                       char *message);

/// Decodes upright pixels of 8 bits: red, green, blue and alpha.
/// @return 0, or 1 with words in `message`.
int heic_pixels(heic_reader *reader, uint8_t *pixels, size_t count, char *message);

void heic_close(heic_reader *reader);
