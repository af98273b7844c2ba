/* SPDX-License-Identifier: MIT */
/* The office that a face works in, and the language it speaks. */
#ifndef MAGANG_VIEW_SESSION_H
#define MAGANG_VIEW_SESSION_H

#include <stdbool.h>

#include "magang/base/i18n.h"

struct app;
struct err;

/* Opens app->office; the caller closes it. From here on the person is spoken to
 * in the language of the own record, where it names one. */
int session_open(struct app *app, struct err *err);

/* Makes a store at app->store, of which the person is the administrator; it is
 * not opened. MG_EEXIST: there is one. */
int session_make(struct app *app, struct err *err);

/* Lines go anywhere, screens to a terminal only. */
bool session_may_open_screens(const struct app *app);

/* All texts from here on are in this language. */
void session_speak(struct app *app, enum lang lang);

#endif
