#include "cjpeg12.h"

#include <gdcm-3.0/gdcmjpeg/12/jinclude.h>
#include <gdcm-3.0/gdcmjpeg/12/jpeglib.h>
#include <gdcm-3.0/gdcmjpeg/12/jerror.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// The library leaves every failure by `error_exit`, which may not return: it is left by longjmp to
// the function below that called the library, so that no frame of Swift is ever jumped over.
typedef struct {
  struct jpeg_error_mgr base;
  jmp_buf out;
  char *message;
} errors;

static void leave(j_common_ptr info) {
  errors *own = (errors *)info->err;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  text[JMSG_LENGTH_MAX - 1] = 0;
  strncpy(own->message, text, JPEG12_MESSAGE - 1);
  own->message[JPEG12_MESSAGE - 1] = 0;
  longjmp(own->out, 1);
}

// A warning says that the data are damaged and the pixels guessed.
static void warn(j_common_ptr info, int level) {
  // Bounds of a spectral selection that a sequential stream does not have change no pixel.
  if (level < 0 && info->err->msg_code != JWRN_NOT_SEQUENTIAL) leave(info);
}

static void be_silent(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *prepare(errors *own, char *message) {
  struct jpeg_error_mgr *base = jpeg_std_error(&own->base);
  base->error_exit = leave;
  base->emit_message = warn;
  base->output_message = be_silent;
  own->message = message;
  message[0] = 0;
  return base;
}

static int refuse(char *message, const char *text) {
  strncpy(message, text, JPEG12_MESSAGE - 1);
  message[JPEG12_MESSAGE - 1] = 0;
  return 1;
}

// Reading from memory.

static void source_nothing(j_decompress_ptr info) { (void)info; }

static boolean source_ended(j_decompress_ptr info) {
  ERREXIT(info, JERR_INPUT_EOF);
  return FALSE;
}

static void source_skip(j_decompress_ptr info, long count) {
  if (count <= 0) return;
  if ((size_t)count > info->src->bytes_in_buffer) ERREXIT(info, JERR_INPUT_EOF);
  info->src->next_input_byte += count;
  info->src->bytes_in_buffer -= (size_t)count;
}

int jpeg12_decode(const uint8_t *stream, size_t size, jpeg12_frame frame, int16_t *samples,
                  size_t count, char *message) {
  struct jpeg_decompress_struct info;
  struct jpeg_source_mgr source;
  errors own;
  memset(&info, 0, sizeof info);
  memset(&source, 0, sizeof source);
  info.err = prepare(&own, message);
  if (setjmp(own.out)) {
    jpeg_destroy_decompress(&info);
    return 1;
  }
  jpeg_create_decompress(&info);
  source.init_source = source_nothing;
  source.fill_input_buffer = source_ended;
  source.skip_input_data = source_skip;
  source.resync_to_restart = jpeg_resync_to_restart;
  source.term_source = source_nothing;
  source.next_input_byte = stream;
  source.bytes_in_buffer = size;
  info.src = &source;
  jpeg_read_header(&info, TRUE);
  if (info.image_width != frame.columns || info.image_height != frame.rows ||
      info.num_components != frame.components || info.data_precision != 12 ||
      (size_t)frame.columns * frame.rows * (size_t)frame.components != count) {
    jpeg_destroy_decompress(&info);
    return refuse(message, "two frame headers that differ");
  }
  if (frame.components == 1) {
    info.jpeg_color_space = info.out_color_space = JCS_GRAYSCALE;
  } else if (frame.converts) {
    info.jpeg_color_space = JCS_YCbCr;
    info.out_color_space = JCS_RGB;
  } else {
    info.jpeg_color_space = info.out_color_space = JCS_UNKNOWN;
  }
  info.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&info);
  const size_t line = (size_t)frame.columns * (size_t)frame.components;
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = (JSAMPROW)(samples + line * info.output_scanline);
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return 0;
}

// Writing to memory that grows.

typedef struct {
  struct jpeg_destination_mgr base;
  uint8_t *bytes;
  size_t capacity, used;
} growing;

static void target_start(j_compress_ptr info) {
  growing *target = (growing *)info->dest;
  target->base.next_output_byte = target->bytes;
  target->base.free_in_buffer = target->capacity;
}

static boolean target_full(j_compress_ptr info) {
  growing *target = (growing *)info->dest;
  uint8_t *larger = realloc(target->bytes, target->capacity * 2);
  if (!larger) ERREXIT1(info, JERR_OUT_OF_MEMORY, 0);
  target->base.next_output_byte = larger + target->capacity;
  target->base.free_in_buffer = target->capacity;
  target->bytes = larger;
  target->capacity *= 2;
  return TRUE;
}

static void target_end(j_compress_ptr info) {
  growing *target = (growing *)info->dest;
  target->used = target->capacity - target->base.free_in_buffer;
}

int jpeg12_encode(const int16_t *samples, size_t count, jpeg12_frame frame, uint8_t **stream,
                  size_t *size, char *message) {
  struct jpeg_compress_struct info;
  growing target;
  errors own;
  const size_t line = (size_t)frame.columns * (size_t)frame.components;
  if (line * frame.rows != count) return refuse(message, "another number of samples");
  memset(&info, 0, sizeof info);
  memset(&target, 0, sizeof target);
  target.capacity = count / 2 + 4096;
  target.bytes = malloc(target.capacity);
  if (!target.bytes) return refuse(message, "out of memory");
  info.err = prepare(&own, message);
  if (setjmp(own.out)) {
    jpeg_destroy_compress(&info);
    free(target.bytes);
    return 1;
  }
  jpeg_create_compress(&info);
  target.base.init_destination = target_start;
  target.base.empty_output_buffer = target_full;
  target.base.term_destination = target_end;
  info.dest = &target.base;
  info.image_width = frame.columns;
  info.image_height = frame.rows;
  info.input_components = frame.components;
  info.in_color_space = frame.components == 1 ? JCS_GRAYSCALE
                        : frame.converts      ? JCS_RGB
                                              : JCS_YCbCr;
  jpeg_set_defaults(&info);
  info.data_precision = 12;
  info.dct_method = JDCT_ISLOW;
  // JFIF is of 8 bits; of colours the marker of Adobe tells.
  info.write_JFIF_header = FALSE;
  info.write_Adobe_marker = frame.components == 3;
  if (frame.components == 3) {
    info.comp_info[0].h_samp_factor = frame.across;
    info.comp_info[0].v_samp_factor = 1;
  }
  jpeg_set_quality(&info, frame.quality, FALSE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = (JSAMPROW)(samples + line * info.next_scanline);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  *stream = target.bytes;
  *size = target.used;
  return 0;
}
