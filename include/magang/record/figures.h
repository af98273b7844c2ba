/* SPDX-License-Identifier: MIT */
/* Sizes of an organisation: activities that are told by date, once a day. */
#ifndef MAGANG_RECORD_FIGURES_H
#define MAGANG_RECORD_FIGURES_H

#define FIGURES 5
#define FIGURE_STAFF "staff" /* what quotas of hosts go by */

/* Names, in the order in which they are told. */
extern const char *const figure_names[FIGURES];
int figure_index(const char *name); /* -1: none */

#endif
