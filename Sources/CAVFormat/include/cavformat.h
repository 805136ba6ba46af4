#pragma once
#include <stddef.h>
#include <stdint.h>

#define REMUX_MESSAGE 200
/// No time is known.
#define REMUX_NO_TIME INT64_MIN

enum remux_codec { REMUX_OTHER = 0, REMUX_MPEG2 = 1, REMUX_H264 = 2, REMUX_HEVC = 3 };

/// Reads up to `size` bytes at `offset`: their number, 0 at the end, below 0 when it cannot.
typedef int (*remux_read)(void *context, int64_t offset, uint8_t *bytes, int size);
/// Writes all of `size` bytes at `offset`: 0, or below 0 when it cannot.
typedef int (*remux_write)(void *context, int64_t offset, const uint8_t *bytes, int size);

/// What a file has beside the frames of the video that is taken.
typedef struct {
  int codec, columns, rows;
  /// The library's name for the codec.
  char name[40];
  /// Of a pixel; 0 where the container says nothing.
  int aspect_across, aspect_down;
  /// A unit of time, in seconds.
  int time_numerator, time_denominator;
  /// As ISO/IEC 14496-12 has it, when it is not the identity.
  int has_matrix;
  int32_t matrix[9];
  int videos, audios, subtitles, others, pictures, chapters;
  int has_location, has_texts;
  /// As written in the file; empty when it is not.
  char created[40], recorded[40];
  /// Of the container's index, and of them those that no edit list hides; 0 without an index.
  int64_t frames, visible;
} remux_track;

typedef struct {
  /// Belongs to the reader until the next packet.
  const uint8_t *bytes;
  size_t size;
  /// `REMUX_NO_TIME` where the container has none.
  int64_t shown, decoded, duration;
  /// The picture's place in the order of output since the last reset, by the stream itself.
  int order;
  /// The container said that bytes of it are missing; its content is encrypted.
  int is_damaged, is_encrypted;
} remux_packet;

typedef struct remux_input remux_input;
typedef struct remux_output remux_output;

/// Whether the library is on this machine, and was when this was built.
int remux_is_there(void);

/// The name of the package to install, with the version that this was built for.
const char *remux_package(void);

/// Opens a file with one demuxer by its name; no other file is ever opened.
/// @param seconds after which reading fails.
/// @return NULL with words in `message`.
remux_input *remux_open(const char *demuxer, remux_read read, void *context, int64_t size,
                        double seconds, char *message);

/// The next packet of the first video track, parameter sets in it, in the syntax of start codes.
/// @return 1, 0 at the end, or -1 with words in `message`.
int remux_next(remux_input *input, remux_packet *packet, char *message);

/// What is known up to now: some formats tell of their tracks as they go.
void remux_describe(remux_input *input, remux_track *track);

void remux_close(remux_input *input);

/// Begins an MP4 file of one track of H.264 or HEVC.
/// @param record how a decoder begins, as ISO/IEC 14496-15 has it: nothing of the video is read here.
/// @param in_band whether parameter sets are in the frames as well.
remux_output *remux_create(int codec, int columns, int rows, const uint8_t *record, size_t count,
                           int in_band, int numerator, int denominator, remux_write write,
                           void *context, char *message);

/// Adds a frame of units behind their lengths. @return 0, or -1 with words in `message`.
int remux_add(remux_output *output, const uint8_t *bytes, size_t size, int64_t shown,
              int64_t decoded, int64_t duration, int is_key, char *message);

/// Writes what is still to be written. @return 0, or -1 with words in `message`.
int remux_finish(remux_output *output, char *message);

void remux_discard(remux_output *output);
