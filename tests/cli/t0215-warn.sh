#!/bin/sh
# SPDX-License-Identifier: MIT
# Rules that only warn are said wherever a case is opened, shown or moved; they
# stop nothing. What stops is said by labels in the language of the reader.
. "$(dirname "$0")/lib.sh"
new_store

magang add person name='Tua Sekali' birth_date=1959-01-01 sex=L \
	village=32.05.01.1001 >/dev/null
expect_success 'a man of 67 enters a program for 17 to 45' \
	magang open MG-000001-3 wirausaha-baru
expect_grep 'it is said' \
	'^  Age 17 to 45 at registration (age on Opened between 17 and 45: is 67) \[office policy\]$'
case=$(cut -d: -f1 .out | head -1)

expect_success 'the page of the case' magang show "$case"
expect_grep 'says it again' '^  Age 17 to 45 at registration ('
expect_success 'as one document' magang show "$case" --json
expect_grep 'with the answer' \
	'"what":"rule","name":"age","part":null,"answer":"no","stops":false'
expect_grep 'and the value that was seen' \
	'"part":"age on opened between 17 and 45","answer":"no","stops":false,"says":"[^"]*: is 67"'
expect_success 'in Indonesian' magang --lang id show "$case"
expect_grep 'by its label' 'Umur 17 sampai 45 tahun saat mendaftar'
expect_success 'in Japanese' magang --lang ja show "$case"
expect_grep 'by its label there' '登録時17歳以上45歳以下'

must_fail 1 'what stops a move' magang move "$case" doc_check
grep -q "^magang: not moved to 'Administrative check': [^!]*$" .err
report $? 'is said, the warning not'
magang set "$case" ktp_jabar=ya >/dev/null
must_fail 1 'in Indonesian, too' magang --lang id move "$case" doc_check
grep -q "tidak dipindahkan ke 'Verifikasi administrasi': '" .err
report $? 'stages and papers by label'
grep -q -e doc_check -e _ .err
[ $? = 1 ]
report $? 'nothing of it in codes'
expect_success 'a move that is asked about' \
	magang move "$case" withdrawn --reason x --dry-run --json
expect_grep 'has its rows' '"allowed":true,"list":null,"missing":null,"reasons":\['

finish
