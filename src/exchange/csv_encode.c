/* SPDX-License-Identifier: MIT */
#include "csv_encode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* Where Unicode has one for JIS X 0208 and another for CP932: tables of Microsoft
 * know the second only. */
static const struct {
	uint32_t jis, cp932;
} pairs[] = {
	{ 0x301c, 0xff5e }, /* wave */
	{ 0x2212, 0xff0d }, /* minus */
	{ 0x2016, 0x2225 }, /* two bars */
	{ 0x2014, 0x2015 }, /* dash */
	{ 0x00a2, 0xffe0 }, /* cent */
	{ 0x00a3, 0xffe1 }, /* pound */
	{ 0x00ac, 0xffe2 }, /* not */
	{ 0x25ef, 0x25cb }, /* large circle */
};

static uint32_t
of_cp932(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++)
		if (pairs[i].jis == cp)
			return pairs[i].cp932;
	return cp;
}

static iconv_t
open_cp932(void)
{
	static const char *const names[] = { "CP932", "WINDOWS-31J", "IBM943" };
	iconv_t cd = (iconv_t)-1;

	for (size_t i = 0; i < ARRAY_SIZE(names) && cd == (iconv_t)-1; i++)
		cd = iconv_open(names[i], "UTF-8");
	return cd;
}

static bool
put_one(iconv_t cd, uint32_t cp, struct buf *out)
{
	char from[4], to[8], *in = from, *at = to;
	size_t n = utf8_put(from, of_cp932(cp)), room = sizeof(to);

	if (iconv(cd, &in, &n, &at, &room) == (size_t)-1)
		return false;
	buf_add(out, to, (size_t)(at - to));
	return true;
}

int
csv_to_cp932(const struct buf *utf8, struct buf *out, struct err *err)
{
	const char *p = buf_str(utf8), *end = p + utf8->len, *was = p;
	iconv_t cd = open_cp932();
	size_t line = 1;
	int rc = 0;

	if (cd == (iconv_t)-1)
		return err_set(err, MG_EINPUT,
			_("this machine cannot write Shift_JIS; take UTF-8"));
	for (; !rc && p < end; was = p) {
		const int32_t cp = utf8_next(&p, end);

		line += cp == '\n';
		if (cp < 0 || !put_one(cd, (uint32_t)cp, out))
			rc = err_set(err, MG_EDATA,
				_("line %zu: '%.*s' is not in Shift_JIS; write "
				  "it otherwise, or take UTF-8"),
				line, (int)(p - was), was);
	}
	iconv_close(cd);
	return rc;
}
