/* SPDX-License-Identifier: MIT */
#include "magang/view/match_joint.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/matching/check.h"
#include "magang/matching/together.h"
#include "magang/view/app.h"
#include "magang/view/match_moves.h"
#include "magang/view/out.h"

static int
find_person(const struct instance *m, const char *name, uint32_t *out,
	struct err *err)
{
	uint32_t i;

	for (i = 0; i < m->n_people; i++)
		if (strcmp(m->person[i].name, name) == 0)
			break;
	if (i == m->n_people)
		return err_set(err, MG_ENOENT,
			_("no person in the file is named '%s'"), name);
	if (m->person[i].pin != MATCH_NONE)
		return err_set(err, MG_EUSAGE,
			_("'%s' is pinned; take the pin away first"), name);
	*out = i;
	return 0;
}

static void
say_found(const struct app *app, const struct match_check *c,
	const char *const name[2], const struct match_together *t)
{
	const struct instance *m = c->m;
	const struct match_wish *a = &m->wish[t->wish[0]];
	const struct match_wish *b = &m->wish[t->wish[1]];
	const struct match_side before = { m, c->seat }, after = { m, t->seat };

	out_line(app->out, _("%s at %s (wish %u), %s at %s (wish %u)"), name[0],
		m->node[a->place].name, a->number, name[1],
		m->node[b->place].name, b->number);
	out_line(app->out,
		_("Joint wish %u of %u, the first that nobody else blocks. "
		  "To take it, pin both."),
		t->found, t->n);
	match_moves(app, &before, &after, _("WHO IS ELSEWHERE THEN"),
		_("Nobody is elsewhere then."));
}

int
match_joint(const struct app *app, const struct match_check *c,
	const char *const name[2], struct err *err)
{
	struct match_together t;
	uint32_t person[2];
	int rc = find_person(c->m, name[0], &person[0], err);

	if (!rc)
		rc = find_person(c->m, name[1], &person[1], err);
	if (!rc && person[0] == person[1])
		rc = err_set(err, MG_EUSAGE,
			_("'--together' is given twice, with two people"));
	if (rc)
		return rc;
	match_together(c->m, person, &t);
	if (t.found > 0)
		say_found(app, c, name, &t);
	else if (t.n == 0)
		out_line(app->out, "%s",
			_("They have no joint wish: no place or host that both "
			  "wish and that takes both."));
	else
		out_line(app->out,
			_("Of %u joint wishes none holds: somebody else is "
			  "before one of them each time."),
			t.n);
	free(t.seat);
	return 0;
}

bool
match_joint_places(
	const struct instance *m, const uint32_t person[2], uint32_t place[2])
{
	struct match_together t;

	match_together(m, person, &t);
	for (int i = 0; t.found && i < 2; i++)
		place[i] = m->wish[t.wish[i]].place;
	free(t.seat);
	return t.found > 0;
}
