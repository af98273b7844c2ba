/* SPDX-License-Identifier: MIT */
/* Heads of an office list that ask for somebody else. */
#ifndef EXCHANGE_SHEET_OTHERS_H
#define EXCHANGE_SHEET_OTHERS_H

#include <stdbool.h>
#include <stddef.h>

/* Does the head ask for somebody else: "Nama Ibu", "NIK (Suami)", "ortu/nama"? */
bool sheet_is_of_others(const char *head);
/* Is the word one for somebody else, by itself: "ibu", "suami", "kantor"? */
bool sheet_word_of_others(const char *word, size_t n);

#endif
