/* SPDX-License-Identifier: MIT */
/* What `magang doctor` asks about the terminal (view/probe.h). */
#ifndef MAGANG_TUI_TERM_PROBE_H
#define MAGANG_TUI_TERM_PROBE_H

#include "magang/view/probe.h"

/* For app->probe. */
extern const struct probe term_probe;

#endif
