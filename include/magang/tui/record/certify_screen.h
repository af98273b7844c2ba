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

/* NULL, or why none is to be given, or given anew. */
const char *certify_nobody(struct ui *ui), *certify_all_named(struct ui *ui);
/* Actions on it: they are given; those whose name was put right since are given anew;
 * the command that prints those that are given is
 * kept to be fetched. */
unsigned certify_do(struct ui *ui), certify_renew(struct ui *ui),
	certify_pages(struct ui *ui);

#endif
