#include "cpng.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const uint8_t *bytes;
  size_t size, place;
  char *message, *warning;
} source;

static void note(char *target, const char *text) {
  strncpy(target, text, PNG_MESSAGE - 1);
  target[PNG_MESSAGE - 1] = 0;
}

// The library leaves every failure by longjmp, to the function below that called it, so that no
// frame of Swift is ever jumped over.
static void leave(png_structp png, png_const_charp text) {
  source *own = png_get_error_ptr(png);
  note(own->message, text);
  png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp text) {
  source *own = png_get_error_ptr(png);
  note(own->warning, text);
}

static void fill(png_structp png, png_bytep target, size_t count) {
  source *own = png_get_io_ptr(png);
  if (count > own->size - own->place) png_error(png, "the file ends too early");
  memcpy(target, own->bytes + own->place, count);
  own->place += count;
}

static uint8_t *copied(const void *bytes, size_t size) {
  uint8_t *copy = size ? malloc(size) : NULL;
  if (copy) memcpy(copy, bytes, size);
  return copy;
}

static void collect(png_structp png, png_infop info, png_content *content) {
  png_colorp palette;
  png_bytep alpha, exif, profile;
  png_color_16p key;
  png_charp name;
  png_uint_32 size, across, down;
  int count, unit;
  if (png_get_PLTE(png, info, &palette, &count) && count <= 256) {
    content->palette_count = count;
    for (int entry = 0; entry < count; entry++) {
      content->palette[3 * entry] = palette[entry].red;
      content->palette[3 * entry + 1] = palette[entry].green;
      content->palette[3 * entry + 2] = palette[entry].blue;
    }
  }
  count = 0;
  if (png_get_tRNS(png, info, &alpha, &count, &key)) {
    if (content->colour == PNG_COLOR_TYPE_PALETTE) {
      if (alpha && count > 0 && count <= 256) {
        content->alpha_count = count;
        memcpy(content->alpha, alpha, (size_t)count);
      }
    } else if (key) {
      content->has_key = 1;
      content->key[0] = content->colour == PNG_COLOR_TYPE_GRAY ? key->gray : key->red;
      content->key[1] = key->green;
      content->key[2] = key->blue;
    }
  }
  if (!content->profile && png_get_iCCP(png, info, &name, &unit, &profile, &size)) {
    content->profile = copied(profile, size);
    content->profile_size = content->profile ? size : 0;
  }
  if (!content->exif && png_get_eXIf_1(png, info, &size, &exif)) {
    content->exif = copied(exif, size);
    content->exif_size = content->exif ? size : 0;
  }
  if (png_get_pHYs(png, info, &across, &down, &unit)) {
    content->across = across;
    content->down = down;
    content->is_metre = unit == PNG_RESOLUTION_METER;
  }
}

int png_decode(const uint8_t *bytes, size_t size, uint8_t *samples, size_t count,
               size_t frame_limit, png_content *content, char *message) {
  source own = {bytes, size, 0, message, content->warning};
  memset(content, 0, sizeof *content);
  message[0] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &own, leave, warn);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    note(message, "out of memory");
    return 1;
  }
  volatile int is_whole = 0;
  if (setjmp(png_jmpbuf(png))) {
    // What breaks after the last pixel costs no pixel.
    if (is_whole) note(content->warning, message);
    content->consumed = own.place;
    png_destroy_read_struct(&png, &info, NULL);
    return !is_whole;
  }
  png_set_read_fn(png, &own, fill);
  png_set_user_limits(png, 65535, 65535);
  png_set_chunk_malloc_max(png, frame_limit < (64u << 20) ? frame_limit : (64u << 20));
  png_set_chunk_cache_max(png, 128);
  png_read_info(png, info);
  content->columns = png_get_image_width(png, info);
  content->rows = png_get_image_height(png, info);
  content->depth = png_get_bit_depth(png, info);
  content->colour = png_get_color_type(png, info);
  png_set_packing(png);
  if (content->depth == 16) png_set_swap(png);
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  collect(png, info, content);
  const size_t line = png_get_rowbytes(png, info);
  if (!line || line * content->rows != count) png_error(png, "two headers that differ");
  for (int pass = 0; pass < passes; pass++) {
    for (size_t row = 0; row < content->rows; row++) png_read_row(png, samples + row * line, NULL);
  }
  is_whole = 1;
  png_read_end(png, info);
  collect(png, info, content);
  content->consumed = own.place;
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}
