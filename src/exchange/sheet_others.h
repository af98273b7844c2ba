/* SPDX-License-Identifier: MIT */
/* Heads of an office list that ask for somebody else. */
#ifndef EXCHANGE_SHEET_OTHERS_H
#define EXCHANGE_SHEET_OTHERS_H

#include <stdbool.h>

/* Does the head ask for somebody else: "Nama Ibu", "NIK (Suami)", "ortu/nama"? */
bool sheet_is_of_others(const char *head);

#endif
