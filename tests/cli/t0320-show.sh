#!/bin/sh
# SPDX-License-Identifier: MIT
# The page about a person and about a case; the day.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang task MG-000001-3 call back --due 2026-11-20 >/dev/null
magang note MG-000001-3 --kind call no answer >/dev/null
magang doc JP-000001-3 ktp >/dev/null

expect_success 'a person' magang show MG-000001-3
expect_success 'by NIK, as a document' magang show 3205055203989001 --json
expect_grep 'with fields' '"fields":{"name":"Siti Aminah",'
expect_grep 'with cases' '"cases":\[{"number":"JP-000001-3","program":"kyoto-ikusei","stage":"registered"'
expect_success 'a case' magang show JP-000001-3
expect_success 'a case as a document' magang show JP-000001-3 --json
expect_grep 'with documents' '"name":"ktp","label":"Identity card","state":"present","since":"2026-11-24"'
expect_grep 'with moves' '"stage":"withdrawn",'
must_fail 1 'a number that is not there' magang show MG-000009-2
must_fail 64 'a number with a wrong digit' magang show MG-000001-4

expect_success 'the day' magang day
expect_success 'magang alone is the day' magang
expect_success 'as a document' magang day --json
expect_grep 'with counts' '"persons":1,"cases":1,'
expect_grep 'with tasks' '"overdue":2,'
expect_grep 'with stages' '"kyoto-ikusei":\[{"stage":"registered","cases":1}'

finish
