#pragma once
// These are declared for GNU sources only, which Swift's view of the C library is not.
#include <fcntl.h>
#include <linux/cdrom.h>
#include <stdint.h>
#include <sys/ioctl.h>
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

// Lets writes go past the page cache, or through it again; -1 where the file system cannot.
static inline int spindle_pass_cache(int descriptor, int passes) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags < 0) return -1;
  return fcntl(descriptor, F_SETFL, passes ? flags | __O_DIRECT : flags & ~__O_DIRECT);
}

extern int fallocate(int descriptor, int mode, off_t offset, off_t count);

// The first and the last track of the disc in a drive; -1 where there is no drive or no disc.
static inline int spindle_tracks(int descriptor, int *first, int *last) {
  struct cdrom_tochdr header;
  if (ioctl(descriptor, CDROMREADTOCHDR, &header) != 0) return -1;
  *first = header.cdth_trk0;
  *last = header.cdth_trk1;
  return 0;
}

// The first sector of a data track; -1 where there is none, or it is one of sound.
static inline int spindle_data_track(int descriptor, int number) {
  struct cdrom_tocentry entry = {0};
  entry.cdte_track = (unsigned char)number;
  entry.cdte_format = CDROM_LBA;
  if (ioctl(descriptor, CDROMREADTOCENTRY, &entry) != 0) return -1;
  return entry.cdte_ctrl & CDROM_DATA_TRACK ? entry.cdte_addr.lba : -1;
}

// The first sector of the last session; -1 where there is no drive, or one session only.
static inline int spindle_last_session(int descriptor) {
  struct cdrom_multisession session = {0};
  session.addr_format = CDROM_LBA;
  if (ioctl(descriptor, CDROMMULTISESSION, &session) != 0) return -1;
  return session.xa_flag ? session.addr.lba : -1;
}
