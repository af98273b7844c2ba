/* SPDX-License-Identifier: MIT */
#include "magang/view/followup_words.h"

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/office/office.h"
#include "magang/record/fields.h"
#include "magang/view/words.h"

/* Days from that day until today; false: no such day. */
static bool
days_late(const struct style *style, const struct record *kase, int *days)
{
	if (!kind_has_stage(kase->kind) || !record_has(kase, F_FOLLOWUP))
		return false;
	*days = style->office->today -
		(int32_t)record_number(kase, F_FOLLOWUP, 0);
	return true;
}

bool
followup_words(
	const struct style *style, const struct record *kase, struct buf *out)
{
	char date[DATE_TEXT];
	int days;

	if (!days_late(style, kase, &days))
		return false;
	date_format(date, (int32_t)record_number(kase, F_FOLLOWUP, 0));
	if (days > 0)
		buf_addf(out,
			_n("Not seen for %s, %d day late",
				"Not seen for %s, %d days late",
				(unsigned long)days),
			date, days);
	else
		buf_addf(out,
			_n("To be seen for %s, in %d day",
				"To be seen for %s, in %d days",
				(unsigned long)-days),
			date, -days);
	if (record_has(kase, F_SEEN))
		buf_addf(out, _("; last seen %s"),
			date_format(
				date, (int32_t)record_number(kase, F_SEEN, 0)));
	else
		buf_adds(out, _("; never seen"));
	return true;
}

void
followup_mark(
	const struct style *style, const struct record *kase, struct buf *out)
{
	int days;

	if (days_late(style, kase, &days) && days > 0)
		buf_adds(out, _("  ! not seen"));
}
