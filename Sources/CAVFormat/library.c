#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#ifdef REMUX_HAS_HEADERS

struct remux_library remux;
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

static void *named(void *handle, const char *name, int *missing) {
  void *function = handle ? dlsym(handle, name) : NULL;
  if (!function) *missing = 1;
  return function;
}

// The structures that the headers declare are those of one major version only.
static void load(void) {
  void *util = dlopen("libavutil.so." TEXT(LIBAVUTIL_VERSION_MAJOR), RTLD_NOW | RTLD_LOCAL);
  void *codec = dlopen("libavcodec.so." TEXT(LIBAVCODEC_VERSION_MAJOR), RTLD_NOW | RTLD_LOCAL);
  void *format = dlopen("libavformat.so." TEXT(LIBAVFORMAT_VERSION_MAJOR), RTLD_NOW | RTLD_LOCAL);
  int missing = 0;
#define FIND(name) remux.name = (__typeof__(remux.name))named(LIBRARY, #name, &missing);
#define LIBRARY util
  REMUX_UTIL(FIND)
#undef LIBRARY
#define LIBRARY codec
  REMUX_CODEC(FIND)
#undef LIBRARY
#define LIBRARY format
  REMUX_FORMAT(FIND)
#undef LIBRARY
  if (missing) return;
  remux.av_log_set_level(AV_LOG_QUIET);
  // A single frame may be large; a table that lies may not take the machine's memory.
  remux.av_max_alloc(512u << 20);
  is_loaded = 1;
}

int remux_is_there(void) {
  pthread_once(&once, load);
  return is_loaded;
}

const char *remux_package(void) { return "libavformat" TEXT(LIBAVFORMAT_VERSION_MAJOR); }

int remux_say(char *message, const char *text) {
  snprintf(message, REMUX_MESSAGE, "%s", text);
  return -1;
}

int remux_note(char *message, int error) {
  if (error == AVERROR_EXIT) return remux_say(message, "reading it took too long");
  if (error == AVERROR(ENOMEM)) return remux_say(message, "it asks for more memory than is given");
  if (remux.av_strerror(error, message, REMUX_MESSAGE) < 0) {
    return remux_say(message, "no reason given");
  }
  return -1;
}

int remux_open_nothing(AVFormatContext *context, AVIOContext **file, const char *name, int flags,
                       AVDictionary **options) {
  (void)context, (void)name, (void)flags, (void)options;
  *file = NULL;
  return AVERROR(EPERM);
}

#else

static void say(char *message) {
  snprintf(message, REMUX_MESSAGE, "%s", "built without libavformat");
}

int remux_is_there(void) { return 0; }
const char *remux_package(void) { return ""; }

remux_input *remux_open(const char *demuxer, remux_read read, void *context, int64_t size,
                        double seconds, char *message) {
  (void)demuxer, (void)read, (void)context, (void)size, (void)seconds;
  say(message);
  return NULL;
}

int remux_next(remux_input *input, remux_packet *packet, char *message) {
  (void)input, (void)packet;
  say(message);
  return -1;
}

void remux_describe(remux_input *input, remux_track *track) {
  (void)input;
  memset(track, 0, sizeof *track);
}

void remux_close(remux_input *input) { (void)input; }

remux_output *remux_create(int codec, int columns, int rows, const uint8_t *record, size_t count,
                           int in_band, int numerator, int denominator, remux_write write,
                           void *context, char *message) {
  (void)codec, (void)columns, (void)rows, (void)record, (void)count, (void)in_band;
  (void)numerator, (void)denominator, (void)write, (void)context;
  say(message);
  return NULL;
}

int remux_add(remux_output *output, const uint8_t *bytes, size_t size, int64_t shown,
              int64_t decoded, int64_t duration, int is_key, char *message) {
  (void)output, (void)bytes, (void)size, (void)shown, (void)decoded, (void)duration, (void)is_key;
  say(message);
  return -1;
}

int remux_finish(remux_output *output, char *message) {
  (void)output;
  say(message);
  return -1;
}

void remux_discard(remux_output *output) { (void)output; }

#endif
