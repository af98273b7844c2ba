/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/prefs.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_set.h"

static const struct {
	const char *word; /* in the record; stays */
	size_t at;
} switches[] = {
	{ "noautoskip", offsetof(struct ui, no_autoskip) },
	{ "bell", offsetof(struct ui, bell) },
};

static bool *
switch_at(struct ui *ui, size_t i)
{
	return (bool *)((char *)ui + switches[i].at);
}

static bool
has_word(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = text; (p = strstr(p, word)) != NULL; p += n)
		if ((p == text || p[-1] == ' ') && (!p[n] || p[n] == ' '))
			return true;
	return false;
}

void
prefs_load(struct ui *ui)
{
	struct arena *arena = arena_new();
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	char text[200] = "";

	if (office_load(ui->office, KIND_USER, ui->office->access.user, arena,
		    r, &unread) == 0)
		record_text(r, F_USER_SWITCHES, text, sizeof(text));
	for (size_t i = 0; i < ARRAY_SIZE(switches); i++)
		*switch_at(ui, i) = has_word(text, switches[i].word);
	free(r);
	arena_free(arena);
}

static void
save(struct ui *ui, uint16_t field, struct value value)
{
	struct setting set = { core_field(field), value };
	struct err err = ERR_INIT;

	if (op_own_choice(ui->office, &set, 1, &err))
		ui_fail(ui, &err);
}

void
prefs_save_switches(struct ui *ui)
{
	struct buf words = BUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(switches); i++)
		if (*switch_at(ui, i))
			buf_addf(&words, "%s%s", words.len ? " " : "",
				switches[i].word);
	save(ui, F_USER_SWITCHES,
		words.len ? value_text(buf_str(&words)) : value_none());
	buf_release(&words);
}

void
prefs_save_language(struct ui *ui)
{
	save(ui, F_USER_LANG, value_text(lang_code(ui->office->lang)));
}
