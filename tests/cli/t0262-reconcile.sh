#!/bin/sh
# SPDX-License-Identifier: MIT
# The list of another agency: bad numbers come back, whoever counts already counts
# once, under whoever proves it best, and the list once more changes nothing.
. "$(dirname "$0")/lib.sh"

expect_success 'an office' magang init
cat >firm.yaml <<\EOF
program: firm
version: 1
prefix: FI
label: Firm
stages:
  a: {kind: start, label: Asked, within: 30 days}
  x: {kind: exit, label: Left}
  listed: {kind: success, label: Of another list}
moves:
  - {from: a, to: x, kind: exit}
targets:
  founders: {total: 100}
outcomes:
  business: {label: Business, counts_for: founders, digits: 13, lasts: 12 months, lists: listed}
  union: {label: Union, counts_for: founders}
  died: {label: Died, ends: yes}
EOF
for bad in 's/lists: listed/lists: a/' 's/lists: listed/lists: lost/' \
	's/label: Died/label: Died, lists: x/' \
	's/label: Union/label: Union, lists: listed/'; do
	sed "$bad" firm.yaml >bad.yaml
	must_fail 65 "lists that cannot be: $bad" magang program check bad.yaml
done
expect_success 'a program' magang program install firm.yaml
magang config show site >.site
{
	line add organisation name='Dinas Perdagangan' kind=partner
	line add organisation name='Dinas Sosial' kind=partner
	line add person name='Ani Lestari' nik=3205055203980001 birth_date=1998-03-12 sex=P regency=32.05
	line add person name='Budi Santoso' nik=3205051203970002 birth_date=1997-03-12 sex=L regency=32.05
	line add person name='Cici Maryam' nik=3205055203960003 birth_date=1996-03-12 sex=P regency=32.05
	line add person name='Dedi Mulyana' birth_date=1995-03-12 sex=L regency=32.05
	line open MG-000001-3 firm
	line open MG-000002-1 firm
	line open MG-000003-7 firm
	line add outcome case=FI-000001-3 what=business grade=b seen_by=root date=2026-06-30
	line add outcome case=FI-000002-1 what=business grade=c date=2026-06-30
	line add outcome case=FI-000003-7 what=died grade=c date=2026-06-30
} | each >.made 2>&1
trade=OR-000001-3 social=OR-000002-1
cat >trade.csv <<\EOF
No,NIK,Nama,Tgl Lahir,Kab/Kota,NIB,Bukti
1,3205055203980001,Ani Lestari,12-03-1998,Kab. Garut,,c
2,3205051203970002,Budi Santoso,12-03-1997,Kab. Garut,9120001234567,
3,3205055203960003,Cici Maryam,12-03-1996,Kab. Garut,9120001234568,
4,,Dedi Mulyana,12-03-1995,Kab. Garut,9120001234569,
5,3205055203940005,Eka Putri,12-03-1994,Kab. Garut,9120001234570,
6,3205051203930006,Fajar Hidayat,12-03-1993,Kab. Garut,,b
7,32050512039200,Gilang,12-03-1992,Kab. Garut,9120001234571,
8,3205055203910008,Hana Sari,12-03-1991,Kab. Garut,91200012345,
9,3205055203940005,Eka Putri,12-03-1994,Kab. Garut,9120001234570,
10,3205051203970002,Budi Santoso,12-03-1997,Kab. Garut,9120001234567,
11,3205055203900011,Intan Permata,12-03-1990,Kab. Garut,9120001234570,
12,,Ani Lestary,12-03-1998,Kab. Garut,,b
13,,Fajar Hidayat,12-03-1993,Kab. Garut,,b
EOF

list() { # FILE AGENCY OPTIONS...
	file=$1 agency=$2
	shift 2
	magang --lang en reconcile "$file" --agency "$agency" --program firm "$@"
}

classes() { # those with rows: class,rows,a,b,c
	sed -n 's/^\([a-z_]*\),.*,\([1-9][0-9]*,[0-9]*,[0-9]*,[0-9]*\)$/\1,\2/p' .out
}

# --- whose, and for what ---
must_fail 64 'whose list it is' magang reconcile trade.csv
must_fail 64 'a person has none' list trade.csv MG-000001-3
must_fail 64 'a grade that a list has not' list trade.csv $trade --grade a
must_fail 64 'a class that is none' list trade.csv $trade --names odd
must_fail 1 'a program that takes none' magang reconcile trade.csv \
	--agency $trade --program kyoto-ikusei
sed '1s/Nama/Sebutan/; 1s/NIB/Bukti Izin/' trade.csv >mapped.csv
run list trade.csv $trade --date 2026-09-30 --dry-run --csv
cp .out plain
run list mapped.csv $trade --date 2026-09-30 --dry-run --csv \
	--map 'Sebutan=name' --map 'Bukti Izin=licence'
cmp -s .out plain && [ -s plain ]
report $? 'heads that --map explains are those'
must_fail 65 'rows of no day' list trade.csv $trade --dry-run --csv
[ "$(classes)" = 'bad,13,0,0,0' ]
report $? 'are all sent back'

# --- a dry run ---
must_fail 65 'a dry run' list trade.csv $trade --date 2026-09-30 --dry-run --csv
classes >dry
cat >want <<\EOF
new,4,3,1,0
better,1,1,0,0
ours,1,0,0,1
twice,2,2,0,0
bad,5,0,0,0
EOF
expect_same 'has its classes' want dry
must_fail 65 'the names' list trade.csv $trade --date 2026-09-30 --dry-run --names all --csv
expect_output 'stand behind each' <<\EOF
line,class,number,name,grade,proved_by,see_line,shared
2,ours,MG-000001-3,Ani Lestari,c,,,false
3,better,MG-000002-1,Budi Santoso,a,,,false
4,bad,MG-000003-7,Cici Maryam,,,,false
5,new,MG-000004-5,Dedi Mulyana,a,,,false
6,new,,Eka Putri,a,,,false
7,new,,Fajar Hidayat,b,,,false
8,bad,,Gilang,,,,false
9,bad,,Hana Sari,,,,false
10,twice,,Eka Putri,a,,6,false
11,twice,MG-000002-1,Budi Santoso,a,,3,false
12,new,,Intan Permata,a,,,true
13,bad,MG-000001-3,Ani Lestary,,,,false
14,bad,,Fajar Hidayat,,,7,false
EOF
expect_success 'nobody' magang list person --count
expect_grep 'is added' '^4$'

# --- the list ---
must_fail 65 'the list' list trade.csv $trade --date 2026-09-30 --csv
classes >got
expect_same 'is what was tried' dry got
cut -d, -f3,8 trade.csv.rejects.csv >got
cat >want <<\EOF
Nama,reasons
Cici Maryam,this person counts no more: a death is recorded
Gilang,a NIK has 16 digits
EOF
head -3 got >some
expect_same 'bad rows come back with why' want some
grep -q '^Hana Sari,"grade a needs the licence number' got &&
	grep -q '^Ani Lestary,".*this may be somebody who is registered' got
report $? 'so does who is only like somebody'
expect_success 'what is recorded' magang list outcome agency:$trade \
	--columns number,name,grade,agency,until --csv
expect_output 'is of the agency' <<\EOF
number,name,grade,agency,until
HS-000004-5,Budi Santoso,a,OR-000001-3,2027-09-30
HS-000005-9,Dedi Mulyana,a,OR-000001-3,2027-09-30
HS-000006-8,Eka Putri,a,OR-000001-3,2027-09-30
HS-000007-6,Fajar Hidayat,b,OR-000001-3,2027-09-30
HS-000008-4,Intan Permata,a,OR-000001-3,2027-09-30
EOF
expect_success 'who counts' magang target firm --csv
expect_grep 'counts once' '^firm,founders,,all,100,6,6,4,2,0,'
expect_success 'who is new' magang list case stage:listed --count
expect_grep 'is at an end' '^4$'
expect_success 'and what there is to do' magang list task --columns about --csv
must_not_grep 'is nothing for their cases' 'FI-00000[4-9]'

# --- once more ---
magang log -n 1 >before
must_fail 65 'the same list' list trade.csv $trade --date 2026-09-30 --csv
classes >got
cat >want <<\EOF
ours,1,0,0,1
again,5,4,1,0
twice,3,2,1,0
bad,4,0,0,0
EOF
expect_same 'finds all of it there' want got
must_fail 65 'that of the last quarter' list trade.csv $trade --date 2026-11-01 --csv
classes >got
expect_same 'confirms nothing' want got
magang log -n 1 >after
expect_same 'and nothing is written' before after

# --- another agency, with days of its own ---
cat >social.csv <<\EOF
NIK,Nama,Tgl Lahir,Kab/Kota,NIB,Bukti,Tanggal
3205055203940005,Eka Putri,12-03-1994,Kab. Garut,,c,2026-10-01
3205051203930006,Fajar Hidayat,12-03-1993,Kab. Garut,9120001234575,,2026-10-01
3205051203890012,Joko Susilo,12-03-1989,Kab. Garut,,,2026-10-01
3205051203880013,Kiki Amalia,12-03-1988,Kab. Garut,,,2025-10-01
3205051203870014,Lina Marlina,12-03-1987,Kab. Garut,,,2026-12-01
EOF
must_fail 65 'another list' list social.csv $social --csv
classes >got
cat >want <<\EOF
new,1,0,0,1
better,1,1,0,0
two_lists,1,0,0,1
expired,1,0,0,1
bad,1,0,0,0
EOF
expect_same 'leaves who is proved better to the other' want got
sed 's/2026-10-01/2026-11-01/' social.csv | grep -v Lina >later.csv
expect_success 'seen again on a later day' list later.csv $social --csv
classes >got
cat >want <<\EOF
confirmed,2,1,0,1
two_lists,1,0,0,1
expired,1,0,0,1
EOF
expect_same 'is confirmed' want got

# --- who it is, by the licence of the business ---
printf 'Nama,Kab/Kota,NIB,L/P\nEka Putri,Kab. Garut,9120001234570,P\n' >known.csv
printf 'Other Name,Kab. Garut,9120001234570,P\n' >>known.csv
expect_success 'the same name and licence' list known.csv $social --date 2026-10-02 \
	--dry-run --names all --csv
cut -d, -f1-4,8 .out >got
cat >want <<\EOF
line,class,number,name,shared
2,two_lists,MG-000005-9,Eka Putri,false
3,new,,Other Name,true
EOF
expect_same 'are the same person, another name is another one' want got

# --- taken back ---
expect_success 'the act' magang undo
expect_success 'the last list' magang list outcome agency:$social --count
expect_grep 'is gone' '^2$'
expect_success 'and what it was beside' magang target firm --csv
expect_grep 'stays' '^firm,founders,,all,100,7,7,5,1,1,'

# --- who may ---
magang user add rina role=manager areas=32.01 >/dev/null
must_fail 65 'of another area' magang --as rina reconcile social.csv --agency $social \
	--program firm --csv
[ "$(classes)" = 'bad,5,0,0,0' ]
report $? 'nobody counts'
# --- under whom they count ---
sed 's/^small_cells: .*/small_cells: 0/' .site >site.yaml
magang config install site site.yaml >/dev/null
expect_success 'each under whoever proves it best' magang --lang en report agencies firm --csv
expect_output 'once' <<\EOF
day,program,version,target,grades,agency,name,counted,percent,a,b,c
2026-11-24,firm,1,founders,abc,,this office,1,14,0,1,0
2026-11-24,firm,1,founders,abc,OR-000001-3,Dinas Perdagangan,4,57,4,0,0
2026-11-24,firm,1,founders,abc,OR-000002-1,Dinas Sosial,2,28,1,0,1
2026-11-24,firm,1,founders,abc,,all,7,100,5,1,1
EOF
magang add outcome case=FI-000001-3 what=died grade=c date=2026-11-20 >/dev/null
expect_success 'who has died' magang --lang en report agencies firm --csv
expect_grep 'counts under nobody' ',,all,6,100,'
expect_success 'nor for the target' magang target firm --csv
expect_grep 'it is as many' '^firm,founders,,all,100,6,'

expect_success 'of a regency or another' magang --lang en report agencies firm \
	'area:32.73 or area:32.71' --csv
expect_output 'it is nobody' <<\EOF
day,program,version,target,grades,agency,name,counted,percent,a,b,c
2026-11-24,firm,1,founders,abc,,all,0,,0,0,0
EOF
magang config install site .site >/dev/null
expect_success 'as it leaves the house' magang --lang en report agencies firm
expect_grep 'small figures are left out' 'Dinas Sosial .*\*'

expect_success 'all of it' magang check
finish
