/* SPDX-License-Identifier: MIT */
/*
 * A page copied from a chat, or exported from one, line by line:
 *
 *	[28/11/26 10.15] Ida: Nama: Siti
 *	28/11/26 10.15 - Ida: Nama: Siti
 *	28/11/26 pukul 10.15 - Ida added Budi
 */
#ifndef EXCHANGE_CHAT_H
#define EXCHANGE_CHAT_H

#include <stdbool.h>
#include <stddef.h>

/* What came with a line of a chat. */
struct chat_line {
	const char *sender; /* not ended */
	size_t sender_len;  /* 0: nobody, the program of the chat speaks */
	const char *text;   /* what was written */
};

/* false: the line begins without a day and an hour; it belongs to the message
 * before, or to no chat. All is borrowed. */
bool chat_read(const char *line, struct chat_line *out);

#endif
