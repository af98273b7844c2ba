#!/bin/sh
# SPDX-License-Identifier: MIT
# Days of class: worked out from the weekdays of a cohort and the calendar; who may
# still join; the roll on paper.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >class.yaml <<\EOF
program: class
version: 1
prefix: KL
label: Class
cohorts: {join_until: 3}
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
EOF
sed 's/join_until: 3/join_unti: 0/' class.yaml >bad.yaml
must_fail 65 'a key that is none' magang program check bad.yaml
sed 's/join_until: 3/join_until: 0/' class.yaml >bad.yaml
must_fail 65 'nor is there a day 0' magang program check bad.yaml
expect_success 'it is installed' magang program install class.yaml
expect_success 'an applicant' magang program show class
expect_grep 'is told' 'Last day of class to join *3'
for name in Ade Budi Cici; do
	magang add person name=$name regency=32.05 birth_date=2001-03-12 >.new || exit 1
	magang open "$(sed -n 's/:.*//p;q' .new)" class >/dev/null || exit 1
done
magang add person name=Dedi regency=32.04 birth_date=2001-03-12 >/dev/null
magang open MG-000004-5 class >/dev/null
magang user add garut role=coordinator areas=32.05 >/dev/null
printf 'holidays:\n  2026-11-25: {id: Hari Guru, en: Teachers, ja: 教師の日}\n  2026-11-28: {id: Lain, en: Other, ja: 他}\n' >calendar.yaml
expect_success 'a calendar' magang config install calendar calendar.yaml

# --- days ---
must_fail 65 'days that are none' magang add cohort program=class name=x days=often
magang add cohort program=class name='Garut 1' from=2026-11-23 until=2026-12-01 seats=3 \
	place=Aula >/dev/null
expect_success 'its days' magang cohort days CO-000001-3
expect_output 'without the weekend and the holiday' <<\EOF
Day  Date        Weekday    Holiday
  1  2026-11-23  Monday
  2  2026-11-24  Tuesday
     2026-11-25  Wednesday  Teachers
  3  2026-11-26  Thursday
  4  2026-11-27  Friday
  5  2026-11-30  Monday
  6  2026-12-01  Tuesday
EOF
expect_success 'of weekdays of its own' magang set CO-000001-3 'days=sat tue'
expect_success 'its days' magang cohort days CO-000001-3 --csv
expect_output 'are those, and a holiday on a Saturday is one' <<\EOF
day,date,weekday,holiday
1,2026-11-24,tue,
,2026-11-28,sat,Other
2,2026-12-01,tue,
EOF
magang set CO-000001-3 days= >/dev/null
sed 's/2026-11-25/2026-11-24/' calendar.yaml >moved.yaml
expect_success 'a holiday would be moved' magang config install calendar moved.yaml --dry-run
expect_output 'the days that it moves' <<\EOF
'calendar' would be installed; nothing is changed
  Cohort       Name     Date        Before    Then      Attendance
  CO-000001-3  Garut 1  2026-11-24  class     Teachers
  CO-000001-3  Garut 1  2026-11-25  Teachers  class
EOF
expect_success 'nor are they' magang cohort days CO-000001-3 --csv
expect_grep 'moved' '^,2026-11-25,wed,Teachers$'
expect_success 'a holiday is moved' magang config install calendar moved.yaml
expect_grep 'and that is said' '2026-11-24  class  *Teachers$'
expect_success 'its days' magang cohort days CO-000001-3 --csv
expect_grep 'move with it' '^2,2026-11-25,wed,$'
magang undo >/dev/null
magang add cohort program=class name='Garut 2' >/dev/null
expect_status 1 'without dates it has none' magang cohort days CO-000002-1

# --- who may join ---
must_fail 1 'nobody to print' magang cohort roll CO-000001-3
expect_success 'until the third day' magang cohort fill CO-000001-3 program:class --waiting 1
magang cohort answer yes KR-000002-1 >/dev/null
magang cohort answer yes KR-000001-3 >/dev/null
magang set CO-000001-3 from=2026-11-16 >/dev/null
must_fail 1 'after it an offer is late' magang cohort answer yes KR-000003-7
expect_errors 'and it is said' <<\EOF
magang: the day of class until which its program lets somebody join is over
EOF
expect_success 'a seat that falls free' magang cohort answer left KR-000002-1 --cause family
expect_success 'stays empty' magang list seat waiting --columns number
expect_grep 'though somebody waits' '^KR-000004-5$'
expect_success 'one who left' magang undo
expect_success 'is back all the same' magang list seat taken --columns number
expect_grep 'as nobody joins by that' '^KR-000002-1$'

# --- the roll ---
expect_success 'on paper' magang cohort roll CO-000001-3 --days 2
expect_output 'by number, with room to sign' <<\EOF
Garut 1 (CO-000001-3)
Aula
24-11-2026 - 26-11-2026

     Name                          |24-11  |26-11  |
   1 Budi                          |       |       |
                                   |       |       |
   2 Ade                           |       |       |
                                   |       |       |
EOF
magang set MG-000001-3 regency=32.04 >/dev/null
expect_success 'who is of another area' magang --as garut cohort roll CO-000001-3 --from 2026-11-30 --days 1
expect_grep 'is a number' '^   2 -  '

# --- of more than a page ---
{
	echo name,birth_date,regency,program
	for i in $(seq 28); do
		echo "Orang $i,$((1990 + i % 12))-03-$(printf %02d "$i"),32.05,class"
	done
} >many.csv
expect_success 'many' magang import person many.csv
magang add cohort program=class name='Garut 3' from=2026-11-23 until=2026-12-01 seats=28 \
	>/dev/null
expect_success 'are offered a seat' magang cohort fill CO-000003-7 'program:class name:orang'
magang cohort answer yes cohort:CO-000003-7 >/dev/null
expect_success 'their roll' magang cohort roll CO-000003-7 --days 2
[ "$(grep -c 'Name .*|24-11  |26-11' .out)" = 2 ] &&
	[ "$(tr -cd '\f' <.out | wc -c)" = 1 ]
report $? 'has its head on each page' || show "$dir/.out"
expect_success 'kept' magang --dump-screen "@80x24 : 'cohorts Enter Enter P"
MAGANG_CLOCK=2026-12-01T08:00
expect_success 'and fetched a week later' magang out get roll-1
expect_grep 'it has the days of when it was' '|24-11  |26-11  |27-11'
expect_success 'check' magang check
finish
