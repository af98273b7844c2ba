/* SPDX-License-Identifier: MIT */
/* What the person sits at. */
#ifndef CLI_DOCTOR_TERMINAL_H
#define CLI_DOCTOR_TERMINAL_H

struct doctor;

void doctor_locale(struct doctor *d);
void doctor_terminal(struct doctor *d);
void doctor_colours(struct doctor *d);
void doctor_window(struct doctor *d);
void doctor_width(struct doctor *d);
void doctor_line(struct doctor *d); /* over ssh, to the terminal */

#endif
