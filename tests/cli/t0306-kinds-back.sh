#!/bin/sh
# SPDX-License-Identifier: MIT
# Cases with fields and papers, activities and tasks as lists: into the same store they
# change nothing, into another one they make the same, whoever has the numbers there.
. "$(dirname "$0")/lib.sh"

cat >prog.yaml <<\EOP
program: class
version: 1
prefix: KL
label: Class
stages:
  a: {kind: start, label: Asked}
  z: {kind: success, label: Done}
moves:
  - {from: a, to: z}
fields:
  tests:
    label: Tests
    mark: {label: Test, type: number, range: 0 .. 100}
    trade: {label: Trade, type: choice, values: {weld: Welding, sew: Sewing}}
documents:
  diploma: {label: Diploma}
EOP
expect_success 'an office' magang init
expect_success 'a program' magang program install prog.yaml
{
	line add organisation 'name=Akatsuki KK' kind=host country=jp
	line add person 'name=Siti Aminah' birth_date=1999-05-17 nik=3205055705990001
	line add person 'name=Budi Santoso' birth_date=2000-01-02 nik=3205050201000001
	line open MG-000001-3 class mark=71 trade=weld
	line open MG-000002-1 class
	line doc KL-000001-3 diploma --date 2026-03-04
	line note KL-000001-3 --kind call --result reached '=comes on Monday'
	line note OR-000001-3 --kind visit 'saw the plant'
	line task KL-000002-1 'ask for the diploma' --due 2027-01-05
	line task OR-000001-3 'write back' --due 2027-01-06
} | each >/dev/null
for k in person organisation case activity task; do
	magang export $k >$k.csv
	expect_success "into the same store: $k" magang import $k $k.csv --update
	expect_grep 'unchanged' '^[0-9]* rows*, [12] unchanged\(, 1 skipped\)*$'
done
expect_success 'nothing was done' magang check

# Marks of many: by the card, or by name and birth date.
cat >marks.csv <<\EOF
NIK,Nama,Tgl Lahir,Program,Nilai Tes,diploma,Jurusan
3205055705990001,,,class,80,,weld
,Budi Santoso,02-01-2000,class,64,2026-05-06,sew
,Budi Santosa,02-01-2001,class,64,,
3205055705990001,Joko Widodo,,class,64,,
,Siti Aminah,17-05-1999,nothing,1,,
,Siti Aminah,17-05-1999,class,101,,
EOF
must_fail 65 'marks' magang import case marks.csv --map 'Nilai Tes=mark' --map 'Jurusan=trade'
expect_grep 'each difference is told with what it was' \
	"^2: same: mark '80': registered as '71' (differs)"
expect_grep 'nobody is guessed' "^4: reject: nobody here is called 'Budi Santosa'"
expect_grep 'a card of somebody else' "^5: reject: the number is that of somebody else"
expect_grep 'no program' "^6: reject: there is no program 'nothing'"
expect_grep 'no such mark' "^7: reject: mark '101': must be"
run magang import case marks.csv --map 'Nilai Tes=mark' --map 'Jurusan=trade' --update
expect_grep 'set, and what it was is told' "^2: ok: mark '80': registered as '71' (differs)"
expect_grep 'two of six' '^6 rows, 2 updated, 4 rejected$'
run magang list case --columns name,mark,trade --csv
tr -d '\r' <.out >is
compare 'so they are' is <<\EOF
name,mark,trade
Siti Aminah,80,weld
Budi Santoso,64,sew
EOF
expect_success 'one act' magang undo -y
expect_success 'takes all back' magang list case mark:71 --count
must_fail 64 'no such head' magang import case marks.csv --map 'Test=mark' --dry-run

# Another store, in which others have these numbers.
here=$store
store=$dir/there
expect_success 'another office' magang init
expect_success 'a program' magang program install prog.yaml
magang add person 'name=Joko Widodo' birth_date=1990-03-03 nik=3205050303900001 >/dev/null
magang add organisation 'name=Toko Maju' kind=host country=jp >/dev/null
for k in organisation person case activity task; do
	expect_success "it takes: $k" magang import $k $k.csv
	expect_grep 'all' '^[123] rows*, [12] added\(, 1 skipped\)*$'
	expect_success "once more: $k" magang import $k $k.csv
	expect_grep 'and nothing is new' '^[123] rows*, [12] unchanged\(, 1 skipped\)*$'
done
printf 'name,birth_date,program,stage\nSiti Aminah,1999-05-17,class,asked\nBudi Santoso,2000-01-02,class,z\n' \
	>stages.csv
run magang import case stages.csv --update
expect_grep 'a list moves no case' "^3: warn: stage 'z': it stands at 'Asked'; a list moves no case"
expect_grep 'which is said' '^2 rows, 1 unchanged, 1 skipped$'
magang add person 'name=Cici' birth_date=2001-01-02 >/dev/null
printf 'name,birth_date,program,stage\nCici,2001-01-02,class,Done\n' >stages.csv
run magang import case stages.csv --dry-run
expect_grep 'nor does it open one further on' \
	"^2: warn: stage 'Done': it begins at 'Asked' here; a list moves no case"
magang undo -y >/dev/null
run magang list case --columns person,name,mark,trade --csv
tr -d '\r' <.out >is
compare 'whose they are, not whose number it is' is <<\EOF
person,name,mark,trade
MG-000002-1,Siti Aminah,71,weld
MG-000003-7,Budi Santoso,,
EOF
run magang list activity --columns about,text --csv
tr -d '\r' <.out >is
compare 'what was done' is <<\EOF
about,text
KL-000001-3,"'=comes on Monday"
OR-000002-1,saw the plant
EOF
run magang list task --columns about,task --csv
tr -d '\r' <.out >is
compare 'and is to be done' is <<\EOF
about,task
KL-000002-1,ask for the diploma
OR-000002-1,write back
EOF
expect_success 'Joko is who he was' magang list person name:joko --count
printf 'number,name,task,due\nTS-000001-3,Joko Widodo,x,2027-01-01\n' >one.csv
must_fail 65 'a number beside another name' magang import task one.csv --update
expect_grep 'is refused' 'the number is that of somebody else'
printf 'case,cohort,state,store\nKL-000001-3,CO-000001-3,taken,s00\n' >seats.csv
must_fail 65 'what says nobody by name' magang import seat seats.csv
expect_grep 'stays in its store' 'numbered by another store'
expect_success 'whole' magang check
store=$here
finish
