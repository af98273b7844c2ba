/* SPDX-License-Identifier: MIT */
/* Words that several keys take, or somebody else reads; NULL ends each list. */
#ifndef PROGRAM_KEYS_WORDS_H
#define PROGRAM_KEYS_WORDS_H

/* What references may point to: index 0 is nothing, then kinds of records. */
extern const char *const words_to[];
/* Of a version, of a move. */
extern const char *const words_approval[];
/* What a cause of absence counts as. */
extern const char *const words_absence[];
extern const char *const eight_areas[];

#endif
