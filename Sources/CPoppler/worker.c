// What a PDF can do to poppler, it does in a process of its own: a crash, a loop or a gigabyte is an
// answer to the process that asked.
//
// The library is loaded before that process is forked, and called in it only. Forked from one of
// several threads it may not load anything: another thread may have held the loader's lock, which
// nobody gives back here. Locks of poppler, GLib and cairo are free, nobody else being their user.
//
// Only poppler's interface for C is called, declared here as far as it is needed; it has been the
// same since version 21.12.
#define _GNU_SOURCE
#include "worker.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  uint32_t domain;
  int code;
  char *message;
} failure;

static struct {
  void *(*open)(int, const char *, failure **);
  uint32_t (*errors)(void);
  int (*pages)(void *);
  int (*has_scripts)(void *);
  int (*has_attachments)(void *);
  char *(*title)(void *);
  void *(*created)(void *);
  char *(*format)(void *, const char *);
  void *(*page)(void *, int);
  void (*size)(void *, double *, double *);
  void (*render)(void *, void *);
  void (*release)(void *);
  void *(*surface)(int, int, int);
  int (*surface_status)(void *);
  void *(*context)(void *);
  int (*status)(void *);
  void (*colour)(void *, double, double, double);
  void (*paint)(void *);
  void (*scale)(void *, double, double);
  void (*flush)(void *);
  const unsigned char *(*data)(void *);
  int (*stride)(void *);
  void (*context_free)(void *);
  void (*surface_free)(void *);
} library;

static int is_loaded;

static void load(void) {
  static const char *const names[] = {
      "poppler_document_new_from_fd",
      "poppler_error_quark",
      "poppler_document_get_n_pages",
      "poppler_document_has_javascript",
      "poppler_document_has_attachments",
      "poppler_document_get_title",
      "poppler_document_get_creation_date_time",
      "g_date_time_format",
      "poppler_document_get_page",
      "poppler_page_get_size",
      "poppler_page_render",
      "g_object_unref",
      "cairo_image_surface_create",
      "cairo_surface_status",
      "cairo_create",
      "cairo_status",
      "cairo_set_source_rgb",
      "cairo_paint",
      "cairo_scale",
      "cairo_surface_flush",
      "cairo_image_surface_get_data",
      "cairo_image_surface_get_stride",
      "cairo_destroy",
      "cairo_surface_destroy",
  };
  _Static_assert(sizeof library == sizeof names, "a name for each function");
  // Cairo and GLib are found through it, being what it is linked to.
  void *handle = dlopen("libpoppler-glib.so.8", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void *function = dlsym(handle, names[index]);
    if (!function) return;
    memcpy((char *)&library + index * sizeof function, &function, sizeof function);
  }
  // Titles are converted by these, which the C library loads when they are first used.
  static const char *const encodings[] = {"UTF-16", "UTF-16BE", "UTF-16LE"};
  for (size_t index = 0; index < sizeof encodings / sizeof *encodings; index++) {
    iconv_open("UTF-8", encodings[index]);
  }
  is_loaded = 1;
}

int pdf_is_there(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded;
}

static int send_all(int line, const void *bytes, size_t size) {
  for (size_t done = 0; done < size;) {
    const ssize_t count = send(line, (const char *)bytes + done, size - done, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return 1;
    done += (size_t)count;
  }
  return 0;
}

static void limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit old;
  if (getrlimit(resource, &old)) return;
  struct rlimit own = {soft < old.rlim_max ? soft : old.rlim_max,
                       hard < old.rlim_max ? hard : old.rlim_max};
  setrlimit(resource, &own);
}

// Leaves this process no files but its own two, no output, and as much memory as it may have.
static void confine(int *line, int *file, uint64_t memory) {
  for (int signal_number = 1; signal_number < 32; signal_number++) {
    signal(signal_number, SIG_DFL);
  }
  signal(SIGXFSZ, SIG_IGN);
  // A break of the keyboard is for the process that asks; its end closes the line.
  signal(SIGINT, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  // Out of the way of the numbers that they shall have.
  const int line_copy = fcntl(*line, F_DUPFD, 5), file_copy = fcntl(*file, F_DUPFD, 5);
  const int silence = open("/dev/null", O_RDWR);
  for (int number = 0; number < 3; number++) dup2(silence, number);
  *line = dup2(line_copy, 3);
  *file = dup2(file_copy, 4);
  if (close_range(5, ~0u, 0)) {
    for (int number = 5; number < 65536; number++) close(number);
  }
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, 0, 0);
  unsigned long pages = 0;
  FILE *sizes = fopen("/proc/self/statm", "r");
  if (sizes) {
    if (fscanf(sizes, "%lu", &pages) != 1) pages = 0;
    fclose(sizes);
  }
  if (pages) {
    const rlim_t most = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + memory;
    limit(RLIMIT_AS, most, most);
  }
}

static void start_clock(unsigned seconds) {
  const rlim_t used = (rlim_t)(clock() / CLOCKS_PER_SEC);
  limit(RLIMIT_CPU, used + seconds + 1, RLIM_INFINITY);
}

static void note(char *target, size_t room, char *text) {
  if (text) snprintf(target, room, "%s", text);
}

static void *opened(int file, pdf_answer *answer) {
  enum { encrypted = 1 };
  failure *error = NULL;
  void *document = library.open(file, NULL, &error);
  if (!document) {
    const int is_own = error && error->domain == library.errors();
    answer->status = is_own && error->code == encrypted ? PDF_PASSWORD : PDF_DAMAGED;
    if (error) note(answer->message, sizeof answer->message, error->message);
    return NULL;
  }
  answer->pages = library.pages(document);
  answer->has_scripts = library.has_scripts(document);
  answer->has_attachments = library.has_attachments(document);
  note(answer->title, sizeof answer->title, library.title(document));
  void *created = library.created(document);
  if (created) {
    note(answer->created, sizeof answer->created, library.format(created, "%Y%m%d%H%M%S%z"));
  }
  return document;
}

static void send_pixels(int line, void *surface, int columns, int rows) {
  const unsigned char *data = library.data(surface);
  const size_t stride = (size_t)library.stride(surface);
  unsigned char *row = malloc((size_t)columns * 3);
  if (!row) _exit(1);
  for (int y = 0; y < rows; y++) {
    for (int x = 0; x < columns; x++) {
      uint32_t pixel;
      memcpy(&pixel, data + (size_t)y * stride + (size_t)x * 4, sizeof pixel);
      row[3 * x] = pixel >> 16 & 0xFF;
      row[3 * x + 1] = pixel >> 8 & 0xFF;
      row[3 * x + 2] = pixel & 0xFF;
    }
    if (send_all(line, row, (size_t)columns * 3)) _exit(0);
  }
  free(row);
}

// Of what is no more than a thousand million.
static int32_t rounded_up(double value) {
  const int32_t whole = (int32_t)value;
  return whole < value ? whole + 1 : whole;
}

static void draw(int line, void *document, const pdf_request *request) {
  enum { rgb24 = 1, side = 32767 };
  pdf_answer answer;
  memset(&answer, 0, sizeof answer);
  void *page = library.page(document, request->page), *surface = NULL, *context = NULL;
  double width = 0, height = 0;
  const double factor = request->dots_per_inch / 72;
  if (page) library.size(page, &width, &height);
  // In this order, so that 72 points at 150 an inch are 150 and nothing more.
  width = width * request->dots_per_inch / 72;
  height = height * request->dots_per_inch / 72;
  if (!page || !(width > 0 && height > 0)) {
    answer.status = PDF_DAMAGED;
    snprintf(answer.message, sizeof answer.message, "it has no such page, or one without a size");
  } else if (width > 1e9 || height > 1e9) {
    answer.status = PDF_TOO_LARGE;
    answer.columns = answer.rows = 1000000000;
  } else {
    answer.columns = rounded_up(width);
    answer.rows = rounded_up(height);
    if (answer.columns > side || answer.rows > side ||
        (uint64_t)answer.columns * (uint64_t)answer.rows > request->pixels) {
      answer.status = PDF_TOO_LARGE;
    } else {
      surface = library.surface(rgb24, answer.columns, answer.rows);
      context = surface ? library.context(surface) : NULL;
      if (!context || library.surface_status(surface)) answer.status = PDF_NO_MEMORY;
    }
  }
  if (answer.status == PDF_OK) {
    library.colour(context, 1, 1, 1);
    library.paint(context);
    library.scale(context, factor, factor);
    library.render(page, context);
    if (library.status(context)) {
      answer.status = PDF_DAMAGED;
      snprintf(answer.message, sizeof answer.message, "cairo's error %d", library.status(context));
    }
    library.flush(surface);
  }
  if (send_all(line, &answer, sizeof answer)) _exit(0);
  if (answer.status == PDF_OK) send_pixels(line, surface, answer.columns, answer.rows);
  if (context) library.context_free(context);
  if (surface) library.surface_free(surface);
  if (page) library.release(page);
}

_Noreturn void pdf_serve(int line, int file, unsigned seconds, uint64_t memory) {
  pdf_answer answer;
  memset(&answer, 0, sizeof answer);
  confine(&line, &file, memory);
  start_clock(seconds);
  void *document = opened(file, &answer);
  if (send_all(line, &answer, sizeof answer) || !document) _exit(0);
  for (;;) {
    pdf_request request;
    const ssize_t count = recv(line, &request, sizeof request, MSG_WAITALL);
    if (count < 0 && errno == EINTR) continue;
    if (count != sizeof request) _exit(0);
    start_clock(seconds);
    draw(line, document, &request);
  }
}
