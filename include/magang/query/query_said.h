/* SPDX-License-Identifier: MIT */
/* A filter as a reader would have typed it. */
#ifndef MAGANG_QUERY_QUERY_SAID_H
#define MAGANG_QUERY_QUERY_SAID_H

#include "magang/record/kind.h"

/* The words of the kind in that language; all languages are read. Caller frees. */
char *query_said(enum kind kind, enum lang lang, const char *filter);

#endif
