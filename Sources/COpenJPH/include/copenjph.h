#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  uint32_t columns, rows, components;
  /// Bits of a sample, 1 to 16.
  uint32_t precision;
  int is_signed;
  /// Bytes of a sample in memory, 1 or 2.
  uint32_t sample_bytes;
  uint32_t decompositions;
  /// Whether the first three components are red, green and blue and are to be transformed.
  int transforms_colour;
  /// Step of quantisation as a part of the range of samples; 0 for a reversible stream.
  float step;
  /// Resolution, position, component, layer; else layer, resolution, component, position.
  int by_resolution;
} openjph_frame;

/// Codes one frame, samples of a pixel together.
/// @return 0 with a stream that `openjph_free` frees, or 1.
int openjph_encode(const uint8_t *samples, size_t size, openjph_frame frame, uint8_t **stream,
                   size_t *stream_size);

void openjph_free(uint8_t *stream);

#ifdef __cplusplus
}
#endif
