/* SPDX-License-Identifier: MIT */
/* Names and titles apart, for a card and for a passport. */
#ifndef MAGANG_IDENTITY_NAME_H
#define MAGANG_IDENTITY_NAME_H

#include <stdbool.h>

/*
 * A name apart from its titles (H., Dra., S.Pd. ...). The spelling is kept as
 * written, blanks are squeezed.
 */
struct name_parts {
	char name[256];  /* without titles, blanks squeezed */
	char titles[64]; /* as written, joined by a blank: "H. S.Pd." */
	bool invisible;  /* invisible or bidirectional characters dropped */
	bool mixed;      /* two scripts in one name */
	bool control;    /* a control character or broken encoding */
};
void name_split(const char *s, struct name_parts *out);

#endif
