#!/bin/sh
# SPDX-License-Identifier: MIT
# Kinds that are nothing but rows: intakes, cohorts, members of organisations.
. "$(dirname "$0")/lib.sh"
new_store
magang user add oji role=officer >/dev/null
magang user add kepala role=coordinator areas=32.05 programs=kyoto-ikusei >/dev/null
magang user add pak-guru role=officer areas=32.01 >/dev/null

# --- intakes ---
expect_success 'an intake' magang add intake program=kyoto-ikusei name='2027 A' \
	opens=2027-01-01 closes=2027-02-01 seats=120
act=$(sed -n 's/.*(act \(.*\))/\1/p' .out)
must_fail 1 'of a version that is not installed' \
	magang add intake program=kyoto-ikusei name=x version=99
must_fail 1 'nor later' magang set IN-000001-3 version=99
must_fail 64 'of no program' magang add intake name=x
must_fail 65 'of a program that is none' magang add intake program=kyoto-ikus name=x
must_fail 65 'that closes before it opens' magang set IN-000001-3 closes=2026-12-31
must_fail 65 'nameless' magang set IN-000001-3 name=
must_fail 77 'by an officer' magang --as oji add intake program=kyoto-ikusei name=x
must_fail 77 'of a program of others' magang --as kepala add intake program=magang-jabar name=x
expect_success 'of a program of his' magang --as kepala add intake program=kyoto-ikusei name='2027 B'
magang add intake program=magang-jabar name='Jabar 1' >/dev/null
expect_success 'the list' magang list intake sort:-id --columns number,program,name,seats
expect_output 'of all' <<\END
Number       Program       Name     Seats
IN-000003-7  magang-jabar  Jabar 1
IN-000002-1  kyoto-ikusei  2027 B
IN-000001-3  kyoto-ikusei  2027 A     120
END
expect_success 'how many seats are taken, of those of the program too' \
	magang list intake sort:id --columns name,taken
expect_output 'of how many' <<\EOF
Name     Seats taken
2027 A         0/120
2027 B         0/120
Jabar 1        0/600
EOF
expect_success 'a number for a program' magang list intake --csv sort:id --limit 1 --columns name,taken
expect_output 'of those taken' <<\EOF
name,taken
2027 A,0
EOF
expect_success 'who is bound to a program' magang --as kepala list intake --columns number
expect_output 'sees those of his' <<\END
Number
IN-000001-3
IN-000002-1
END
must_fail 1 'nor shows others' magang --as kepala show IN-000003-7
must_fail 1 'nor changes them' magang --as kepala set IN-000003-7 name=Mine
must_fail 77 'nor carries his away' magang --as kepala set IN-000002-1 program=magang-jabar
expect_success 'by program' magang list intake program:magang-jabar --columns name
expect_grep 'found' 'Jabar 1'
expect_success 'by a word' magang list intake jabar --columns name
expect_grep 'found, too' 'Jabar 1'

# --- what nothing is about ---
for about in IN-000001-3 US-000001-3; do
	must_fail 64 "a note about $about" magang note "$about" hello
	grep -q 'are about a person, a case or an organisation' .err
	report $? 'and it is said'
	must_fail 64 "a task about $about" magang task "$about" ring --due 2027-01-05
done

# --- cohorts ---
expect_success 'a cohort' magang add cohort program=kyoto-ikusei intake=IN-000001-3 \
	name='Garut 1' area=32.05 from=2027-04-01 until=2027-09-30 trainer=pak-guru seats=30
must_fail 1 'of an intake that is none' magang set CO-000001-3 intake=IN-000009-2
must_fail 1 'of an intake of another program' magang set CO-000001-3 intake=IN-000003-7
expect_errors 'and says so' <<\END
magang: a field names a record that is not there, or of another program
END
must_fail 1 'nor does it change its own' magang set CO-000001-3 program=magang-jabar
must_fail 1 'nor an intake' magang set IN-000001-3 program=magang-jabar
must_fail 65 'of a person for a trainer' magang set CO-000001-3 trainer=IN-000001-3
expect_success 'on the page of its intake' magang show IN-000001-3
expect_grep 'with its trainer' 'CO-000001-3  Garut 1 .* 30 *pak-guru'
expect_success 'as a document' magang show CO-000001-3 --json
expect_grep 'by name and number' '"program":"kyoto-ikusei","intake":"IN-000001-3","name":"Garut 1"'
expect_success 'of an area' magang list cohort area:GRT --columns name
expect_grep 'found' 'Garut 1'
expect_success 'the trainer is of another area' magang --as pak-guru list cohort --columns name
expect_grep 'and sees his own' 'Garut 1'
expect_success 'by number, too' magang --as pak-guru show CO-000001-3
magang set CO-000001-3 trainer=oji >/dev/null
must_fail 1 'as long as it is his' magang --as pak-guru show CO-000001-3
expect_success 'another area' magang add cohort program=kyoto-ikusei name='Bogor 1' area=32.01
must_fail 1 'is not touched' magang --as kepala set CO-000002-1 seats=20
must_fail 77 'nor is one carried there' magang --as kepala set CO-000001-3 area=32.01
must_fail 77 'or to all areas' magang --as kepala set CO-000001-3 area=
must_fail 77 'nor made for all' magang --as kepala add cohort program=kyoto-ikusei name=All
expect_success 'his own is' magang --as kepala set CO-000001-3 seats=28
expect_success 'and taken back' magang --as kepala undo
expect_success 'its history' magang log CO-000001-3
expect_grep 'tells' 'undo'
must_fail 1 'an intake in use' magang undo "$act"
expect_errors 'says by what' <<\END
magang: nothing could be taken back: IN-000001-3: CO-000001-3 refers to it; it stays
END
expect_success 'names of programs' magang complete -- add cohort program=kyoto-i
expect_grep 'are offered' '^program=kyoto-ikusei'
expect_success 'and what there is to refer to' magang complete -- add cohort intake=
expect_grep 'by number and name' '^intake=IN-000001-3.*2027 A'

# --- what a program calls personal ---
magang user add loket role=officer >/dev/null
magang add person name=Budi sex=L birth_date=2001-03-12 regency=32.05 >/dev/null
magang open MG-000001-3 kyoto-ikusei height_cm=171 >/dev/null
expect_success 'who may reveal' magang list case height_cm:171 --columns height_cm --reveal
expect_grep 'sees it' '171'
expect_success 'who may not' magang --as loket list case --columns height_cm
expect_grep 'sees a mask' '\*\*\*\*'
must_not_grep 'and nothing more' '171'
expect_success 'nor in a document' magang --as loket list case --columns height_cm --json
must_not_grep 'anything' '171'
must_fail 77 'asks for nothing by it' magang --as loket list case height_cm:171
must_fail 77 'nor by whether it is there' magang --as loket list case has:height_cm
must_fail 77 'nor by a paper about health' magang --as loket list case missing:mcu
must_fail 77 'nor sorts' magang --as loket list case sort:height_cm

# --- of health, a field or a paper: whether there is one, too ---
look() {
	magang --as loket "$@" | grep -v 'Version seen'
	magang --as loket "$@" --json | sed 's/"seen":[0-9]*//'
}
look show JP-000001-3 >without
magang set JP-000001-3 fit=yes >/dev/null
expect_success 'a paper of health comes' magang doc JP-000001-3 mcu
look show JP-000001-3 >with
expect_same 'whoever may not see health sees nothing come' without with
expect_success 'nor in history' magang --as loket log JP-000001-3 --limit 2
must_not_grep 'by its name' 'Fit\|Medical'
expect_grep 'but that something was' 'a question of health *\*\*\* *\*\*\*'
magang set JP-000001-3 fit=no tb_free=yes >/dev/null
magang --as loket log JP-000001-3 --limit 1 >.out
[ "$(grep -c 'a question of health' .out)" = 1 ]
report $? 'nor how much of it one act changed'
magang undo >/dev/null
expect_success 'nor in columns' magang --as loket list case --columns fit,tb_free --csv
expect_grep 'whatever it is' '^\*\*\*,\*\*\*'
for said in fit=yes fit=no fit= tb_free=yes; do
	must_fail 77 "$said is no answer" magang --as loket set JP-000001-3 $said
done
for paper in mcu mcu2; do
	must_fail 77 "nor is $paper" magang --as loket doc JP-000001-3 $paper
done
expect_success 'other papers are ticked' magang --as loket doc JP-000001-3 ktp
magang --as loket undo >/dev/null && magang undo >/dev/null && magang undo >/dev/null

# --- a move that waits for it, an expression that reads it ---
cat >sound.yaml <<'END'
program: sound
version: 1
prefix: SN
label: Sound
fields:
  f:
    label: F
    fit: {label: Fit, type: yesno, privacy: health, required: a}
documents:
  surat: {label: Surat, required: a, privacy: health}
stages:
  a: {kind: start, label: A}
  y: {kind: success, label: Y}
moves:
  - {from: a, to: y}
rules:
  letter: {level: block, test: has(surat), say: Healthy}
END
magang program install sound.yaml >/dev/null
magang open MG-000001-3 sound >/dev/null
sound=$(magang list case program:sound --columns number --csv | tr -d '\r' | tail -1)
must_fail 1 'it is said that one is open' magang --as loket move "$sound" y
expect_errors 'once, and not which' <<\END
magang: not moved to 'Y': a question of health is open; ask somebody who may see health; rule not met: Healthy (a question of health)
END
expect_success 'in a document' magang --as loket show "$sound" --json
must_not_grep 'as well' '"name":"surat","part"\|is not filled in\|is not there'
must_fail 77 'a rule that asks for a paper of health' magang --as loket list case fails:letter
must_fail 1 'whoever may see it' magang move "$sound" y
expect_errors 'is told' <<\END
magang: not moved to 'Y': 'Fit' is not filled in; document 'Surat' is not there; rule not met: Healthy (a question of health)
END
magang undo >/dev/null

# --- members ---
magang add organisation name='Koperasi Tani' kind=cooperative >/dev/null
magang add person name='Siti Aminah' nik=3205055203989001 >/dev/null
her=MG-000002-1 coop=OR-000001-3
expect_success 'a member' magang add member person=$her organisation=$coop joined=2025-01-01 member_no=77
must_fail 73 'twice at a time' magang add member person=$her organisation=$coop
expect_errors 'says so' <<\END
magang: this person is a member there already, and has not left
END
yes '' | head -n 12 | magang --linear >home 2>&1
grep -q 'add ME-000001-3' home
report $? 'home tells what was done last'
grep -q 'ME-000002-1' home
[ $? = 1 ]
report $? 'and not what was refused'
must_fail 65 'who is a cooperative' magang add member person=$coop organisation=$coop
expect_success 'on her page' magang show $her
expect_grep 'under memberships' 'ME-000001-3  OR-000001-3 Koperasi Tani  77'
expect_success 'on that of the cooperative' magang show $coop
expect_grep 'under members' 'ME-000001-3  MG-000002-1  Siti Aminah  77'
expect_success 'who leaves' magang set ME-000001-3 left=2026-01-01
printf '/ ME-000001-3\n\nq\n' >said
expect_success 'its page' sh -c '"$MAGANG" --store "$1" --linear <said' sh "$store"
expect_grep 'names her' 'Person, MG-000002-1 Siti Aminah$'
expect_grep 'and the organisation, no second person' 'Organisation, OR-000001-3 Koperasi Tani$'
! grep -q -e Compare -e 'Second person' .out
report $? 'nor is there anything to compare'
expect_success 'may come again' magang add member person=$her organisation=$coop joined=2026-06-01
must_fail 73 'and never left is twice, too' magang set ME-000001-3 left=
expect_success 'now' magang list member organisation:$coop now --columns number
expect_output 'once' <<\END
Number
ME-000002-1
END
expect_success 'of all times' magang list member siti --columns number,left
expect_output 'twice' <<\END
Number       Left
ME-000001-3  2026-01-01
ME-000002-1
END
must_fail 1 'of a person of another area' magang --as pak-guru show ME-000001-3
must_fail 1 'nor does he add one' magang --as pak-guru add member person=$her organisation=$coop

expect_success 'all of it' magang check
expect_success 'comes again from the journal' magang replay again
expect_success 'and is exported' magang export member
expect_grep 'whole' '^ME-000001-3,MG-000002-1,Siti Aminah,[0-9-]*,OR-000001-3,77,,2025-01-01,2026-01-01,s'
finish
