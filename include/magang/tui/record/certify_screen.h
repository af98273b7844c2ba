/* SPDX-License-Identifier: MIT */
/*
 * The certificates of a class: who gets one, who has it, who stays without and why,
 * before any is given; then one act, and the pages of those that no one has printed.
 */
#ifndef MAGANG_TUI_RECORD_CERTIFY_SCREEN_H
#define MAGANG_TUI_RECORD_CERTIFY_SCREEN_H

struct ui;

/* On the page of a cohort: the certificate of this name in its program. */
unsigned certify_look(struct ui *ui, const char *name, const char *label);

/* Actions on it: they are given; the command that prints those that are given is
 * kept to be fetched. */
unsigned certify_do(struct ui *ui), certify_pages(struct ui *ui);

#endif
