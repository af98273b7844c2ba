/* SPDX-License-Identifier: MIT */
/* What leads to a form. */
#ifndef MAGANG_TUI_FORM_ENTRY_ACTS_H
#define MAGANG_TUI_FORM_ENTRY_ACTS_H

#include <stdint.h>

struct ui;

/* Goes on with a kept draft, and comes back when it is saved. */
unsigned resume_draft(struct ui *ui, uint32_t session, uint16_t form);

/* Actions: c, the whole form of a record, kept drafts, switches of the form. */
unsigned create_record(struct ui *ui), create_again(struct ui *ui),
	create_about(struct ui *ui), create_organisation(struct ui *ui),
	create_cohort(struct ui *ui), create_any(struct ui *ui),
	edit_record(struct ui *ui), open_drafts(struct ui *ui),
	show_speed(struct ui *ui), switch_autoskip(struct ui *ui),
	switch_bell(struct ui *ui), discard_draft(struct ui *ui);
/* Why no form can be opened here; NULL: one can. */
const char *no_form(struct ui *ui);
/* At the start: offers what was kept, if anything was. */
void offer_drafts(struct ui *ui);

#endif
