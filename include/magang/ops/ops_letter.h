/* SPDX-License-Identifier: MIT */
/* Letters: sent once, all of them or none. */
#ifndef MAGANG_OPS_OPS_LETTER_H
#define MAGANG_OPS_OPS_LETTER_H

#include "magang/ops/ops.h"

/* A held letter as it was looked at. */
struct letter_sending {
	uint64_t id, seq;
	const char *text; /* what it says; NULL: it is not sent any more */
};

/* PERM_PUBLISH. Notes all of them as sent with their texts, or void, in one
 * change that nobody takes back. MG_ECONFLICT where one was changed or taken away
 * meanwhile, MG_EUSAGE where they are too many for one change: then none is. With
 * `try` none is, only told. */
int op_letters_send(struct office *office, const struct letter_sending *rows,
	size_t n, bool try, struct receipt *out, struct err *err);

/* PERM_PUBLISH. Held letters that nobody is to send, with a reason, until it is
 * taken back; one that is not held stays as it is. */
int op_letters_withhold(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err);

/* What somebody answered. */
struct letter_answer {
	uint64_t id;
	const char *code;   /* yes, no, later, unreachable, appeal */
	const char *reason; /* of an appeal; NULL: the letter is named */
};

/*
 * PERM_PUBLISH. Notes the answers to letters that were sent; a letter that was
 * not stays as it is, and so does an answer that is known (receipt->stayed). What
 * an answer means the program says: a decision of the case, a task; who contests
 * the decision has filed an appeal (ops_appeal.h, PERM_MOVE). Who asks to be
 * called again and who was not reached was tried to be reached, by `way` (NULL: a
 * call). With `try` nothing is noted, only told.
 */
int op_letters_answer(struct office *office, const struct letter_answer *rows,
	size_t n, const char *way, bool try, struct receipt *out,
	struct err *err);
/* Why no answer can be noted to it, whichever; 0: one can. */
int letter_answerable(struct office *office, uint64_t id, struct err *err);

#endif
