/* SPDX-License-Identifier: MIT */
/* A matching as one JSON document, as magang-match(5) has it. */
#ifndef MAGANG_VIEW_MATCH_JSON_H
#define MAGANG_VIEW_MATCH_JSON_H

#include "magang/view/match_page.h"

/* Written piece by piece: it may be large. */
void match_json(const struct app *app, const struct match_told *t);

#endif
