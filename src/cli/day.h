/* SPDX-License-Identifier: MIT */
/* The day as text, for `magang day`, `magang` alone and `magang demo`. */
#ifndef CLI_DAY_H
#define CLI_DAY_H

struct app;
struct err;
struct page;

/* On a page that the caller begins and ends; app->office is open. */
int day_page(struct page *p, struct app *app, struct err *err);

#endif
