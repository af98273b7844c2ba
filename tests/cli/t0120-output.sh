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

# The reader is gone before the first byte is written: at the end, by a buffer
# that is full, in the middle.
mkfifo pipe
for command in help 'program show kyoto-ikusei' 'list user'; do
	exec 4<>pipe 5>pipe 4<&-
	magang $command >&5 2>errors 5>&-
	[ $? = 74 ] && [ ! -s errors ]
	report $? "a reader that goes away is no message: $command"
	exec 5>&-
done

esc=$(printf 'Siti \033]0;x\007Aminah')
must_fail 1 'an escape sequence in an operand' magang show "$esc"
grep -q "$(printf '[\033\007]')" .err
[ $? = 1 ]
report $? 'is not sent to the terminal'

must_fail 1 'closed descriptors do no harm' sh -c \
	'exec 0<&- 1>&- 2>&-; "$0" --store "$1" show MG-000001-3' \
	"$MAGANG" "$store"

finish
