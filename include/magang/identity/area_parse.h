/* SPDX-License-Identifier: MIT */
/* The table of places from its text. */
#ifndef MAGANG_IDENTITY_AREA_PARSE_H
#define MAGANG_IDENTITY_AREA_PARSE_H

#include <stddef.h>

struct areas;
struct err;

/* NULL, and *err names the line. To be freed by areas_free(). */
struct areas *areas_parse(const char *text, size_t len, struct err *err);

#endif
