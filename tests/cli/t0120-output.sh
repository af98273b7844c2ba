#!/bin/sh
# SPDX-License-Identifier: MIT
# What was printed was written, or the command has failed; a terminal obeys
# nothing that stands in a record.
. "$(dirname "$0")/lib.sh"
new_store

magang program list >/dev/full 2>errors
[ $? = 74 ]
report $? 'a full disk is a failure of the command'
cat >want <<\EOT
magang: writing the output: No space left on device
EOT
expect_same 'it says so' want errors

{ magang help; echo $? >status; } 2>errors | :
[ ! -s errors ]
report $? 'a reader that goes away is no message'

esc=$(printf 'Siti \033]0;x\007Aminah')
must_fail 1 'an escape sequence in an operand' magang show "$esc"
grep -q "$(printf '[\033\007]')" .err
[ $? = 1 ]
report $? 'is not sent to the terminal'

must_fail 1 'closed descriptors do no harm' sh -c \
	'exec 0<&- 1>&- 2>&-; "$0" --store "$1" show MG-000001-3' \
	"$MAGANG" "$store"

finish
