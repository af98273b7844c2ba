/* SPDX-License-Identifier: MIT */
#include "magang/view/slot_words.h"

#include <inttypes.h>
#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/hosting.h"
#include "magang/casework/seats_told.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/record/seat_giver.h"
#include "magang/view/class_words.h"
#include "magang/view/when.h"
#include "magang/view/words.h"

bool
work_slot_free(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;

	buf_addf(out, "%" PRId64,
		slot_free(&s->office->book, s->txn, row->record,
			s->office->today));
	return true;
}

bool
work_slot_expired(const struct row *row, struct buf *out)
{
	const bool is = slot_is_expired(row->record, row->style->office->today);

	if (is)
		buf_adds(out, row->style->form == OUT_TABLE ? _("yes") : "yes");
	return is;
}

bool
work_slot_state(const struct row *row, struct buf *out)
{
	const struct value *v = record_get(row->record, F_SLOT_STATE);

	if (row->style->form == OUT_TABLE && !seat_giver_is_over(row->record) &&
		slot_is_expired(row->record, row->style->office->today))
		buf_adds(out, _("expired"));
	else if (v)
		record_cell(row->style, row->record, core_field(F_SLOT_STATE),
			v, out);
	return out->len > 0;
}

static struct hosting *
hosting_of(const struct style *s, const struct record *slot)
{
	struct hosting *h = xmalloc(sizeof(*h));

	if (hosting_begin(
		    h, &s->office->book, s->txn, slot, NULL, s->office->today))
		return h;
	free(h);
	return NULL;
}

static void
hosting_free(struct hosting *h)
{
	if (h)
		hosting_end(h);
	free(h);
}

bool
work_slot_quota(const struct row *row, struct buf *out)
{
	struct hosting *h = hosting_of(row->style, row->record);
	const struct host_limit *nearest = NULL;
	struct host_stand stand;

	if (h && !hosting_is_open(h))
		hosting_room(h, &nearest);
	if (nearest) {
		hosting_stand(h, nearest, &stand);
		buf_addf(out, "%" PRId64 "/%" PRId64, stand.there, stand.most);
	} else if (h && hosting_is_open(h)) {
		buf_adds(out, "?");
	}
	hosting_free(h);
	return out->len > 0;
}

static void
say_limit(const struct style *style, const struct hosting *h,
	const struct host_limit *l, struct buf *out)
{
	const char *label = label_in(&l->label, style->office->lang, l->name);
	struct host_stand stand;
	char day[DATE_TEXT];

	hosting_stand(h, l, &stand);
	if (out->len)
		buf_adds(out, "  ");
	if (stand.day == DATE_NONE)
		buf_addf(out, _("%s: at most %lld"), label,
			(long long)stand.most);
	else
		buf_addf(out, _("%s: %lld of %lld on %s"), label,
			(long long)stand.there, (long long)stand.most,
			cell_date(stand.day, day));
}

static void
slot_limits(
	const struct style *style, const struct record *slot, struct buf *out)
{
	struct hosting *h = hosting_of(style, slot);

	if (h && hosting_is_open(h))
		buf_adds(
			out, _("the full-time staff of the host is not known"));
	else
		for (size_t i = 0;
			h && h->program && i < h->program->n_host_limits; i++)
			say_limit(style, h, &h->program->host_limits[i], out);
	hosting_free(h);
}

/* "Start: 01-04-2027" */
static void
add_day(const struct style *style, const struct record *slot, uint16_t field,
	struct buf *out)
{
	const struct fdef *f = core_field(field);

	if (!record_has(slot, field))
		return;
	buf_addf(out, "%s%s: ", out->len ? "  " : "",
		text_label(style->office, f));
	record_cell(style, slot, f, record_get(slot, field), out);
}

void
slot_heads(const struct style *style, const struct record *slot,
	struct buf *path, struct buf *said)
{
	static const uint16_t what[] = { F_SLOT_SECTOR };
	const struct row row = { style, slot, NULL };
	struct buf limits = BUF_INIT;
	struct seats_told n;

	buf_clear(path);
	work_host(&row, path);
	add_day(style, slot, F_SLOT_START, path);
	add_day(style, slot, F_SLOT_EXPIRES, path);
	record_cells(style, slot, what, ARRAY_SIZE(what), path);
	seats_tell(style->txn, slot, &n);
	buf_addf(said, _("%lld of %lld places taken"),
		(long long)n.of[SEAT_TAKEN], (long long)n.seats);
	if (n.of[SEAT_OFFERED])
		buf_addf(said, _(", %lld offered"),
			(long long)n.of[SEAT_OFFERED]);
	buf_adds(said, _(", free: "));
	work_slot_free(&row, said);
	slot_limits(style, slot, &limits);
	buf_addf(said, "  %s", buf_str(&limits));
	if (slot_is_expired(slot, style->office->today))
		buf_addf(said, "  %s", _("expired"));
	buf_release(&limits);
}
