/* SPDX-License-Identifier: MIT */
/*
 * The text of a letter with placeholders: {name} stands for a field of the case
 * or of its person, or for one of the words here, which go before fields; {{ is
 * a brace. Who writes the letter puts them into words (view/letter.h).
 */
#ifndef MAGANG_PROGRAM_LETTER_H
#define MAGANG_PROGRAM_LETTER_H

#include <stdbool.h>
#include <stddef.h>

/* number LETTER_..., its word in braces */
#define LETTER_WORDS(X)                                                        \
	X(CASE, "case")       /* number of the case */                         \
	X(NUMBER, "letter")   /* number of the letter: with the answer */      \
	X(PROGRAM, "program") /* what the program is called */                 \
	X(OFFICE, "office")                                                    \
	X(TODAY, "today")     /* the day it is sent */                         \
	X(DECIDED, "decided") /* the day of the decision */                    \
	X(STAGE, "stage")     /* where it led */                               \
	X(CAUSE, "cause")     /* what it was for */                            \
	X(REASON, "reason")   /* as it was typed */                            \
	X(WHY, "why")         /* what was not met then, a line each */         \
	X(CHANGE, "change")   /* what would change it now, a line each */      \
	X(APPEAL, "appeal")   /* how it is contested, and until when */

/* In the order of LETTER_WORDS. */
enum letter_word {
#define LETTER_ENUM(word, text) LETTER_##word,
	LETTER_WORDS(LETTER_ENUM)
#undef LETTER_ENUM
		LETTER_WORD_COUNT
};
extern const char *const letter_word[LETTER_WORD_COUNT];

/* LETTER_WORD_COUNT: it is none. */
enum letter_word letter_word_of(const char *s, size_t n);

/* number REPLY_..., what was answered to a letter */
#define LETTER_REPLIES(X)                                                      \
	X(YES, "yes")                                                          \
	X(NO, "no")                                                            \
	X(LATER, "later")             /* asks to be called once more */        \
	X(UNREACHABLE, "unreachable") /* it did not reach the person */        \
	X(APPEAL, "appeal")           /* the decision is contested */

/* In the order of LETTER_REPLIES. */
enum letter_reply_no {
#define REPLY_ENUM(word, text) REPLY_##word,
	LETTER_REPLIES(REPLY_ENUM)
#undef REPLY_ENUM
		REPLY_COUNT
};
/* Their words, as the file has them. */
extern const char *const letter_reply_word[REPLY_COUNT];
/* REPLY_COUNT: it is none. */
enum letter_reply_no letter_reply_of(const char *word);

/* A stretch of the text, or what stands between braces. */
struct letter_part {
	const char *text;
	size_t n;
	bool named;  /* between braces */
	bool broken; /* a brace that is never closed */
};
/* The next part, from *at on, which moves on; false: there is no more. */
bool letter_next(const char **at, struct letter_part *out);

#endif
