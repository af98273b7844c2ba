/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/pubkey.h"

#define BLOB                                                                   \
	"AAAAC3NzaC1lZDI1NTE5AAAAIJeBDCrKdmgPOGacnYZC0VaslcnQWMR1+4TJVTbg2DqY"
#define LINE "ssh-ed25519 " BLOB
#define ECDSA                                                                  \
	"ecdsa-sha2-nistp256 "                                                 \
	"AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBG9eXb0tf58Eig6h" \
	"pOfH0snfaRcvuB4ise0OT7bM9nS18VEB0ZsLsaBqoTDQuYzcs1oIIoC67+Zhd+2OqXD2" \
	"nao="

static void
expect(const char *line, const char *want)
{
	struct buf b = BUF_INIT;
	struct pubkey k;

	if (!want) {
		assert_false(pubkey_from_line(line, &b));
	} else {
		assert_true(pubkey_from_line(line, &b));
		assert_string_equal(buf_str(&b), want);
		assert_true(pubkey_parse(want, &k));
	}
	buf_release(&b);
}

static void
lines(void **state)
{
	(void)state;
	expect(LINE " siti@laptop\n", "ssh-ed25519:" BLOB ":siti@laptop");
	expect(LINE, "ssh-ed25519:" BLOB);
	expect(LINE "\r\n", "ssh-ed25519:" BLOB);
	expect("  " LINE "   x\n" LINE " y\n", "ssh-ed25519:" BLOB ":x");
	/* a name with signs that no name has is left out */
	expect(LINE " a\"b", "ssh-ed25519:" BLOB);
	expect(LINE " a:b", "ssh-ed25519:" BLOB);
	expect("", NULL);
	expect("ssh-ed25519", NULL);
	/* options of a line, a private key, another type, a key cut off */
	expect("command=\"x\" " LINE, NULL);
	expect("-----BEGIN OPENSSH PRIVATE KEY-----", NULL);
	expect("ssh-dss " BLOB, NULL);
	expect("ssh-rsa " BLOB, NULL);
	expect("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJeBDCrK", NULL);
	expect("ssh-ed25519 " BLOB "AAAA", NULL);
	expect("ssh-ed25519 " BLOB "\"", NULL);
}

static void
words(void **state)
{
	char word[PUBKEY_WORD + 10];
	struct pubkey k;

	(void)state;
	assert_false(pubkey_parse("", &k));
	assert_false(pubkey_parse("ssh-ed25519:", &k));
	assert_false(pubkey_parse("ssh-ed25519:" BLOB ":", &k));
	assert_false(pubkey_parse("ssh-ed25519:" BLOB ":a b", &k));
	assert_false(pubkey_parse("ssh-ed25519:" BLOB ":a\"", &k));
	assert_false(pubkey_parse("ssh-ed25519 " BLOB, &k));
	memset(word, 'A', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	assert_false(pubkey_parse(word, &k));
}

/* Behind those that a user has already. */
static void
second(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "ssh-ed25519:" BLOB ":a ");
	assert_true(pubkey_from_line(ECDSA, &b));
	assert_false(pubkey_from_line("no key", &b));
	buf_release(&b);
}

static void
prints(void **state)
{
	char print[SHA256_TEXT];
	struct buf b = BUF_INIT;
	struct pubkey k, other;

	(void)state;
	assert_true(pubkey_parse("ssh-ed25519:" BLOB ":a", &k));
	pubkey_fingerprint(&k, print);
	assert_string_equal(
		print, "FaNPHwN15QR7bL2tWVUv+hyEIUFPLH1ot2k4mbqQLHM");
	assert_true(pubkey_parse("ssh-ed25519:" BLOB ":b", &other));
	assert_true(pubkey_same(&k, &other));
	assert_true(pubkey_from_line(ECDSA, &b));
	assert_true(pubkey_parse(buf_str(&b), &other));
	assert_false(pubkey_same(&k, &other));
	pubkey_fingerprint(&other, print);
	assert_string_equal(
		print, "XasCctLBCNcfGnNGE/TWByxPuB6KnAuBPvJFcu11Hyc");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(words),
		cmocka_unit_test(second),
		cmocka_unit_test(prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
