/* SPDX-License-Identifier: MIT */
#include "magang/view/handover_words.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/words.h"

const char *
handover_why_word(enum handover_why why)
{
	static const char *const words[] = {
		[HANDOVER_NOBODY] =
			N_("stays: none of them sees its area and program"),
		[HANDOVER_ONLY] =
			N_("the only one who sees its area and program"),
		[HANDOVER_LEAST] = N_("the least in hand of those who see it"),
	};

	return _(words[why]);
}

int
handover_nothing(const struct office *office, const char *user, struct err *err)
{
	if (access_bound(&office->access))
		return err_set(err, MG_ENOENT,
			_("'%s' has nothing in hand of what you see"), user);
	return err_set(err, MG_ENOENT,
		_("'%s' has nothing in hand; close the account by: magang "
		  "user close %s"),
		user, user);
}

char *
handover_row_words(
	struct office *office, struct txn *txn, const struct handover_row *row)
{
	const struct outline *o =
		rulebook_outline(&office->book, txn, row->program, 0);
	const struct areas *areas = office->book.areas;
	struct area area;
	const bool known =
		areas && row->area && area_find(areas, row->area, &area);
	char name[64];

	access_user_name(txn, row->to, name, sizeof(name));
	return xasprintf(_("%s: %s, %s: cases %zu, tasks %zu; %s"),
		row->to ? name : "-", known ? cell_area(area.name) : "-",
		o ? o->name : "-", row->cases, row->tasks,
		handover_why_word(row->why));
}
