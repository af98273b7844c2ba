#!/bin/sh
# SPDX-License-Identifier: MIT
# Commands, options, help: found, misspelt, unknown.
. "$(dirname "$0")/lib.sh"

must_fail 64 'an unknown command' magang frobnicate
expect_errors 'it points to help' <<\EOT
magang: no command 'frobnicate'; 'magang help' lists them
EOT
must_fail 64 'a misspelt command' magang lsit person
expect_errors 'the nearest one is named' <<\EOT
magang: no command 'lsit'; did you mean 'list'
EOT
must_fail 64 'a misspelt second word' magang program chek x
expect_errors 'the nearest one is named' <<\EOT
magang: no command 'program chek'; did you mean 'program check'
EOT
must_fail 64 'a misspelt option' magang list person --jsno
expect_errors 'the nearest option is named' <<\EOT
magang: no such option '--jsno'; did you mean '--json'
EOT
must_fail 64 'an operand is missing' magang show
expect_errors 'the usage says which' <<\EOT
magang: 'show' needs more: magang show NUMBER
EOT
must_fail 64 'an operand too many' magang show a b
expect_errors 'it is named' <<\EOT
magang: 'show' does not take 'b'
EOT
must_fail 64 'a language that is not there' magang --lang fr day
expect_errors 'those that are there are named' <<\EOT
magang: no language 'fr'; there are id, en and ja
EOT
must_fail 64 'two identities' magang --as a --as b day
expect_errors 'two identities are refused' <<\EOT
magang: '--as' is given twice
EOT
must_fail 64 'a user name with a line end in it' magang --as 'a
b' day
must_fail 64 'a user name with a comma in it' magang --as 'a,b' day

expect_success 'the version' magang --version
expect_success 'help lists the commands' magang help
cp .out all
expect_success '--help does so too' magang --help
expect_same 'both are the same' all .out
for c in $(sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' all); do
	expect_success "help for $c" magang "$c" --help
	[ "$(head -1 .out)" = Examples: ] && grep -q '^Usage:$' .out
	report $? "help for $c begins with examples"
	magang help "$c" >.verbs
	for v in $(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' .verbs); do
		expect_success "help for $c $v" magang help "$c" "$v"
		cp .out .help
		magang "$c" "$v" --help >.long
		expect_same 'is that of the option' .help .long
	done
done
must_fail 64 'of two words, the second misspelt' magang help cohort fil
expect_errors 'names the nearest one, too' <<\EOT
magang: no command 'cohort fil'; did you mean 'cohort fill'
EOT
must_fail 64 'help for a misspelt command' magang help lits
expect_errors 'names the nearest one' <<\EOT
magang: no command 'lits'; did you mean 'list'
EOT
must_fail 64 'a command of two words alone' magang program
expect_grep 'explains itself' '^  magang program check'

expect_success 'options may stand before the command' \
	"$MAGANG" --store "$store" init
expect_success 'or behind it' "$MAGANG" check --store "$store"

finish
