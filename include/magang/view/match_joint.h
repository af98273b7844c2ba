/* SPDX-License-Identifier: MIT */
/* Two people of a matching who want to be together. */
#ifndef MAGANG_VIEW_MATCH_JOINT_H
#define MAGANG_VIEW_MATCH_JOINT_H

struct app;
struct err;
struct match_check;

/* Of a stable result without a second chance. MG_ENOENT: nobody's name. */
int match_joint(const struct app *app, const struct match_check *c,
	const char *const name[2], struct err *err);

#endif
