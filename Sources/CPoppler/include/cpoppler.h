#pragma once
#include <stddef.h>
#include <stdint.h>

#define PDF_TEXT 4096
#define PDF_MESSAGE 200

enum {
  PDF_OK,
  PDF_NO_LIBRARY,
  /// A password is needed to open it.
  PDF_PASSWORD,
  PDF_DAMAGED,
  PDF_NO_MEMORY,
  /// More pixels than were allowed; `columns` and `rows` say how many there would be.
  PDF_TOO_LARGE,
  PDF_TIMEOUT,
  /// The process that read it has ended by itself.
  PDF_CRASHED,
};

/// Answers of the process that reads the file.
typedef struct {
  int32_t status, pages, has_scripts, has_attachments;
  int32_t columns, rows;
  /// In UTF-8, as much as there is room for; empty where there is none.
  char title[PDF_TEXT];
  /// YYYYMMDDHHMMSS+HHMM, or empty.
  char created[32];
  char message[PDF_MESSAGE];
} pdf_answer;

typedef struct pdf_worker pdf_worker;

/// A file without a name, to be closed by the caller; -1 with `errno` where there can be none.
int pdf_spool(const char *folder);

/// Opens the file in a process of its own, which has `memory` bytes beside what this one has, and
/// `seconds` for each answer; NULL with the reason in `answer`.
pdf_worker *pdf_open(int file, unsigned seconds, uint64_t memory, pdf_answer *answer);

/// Draws a page, from 0; its pixels are read next by `pdf_pixels` if the status is PDF_OK.
void pdf_draw(pdf_worker *worker, int page, double dots_per_inch, uint64_t pixels,
              pdf_answer *answer);

/// Red, green and blue of the page drawn last, row by row; `count` is exactly what they take.
void pdf_pixels(pdf_worker *worker, uint8_t *pixels, size_t count, pdf_answer *answer);

/// Ends the process.
void pdf_close(pdf_worker *worker);
