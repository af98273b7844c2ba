/* SPDX-License-Identifier: MIT */
/*
 * A letter in words: the template of its program with what stands in the records,
 * in the language of the office's reader (session_speak()). Of what was sent the
 * text that was kept is the letter.
 */
#ifndef MAGANG_VIEW_LETTER_H
#define MAGANG_VIEW_LETTER_H

#include "magang/view/text.h"

#define LETTER_LACKS_MAX 32 /* of more it does not tell */

/* What is not filled in, each field once: the labels, ", " between them, in the
 * language of whoever has to fill it in, which need not be that of the letter; and
 * those of the case as they are set, " invite_date=VALUE". */
struct letter_lack {
	enum lang lang;
	struct buf words, fields;
	const struct fdef *seen[LETTER_LACKS_MAX];
	size_t n;
};

/* Adds the text of a held letter as it is kept once it is sent, and to `lack` what
 * is not filled in. false: it cannot be written any more, as the person was erased
 * or its decision is gone. */
bool letter_write(const struct style *s, const struct record *letter,
	struct buf *out, struct letter_lack *lack);
/* What was kept for a reader: numbers that stand in it in full are masked, unless
 * `full`. */
void letter_read(const char *kept, bool full, struct buf *out);
/* As it was sent, or as it would be now; in full where the style and the role say
 * so. */
void letter_text(
	const struct style *s, const struct record *letter, struct buf *out);

#endif
