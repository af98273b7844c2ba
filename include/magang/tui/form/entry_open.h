/* SPDX-License-Identifier: MIT */
/* A record that is there already. */
#ifndef MAGANG_TUI_FORM_ENTRY_OPEN_H
#define MAGANG_TUI_FORM_ENTRY_OPEN_H

#include <stdint.h>

struct entry_form;
struct entry_subject;
struct err;
struct office;

/* With the values that the record has now. */
int entry_open(struct entry_form *e, struct office *office,
	const struct entry_subject *what, struct err *err);

/* This person is registered already: the form goes on with that record. What
 * was not typed is filled; where a typed value differs from the registered one,
 * the row is an error with both until it is settled. A program opens another
 * case.
 */
int entry_adopt(struct entry_form *e, uint64_t person, struct err *err);
/* After MG_ECONFLICT: what another has changed is taken over; where both have,
 * the row is an error with three values until it is settled. */
int entry_merge(struct entry_form *e, struct err *err);

/* A draft of an adopted person: the rows that were asked are asked again. */
void entry_ask_adopted(struct entry_form *e);

#endif
