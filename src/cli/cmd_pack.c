/* SPDX-License-Identifier: MIT */
/* Packs for partners: made, checked, and taken back in. */

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"
#include "program_name.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/exchange/pack_others.h"
#include "magang/exchange/pack_render.h"
#include "magang/exchange/pack_send.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/exchange/pack_take.h"
#include "magang/office/find.h"
#include "magang/office/pack_code.h"
#include "magang/ops/ops.h"
#include "magang/program/program.h"
#include "magang/store/plain_file.h"
#include "magang/view/each.h"
#include "magang/view/out.h"
#include "magang/view/pack_page.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

#define LEFT_NAMED 20
#define FILE_MOST ((size_t)16 << 20)

struct pack_args {
	const char *out, *as, *encoding, *ranking;
	uint64_t number;
	bool dry_run, csv, json;
};

/* ---- make ------------------------------------------------------------------ */

static const struct opt make_options[] = {
	{ 'o', "output", OPT_FILE, AT(struct pack_args, out), "FILE",
		N_("where it goes, and its signature to FILE.sig"), 0, 0 },
	{ 0, "form", OPT_TEXT, AT(struct pack_args, as), "NAME",
		N_("csv, xlsx or txt; without: as FILE ends, else csv"), 0, 0 },
	{ 0, "encoding", OPT_TEXT, AT(struct pack_args, encoding), "NAME",
		N_("utf-8 (this is the default) or shift_jis"), 0, 0 },
	{ 0, "ranking", OPT_TEXT, AT(struct pack_args, ranking), "NUMBER",
		N_("of a host: the ranks that come back go into it"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct pack_args, dry_run), NULL,
		N_("who would go and who not, nothing is written"), 0, 0 },
};

static int
form_of(const struct pack_args *a, enum pack_form *out, struct err *err)
{
	static const char *const words[] = {
		[PACK_CSV] = "csv", [PACK_XLSX] = "xlsx", [PACK_TEXT] = "txt"
	};
	const char *name = a->out ? strrchr(a->out, '/') : NULL;
	const char *dot = a->out ? strrchr(name ? name : a->out, '.') : NULL;
	const char *word = a->as ? a->as : dot ? dot + 1 : "csv";

	*out = PACK_CSV;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcasecmp(word, words[i]) == 0) {
			*out = (enum pack_form)i;
			return 0;
		}
	return err_set(err, MG_EUSAGE,
		a->as ? _("--form takes csv, xlsx or txt, not '%s'")
		      : _("a pack is csv, xlsx or txt, not '%s'; say which "
			  "by --form"),
		word);
}

static int
encoding_of(const struct pack_args *a, enum pack_encoding *out, struct err *err)
{
	static const char *const sjis[] = { "shift_jis", "shift-jis", "sjis",
		"cp932" };
	const char *word = a->encoding ? a->encoding : "utf-8";

	*out = PACK_UTF8;
	for (size_t i = 0; i < ARRAY_SIZE(sjis); i++)
		if (strcasecmp(word, sjis[i]) == 0)
			*out = PACK_SHIFT_JIS;
	return *out == PACK_SHIFT_JIS || strcasecmp(word, "utf-8") == 0 ||
			       strcasecmp(word, "utf8") == 0
		       ? 0
		       : err_set(err, MG_EUSAGE,
				 _("--encoding takes utf-8 or shift_jis, not "
				   "'%s'"),
				 word);
}

static char *
number_of(struct app *app, enum kind kind, uint64_t id, char out[NUMBER_TEXT])
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	out[0] = '\0';
	if (office_look(app->office, &txn, &unread) == 0) {
		text_number(app->office, txn, kind, id, out);
		office_look_end(txn);
	}
	return out;
}

/* Who stays here, and why: what the maker has to know, each by number. */
static void
tell_left(struct app *app, const struct pack_sheet *s)
{
	char number[NUMBER_TEXT];

	if (s->n_left)
		out_line(app->log,
			_n("%zu is left out:", "%zu are left out:", s->n_left),
			s->n_left);
	for (size_t i = 0; i < s->n_left && i < LEFT_NAMED; i++)
		out_line(app->log, "  %s: %s",
			number_of(app, KIND_CASE, s->left[i].kase, number),
			refusal_text(MG_ENOTALLOWED, s->left[i].why));
	if (s->n_left > LEFT_NAMED)
		out_line(app->log, "  ...");
}

/* What a newer pack makes of older ones, before it goes. */
static void
tell_old(struct app *app, const struct pack_sheet *s)
{
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < s->n_old; i++)
		out_line(app->log,
			_n("%s is with %s: %zu of its rows goes once more, and "
			   "is not taken any more when that pack comes back",
				"%s is with %s: %zu of its rows go once more, "
				"and are not taken any more when that pack "
				"comes back",
				s->old[i].rows),
			number_of(app, KIND_PACK, s->old[i].pack, number),
			s->pack->to, s->old[i].rows);
}

struct pack_files {
	struct plain_file file, sig;
};

static int
write_all(struct plain_file *p, const void *data, size_t n, struct err *err)
{
	return fwrite(data, 1, n, p->f) == n ? 0
					     : err_errno(err, "%s", p->name);
}

/* Both are whole before the pack is noted, and have their names after it. */
static int
files_begin(struct pack_files *f, const char *name, const struct buf *text,
	const struct pack_seal *seal, struct err *err)
{
	char *sig = xasprintf("%s.sig", name);
	int rc = plain_file_make(&f->file, name, err);

	if (!rc)
		rc = plain_file_make(&f->sig, sig, err);
	if (!rc)
		rc = write_all(&f->file, text->data, text->len, err);
	if (!rc)
		rc = write_all(&f->sig, seal->signature, SIGN_SIZE, err);
	if (!rc && (fflush(f->file.f) || fflush(f->sig.f)))
		rc = err_errno(err, "%s", name);
	free(sig);
	return rc;
}

static int
files_keep(struct pack_files *f, struct err *err)
{
	int rc = plain_file_keep(&f->sig, err);

	return rc ? rc : plain_file_keep(&f->file, err);
}

static void
tell_made(struct app *app, const struct pack_args *a,
	const struct pack_sheet *s, const struct pack_seal *seal, uint64_t id)
{
	char number[NUMBER_TEXT];

	number_of(app, KIND_PACK, id, number);
	out_line(app->log,
		_n("%s: %zu row for %s", "%s: %zu rows for %s", s->n_rows),
		number, s->n_rows, s->pack->to);
	if (strcmp(a->out, "-") != 0)
		out_line(app->log,
			_("written to '%s', its signature to "
			  "'%s.sig' (key %s)"),
			a->out, a->out, seal->key);
	tell_left(app, s);
}

static int
send_to(struct app *app, const struct pack_args *a, const struct pack_sheet *s,
	const struct buf *text, struct err *err)
{
	const bool to_file = strcmp(a->out, "-") != 0;
	struct pack_files files = { 0 };
	struct receipt receipt = { 0 };
	struct pack_seal seal;
	int rc = 0;

	pack_sign(app->office, text->data, text->len, &seal);
	if (to_file)
		rc = files_begin(&files, a->out, text, &seal, err);
	if (!rc)
		rc = pack_send(app->office, s, &seal, &receipt, err);
	if (!rc && to_file)
		rc = files_keep(&files, err);
	else if (!rc)
		fwrite(text->data, 1, text->len, app->out);
	plain_file_drop(&files.sig);
	plain_file_drop(&files.file);
	if (!rc)
		tell_made(app, a, s, &seal, receipt.id);
	return rc;
}

static int
make_pack(struct app *app, const struct pack_args *a,
	const struct pack_sheet *s, struct err *err)
{
	struct buf text = BUF_INIT;
	enum pack_encoding encoding;
	enum pack_form form;
	int rc = form_of(a, &form, err);

	if (!rc)
		rc = encoding_of(a, &encoding, err);
	if (!rc && form == PACK_XLSX && encoding != PACK_UTF8)
		rc = err_set(err, MG_EUSAGE,
			_("a workbook has no encoding of its own; leave "
			  "--encoding out"));
	if (!rc)
		rc = pack_render(s, form, encoding, &text, err);
	if (!rc)
		tell_old(app, s);
	if (!rc && a->dry_run) {
		out_line(app->out,
			_n("%zu row would go to %s; nothing is written",
				"%zu rows would go to %s; nothing is written",
				s->n_rows),
			s->n_rows, s->pack->to);
		tell_left(app, s);
	} else if (!rc) {
		rc = send_to(app, a, s, &text, err);
	}
	buf_release(&text);
	return rc;
}

static int
find_ranking(struct app *app, const char *word, uint64_t *id, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = word ? text_find_kind(app, word, KIND_RANKING, r, err) : 0;

	*id = word && !rc ? r->id : 0;
	free(r);
	return rc;
}

static int
run_make(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct pack_args *a = args;
	struct pack_order order = { words[0], words[1],
		text_join(app, words + 2, n - 2), 0 };
	const struct program *p;
	struct pack_sheet s;
	int rc = a->out || a->dry_run
			 ? program_named(app->office, words[0], &p, err)
			 : err_set(err, MG_EUSAGE,
				   _("say where it goes: -o FILE"));

	if (!rc)
		rc = find_ranking(app, a->ranking, &order.ranking, err);
	if (rc)
		return rc;
	rc = pack_gather(app->office, &order, &s, err);
	if (!rc)
		rc = pack_find_old(app->office, &s, err);
	if (!rc)
		rc = make_pack(app, a, &s, err);
	pack_sheet_release(&s);
	return rc;
}

/* ---- check ----------------------------------------------------------------- */

struct pack_found {
	struct app *app;
	char number[NUMBER_TEXT], key[64];
	int32_t date;
};

static bool
found(void *ctx, const struct row *row)
{
	struct pack_found *f = ctx;

	office_number(f->app->office, row->style->txn, row->record, f->number);
	record_text(row->record, F_PACK_KEY, f->key, sizeof(f->key));
	f->date = (int32_t)record_number(row->record, F_DATE, DATE_NONE);
	return false;
}

static int
run_check(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct style style = { .office = app->office, .form = OUT_TABLE };
	struct pack_found f = { .app = app };
	char date[DATE_TEXT], *filter;
	struct pack_seal seal;
	size_t len = 0;
	char *text = text_file(words[0], FILE_MOST, &len, err);
	int rc;

	(void)args;
	(void)n;
	if (!text)
		return err->code;
	pack_sign(app->office, text, len, &seal);
	filter = xasprintf("digest=%s", seal.digest);
	rc = filter_each(
		app->office, KIND_PACK, filter, &style, found, &f, err);
	free(filter);
	free(text);
	if (rc < 0)
		return rc;
	if (!*f.number)
		return err_set(err, MG_ENOENT,
			_("no pack went out just so: it is another file, or was "
			  "changed; what came back from a partner is read by "
			  "'magang pack return'"));
	out_line(app->out, _("%s: as it went out on %s, signed by key %s"),
		f.number, date_format(date, f.date), f.key);
	return 0;
}

/* ---- return ---------------------------------------------------------------- */

static const struct opt return_options[] = {
	{ 0, "number", OPT_NUMBER, AT(struct pack_args, number), "N",
		N_("how many rows are to count; another number takes none"), 1,
		PACK_ROWS },
	{ 0, "dry-run", OPT_FLAG, AT(struct pack_args, dry_run), NULL,
		N_("the same report, nothing counts"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct pack_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
print_back(struct app *app, const struct pack_args *a,
	const struct pack_back *b, const struct receipt *receipt,
	struct err *err)
{
	struct style style = { .office = app->office, .form = OUT_TABLE };
	char act[NUMBER_TEXT];
	struct page page;
	int rc = office_look(app->office, &style.txn, err);

	if (rc)
		return rc;
	page_start(&page, app, a->json);
	pack_page(&page, &style, b, receipt->act != 0);
	office_look_end(style.txn);
	if (receipt->act)
		page_item(&page, "act", _("Act"), text_act(act, receipt->act),
			OUT_CODE);
	if (b->bad)
		app->status = err_exit_status(MG_EDATA);
	return page_end(&page, 0);
}

static int
say_number(const struct pack_args *a, size_t counts, struct err *err)
{
	if (counts)
		return err_set(err, MG_EUSAGE,
			_n("%zu row would count, so nothing is changed; say "
			   "so: --number %zu",
				"%zu rows would count, so nothing is changed; "
				"say so: --number %zu",
				counts),
			counts, counts);
	return a->number ? err_set(err, MG_EUSAGE, "%s",
				   _("no row would count, so nothing is "
				     "changed; leave --number out"))
			 : 0;
}

/* One that came back with nothing to count is noted as returned, unless a row of it
 * is not as it should be. */
static bool
is_taken(const struct pack_args *a, const struct pack_back *b, size_t counts)
{
	return !a->dry_run && a->number == counts && (counts || !b->bad);
}

/* First nothing is kept, so that what would stay is known when the number is
 * given. */
static int
take_back(struct app *app, const struct pack_args *a, struct pack_back *b,
	struct err *err)
{
	struct receipt receipt = { 0 };
	struct err unsaid = ERR_INIT;
	size_t counts;
	int rc = 0;

	if (pack_counts(b))
		pack_take(app->office, b, true, &receipt, &unsaid);
	receipt = (struct receipt){ 0 };
	counts = pack_counts(b);
	if (is_taken(a, b, counts))
		rc = pack_take(app->office, b, false, &receipt, err);
	if (!rc)
		rc = pack_reads(app->office, b, err);
	if (!rc)
		rc = print_back(app, a, b, &receipt, err);
	if (!rc && !a->dry_run && !receipt.act)
		rc = say_number(a, counts, err);
	return rc;
}

static int
run_return(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct pack_args *a = args;
	const bool from_stdin = strcmp(words[0], "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(words[0], err);
	struct pack_back b = { 0 };
	int rc;

	(void)n;
	if (!in)
		return err->code;
	rc = a->dry_run && a->number
		     ? err_set(err, MG_EUSAGE,
			       _("either '--dry-run', which says the number, "
				 "or '--number N', which takes the rows"))
		     : pack_read(app->office, in, &b, err);
	if (!from_stdin)
		fclose(in);
	if (!rc)
		rc = take_back(app, a, &b, err);
	pack_back_release(&b);
	return rc;
}

/* ---- key, list ------------------------------------------------------------- */

static int
run_key(struct app *app, const void *args, char **words, int n, struct err *err)
{
	char pem[PACK_PEM];

	(void)args;
	(void)words;
	(void)n;
	(void)err;
	pack_public(app->office, pem);
	out_block(app->out, pem);
	return 0;
}

static const struct opt list_options[] = {
	{ 0, "csv", OPT_FLAG, AT(struct pack_args, csv), NULL, N_("as CSV"), 0,
		0 },
	{ 0, "json", OPT_FLAG, AT(struct pack_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct pack_args *a = args;
	const struct list_options opt = { .kind = KIND_PACK,
		.filter = n ? text_join(app, words, n) : "out",
		.form = out_form(a->json, a->csv) };

	return list_kind(app, &opt, err);
}

static const struct command make_verb = {
	.name = "make",
	.summary = N_("a list for a partner, as a file that comes back"),
	.usage = "PROGRAM PACK [FILTER] -o FILE|-",
	.examples = "magang pack make kyoto-ikusei roster stage:pool "
		    "-o roster.csv --encoding shift_jis\n"
		    "magang pack make kyoto-ikusei roster stage:pool "
		    "--dry-run\n",
	.more = N_(
		"Packs are named in the file of the program: which fields "
		"the partner is told, which he fills in. Who has not "
		"consented to data going to the partner is left out. A pack "
		"has left the house: nobody takes it back. Each row has a "
		"code of its own, so that nobody can change a number or a "
		"name in it unseen; FILE.sig is the signature of the whole "
		"file (Ed25519), which the partner may check with the key of "
		"'magang pack key': openssl pkeyutl -verify -pubin -inkey "
		"KEY -rawin -in FILE -sigfile FILE.sig"),
	OPTIONS(make_options, struct pack_args),
	.min = 2,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run_make, PERM_PUBLISH | PERM_EXPORT | PERM_REVEAL),
};

static const struct command check_verb = {
	.name = "check",
	.summary = N_("is this a file as it went out?"),
	.usage = "FILE",
	.examples = "magang pack check roster.csv\n",
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run_check, PERM_READ),
};

static const struct command return_verb = {
	.name = "return",
	.summary = N_("what came back from a partner, as a difference, and "
		      "taken"),
	.usage = "FILE|- [--number N]",
	.examples = "magang pack return roster.csv --dry-run\n"
		    "magang pack return roster.csv --number 57\n",
	.more = N_("Each row is compared with what went out and with what "
		   "stands here by now; one with another number or name, of "
		   "an old pack, or of somebody who has withdrawn consent is "
		   "not taken, and the report says why. Only the columns that "
		   "the partner fills in are read; an empty cell says "
		   "nothing. One act, which 'magang undo' takes back."),
	OPTIONS(return_options, struct pack_args),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run_return, PERM_IMPORT),
};

static const struct command key_verb = {
	.name = "key",
	.summary = N_("the public key that packs are signed by, for partners"),
	.usage = "",
	.examples = "magang pack key > magang.pem\n",
	.door = DOOR_OPEN,
	RUNS(run_key, PERM_READ),
};

static const struct command list_verb = {
	.name = "list",
	.summary = N_("packs, those that are with a partner first of all"),
	.usage = "[FILTER]",
	.examples = "magang pack list\n"
		    "magang pack list returned program:kyoto-ikusei\n",
	.more = N_("Without a filter: those that have not come back."),
	OPTIONS(list_options, struct pack_args),
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command *const verbs[] = { &make_verb, &return_verb,
	&check_verb, &key_verb, &list_verb };

const struct command cmd_pack = {
	.name = "pack",
	.summary = N_("lists for partners: make, return, check, key, list"),
	.usage = "make|return|check|key|list ...",
	.examples = "magang pack make kyoto-ikusei roster stage:pool "
		    "-o roster.csv\n"
		    "magang pack list\n",
	VERBS(verbs),
};
