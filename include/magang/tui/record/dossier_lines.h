/* SPDX-License-Identifier: MIT */
/* Its parts as lines. */
#ifndef MAGANG_TUI_RECORD_DOSSIER_LINES_H
#define MAGANG_TUI_RECORD_DOSSIER_LINES_H

#include "magang/record/kind.h"

struct dossier;
struct err;
struct lines;
struct style;
struct ui;

/* One part of a record. Opens and ends its own looks at the store. */
struct dossier_view {
	const char *name; /* N_() */
	bool (*on)(enum kind kind);
	int (*make)(struct ui *ui, struct dossier *d, struct lines *out,
		struct err *err);
};
/* The index-th of the kind; NULL: no more. */
const struct dossier_view *dossier_view_at(enum kind kind, size_t index);

/* Whom it belongs to; NULL: nobody, or it is the person. */
const struct record *dossier_person(const struct dossier *d);
/* Title, path and the line about the person, with the style's look open. */
void dossier_heads(struct dossier *d, const struct style *style);

#endif
