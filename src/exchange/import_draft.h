/* SPDX-License-Identifier: MIT */
/* A bad row as a draft. */
#ifndef EXCHANGE_IMPORT_DRAFT_H
#define EXCHANGE_IMPORT_DRAFT_H

struct import;
struct import_row;

/* Keeps a row that nobody was added for. */
void import_draft(struct import *im, struct import_row *row);

#endif
