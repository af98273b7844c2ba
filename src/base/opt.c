/* SPDX-License-Identifier: MIT */
#include "magang/base/opt.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/base/wrap.h"

struct opt_parser {
	const struct opt *opts;
	size_t n_opts;
	int argc, at; /* at: the argument that is read next */
	char **argv;
	int operands;
	struct err *err;
};

static int
take_flag(const struct opt *opt, const char *value, struct err *err)
{
	(void)value;
	(void)err;
	*(bool *)opt->to = true;
	return 0;
}

static int
take_text(const struct opt *opt, const char *value, struct err *err)
{
	(void)err;
	*(const char **)opt->to = value;
	return 0;
}

static int
take_number(const struct opt *opt, const char *value, struct err *err)
{
	uint64_t max = opt->max ? opt->max : UINT64_MAX;

	if (num_u64(value, opt->min, max, opt->to))
		return 0;
	if (!opt->max)
		return err_set(err, MG_EUSAGE,
			_("option '--%s' needs a whole number of %llu "
			  "or more, not '%s'"),
			opt->name, (unsigned long long)opt->min, value);
	return err_set(err, MG_EUSAGE,
		_("option '--%s' needs a whole number from %llu "
		  "to %llu, not '%s'"),
		opt->name, (unsigned long long)opt->min,
		(unsigned long long)opt->max, value);
}

static int
take_list(const struct opt *opt, const char *value, struct err *err)
{
	struct opt_list *list = opt->to;

	if (list->n == ARRAY_SIZE(list->rows))
		return err_set(err, MG_EUSAGE,
			_("option '--%s' is given more than %zu times"),
			opt->name, ARRAY_SIZE(list->rows));
	list->rows[list->n++] = value;
	return 0;
}

typedef int opt_take(const struct opt *opt, const char *value, struct err *err);

static opt_take *const takers[] = {
	[OPT_FLAG] = take_flag,
	[OPT_TEXT] = take_text,
	[OPT_FILE] = take_text,
	[OPT_NUMBER] = take_number,
	[OPT_LIST] = take_list,
};

static const struct opt *
find_name(const struct opt_parser *p, const char *name, size_t n)
{
	for (size_t i = 0; i < p->n_opts; i++)
		if (strlen(p->opts[i].name) == n &&
			strncmp(p->opts[i].name, name, n) == 0)
			return &p->opts[i];
	return NULL;
}

static const struct opt *
find_letter(const struct opt_parser *p, char letter)
{
	for (size_t i = 0; i < p->n_opts; i++)
		if (p->opts[i].letter == letter)
			return &p->opts[i];
	return NULL;
}

static int
unknown_name(struct opt_parser *p, const char *name, size_t n)
{
	const char **names = xcalloc(p->n_opts, sizeof(*names));
	char *word = xstrndup(name, n);
	const char *nearest;
	int rc;

	for (size_t i = 0; i < p->n_opts; i++)
		names[i] = p->opts[i].name;
	nearest = diag_nearest(word, names, p->n_opts);
	if (nearest)
		rc = err_set(p->err, MG_EUSAGE,
			_("no such option '--%s'; did you mean '--%s'"), word,
			nearest);
	else
		rc = err_set(p->err, MG_EUSAGE,
			_("no such option '--%s'; --help lists them"), word);
	free(word);
	free(names);
	return rc;
}

/* The value stands in the same argument or is the next one. */
static int
take_value(struct opt_parser *p, const struct opt *opt, const char *value)
{
	if (!value && opt->type != OPT_FLAG) {
		if (p->at == p->argc)
			return err_set(p->err, MG_EUSAGE,
				_("option '--%s' needs a value"), opt->name);
		value = p->argv[p->at++];
	}
	return takers[opt->type](opt, value, p->err);
}

static int
parse_long(struct opt_parser *p, const char *name)
{
	size_t n = strcspn(name, "=");
	const char *value = name[n] ? name + n + 1 : NULL;
	const struct opt *opt = find_name(p, name, n);

	if (!opt)
		return unknown_name(p, name, n);
	if (value && opt->type == OPT_FLAG)
		return err_set(p->err, MG_EUSAGE,
			_("option '--%s' takes no value"), opt->name);
	return take_value(p, opt, value);
}

/* Bytes of the character at s, for a message about it. */
static int
char_length(const char *s)
{
	const char *p = s;

	utf8_next(&p, s + strlen(s));
	return (int)(p - s);
}

/* -v, -vq, -ofile or -o file */
static int
parse_letters(struct opt_parser *p, const char *s)
{
	int rc = 0;

	while (*s && rc == 0) {
		const struct opt *opt = find_letter(p, *s);

		if (!opt)
			return err_set(p->err, MG_EUSAGE,
				_("no such option '-%.*s'; --help lists them"),
				char_length(s), s);
		s++;
		if (opt->type == OPT_FLAG) {
			rc = take_value(p, opt, NULL);
			continue;
		}
		return take_value(p, opt, *s ? s : NULL);
	}
	return rc;
}

static void
keep_operand(struct opt_parser *p, char *arg)
{
	p->argv[p->operands++] = arg;
}

int
opt_parse(const struct opt *opts, size_t n_opts, int argc, char **argv, int *n,
	struct err *err)
{
	struct opt_parser p = {
		.opts = opts,
		.n_opts = n_opts,
		.argc = argc,
		.argv = argv,
		.err = err,
	};
	int rc = 0;

	while (p.at < argc && rc == 0) {
		char *arg = argv[p.at++];

		if (strcmp(arg, "--") == 0)
			break;
		if (arg[0] != '-' || arg[1] == '\0')
			keep_operand(&p, arg);
		else if (arg[1] == '-')
			rc = parse_long(&p, arg + 2);
		else
			rc = parse_letters(&p, arg + 1);
	}
	while (p.at < argc && rc == 0)
		keep_operand(&p, argv[p.at++]);
	if (rc == 0)
		*n = p.operands;
	return rc;
}

static void
help_left(const struct opt *opt, struct buf *out)
{
	if (opt->letter)
		buf_addf(out, "  -%c, ", opt->letter);
	else
		buf_adds(out, "      ");
	buf_addf(out, "--%s", opt->name);
	if (opt->value)
		buf_addf(out, " %s", opt->value);
}

void
opt_help(const struct opt *opts, size_t n_opts, struct buf *out)
{
	struct buf left = BUF_INIT;
	int width = 0;

	for (size_t i = 0; i < n_opts; i++) {
		int columns;

		buf_clear(&left);
		help_left(&opts[i], &left);
		columns = utf8_columns(buf_str(&left));
		width = columns > width ? columns : width;
	}
	for (size_t i = 0; i < n_opts; i++) {
		buf_clear(&left);
		help_left(&opts[i], &left);
		if (opts[i].help) {
			utf8_pad(out, buf_str(&left), width + 2);
			wrap(out, _(opts[i].help), OPT_COLUMNS - width - 2,
				width + 2);
		} else {
			buf_addf(out, "%s\n", buf_str(&left));
		}
	}
	buf_release(&left);
}
