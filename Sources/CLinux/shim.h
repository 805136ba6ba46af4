#pragma once
// These are declared for GNU sources only, which Swift's view of the C library is not.
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline int spindle_exchange(const char *one, const char *other) {
  const unsigned int exchange = 2;  // RENAME_EXCHANGE of linux/fs.h
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
}

// Starts writing a range to the disk and does not wait for it.
static inline int spindle_start_writing(int descriptor, off_t offset, off_t count) {
  extern int sync_file_range(int, off_t, off_t, unsigned);
  const unsigned int write = 2;  // SYNC_FILE_RANGE_WRITE of linux/fs.h
  return sync_file_range(descriptor, offset, count, write);
}

extern int fallocate(int descriptor, int mode, off_t offset, off_t count);
