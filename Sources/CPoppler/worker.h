#pragma once
#include "cpoppler.h"

/// What the process is asked for.
typedef struct {
  int32_t page;
  double dots_per_inch;
  uint64_t pixels;
} pdf_request;

/// Loads the library, once; 0 where it is not on this machine.
int pdf_is_there(void);

/// Opens the file and answers until the line is closed.
_Noreturn void pdf_serve(int line, int file, unsigned seconds, uint64_t memory);
