/* SPDX-License-Identifier: MIT */
/* Two people of a matching who want to be together. */
#ifndef MAGANG_VIEW_MATCH_JOINT_H
#define MAGANG_VIEW_MATCH_JOINT_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct err;
struct instance;
struct match_check;

/* Of a stable result without a second chance. MG_ENOENT: nobody's name. */
int match_joint(const struct app *app, const struct match_check *c,
	const char *const name[2], struct err *err);
/* Where that would be, of two who are not pinned; false: nowhere. */
bool match_joint_places(
	const struct instance *m, const uint32_t person[2], uint32_t place[2]);

#endif
