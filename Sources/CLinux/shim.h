#pragma once
// renameat2 is declared for GNU sources only, which Swift's view of the C library is not.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline int spindle_exchange(const char *one, const char *other) {
  const unsigned int exchange = 2;  // RENAME_EXCHANGE of linux/fs.h
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
}
