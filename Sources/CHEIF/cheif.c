#include "cheif.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The library is loaded when the first file asks for it, so that neither building nor running needs
// it. Its interface, declared here as far as it is called, has been the same since version 1.0.
typedef struct {
  int code, detail;
  const char *message;
} outcome;

enum { rgb = 1, interleaved_rgba = 11, interleaved = 10 };

static struct {
  void *(*context_alloc)(void);
  void (*context_free)(void *);
  void (*set_limit)(void *, int);
  outcome (*read)(void *, const void *, size_t, const void *);
  int (*images)(void *);
  outcome (*primary)(void *, void **);
  void (*handle_release)(const void *);
  int (*width)(const void *);
  int (*height)(const void *);
  int (*has_alpha)(const void *);
  int (*bits)(const void *);
  size_t (*profile_size)(const void *);
  outcome (*profile)(const void *, void *);
  int (*metadata)(const void *, const char *, uint32_t *, int);
  size_t (*metadata_size)(const void *, uint32_t);
  outcome (*metadata_bytes)(const void *, uint32_t, void *);
  outcome (*decode)(const void *, void **, int, int, const void *);
  const uint8_t *(*plane)(const void *, int, int *);
  int (*plane_width)(const void *, int);
  int (*plane_height)(const void *, int);
  void (*image_release)(const void *);
} library;

static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {
      "heif_context_alloc",
      "heif_context_free",
      "heif_context_set_maximum_image_size_limit",
      "heif_context_read_from_memory_without_copy",
      "heif_context_get_number_of_top_level_images",
      "heif_context_get_primary_image_handle",
      "heif_image_handle_release",
      "heif_image_handle_get_width",
      "heif_image_handle_get_height",
      "heif_image_handle_has_alpha_channel",
      "heif_image_handle_get_luma_bits_per_pixel",
      "heif_image_handle_get_raw_color_profile_size",
      "heif_image_handle_get_raw_color_profile",
      "heif_image_handle_get_list_of_metadata_block_IDs",
      "heif_image_handle_get_metadata_size",
      "heif_image_handle_get_metadata",
      "heif_decode_image",
      "heif_image_get_plane_readonly",
      "heif_image_get_width",
      "heif_image_get_height",
      "heif_image_release",
  };
  _Static_assert(sizeof library == sizeof names, "a name for each function");
  void *handle = dlopen("libheif.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void *function = dlsym(handle, names[index]);
    if (!function) return;
    memcpy((char *)&library + index * sizeof function, &function, sizeof function);
  }
  is_loaded = 1;
}

int heic_is_there(void) {
  pthread_once(&once, load);
  return is_loaded;
}

struct heic_reader {
  void *context, *handle;
};

static int note(char *message, const char *text) {
  strncpy(message, text ? text : "no reason given", HEIC_MESSAGE - 1);
  message[HEIC_MESSAGE - 1] = 0;
  return 1;
}

static void collect(const void *handle, heic_content *content) {
  const size_t limit = 64u << 20;
  size_t size = library.profile_size(handle);
  if (size && size <= limit && (content->profile = malloc(size))) {
    content->profile_size = library.profile(handle, content->profile).code ? 0 : size;
  }
  uint32_t block;
  if (library.metadata(handle, "Exif", &block, 1) < 1) return;
  size = library.metadata_size(handle, block);
  if (size && size <= limit && (content->exif = malloc(size))) {
    content->exif_size = library.metadata_bytes(handle, block, content->exif).code ? 0 : size;
  }
}

heic_reader *heic_open(const uint8_t *bytes, size_t size, int side, heic_content *content,
                       char *message) {
  memset(content, 0, sizeof *content);
  message[0] = 0;
  heic_reader *own = heic_is_there() ? calloc(1, sizeof *own) : NULL;
  if (own) own->context = library.context_alloc();
  if (!own || !own->context) {
    note(message, "out of memory");
    free(own);
    return NULL;
  }
  library.set_limit(own->context, side);
  outcome status = library.read(own->context, bytes, size, NULL);
  if (!status.code) status = library.primary(own->context, &own->handle);
  if (status.code || !own->handle) {
    note(message, status.message);
    own->handle = NULL;
    heic_close(own);
    return NULL;
  }
  content->columns = library.width(own->handle);
  content->rows = library.height(own->handle);
  content->bits = library.bits(own->handle);
  content->has_alpha = library.has_alpha(own->handle);
  content->images = library.images(own->context);
  collect(own->handle, content);
  return own;
}

int heic_pixels(heic_reader *own, uint8_t *pixels, size_t count, char *message) {
  void *image = NULL;
  const outcome status = library.decode(own->handle, &image, rgb, interleaved_rgba, NULL);
  if (status.code || !image) return note(message, status.message);
  int stride = 0;
  const uint8_t *plane = library.plane(image, interleaved, &stride);
  const int columns = library.plane_width(image, interleaved);
  const int rows = library.plane_height(image, interleaved);
  const int fits = plane && columns > 0 && rows > 0 && stride / 4 >= columns &&
                   (size_t)columns * (size_t)rows * 4 == count;
  for (int row = 0; fits && row < rows; row++) {
    memcpy(pixels + (size_t)row * (size_t)columns * 4, plane + (size_t)row * (size_t)stride,
           (size_t)columns * 4);
  }
  library.image_release(image);
  return fits ? 0 : note(message, "the pixels have another size than the headers say");
}

void heic_close(heic_reader *own) {
  if (own->handle) library.handle_release(own->handle);
  library.context_free(own->context);
  free(own);
}
