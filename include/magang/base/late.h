/* SPDX-License-Identifier: MIT */
/*
 * Libraries that a few commands need and most do not: they are loaded when one
 * asks for them, and stay. Each would cost every start of the program its pages
 * and its symbols.
 */
#ifndef MAGANG_BASE_LATE_H
#define MAGANG_BASE_LATE_H

struct err;

/* Loads it by the name that linkers give it: "libz.so.1". MG_ECONFIG: this host
 * has none that can be used. */
int late_load(const char *library, struct err *err);
/* A function of one that is loaded. */
void *late_call(const char *library, const char *function);

#endif
