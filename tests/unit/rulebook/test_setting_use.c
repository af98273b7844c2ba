/* SPDX-License-Identifier: MIT */
/* Nobody's role and nobody's place is taken away. */
#include "../office/office_fixture.h"

static int
install(struct desk *d, const char *name, const char *text)
{
	return op_setting_install(
		d->o, name, text, strlen(text), NULL, &d->r, &d->err);
}

static const char *
text_now(struct desk *d, const char *name)
{
	size_t len;
	char *text = office_setting_text(d->o, name, &len, &d->err), *kept;

	assert_non_null(text);
	kept = arena_strndup(d->arena, text, len);
	free(text);
	return kept;
}

/* The lines that begin with none of these; NULL ends them. */
static const char *
without(struct desk *d, const char *text, const char *const *heads)
{
	struct buf b = BUF_INIT;
	const char *kept;

	while (*text) {
		size_t n = strcspn(text, "\n") + 1;
		bool keep = true;

		for (size_t i = 0; heads[i]; i++)
			keep &= strncmp(text, heads[i], strlen(heads[i])) != 0;
		if (keep)
			buf_add(&b, text, n);
		text += n;
	}
	kept = arena_strndup(d->arena, buf_str(&b), b.len);
	buf_release(&b);
	return kept;
}

#define ADMINISTRATOR                                                          \
	"roles:\n"                                                             \
	"  administrator: {label: A, may: [read, register, move, edit, plan, " \
	"settings, admin]}\n"

static const char program[] =
	"program: few\nversion: %d\nprefix: FW\nlabel: Few\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  b: {label: B}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: b, by: [%s]}\n"
	"  - {from: b, to: z}\n";

static int
try_program(struct desk *d, int version, const char *role)
{
	char text[600];

	snprintf(text, sizeof(text), program, version, role);
	return try_install(d, "few", text);
}

static void
test_roles_of_users(void **state)
{
	static const char *const names[] = { "ani", "budi", "cecep", "dedi" };
	static const char few[] = ADMINISTRATOR ROLES_OF_MOVES;
	struct desk *d = *state;
	uint64_t ids[ARRAY_SIZE(names)];
	char text[60];

	d->replay = true;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		snprintf(text, sizeof(text), "name=%s; role=partner", names[i]);
		user(d, text);
		ids[i] = d->r.id;
	}
	check_refused(d, install(d, "roles", few), MG_EINUSE, "'partner'",
		"in use by 4: ani, budi, cecep, …", NULL);
	set(d, KIND_USER, ids[0], "role=verifier");
	check_refused(d, install(d, "roles", few), MG_EINUSE,
		"in use by 3: budi, cecep, dedi;", NULL);
	for (size_t i = 1; i < ARRAY_SIZE(names); i++)
		set(d, KIND_USER, ids[i], "closed=2026-11-24");
	check_done(d, install(d, "roles", few));
	/* Nor is one taken by an undo. */
	check_done(d, install(d, "roles",
			      ADMINISTRATOR ROLES_OF_MOVES
			      "  chef: {label: C, may: [read]}\n"));
	set(d, KIND_USER, ids[0], "role=chef");
	check_refused(
		d, install(d, "roles", few), MG_EINUSE, "'chef'", "ani", NULL);
}

static void
test_roles_of_moves(void **state)
{
	static const char chef[] = ADMINISTRATOR ROLES_OF_MOVES
		"  chef: {label: C, may: [read]}\n";
	static const char few[] = ADMINISTRATOR ROLES_OF_MOVES;
	struct desk *d = *state;

	d->replay = true;
	check_refused(d, try_program(d, 1, "chef"), MG_EDATA, "'chef'",
		"config install roles", NULL);
	check_done(d, install(d, "roles", chef));
	check_done(d, try_program(d, 1, "chef"));
	check_refused(d, install(d, "roles", few), MG_EINUSE, "'chef'",
		"in use by 1: program few", NULL);
	open_case(d, person(d, "name=Siti; regency=32.05"), "few", "");
	/* A case goes on under the version that it began under. */
	check_done(d, try_program(d, 2, "manager"));
	check_refused(
		d, install(d, "roles", few), MG_EINUSE, "'chef'", "few", NULL);
}

static void
test_roles_of_old_moves(void **state)
{
	static const char chef[] = ADMINISTRATOR ROLES_OF_MOVES
		"  chef: {label: C, may: [read]}\n";
	struct desk *d = *state;

	d->replay = true;
	check_done(d, install(d, "roles", chef));
	check_done(d, try_program(d, 1, "chef"));
	check_done(d, try_program(d, 2, "manager"));
	check_done(d, install(d, "roles", ADMINISTRATOR ROLES_OF_MOVES));
}

/* The only version of a program does not go from under who is bound to it. */
static void
test_programs_of_users(void **state)
{
	struct desk *d = *state;
	uint64_t first, second, oji;

	d->replay = true;
	check_done(d, try_program(d, 1, "manager"));
	first = d->r.act;
	user(d, "name=oji; role=partner; programs=few");
	oji = d->r.id;
	check_done(d, try_program(d, 2, "manager"));
	second = d->r.act;
	check_done(d, try_undo(d, second));
	check_refused(d, try_undo(d, first), MG_ECONFLICT,
		"US-000002-1 refers to it", NULL);
	set(d, KIND_USER, oji, "programs=magang-jabar");
	check_done(d, try_undo(d, first));
}

static void
test_areas(void **state)
{
	static const char *const garut[] = { "32.05\t", "32.05.", NULL };
	static const char *const bekasi[] = { "32.16\t", "32.16.", NULL };
	struct desk *d = *state;
	const char *all = text_now(d, "areas");

	d->replay = true;
	check_refused(d,
		op_setting_install(
			d->o, "areas", "# none\n", 7, NULL, &d->r, &d->err),
		MG_ECONFIG, "no area", NULL);
	check_done(d, install(d, "areas", without(d, all, bekasi)));
	check_done(d, install(d, "areas", all));
	person(d, "name=Siti; village=32.05.01.1001");
	check_refused(d, install(d, "areas", without(d, all, garut)), MG_EINUSE,
		"32.05", "MG-000001-3", NULL);
	check_done(d, install(d, "areas", without(d, all, bekasi)));
	check_done(d, install(d, "areas", all));
	user(d, "name=oji; role=officer; areas=32.16");
	check_refused(d, install(d, "areas", without(d, all, bekasi)),
		MG_EINUSE, "area 32.16", "by 1: oji", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_roles_of_users),
		desk_test(test_roles_of_moves),
		desk_test(test_roles_of_old_moves),
		desk_test(test_programs_of_users),
		desk_test(test_areas),
	};

	return cmocka_run_group_tests_name("setting_use", tests, NULL, NULL);
}
