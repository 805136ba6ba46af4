#define _GNU_SOURCE
#include "cpoppler.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "worker.h"

struct pdf_worker {
  pid_t process;
  int line;
  unsigned seconds;
};

int pdf_spool(const char *folder) {
  int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  // Not every file system has files without a name.
  return file >= 0 ? file : memfd_create("pdf", MFD_CLOEXEC);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Takes leave of a process that answers too late, or has closed the line by ending.
static void end(pdf_worker *own, int is_late, pdf_answer *answer) {
  int status = 0;
  close(own->line);
  if (is_late) kill(own->process, SIGKILL);
  while (waitpid(own->process, &status, 0) < 0 && errno == EINTR) {
  }
  own->line = -1;
  own->process = -1;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) is_late = 1;
  answer->status = is_late ? PDF_TIMEOUT : PDF_CRASHED;
  if (is_late) {
    snprintf(answer->message, PDF_MESSAGE, "it took more than %u seconds", own->seconds);
  } else if (WIFSIGNALED(status)) {
    snprintf(answer->message, PDF_MESSAGE, "it ended poppler by signal %d", WTERMSIG(status));
  } else {
    snprintf(answer->message, PDF_MESSAGE, "it ended poppler with code %d", WEXITSTATUS(status));
  }
}

// @return 0, or 1 when the process is gone and `answer` says why.
static int receive(pdf_worker *own, void *target, size_t size, pdf_answer *answer) {
  const int64_t deadline = now() + (int64_t)own->seconds * 1000;
  size_t done = 0;
  while (done < size) {
    struct pollfd line = {own->line, POLLIN, 0};
    const int64_t left = deadline - now();
    const int ready = left > 0 ? poll(&line, 1, (int)(left < 60000 ? left : 60000)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0 && left > 60000) continue;
    if (ready <= 0) {
      end(own, 1, answer);
      return 1;
    }
    const ssize_t count = recv(own->line, (char *)target + done, size - done, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      end(own, 0, answer);
      return 1;
    }
    done += (size_t)count;
  }
  return 0;
}

static void hear(pdf_worker *own, pdf_answer *answer) {
  pdf_answer heard;
  if (receive(own, &heard, sizeof heard, answer)) return;
  *answer = heard;
  answer->title[PDF_TEXT - 1] = 0;
  answer->created[sizeof answer->created - 1] = 0;
  answer->message[PDF_MESSAGE - 1] = 0;
}

pdf_worker *pdf_open(int file, unsigned seconds, uint64_t memory, pdf_answer *answer) {
  memset(answer, 0, sizeof *answer);
  if (!pdf_is_there()) {
    answer->status = PDF_NO_LIBRARY;
    return NULL;
  }
  pdf_worker *own = calloc(1, sizeof *own);
  int lines[2];
  if (!own || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, lines)) {
    answer->status = PDF_NO_MEMORY;
    free(own);
    return NULL;
  }
  own->seconds = seconds;
  own->line = lines[0];
  own->process = fork();
  if (own->process == 0) pdf_serve(lines[1], file, seconds, memory);
  close(lines[1]);
  if (own->process < 0) {
    close(lines[0]);
    free(own);
    answer->status = PDF_NO_MEMORY;
    return NULL;
  }
  hear(own, answer);
  if (answer->status == PDF_OK) return own;
  pdf_close(own);
  return NULL;
}

void pdf_draw(pdf_worker *own, int page, double dots_per_inch, uint64_t pixels,
              pdf_answer *answer) {
  memset(answer, 0, sizeof *answer);
  const pdf_request request = {page, dots_per_inch, pixels};
  if (own->line < 0 ||
      send(own->line, &request, sizeof request, MSG_NOSIGNAL) != sizeof request) {
    answer->status = PDF_CRASHED;
    snprintf(answer->message, PDF_MESSAGE, "an earlier page has ended poppler");
    return;
  }
  hear(own, answer);
}

void pdf_pixels(pdf_worker *own, uint8_t *pixels, size_t count, pdf_answer *answer) {
  memset(answer, 0, sizeof *answer);
  receive(own, pixels, count, answer);
}

void pdf_close(pdf_worker *own) {
  if (own->line >= 0) close(own->line);
  if (own->process > 0) {
    kill(own->process, SIGKILL);
    while (waitpid(own->process, NULL, 0) < 0 && errno == EINTR) {
    }
  }
  free(own);
}
