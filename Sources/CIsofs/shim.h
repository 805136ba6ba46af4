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
