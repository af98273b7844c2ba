/* SPDX-License-Identifier: MIT */
/* Sizes of an organisation: activities that are told by date, once a day. */
#ifndef MAGANG_RECORD_FIGURES_H
#define MAGANG_RECORD_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#define FIGURES 5
#define FIGURE_STAFF "staff" /* what quotas of hosts go by */

/* In the order in which they are told; -1: it is none. */
int figure_index(const char *name);
/* The field of the organisation that has what was told last. */
uint16_t figure_field(int index);
/* Is it one of those? */
bool field_is_figure(uint16_t field);

#endif
