/* SPDX-License-Identifier: MIT */
#include "magang/program/settings.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/base/wrap.h"
#include "magang/yaml/schema.h"
#include "magang/yaml/yaml.h"

#define ROLES_MAX 100

const char *const permission_word[PERM_COUNT] = {
#define PERM_WORD(bit, word, said) [bit##_BIT] = word,
	PERMISSIONS(PERM_WORD)
#undef PERM_WORD
};

const char *const permission_said[PERM_COUNT] = {
#define PERM_SAID(bit, word, said) [bit##_BIT] = said,
	PERMISSIONS(PERM_SAID)
#undef PERM_SAID
};

const char *const read_word[READ_COUNT] = {
#define READ_WORD(number, word) [number] = word,
	READS(READ_WORD)
#undef READ_WORD
};

/* --- a file -------------------------------------------------------------- */

/* Two arenas: what stays goes to memory, the tree is given back. */
struct settings_reading {
	struct arena *tree;
	struct arena *memory;
	struct yaml_source src;
	const struct node *root;
	size_t faults; /* before */
};

static bool
begin(struct settings_reading *r, const char *file, const char *text,
	size_t len, struct diag_list *diags)
{
	r->tree = arena_new();
	r->memory = arena_new();
	r->src = (struct yaml_source){ r->memory, diags };
	r->faults = diags->faults;
	r->root = yaml_read(r->tree, r->memory, file, text, len, diags);
	return r->root != NULL;
}

/* 0 and the memory, which the caller keeps; or the faults, sorted. */
static int
finish(struct settings_reading *r, void **memory)
{
	diag_sort(r->src.diags);
	arena_free(r->tree);
	if (r->src.diags->faults == r->faults) {
		*memory = r->memory;
		return 0;
	}
	arena_free(r->memory);
	*memory = NULL;
	return MG_EDATA;
}

static const struct node *
top_map(struct settings_reading *r, const struct schema_page *page, size_t max)
{
	const struct node *n = NULL;

	schema_read(&r->src, page, r->root, &n, NULL);
	if (n == NULL)
		return NULL;
	if (n->kind != NODE_MAP || n->n > max) {
		node_fault(&r->src, n->key, "shape", NULL,
			_("'%s' takes at most %zu names with a ':'"),
			n->key->text, max);
		return NULL;
	}
	return n;
}

/* --- roles --------------------------------------------------------------- */

struct raw_role {
	struct label label;
	const struct node *may;
	const struct node *limits;
};

struct raw_limits {
	int n[READ_COUNT];
};

static const struct schema roles_top[] = {
	{ "roles", S_NODE, true, 0, NULL, 0, 0, NULL,
		N_("NAME: {label:, may:}"),
		N_("who may do what; a user has one role") },
};
static const struct schema role_rows[] = {
	{ "label", S_LABEL, true, offsetof(struct raw_role, label), NULL, 0, 0,
		NULL, NULL, N_("the name of the role") },
	{ "may", S_NODE, true, offsetof(struct raw_role, may), NULL, 0, 0, NULL,
		N_("list of read, reveal, health, register, edit, move, "
		   "import, export, plan, settings, admin, audit"),
		N_("what it may do") },
	{ "limits", S_NODE, false, offsetof(struct raw_role, limits), NULL, 0,
		0, NULL, "{export: 2000}",
		N_("of how many persons a day; a second person lets it go "
		   "on") },
};
static const struct schema limit_rows[] = {
#define LIMIT(number, word)                                                    \
	{ word, S_INT, false, offsetof(struct raw_limits, n[number]), NULL, 0, \
		1000000, "0", NULL, N_("persons a day; 0: any number") },
	READS(LIMIT)
#undef LIMIT
};
static const struct schema_page roles_page = { "roles.yaml", "roles", roles_top,
	ARRAY_SIZE(roles_top) };
static const struct schema_page limits_page = { "roles: NAME: limits",
	N_("limits"), limit_rows, ARRAY_SIZE(limit_rows) };
static const struct schema_page role_page = { "roles: NAME", N_("role"),
	role_rows, ARRAY_SIZE(role_rows) };

static unsigned
permission(struct settings_reading *r, const struct node *n, const char *who)
{
	struct nearest near;
	size_t i;

	for (i = 0; i < PERM_COUNT; i++)
		if (strcmp(permission_word[i], n->text) == 0)
			return 1u << i;
	node_fault(&r->src, n, "permission", who, _("no permission '%s'%s"),
		n->text,
		nearest_hint(&near, n->text, permission_word, PERM_COUNT));
	return 0;
}

static void
read_limits(struct settings_reading *r, const struct node *n, struct role *role,
	const char *who)
{
	struct raw_limits raw = { { 0 } };

	if (n->kind != NODE_MAP) {
		node_fault(&r->src, n, "shape", who,
			_("'%s' is a mapping: {export: 2000}"), "limits");
		return;
	}
	schema_read(&r->src, &limits_page, n, &raw, who);
	memcpy(role->limits, raw.n, sizeof(role->limits));
}

static void
read_role(struct settings_reading *r, const struct node *n, struct role *role)
{
	struct raw_role raw = { .may = NULL };
	const struct node *c;
	char who[96];

	snprintf(who, sizeof(who), "%s '%.60s'", _(role_page.noun),
		n->key->text);
	if (!name_valid(n->key->text, true))
		node_fault(&r->src, n->key, "name", who,
			_("a name is small letters, digits and '_', begins "
			  "with a letter and has at most 40"));
	role->name = n->key->text;
	schema_read(&r->src, &role_page, n, &raw, who);
	role->label = raw.label;
	if (raw.limits)
		read_limits(r, raw.limits, role, who);
	if (raw.may == NULL)
		return;
	if (raw.may->kind != NODE_LIST)
		node_fault(&r->src, raw.may, "shape", who,
			_("'%s' is a list: [read, edit]"), "may");
	for (c = raw.may->first; c != NULL; c = c->next)
		role->permissions |= permission(r, c, who);
}

int
roles_load(const char *file, const char *text, size_t len, struct roles *out,
	struct diag_list *diags)
{
	struct settings_reading r;
	struct roles roles = { NULL, 0, NULL };
	const struct node *map = NULL, *n;
	int rc;

	if (begin(&r, file, text, len, diags))
		map = top_map(&r, &roles_page, ROLES_MAX);
	if (map != NULL) {
		roles.rows =
			arena_array(r.memory, map->n + 1, sizeof(*roles.rows));
		for (n = map->first; n != NULL; n = n->next)
			read_role(&r, n, &roles.rows[roles.n++]);
	}
	rc = finish(&r, &roles.memory);
	*out = rc == 0 ? roles : (struct roles){ NULL, 0, NULL };
	return rc;
}

void
roles_release(struct roles *roles)
{
	arena_free(roles->memory);
	*roles = (struct roles){ NULL, 0, NULL };
}

/* --- site ---------------------------------------------------------------- */

struct raw_site {
	const char *office, *zone;
	int lang, similar_line, household_cap, blank_after, leave_after;
	int sessions, reads_kept, small_cells;
	bool service;
	int64_t map_gib;
};

/* In the order of enum link_band, without LINK_NONE. */
static const char *const words_band[] = { "listed", "probable", "sure", NULL };
static const char *const words_lang[] = { "id", "en", "ja", NULL };

#define AT(member) offsetof(struct raw_site, member)

static const struct schema site_rows[] = {
	{ "office", S_TEXT, false, AT(office), NULL, 0, 200,
		"Dinas Koperasi dan Usaha Kecil", NULL,
		N_("name of the office on screens and letters") },
	{ "language", S_WORD, false, AT(lang), words_lang, 0, 0, "id", NULL,
		N_("language of who has chosen none") },
	{ "zone", S_TEXT, false, AT(zone), NULL, 0, 8, "WIB",
		N_("WIB, WITA, WIT, JST or +07:00"), N_("local time") },
	{ "map_gib", S_COUNT, false, AT(map_gib), NULL, 0, 16384, "0", NULL,
		N_("address space of the database in GiB; 0: by the file "
		   "system") },
	{ "similar_line", S_WORD, false, AT(similar_line), words_band, 0, 0,
		"listed", NULL,
		N_("how likely two persons must be one and the same to be "
		   "asked about") },
	{ "household_cap", S_INT, false, AT(household_cap), NULL, 0, 1000, "2",
		NULL, N_("active cases of one family card; 0: no bound") },
	{ "blank_after", S_INT, false, AT(blank_after), NULL, 0, 1440, "5",
		NULL,
		N_("minutes without a key until the screen goes blank; 0: "
		   "never") },
	{ "leave_after", S_INT, false, AT(leave_after), NULL, 0, 1440, "30",
		NULL,
		N_("minutes without a key until the session ends, drafts "
		   "kept; 0: never") },
	{ "service", S_FLAG, false, AT(service), NULL, 0, 0, "no", NULL,
		N_("yes: people come by ssh or sudo, and the account that owns "
		   "the store is nobody by itself") },
	{ "sessions", S_INT, false, AT(sessions), NULL, 0, 60, "5", NULL,
		N_("sessions that a person may have at a time, of those that "
		   "came by ssh or sudo; 0: any number") },
	{ "reads_kept", S_INT, false, AT(reads_kept), NULL, 1, 36500, "730",
		NULL, N_("days for which it is kept who read what") },
	{ "small_cells", S_INT, false, AT(small_cells), NULL, 0, 1000, "5",
		NULL,
		N_("figures of a table below this are left out of a file; 0: "
		   "none") },
};
static const struct schema_page site_page = { "magang.yaml", "site", site_rows,
	ARRAY_SIZE(site_rows) };

static const struct {
	const char *word;
	int minutes;
} zones[] = {
	{ "WIB", 420 },
	{ "WITA", 480 },
	{ "WIT", 540 },
	{ "JST", 540 },
};

/* +07:00 */
static bool
zone_offset(const char *s, int *out)
{
	int hours, minutes, used = 0;

	if (strlen(s) != 6 || (s[0] != '+' && s[0] != '-') ||
		strspn(s + 1, "0123456789") != 2 || s[3] != ':' ||
		strspn(s + 4, "0123456789") != 2)
		return false;
	if (sscanf(s + 1, "%2d:%2d%n", &hours, &minutes, &used) != 2)
		return false;
	assert(used == 5);
	if (hours > 14 || minutes > 59)
		return false;
	*out = (hours * 60 + minutes) * (s[0] == '-' ? -1 : 1);
	return true;
}

static void
read_zone(struct settings_reading *r, const char *zone, int *out)
{
	const struct node *n = node_get(r->root, "zone");
	size_t i;

	for (i = 0; i < ARRAY_SIZE(zones); i++) {
		if (strcmp(zones[i].word, zone) == 0) {
			*out = zones[i].minutes;
			return;
		}
	}
	if (!zone_offset(zone, out))
		node_fault(&r->src, n ? n : r->root, "zone", NULL,
			_("zone '%s': write WIB, WITA, WIT, JST or +07:00"),
			zone);
}

static void
read_site(struct settings_reading *r, struct site *site)
{
	struct raw_site raw = { .office = NULL };

	schema_read(&r->src, &site_page, r->root, &raw, NULL);
	site->office = raw.office;
	site->lang = (enum lang)raw.lang;
	site->map_gib = (uint64_t)raw.map_gib;
	site->similar_line = raw.similar_line + 1;
	site->household_cap = raw.household_cap;
	site->blank_after = raw.blank_after;
	site->leave_after = raw.leave_after;
	site->service = raw.service;
	site->sessions = raw.sessions;
	site->reads_kept = raw.reads_kept;
	site->small_cells = raw.small_cells;
	read_zone(r, raw.zone, &site->zone_minutes);
}

int
site_load(const char *file, const char *text, size_t len, struct site *out,
	struct diag_list *diags)
{
	struct settings_reading r;
	struct site site = { .office = NULL };
	int rc;

	if (begin(&r, file, text, len, diags))
		read_site(&r, &site);
	rc = finish(&r, &site.memory);
	*out = rc == 0 ? site : (struct site){ .office = NULL };
	return rc;
}

void
site_release(struct site *site)
{
	arena_free(site->memory);
	*site = (struct site){ .office = NULL };
}

static void
zone_text(struct buf *out, int minutes)
{
	const int n = minutes < 0 ? -minutes : minutes;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(zones); i++) {
		if (zones[i].minutes == minutes) {
			buf_adds(out, zones[i].word);
			return;
		}
	}
	buf_addf(out, "%c%02d:%02d", minutes < 0 ? '-' : '+', n / 60, n % 60);
}

#define COLUMNS 79
#define DOC 15 /* columns before what a key means */

void
site_describe(const struct site *site, struct buf *out)
{
	struct buf value[ARRAY_SIZE(site_rows)] = { BUF_INIT };
	size_t i;

	/* in the order of site_rows */
	buf_adds(&value[0], site->office ? site->office : "");
	buf_adds(&value[1], lang_code(site->lang));
	zone_text(&value[2], site->zone_minutes);
	buf_addf(&value[3], "%llu", (unsigned long long)site->map_gib);
	buf_adds(&value[4], words_band[site->similar_line - 1]);
	buf_addf(&value[5], "%d", site->household_cap);
	buf_addf(&value[6], "%d", site->blank_after);
	buf_addf(&value[7], "%d", site->leave_after);
	buf_adds(&value[8], site->service ? "yes" : "no");
	buf_addf(&value[9], "%d", site->sessions);
	buf_addf(&value[10], "%d", site->reads_kept);
	buf_addf(&value[11], "%d", site->small_cells);
	for (i = 0; i < ARRAY_SIZE(site_rows); i++) {
		utf8_pad(out, site_rows[i].key, 14);
		buf_addc(out, ' ');
		utf8_print(out, buf_str(&value[i]), -1);
		buf_addc(out, '\n');
		utf8_pad(out, "", DOC);
		wrap(out, _(site_rows[i].doc), COLUMNS - DOC, DOC);
		buf_release(&value[i]);
	}
}
