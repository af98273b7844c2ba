/* SPDX-License-Identifier: MIT */
/*
 * A field officer's day: persons typed blind in one burst each, and everything
 * that goes wrong in a village hall. One store from morning to evening.
 */
#include "stand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define NUMBER 16
#define BURST_BYTES 400
#define PATIENCE 20000 /* ms, for a receipt */

struct day {
	struct stand stand;
	struct line l;
	char last[NUMBER]; /* of the last receipt */
	char third[NUMBER];
	size_t persons, known; /* as they should be told in the evening */
};

static bool
on(struct day *d, const char *steps, const char *want)
{
	line_keys(&d->l, steps);
	if (line_text(&d->l, want) && line_quiet(&d->l))
		return true;
	tap_note("after: %s", steps);
	return false;
}

static bool
open_form(struct day *d)
{
	if (!stand_open(&d->stand, &d->l, NULL, 0, 0))
		return false;
	on(d, "c", "new person for");
	on(d, "5", "Persons | new | WB New");
	return true;
}

/* --- persons -------------------------------------------------------------- */

/* A person as it stands on the paper form; NULL: nothing there. */
struct paper {
	const char *nik, *name, *kk, *birth, *place, *sex, *phone, *street,
		*village, *remark;
};

static size_t
add_fields(char *out, size_t room, const char *const *fields, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(out + len, room - len, "%s\r",
			fields[i] ? fields[i] : "");
	return len;
}

/* Field by field in the order of the sheet. What has nothing on the paper is
 * passed by Enter, which also accepts what is repeated; what follows from a card
 * or a village is passed by itself, and told by going back to it. */
static size_t
burst(const struct paper *p, char *out, size_t room)
{
	const char *const first[] = { p->nik, p->name, p->place };
	const char *const born[] = { p->birth, p->sex };
	const char *const rest[] = { "belum", p->phone, p->street, "3/5",
		p->village, "smk", "food_deli", "h", NULL, p->kk, NULL, "ya" };
	const char *const last[] = { NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		NULL, "2019", NULL, p->remark };
	size_t n = add_fields(out, room, first, N(first));

	if (!p->nik)
		n += add_fields(out + n, room - n, born, N(born));
	else if (p->sex)
		n += (size_t)snprintf(out + n, room - n, "\x1B[A%s\r", p->sex);
	n += add_fields(out + n, room - n, rest, N(rest));
	if (p->remark)
		n += add_fields(out + n, room - n, last, N(last));
	return n + (size_t)snprintf(out + n, room - n, "\x18");
}

static void
type(struct day *d, const struct paper *p)
{
	char bytes[1024];
	size_t n = burst(p, bytes, sizeof(bytes));

	line_bytes(&d->l, bytes, n);
}

/* The number in "MG-000201-9 saved, case WB-..."; "" where there is none. */
static void
shown_number(struct day *d, char out[NUMBER])
{
	char row[400];
	const char *at;

	out[0] = '\0';
	for (int i = 0; i < 24 && !out[0]; i++) {
		at = strstr(line_row(&d->l, i, row, sizeof(row)), "MG-");
		if (at && strstr(at, " saved, case WB-"))
			snprintf(out, NUMBER, "%.11s", at);
	}
}

/* The receipt stays until the next one: another number is waited for. */
static bool
receipt(struct day *d, char out[NUMBER])
{
	int64_t end = line_now() + PATIENCE;

	do {
		line_pump(&d->l, 20);
		shown_number(d, out);
		if (out[0] && strcmp(out, d->last) != 0) {
			snprintf(d->last, NUMBER, "%s", out);
			return line_quiet(&d->l);
		}
	} while (line_now() < end && !d->l.ended);
	tap_note("no receipt came");
	line_show(&d->l);
	return false;
}

static bool
stored(struct day *d, const char *number, const char *field, const char *value)
{
	char args[64], json[8192], want[200];

	snprintf(args, sizeof(args), "show --reveal --json %s", number);
	snprintf(want, sizeof(want), "\"%s\":\"%s\"", field, value);
	if (stand_run(&d->stand, args, json, sizeof(json)) == 0 &&
		strstr(json, want))
		return true;
	tap_note("%s has no %s: %s", number, want, json);
	return false;
}

/* As long as it takes at least to read what is told, and to answer it. */
static void
think(struct day *d)
{
	int64_t end = line_now() + 750;

	while (line_now() < end)
		line_pump(&d->l, 50);
}

/* --- the morning ---------------------------------------------------------- */

static const struct paper eight[] = {
	{ "3205044107999002", "Neng Sumiati", "3205040101019001", NULL, "Garut",
		NULL, "081300024401", "Kp. Sukamaju", "langen", NULL },
	{ "3205044207999002", "Iis Rohaeti", "3205040101019002", NULL, "Garut",
		NULL, "081300024402", "Kp. Sukamaju", "langen", NULL },
	{ "3205044307999002", "Euis Komariah", "3205040101019003", NULL,
		"Garut", NULL, "081300024403", "Kp. Bojong", "langen",
		"jualan seblak" },
	{ "3205040407999002", "Asep Saepudin", "3205040101019004", NULL,
		"Garut", NULL, "081300024404", "Kp. Bojong", "langen", NULL },
	{ "3205040507999002", "Ujang Rukmana", "3205040101019005", NULL,
		"Bandung", NULL, "081300024405", "Kp. Bojong", "langen", NULL },
	{ "3205044607999002", "Siti Maemunah", "3205040101019006", NULL,
		"Garut", NULL, "081300024406", "Kp. Cibodas", "langen", NULL },
	{ "3205044707999002", "Cucu Cahyati", "3205040101019007", NULL, "Garut",
		NULL, "081300024407", "Kp. Cibodas", "langen", NULL },
	{ "3205040807999002", "Dadang Hidayat", "3205040101019008", NULL,
		"Garut", NULL, "081300024408", "Kp. Cibodas", "langen", NULL },
};

static void
morning(struct day *d)
{
	char number[NUMBER] = "";
	unsigned long long most = 0;
	bool good = true;

	for (size_t i = 0; i < N(eight); i++) {
		line_count(&d->l);
		type(d, &eight[i]);
		good = receipt(d, number) && good &&
		       stored(d, number, "nik", eight[i].nik) &&
		       stored(d, number, "district", "32.05.04");
		most = d->l.bytes > most ? d->l.bytes : most;
		if (i == 2)
			snprintf(d->third, NUMBER, "%s", number);
		on(d, "Down Up", "of 31 filled");
		d->persons++;
	}
	tap(good, "eight persons, each in one burst");
	tap(most <= BURST_BYTES, "%llu bytes come back for one of them", most);
}

/* Person 9 was registered in 2024 and has no case that is open. */
static void
known(struct day *d)
{
	static const struct paper p = { "3205041012979003", "M Ridwan",
		"3205040101019011", NULL, "Garut", NULL, "081399990000",
		"Kp. Cibodas", "langen", NULL };
	char number[NUMBER] = "";

	type(d, &p);
	on(d, "", "registered already");
	tap(line_shows(&d->l, "^R goes on with this person") &&
			line_shows(&d->l, "Moh. Ridwan, registered"),
		"somebody who is registered is told before saving");
	think(d);
	on(d, "^R", "another case");
	on(d, "", "registered as '");
	/* the registered name stays, and the new phone is kept */
	line_keys(&d->l, "^R ^X");
	tap(receipt(d, number) && stored(d, number, "name", "Moh. Ridwan") &&
			stored(d, number, "phone", "+6281399990000"),
		"and gets another case, with the new phone");
	d->known++;
	on(d, "Down Up", "of 31 filled");
}

/* Person 14: the NIK says woman and 1952, the card says man; one digit was
 * wrong and is mended on the spot. */
static void
wrong_digit(struct day *d)
{
	static const struct paper p = { "3205045207998001", "Wawan Gunawan",
		"3205040101019014", NULL, "Garut", "L", "081300024414",
		"Kp. Cibodas", "langen", NULL };
	char number[NUMBER] = "", args[80], json[4000];

	type(d, &p);
	tap(receipt(d, number) && line_shows(&d->l, "! doubt: "),
		"a NIK that does not fit holds nobody up, and is told");
	d->persons++;
	snprintf(args, sizeof(args), "set %s nik=3205041207998001", number);
	stand_run(&d->stand, args, NULL, 0);
	snprintf(args, sizeof(args), "list task --json person:%s", number);
	stand_run(&d->stand, args, json, sizeof(json));
	if (!tap(stored(d, number, "nik", "3205041207998001") &&
			    stored(d, number, "sex", "L") &&
			    strstr(json, "\"done\":\"2026-11-24\""),
		    "a task waits for the card, and is done when it is mended"))
		tap_note("%s", json);
	on(d, "Down Up", "of 31 filled");
}

/* The third of one family card is registered, and waits. */
static void
household(struct day *d)
{
	static const struct paper three[] = {
		{ "3205041207990003", "Agus Permana", "3205040202029001", NULL,
			"Garut", NULL, "081300024421", "Kp. Cibodas", "langen",
			NULL },
		{ "3205041307990003", "Budi Permana", "3205040202029001", NULL,
			"Garut", NULL, "081300024422", "Kp. Cibodas", "langen",
			NULL },
		{ "3205041407990003", "Candra Permana", "3205040202029001",
			NULL, "Garut", NULL, "081300024423", "Kp. Cibodas",
			"langen", NULL },
	};
	char number[NUMBER] = "";
	bool good = true;

	for (size_t i = 0; i < N(three); i++) {
		type(d, &three[i]);
		good = receipt(d, number) && good;
		good = (i < 2 || line_shows(&d->l, "family card")) && good;
		d->persons++;
		on(d, "Down Up", "of 31 filled");
	}
	tap(good, "the third of a family card is told to wait, and registered");
}

/* A girl of 17 without a card: a temporary number, and a task for her birthday.
 */
static void
without_card(struct day *d)
{
	static const struct paper p = { NULL, "Dewi Lestari", NULL,
		"14-02-2010", "Garut", "P", "081300024431", "Kp. Cibodas",
		"langen", "belum punya KTP" };
	char number[NUMBER] = "", args[80], json[4000];

	type(d, &p);
	if (!receipt(d, number))
		return;
	d->persons++;
	snprintf(args, sizeof(args), "list task --json person:%s", number);
	stand_run(&d->stand, args, json, sizeof(json));
	if (!tap(strstr(json, "2027-02-14") != NULL,
		    "without a card: a task for her 17th birthday"))
		tap_note("%s", json);
	on(d, "Down Up", "of 31 filled");
}

/* Two tables, the same woman: who saves second is told, nothing is lost. */
static void
two_tables(struct day *d)
{
	static const struct paper p = { "3205044907999002", "Yayah Rokayah",
		"3205040101019009", NULL, "Garut", NULL, "081300024409",
		"Kp. Cibodas", "langen", NULL };
	struct day other = { .stand = d->stand };
	char bytes[1024], number[NUMBER] = "";
	size_t n = burst(&p, bytes, sizeof(bytes));
	bool good = open_form(&other);

	line_bytes(&other.l, bytes, n - 1); /* all but saving */
	good = line_quiet(&other.l) && good;
	type(d, &p);
	good = receipt(d, number) && good;
	d->persons++;
	on(d, "Down Up", "of 31 filled");
	on(&other, "^X", "registered already");
	tap(good && line_shows(&other.l, number),
		"the same person at two tables is registered once");
	on(&other, "^C", "kept; see :drafts");
	line_hang_up(&other.l);
	line_end(&other.l);
	line_release(&other.l);
	stand_drop_drafts(&d->stand);
}

/* Person 23: the line drops in the sixth field typed. */
static void
dropped(struct day *d)
{
	static const struct paper p = { "3205045007999002", "Lilis Suryani",
		"3205040101019010", NULL, "Garut", NULL, "081300024410",
		"Kp. Cibodas Girang", "langen", NULL };
	char bytes[1024], number[NUMBER] = "";
	size_t n = burst(&p, bytes, sizeof(bytes)), cut = 0;

	for (size_t fields = 0; fields < 5; cut++)
		fields += bytes[cut] == '\r';
	cut += 9; /* in the middle of the street */
	line_bytes(&d->l, bytes, cut);
	line_quiet(&d->l);
	line_hang_up(&d->l);
	line_end(&d->l);
	line_release(&d->l);

	stand_start(&d->stand, &d->l, NULL, 0, 0);
	on(d, "", "go on with a draft");
	on(d, "Enter", "Kp. Cibod");
	line_bytes(&d->l, bytes + cut, n - cut);
	tap(receipt(d, number) && stored(d, number, "name", "Lilis Suryani") &&
			stored(d, number, "street", "Kp. Cibodas Girang") &&
			stored(d, number, "phone", "+6281300024410"),
		"after a drop she is in the same field; nothing is typed "
		"twice");
	d->persons++;
	on(d, "Down Up", "of 31 filled");
}

/* A name that is longer than its field is cut where the field ends, and said.
 */
static void
long_name(struct day *d)
{
	tap(on(d,
		    "Down "
		    "'Siti_Nurhalimah_Rahmawati_binti_Haji_Muhammad_"
		    "Abdurrahman_Sulaeman_Effendi_binti_Haji_Abdurrahman_"
		    "Sulaeman_Effendi",
		    "no more than 100 characters") &&
			on(d, "^U Up", "of 31 filled"),
		"a name that is too long is said, typing goes on");
}

/* --- the evening ---------------------------------------------------------- */

/* 18 forms in one note: smart quotes, 15 clean, two known already, a date that
 * is none. */
static size_t
note_of_18(char *out, size_t room)
{
	size_t n = 0;

	for (unsigned i = 0; i < 18; i++) {
		n += (size_t)snprintf(out + n, room - n,
			"nama: Warga \xE2\x80\x9CNote\xE2\x80\x9D %c%c\r",
			'A' + i, 'a' + i);
		if (i == 3 || i == 9)
			n += (size_t)snprintf(out + n, room - n, "nik: %s\r",
				eight[i / 3].nik);
		n += (size_t)snprintf(out + n, room - n,
			"lahir: %s\rdesa: langensari, tarogong kaler\rhp 0812 "
			"3344 %04u\rprogram: wirausaha\r\r",
			i == 12 ? "31/2/2000" : "12 agustus 2001",
			1000 + i * 37);
	}
	return n;
}

/* In pieces, as a phone sends it. */
static void
paste(struct day *d, const char *text, size_t n)
{
	line_bytes(&d->l, "\x1B[200~", 6);
	for (size_t at = 0; at < n; at += 700)
		line_bytes(&d->l, text + at, n - at < 700 ? n - at : 700);
	line_bytes(&d->l, "\x1B[201~", 6);
}

static void
evening_note(struct day *d)
{
	char text[8192];
	size_t n = note_of_18(text, sizeof(text));

	on(d, "^C", "BROWSE");
	on(d, ": 'paste Enter", "Paste");
	paste(d, text, n);
	on(d, "", "18 persons:");
	on(d, "^X", "registered, 3 kept as drafts");
	tap(line_shows(&d->l, "15 registered, 3 kept as drafts"),
		"a note of 18: 15 registered, 3 wait as drafts");
	d->persons += 15;
	on(d, "^C", "BROWSE");
}

static void
told(struct day *d)
{
	char want[80];

	snprintf(want, sizeof(want), "%zu persons: %zu new, %zu known",
		d->persons + d->known, d->persons, d->known);
	on(d, ": 'today Enter", "Today you served");
	tap(line_shows(&d->l, want), "the evening counts what the day did");
	if (!line_shows(&d->l, want))
		tap_note("not shown: %s", want);
}

/* Somebody asks to have the data deleted. */
static void
deleted(struct day *d)
{
	char out[4000];
	char args[120];
	int rc;

	snprintf(args, sizeof(args),
		"erase %s --reason 'asked by letter' --yes %s", d->third,
		d->third);
	rc = stand_run(&d->stand, args, out, sizeof(out));
	if (rc)
		tap_note("%s", out);
	tap(rc == 0 && stand_sound(&d->stand),
		"somebody's data are deleted; the store is sound");
}

int
part_day1(struct stand *stand, const char *dir)
{
	struct day d = { 0 };

	stand_fresh(stand, dir, "200");
	d.stand = *stand;
	d.stand.as = "dewi";
	stand_run(stand,
		"add person name='Moh. Ridwan' nik=3205041012979003 "
		"village=32.05.04.2009",
		NULL, 0);
	if (!tap(open_form(&d), "the form is open"))
		return tap_done();
	morning(&d);
	known(&d);
	wrong_digit(&d);
	household(&d);
	without_card(&d);
	two_tables(&d);
	dropped(&d);
	long_name(&d);
	evening_note(&d);
	told(&d);
	line_keys(&d.l, "q");
	line_end(&d.l);
	line_release(&d.l);
	deleted(&d);
	return tap_done();
}
