/* SPDX-License-Identifier: MIT */
/* What a text must be to be the name of somebody, whatever its script. */
#ifndef MAGANG_BASE_NAME_TEXT_H
#define MAGANG_BASE_NAME_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Has it a letter, no more than two marks on one character, and none that was lost
 * ('?', U+FFFD)? */
bool name_text_is(const char *s, size_t n);
/* Does a text say a name, by one of its words of three letters or more, in capitals or
 * not? */
bool name_text_said(const char *text, const char *name);
/* Are digits (eight or more) in it, whatever stands between them? */
bool digits_said(const char *text, const char *digits);

#endif
