/* Lets one system call fail: loaded in front of the C library by fault_test.py.
 * FAULT_CALL names the call, FAULT_AT says which of them from 1, FAULT_ERRNO the error;
 * FAULT_MARK is a file that is made when it has failed. FAULT_ALWAYS names a call that never works,
 * as on file systems that do not have it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static int fails(const char *name) {
  const char *always = getenv("FAULT_ALWAYS");
  if (always && strcmp(always, name) == 0) {
    errno = ENOSYS;
    return 1;
  }
  const char *call = getenv("FAULT_CALL");
  const char *at = getenv("FAULT_AT");
  if (!call || !at || strcmp(call, name) != 0) return 0;
  pthread_mutex_lock(&lock);
  int now = ++count;
  pthread_mutex_unlock(&lock);
  if (now != atoi(at)) return 0;
  const char *mark = getenv("FAULT_MARK");
  if (mark) {
    long file = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0644);
    if (file >= 0) syscall(SYS_close, file);
  }
  const char *number = getenv("FAULT_ERRNO");
  errno = number ? atoi(number) : EIO;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* Standard output and error are no part of it. */
#define WRAP_FD(type, name, declaration, arguments) \
  type name declaration { \
    if (fd > 2 && fails(#name)) return -1; \
    return REAL(name) arguments; \
  }
#define WRAP(name, declaration, arguments) \
  int name declaration { \
    if (fails(#name)) return -1; \
    return REAL(name) arguments; \
  }

WRAP_FD(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
WRAP_FD(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRAP_FD(int, fsync, (int fd), (fd))
WRAP_FD(int, syncfs, (int fd), (fd))
WRAP_FD(int, sync_file_range, (int fd, off64_t at, off64_t size, unsigned flags),
        (fd, at, size, flags))
WRAP_FD(ssize_t, copy_file_range,
        (int fd, off64_t *from, int to, off64_t *at, size_t size, unsigned flags),
        (fd, from, to, at, size, flags))
WRAP(rename, (const char *from, const char *to), (from, to))
WRAP(unlink, (const char *path), (path))
WRAP(rmdir, (const char *path), (path))
WRAP(mkdir, (const char *path, mode_t mode), (path, mode))

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0;
  va_end(list);
  if ((flags & O_CREAT) && fails("open")) return -1;
  return REAL(open)(path, flags, mode);
}
