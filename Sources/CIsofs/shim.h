#pragma once
// libisofs.h does not include what it uses.
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

// Makes libisofs.h declare struct burn_source itself: there is no libburn here.
#define LIBISOFS_WITHOUT_LIBBURN 1
#include <libisofs/libisofs.h>

// These parameters are not const in libisofs.h, so Swift could not pass a string for them.
static inline int spindle_iso_queue_messages(const char *queue, const char *print) {
  return iso_set_msgs_severities((char *)queue, (char *)print, (char *)"");
}
static inline int spindle_iso_next_message(const char *minimum, int *code, char *text,
                                           char *severity) {
  int image = 0;
  return iso_obtain_msgs((char *)minimum, code, &image, text, severity);
}
static inline int spindle_iso_names_are_utf8(void) {
  return iso_set_local_charset((char *)"UTF-8", 0);
}
static inline int spindle_iso_set_volume_time(IsoWriteOpts *options, const char *digits) {
  return iso_write_opts_set_pvd_times(options, 0, 0, 0, 0, (char *)digits);
}

// The C library declares these only with _GNU_SOURCE, which Swift does not define.
extern int syncfs(int descriptor);
extern ssize_t copy_file_range(int from, int64_t *from_offset, int to, int64_t *to_offset,
                               size_t count, unsigned flags);
