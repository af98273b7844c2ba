/* SPDX-License-Identifier: MIT */
/* Saving, drafts. */
#ifndef MAGANG_TUI_FORM_ENTRY_SAVE_H
#define MAGANG_TUI_FORM_ENTRY_SAVE_H

#include <stdbool.h>
#include <stdint.h>

struct draft;
struct entry_form;
struct entry_subject;
struct err;
struct receipt;

/* After ENTRY_READY. With a program: *kase has the receipt of the case. On
 * failure the cursor stands where the fault is. The draft is dropped. */
int entry_save(struct entry_form *e, struct receipt *out, struct receipt *kase,
	struct err *err);
/* Keeps the draft (0 and nothing kept while nothing was typed). */
int entry_keep(struct entry_form *e, uint32_t session, struct err *err);
/* The next one is typed already: this one becomes a draft, and gives way to an
 * empty one. *kept: there was something to keep. On failure it stays. */
int entry_put_aside(
	struct entry_form *e, uint32_t session, bool *kept, struct err *err);
/* What a draft is about; its program has to be looked up by name. */
void entry_subject_of(const struct draft *d, struct entry_subject *out);
/* Fills the form and puts the cursor where it was. */
void entry_restore(struct entry_form *e, const struct draft *d);

#endif
