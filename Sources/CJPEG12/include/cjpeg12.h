#pragma once
#include <stddef.h>
#include <stdint.h>

/// What is coded, or what the stream is expected to be.
typedef struct {
  uint32_t columns, rows;
  /// 1 or 3.
  int components;
  /// Whether luminance and chrominance stand in the stream, and RGB outside it.
  int converts;
  /// 1 to 100; for coding only.
  int quality;
  /// 1, or 2 for chrominance of half the columns; for coding only.
  int across;
} jpeg12_frame;

#define JPEG12_MESSAGE 200

/// Decodes a stream of 12 bits into `count` samples, pixel after pixel.
/// @return 0, or 1 with the library's words in `message`, which has JPEG12_MESSAGE bytes.
int jpeg12_decode(const uint8_t *stream, size_t size, jpeg12_frame frame, int16_t *samples,
                  size_t count, char *message);

/// Codes `count` samples; `stream` is to be freed by the caller.
/// @return 0, or 1 with the library's words in `message`, which has JPEG12_MESSAGE bytes.
int jpeg12_encode(const int16_t *samples, size_t count, jpeg12_frame frame, uint8_t **stream,
                  size_t *size, char *message);
