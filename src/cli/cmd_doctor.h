/* SPDX-License-Identifier: MIT */
/* What the doctor says, for its parts. */
#ifndef CLI_CMD_DOCTOR_H
#define CLI_CMD_DOCTOR_H

struct doctor;

/* FINDING_SKIP: it could not be tried. Only FINDING_FAIL is an exit status. */
enum finding { FINDING_OK, FINDING_SKIP, FINDING_WARN, FINDING_FAIL };

void doctor_say(struct doctor *d, enum finding finding, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
