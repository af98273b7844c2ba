/* SPDX-License-Identifier: MIT */
/*
 * How a Latin name may be written elsewhere: proposals for the officer, never
 * values by themselves. The passport and the host decide.
 */
#ifndef MAGANG_IDENTITY_KATAKANA_H
#define MAGANG_IDENTITY_KATAKANA_H

#include <stdbool.h>

struct buf;

/*
 * Katakana of an Indonesian name, words joined by a middle dot; a schwa may be
 * written as U+0115. From plain spelling an e is read as e. false, and nothing
 * is added, where the text holds something that is no Latin letter.
 */
bool katakana_suggest(const char *latin, struct buf *out);

/* Capitals without marks and signs, as passports have it; false as above. */
bool passport_suggest(const char *name, struct buf *out);

#endif
