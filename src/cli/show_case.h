/* SPDX-License-Identifier: MIT */
/* What a case needs. */
#ifndef CLI_SHOW_CASE_H
#define CLI_SHOW_CASE_H

struct show;

void show_documents(struct show *s);
void show_departure(struct show *s);
void show_followup(struct show *s);
/* Rules in its fields, as they are answered now. */
void show_answers(struct show *s);
void show_turn(struct show *s);
void show_proposed(struct show *s);
void show_rules(struct show *s);
void show_moves(struct show *s);

#endif
