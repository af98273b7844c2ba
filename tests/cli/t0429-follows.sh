#!/bin/sh
# SPDX-License-Identifier: MIT
# What follows from a person's field in the cases of other programs is worked out
# anew when the field is taken back: nothing of it stays, and nothing is said of it.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
for p in kyoto:KY uji:UJ; do
	cat >${p%:*}.yaml <<-END
		program: ${p%:*}
		version: 1
		prefix: ${p#*:}
		label: ${p%:*}
		fields:
		  f:
		    label: F
		    jlpt: {label: JLPT, type: level, values: [n5, n4, n3]}
		stages:
		  pool: {kind: start, label: Pool}
		  done: {kind: success, label: Done}
		moves:
		  - {from: pool, to: done}
		rules:
		  young: {level: block, test: age on opened <= 40, say: At most 40}
	END
	magang program install ${p%:*}.yaml >/dev/null || exit 1
done
magang add person name='Ade' birth_date=2001-03-12 regency=32.05 --program kyoto >/dev/null
magang add person name='Budi' birth_date=2001-03-12 regency=32.05 --program kyoto >/dev/null
magang open MG-000001-3 uji >/dev/null
magang user add kei role=officer programs=kyoto >/dev/null

for n in 000001-3 000002-1; do
	magang --as kei set MG-$n birth_date=1960-01-01 >/dev/null
	magang list case fails:young --columns program --csv >said.$n
	expect_success 'a birth date is taken back' magang --as kei undo -y
	sed 's/ACT-[0-9-]*/ACT/g; s/MG-[0-9-]*/MG/g' .out >back.$n
done
[ "$(grep -c . said.000001-3)" = 3 ]
report $? 'the case of another program followed' || show said.000001-3
expect_same 'with a case of another program as without' back.000001-3 back.000002-1
[ "$(magang list case fails:young --count)" = 0 ]
report $? 'and nothing of it stays'
finish
