#!/bin/sh
# SPDX-License-Identifier: MIT
# Somebody outside whose number is typed in a form: where to ask is all that is told,
# and what was told is kept before it is seen, whatever becomes of the session.
. "$(dirname "$0")/lib.sh"
new_store
magang add person name='Onih Yuliani' birth_date=1996-07-21 regency=32.04 nik=3204066107960002 >/dev/null
magang user add siti role=officer areas=32.05 >/dev/null
magang user add rudi role=auditor >/dev/null

# typed STEPS...: a session on a terminal whose process number is in $dir/pid
typed() {
	"$top/tests/tools/terminal" "$@" sh -c 'echo $$ >"$1/pid"; shift; exec "$@"' \
		sh "$dir" "$MAGANG" --store "$store" --as siti
}
TERM=xterm-256color
export TERM
typed --at 'BROWSE' --keys 'c\r' --at 'National ID' \
	--keys '3204066107960002\r' --at 'is registered in area 32.04; ask' \
	--run "kill -9 \$(cat '$dir/pid')" >.out 2>.err
magang --as rudi access --csv >.seen
grep -q '^siti,officer,[0-9]*,[0-9]*,[0-9]*,[0-9]*,1,' .seen
report $? 'a session that is cut off leaves the trace of what it showed' || show .seen
must_not_grep 'no number of somebody outside' 'MG-0*1'
finish
