/* SPDX-License-Identifier: MIT */
/* Places by area, as a decree gives them: how many in general, then by name. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/field/merge.h"
#include "magang/field/seats.h"
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"

#include "typed.h"

#define SEATS_MOST 100000

/* "10,3205=6": a number that is none ends the reading. */
void
seats_read(const struct value *v, struct seats *out)
{
	char *copy, *part, *rest;

	out->n = 0;
	if (v->kind != VALUE_TEXT)
		return;
	copy = xstrndup(v->text, v->len);
	for (part = strtok_r(copy, ",", &rest); part && out->n < SEATS_AREAS;
		part = strtok_r(NULL, ",", &rest)) {
		char *is = strchr(part, '=');

		out->row[out->n++] = (struct seats_row){
			is ? strtoull(part, NULL, 10) : 0,
			strtoll(is ? is + 1 : part, NULL, 10),
		};
	}
	free(copy);
}

static void
seats_keep(const struct seats *s, struct buf *out)
{
	for (size_t i = 0; i < s->n; i++) {
		buf_adds(out, i ? "," : "");
		if (s->row[i].area)
			buf_addf(out, "%" PRIu64 "=", s->row[i].area);
		buf_addf(out, "%" PRId64, s->row[i].seats);
	}
}

/* ---- as people type it ---------------------------------------------------- */

/* Cuts the number behind a name off; false: there is none. */
static bool
take_number(char *part, int64_t *number)
{
	char *p = part + strlen(part), *end;

	while (p > part && isdigit((unsigned char)p[-1]))
		p--;
	/* "32.16" alone is an area without a number */
	if (!*p || (p > part && p[-1] == '.'))
		return false;
	*number = strtoll(p, &end, 10);
	while (p > part && strchr(" :=", p[-1]))
		p--;
	*p = '\0';
	return *number <= SEATS_MOST;
}

static int
find_area(struct typed *t, const char *name, uint64_t *code)
{
	const struct areas *areas = t->ctx->areas(t->ctx->outside, t->err);
	struct area near;
	size_t found;

	if (!areas)
		return t->err->code;
	*code = area_lookup(areas, name, AREA_REGENCY, 0, &found);
	if (*code)
		return 0;
	if (area_nearest(areas, name, AREA_REGENCY, 0, &near))
		return typed_wrongf(t,
			_("there is no regency '%s'; did you mean '%s'"), name,
			near.name);
	return typed_wrongf(t, _("there is no regency '%s'"), name);
}

static int
add_row(struct typed *t, struct seats *s, uint64_t area, int64_t seats)
{
	size_t at = 0;

	while (at < s->n && s->row[at].area < area)
		at++;
	if (at < s->n && s->row[at].area == area)
		return typed_wrong(t, _("one area stands in it twice"));
	if (s->n == SEATS_AREAS)
		return typed_wrong(t, _("at most 64 areas"));
	memmove(&s->row[at + 1], &s->row[at], (s->n - at) * sizeof(*s->row));
	s->row[at] = (struct seats_row){ area, seats };
	s->n++;
	return 0;
}

static int
parse_part(struct typed *t, char *part, struct seats *s)
{
	uint64_t area = 0;
	int64_t number;
	int rc = 0;

	part += strspn(part, " ");
	if (!take_number(part, &number))
		return typed_wrong(
			t, _("write how many each has and what differs: 10, "
			     "Garut 6, 32.16 12"));
	if (*part)
		rc = find_area(t, part, &area);
	return rc ? rc : add_row(t, s, area, number);
}

static int
parse_seats(struct typed *t)
{
	struct seats s = { 0 };
	struct buf kept = BUF_INIT;
	char *copy = xstrdup(t->text), *part, *rest;
	int rc = 0;

	for (part = strtok_r(copy, ",;", &rest); part && !rc;
		part = strtok_r(NULL, ",;", &rest))
		rc = parse_part(t, part, &s);
	free(copy);
	if (rc)
		return rc;
	seats_keep(&s, &kept);
	rc = typed_text(t, buf_str(&kept));
	buf_release(&kept);
	return rc;
}

/* ---- as it is shown -------------------------------------------------------- */

static void
add_area(const struct field_context *ctx, uint64_t code, bool for_people,
	struct buf *out)
{
	const struct areas *areas =
		for_people ? ctx->areas(ctx->outside, NULL) : NULL;
	char text[AREA_CODE_TEXT];
	struct area a;

	if (areas && area_find(areas, code, &a))
		buf_adds(out, ctx->lang == LANG_JA && a.ja ? a.ja : a.name);
	else
		buf_adds(out, area_code_format(text, code));
}

static void
put_seats(const struct field_context *ctx, const struct value *v,
	bool for_people, struct buf *out)
{
	struct seats s;

	seats_read(v, &s);
	for (size_t i = 0; i < s.n; i++) {
		buf_adds(out, i ? ", " : "");
		if (s.row[i].area) {
			add_area(ctx, s.row[i].area, for_people, out);
			buf_addc(out, ' ');
		}
		buf_addf(out, "%" PRId64, s.row[i].seats);
	}
}

static void
print_seats(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)f;
	put_seats(ctx, v, true, out);
}

static void
write_seats(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)f;
	put_seats(ctx, v, false, out);
}

static void
sample_seats(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "%u,%llu=%u", 4 + s->below(s->outside, 8),
		(unsigned long long)area_parent(s->village, AREA_REGENCY),
		12 + s->below(s->outside, 8));
}

FIELD_TYPE(seats_type,
	.type = TYPE_SEATS,
	.kept = VALUE_TEXT,
	.takes = TAKES_NOTHING,
	.parse = parse_seats,
	.print = print_seats,
	.write = write_seats,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_TEXT,
	.filter = FILTER_TEXT,
	.chars = CHARS_ANY,
	.most = 1200,
	.list = LIST_NONE,
	.column = COLUMN_FLOW,
	.sample = sample_seats);
