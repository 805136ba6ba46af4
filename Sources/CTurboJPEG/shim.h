#pragma once
#include <turbojpeg.h>
// For mallopt, which Swift's view of the C library is without.
#include <malloc.h>
