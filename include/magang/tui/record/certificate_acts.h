/* SPDX-License-Identifier: MIT */
/* Keys of a case whose certificate is given, and of a certificate. */
#ifndef MAGANG_TUI_RECORD_CERTIFICATE_ACTS_H
#define MAGANG_TUI_RECORD_CERTIFICATE_ACTS_H

struct ui;

/* NULL, or why nothing can be given here. */
const char *certificate_no_case(struct ui *ui);
/* Gives the certificate of the program of the case, of a cohort shows who gets it;
 * where it has several a list of them asks which. In the place of a certificate another
 * one, with the name as it stands now. */
unsigned certificate_give(struct ui *ui);

/* NULL, or why there is nothing to print here. */
const char *certificate_none(struct ui *ui);
/* The command that prints it goes to the clipboard. */
unsigned certificate_command(struct ui *ui);

#endif
