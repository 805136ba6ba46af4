#pragma once
#include "cpoppler.h"

/// What the process is asked for.
typedef struct {
  int32_t page;
  double dots_per_inch;
  uint64_t pixels;
} pdf_request;

/// Opens the file and answers until the line is closed.
_Noreturn void pdf_serve(int line, int file, unsigned seconds, uint64_t memory);
