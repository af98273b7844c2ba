/* SPDX-License-Identifier: MIT */
#include "magang/view/picture.h"

#include "magang/base/buf.h"
#include "magang/casework/score_line.h"

void
bar_words(int64_t n, int64_t most, int width, struct buf *out)
{
	int64_t marks = most ? n * width / most : 0;

	if (n > 0 && !marks)
		marks = 1;
	while (marks-- > 0)
		buf_addc(out, '#');
}

void
level_words(uint64_t n, uint64_t most, struct buf *out)
{
	static const char levels[] = " .:-=+*#";
	const uint64_t level = most ? n * 7 / most : 0;

	buf_addc(out, levels[n && !level ? 1 : level]);
}

void
score_line_words(const struct score_line *l, size_t most, struct buf *out)
{
	const size_t end = score_line_end(l);

	buf_adds(out, "0 ");
	for (size_t i = 0; i < SCORE_CLASSES; i++) {
		if (i == end)
			buf_addc(out, '|');
		level_words(score_line_class(l, i), most, out);
	}
	buf_adds(out, " 100");
}
