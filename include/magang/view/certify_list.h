/* SPDX-License-Identifier: MIT */
/* Who of a class gets a certificate, has it, or stays without, and why. */
#ifndef MAGANG_VIEW_CERTIFY_LIST_H
#define MAGANG_VIEW_CERTIFY_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;

/* Of each; `why` before `certificate` before that he gets one. */
struct certify_row {
	uint64_t kase;
	uint64_t certificate; /* that he has; 0: none that is valid */
	uint16_t roll;
	bool printed; /* that one */
	char *named; /* as on it, where the name was put right since; or NULL */
	char *why;   /* he stays without; NULL: he does not */
};
/* In the order in which they are shown. */
enum certify_part {
	CERTIFY_GETS,
	CERTIFY_RENAMED,
	CERTIFY_TO_PRINT,
	CERTIFY_PRINTED,
	CERTIFY_STAYS,
	CERTIFY_PARTS
};
/* Those who sit in a cohort or have finished it, by the roll. */
struct certify_list {
	struct certify_row *rows;
	size_t n, cap;
};

/* Of a certificate by its name in the program; asked as if it were given. *list, which
 * begins as zeros, is made anew. */
int certify_list_ask(struct office *office, uint64_t cohort, const char *name,
	struct certify_list *list, struct err *err);
/* Empty again. */
void certify_list_release(struct certify_list *list);

/* Where a row belongs, and how many do. */
enum certify_part certify_part(const struct certify_row *row);
size_t certify_count(const struct certify_list *list, enum certify_part part);

#endif
