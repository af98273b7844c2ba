#!/bin/sh
# SPDX-License-Identifier: MIT
# Lists that were damaged on the way, or are built otherwise than most: each value is
# loaded as it stands, or its row is refused by name; nothing is changed in silence.
. "$(dirname "$0")/lib.sh"

magang init >/dev/null
base=$store

# list NAME ARGUMENTS...: loads what stands on stdin into a store of its own; .out has
# the report, .got who is there then
list() {
	name=$1
	shift
	store=$dir/$name
	cp -r "$base" "$store"
	cat >"$name.csv"
	magang import person "$name.csv" --rejects "$name.rej" "$@" >.out 2>&1
	echo "status $?" >>.out
	magang list person --csv --columns \
		number,name,birth_date,sex,phone,email,street,rt,rw,remark |
		tr -d '\r' | sed 1d >.got
}

list quote <<'END'
Nama,NIK,No HP,Kampung,Keterangan
Rupugi,3205050201049008,081200019090,Kp. Sari,"
Hiwoci,3205051101969740,081200041554,"Kp. Lama, RT 2",
Gegate,3205051010889187,081200036807,Kp. Sari,
END
compare 'a stray quote swallows nobody' .got <<'END'
MG-000001-3,Hiwoci,1996-01-11,L,"'+62812****1554",,"Kp. Lama, RT 2",,,
MG-000002-1,Gegate,1988-10-10,L,"'+62812****6807",,Kp. Sari,,,
END
expect_grep 'its line is refused' '^2: reject: .*(torn)$'
grep -q '^"Rupugi,3205050201049008,081200019090,Kp. Sari,"""' quote.rej
report $? 'and kept whole' || show quote.rej

list comma <<'END'
Nama,NIK,Alamat,No HP
Siti,3205056202911718,Kp. Sari, RT 2,081200068930
Ujang,3205052502919712,Kp. Sari,081200068931
END
compare 'a comma in an address shifts no cell' .got <<'END'
MG-000001-3,Ujang,1991-02-25,L,"'+62812****8931",,Kp. Sari,,,
END
expect_grep 'its row is refused' '^2: reject: 5 cells below 4 heads'
grep -q '^Siti,3205056202911718,Kp. Sari,RT 2,.*,081200068930' comma.rej
report $? 'with all its cells' || show comma.rej

list heads <<'END'
Nama,NIK,Tgl Lahir,Kampung,,Email
Rupugi,3205050201049008,02-01-2004,Kp. Sari,p700@contoh.id
Hiwoci,3205051101969740,11-01-1996,Kp. Lama,p701@contoh.id
END
compare 'where heads and cells differ nothing is loaded' .out <<'END'
0 rows
magang: 'heads.csv': 6 heads, and 5 cells in each row: one head is too many, so nothing says which cell is what; put the heads right
status 65
END

list phones <<'END'
Nama,NIK,Tgl Lahir,No HP,No WA
Rupugi,3205050201049008,02-01-2004,,081200019090
Hiwoci,3205051101969740,11-01-1996,081200041554,081300068932
END
compare 'of two columns of phones no number is lost' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,L,"'+62812****9090",,,,,
MG-000002-1,Hiwoci,1996-01-11,L,"'+62812****1554",,,,,No WA: 081300068932
END

list names <<'END'
Nomor KK,NIK,Nama Penduduk,Tempat Lahir,Tanggal Lahir,Kelamin
3205051203009001,3205050201049008,RUPUGI NUGAPU,garut,2004/01/02,Laki-Laki
END
compare 'heads of a register are known' .got <<'END'
MG-000001-3,RUPUGI NUGAPU,2004-01-02,L,,,,,,
END

list nobody <<'END'
NIK,Sebutan,Tanggal Lahir,Kelamin
3205050201049008,RUPUGI NUGAPU,2004/01/02,L
END
expect_grep 'a list without names says so' \
	"no column holds the name; not known: Sebutan; say it: --map"
list mapped --map 'Sebutan=name' <nobody.csv
compare 'and takes the word of the user' .got <<'END'
MG-000001-3,RUPUGI NUGAPU,2004-01-02,L,,,,,,
END
list unmapped --map 'Panggilan=name' <nobody.csv
expect_grep 'which must be a head of the file' "no head of 'unmapped.csv' is called so"

list below <<'END'
No.;Nama;Nomor Identitas (KTP);Tempat/Tgl. Lahir;Jenis Kelamin;;Alamat;No. Telp/HP
;;;;L;P;;
1;2;3;4;5;6;7;8
1;RUPUGI NUGAPU;3205050201049008;Garut, 02-01-2004;V;;Kp. Cikole;081200019090
;JUMLAH;;;1;0;;
END
compare 'two lines of heads, numbers of columns, a total' .got <<'END'
MG-000001-3,RUPUGI NUGAPU,2004-01-02,L,"'+62812****9090",,Kp. Cikole,,,
END

list zeros <<'END'
Nama,NIK,Tgl Lahir
Aa,3205052405049010,24-05-2004
Ab,3205050906959020,09-06-1995
Ac,3205052207949030,22-07-1994
Ad,3205052006919040,20-06-1991
Ae,3205051902969050,19-02-1996
Af,3205050409879060,04-09-1987
END
grep -q '^NIK: 6 of 6 numbers end in 0' .out && [ "$(wc -l <.got)" = 6 ] &&
	[ "$(magang list person has:nik --count)" = 0 ]
report $? 'numbers of which a spreadsheet took the last digit are left out' ||
	show .out .got

list months <<'END'
Nama,No HP,Tgl Lahir
Aa,081200019090,05/24/2004
Ab,081200041554,05/06/1995
END
grep -q "^Tgl Lahir: the month stands first ('05/24/2004')" .out
report $? 'days with the month first are left out' || show .out
compare 'and never turned round' .got <<'END'
MG-000001-3,Aa,,,"'+62812****9090",,,,,
MG-000002-1,Ab,,,"'+62812****1554",,,,,
END

list marks <<'END'
Nama,NIK,No HP,RT,RW,Kampung
Rupugi,3205050201049008,81200068933.0,1.0,2.0,"Kp. Sari
RT 2"
?? ??,3205051101969740,081200041554,,,
'Hiwoci','3205051010889187',="081200036807",,,
END
compare 'what programs write around values' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,L,"'+62812****8933",,Kp. Sari RT 2,001,002,
MG-000002-1,Hiwoci,1988-10-10,L,"'+62812****6807",,,,,
END
grep -q "^4: reject: Nama '?? ??'" .out
report $? 'and letters that were lost' || show .out

printf 'Nama\tNIK\tAlamat\nRupugi\t3205050201049008\tKp. Satu, RT 01, RW 02, Desa Jayaraga\nHiwoci\t3205051101969740\tKp. Satu, RT 01, RW 02, Desa Jayaraga\n' |
	list tabs
compare 'the separator is that of the heads' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,L,,,Kp. Satu,001,002,
MG-000002-1,Hiwoci,1996-01-11,L,,,Kp. Satu,001,002,
END

list markdown <<'END'
| No | Nama | NIK | Tgl Lahir |
|----|------|-----|-----------|
| 1 | Rupugi Nugapu | 3205050201049008 | 02-01-2004 |
END
compare 'a table of a text' .got <<'END'
MG-000001-3,Rupugi Nugapu,2004-01-02,L,,,,,,
END

printf 'Nama,NIK,Kampung\n山田 太郎,3205050201049008,京都市\n佐藤 花子,3205051101969740,\244\247阪市\n' |
	list byte
compare 'a lost byte damages its row' .got <<'END'
MG-000001-3,山田 太郎,2004-01-02,L,,,京都市,,,
END

list second <<'END'
Nama;NIK;No HP
Rupugi;3205050201049008;081200019090
No;NIK;Tgl Lahir;Nama Lengkap
1;3205051101969740;11-01-1996;Hiwoci
END
compare 'a second table is read by its own heads' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,L,"'+62812****9090",,,,,
MG-000002-1,Hiwoci,1996-01-11,L,,,,,,
END

list understood --dry-run --map 'Hobi=-' <<'END'
DAFTAR;;
Nama Peserta;NIK;Tgl Lahir;Hobi;Ukuran
Rupugi;3205050201049008;02-01-2004;catur;L
END
compare 'a dry run begins with what was understood' .out <<'END'
ASCII, separated by ';'; heads in line 2
  Nama Peserta = Full name ('Rupugi')
  NIK = National ID number ('3205050201049008')
  Tgl Lahir = Date of birth ('02-01-2004')
  Hobi: left out ('catur')
  Ukuran: left out ('L')
left out, no field has this head: Ukuran (--map 'HEAD=FIELD' takes it)
1: skip: no NIK, birth date, sex or phone: not a person (not_a_person)
2: skip: the row of heads (heads)
3: warn: NIK 'Kabupaten Garut': no regency: taken from the NIK (area_from_nik)
3 rows, 1 added, 1 with a warning, 2 skipped
status 0
END
list letters <<'END'
Nama,NIK,No HP,Kampung,Tempat Lahir,Keterangan
Rupugi,3205050201049008,08120001909"0,Kp. L?ma,Garut,raj?n
Hiwoci,3205051101969740,Kp. Lama,081200041554,p7@contoh.id,sudah datang?
Gegate,3205051010889187,tidak ada,Kp. Sari,Garut,apa?
END
grep -v '_from_nik\|heads' .out >.said
compare 'letters that were lost and swapped cells are doubts' .said <<'END'
2: warn: No HP '08120001909"0': no telephone number; kept in the remark (phone_invalid)
2: warn: Kampung 'Kp. L?ma': a letter was lost here; ask for it (value_doubtful)
2: warn: Keterangan 'raj?n': a letter was lost here; ask for it (value_doubtful)
3: warn: No HP 'Kp. Lama': no telephone number; kept in the remark (phone_invalid)
3: warn: Kampung '081200041554': this looks like the value of another column (value_doubtful)
3: warn: Tempat Lahir 'p7@contoh.id': this looks like the value of another column (value_doubtful)
4 rows, 3 added, 3 with a warning, 1 skipped
status 0
END

list break <<'END'
Tempat Lahir,NIK,Kampung,Nama
Garut,3205050201049008,Kp. Sari,Rupugi
Tasik
malaya,3205051101969740,Kp. Lama,Hiwoci
Garut,3205051010889187,Kp. Sari,Geg
ate

Garut,3205050206016666,Kp. Sari,Sorosu
END
grep -o '^[0-9]*: .*(line_break)$' .out >.said
compare 'a line break inside of a cell is a doubt of its row' .said <<'END'
2: warn: the line above or below it lacks cells: a line break may stand inside of a cell (line_break)
4: warn: the line above or below it lacks cells: a line break may stand inside of a cell (line_break)
5: warn: the line above or below it lacks cells: a line break may stand inside of a cell (line_break)
END

printf '\377\376N\0a\0m\0a\0,\0N\0I\0K\0,\0K\0p\0\n\0R\0u\0,\0001\0,\0x' >.utf16
list half <.utf16
expect_grep 'half a character of UTF-16 stops the load' 'a byte of the file was lost'

list others <<'END'
DAFTAR,,,,,,Data Istri,,
Nama,Tgl Lahir,No HP (Orang Tua),NIK (Suami),ortu/email,Kampung,NIK,No HP,Nama (Ibu)
Rupugi,02-01-2004,081200019090,3205050201049008,p7@contoh.id,Kp. Sari,3205051101969740,081200041554,Euis
END
compare 'nothing of somebody else enters a field' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,,,,Kp. Sari,,,
END

list twice <<'END'
Nama,Tgl Lahir,NIK,Nama,NIK,Ibu,
,,,,,Nama,No HP
Rupugi,02-01-2004,,Hiwoci,3205051101969740,Euis,081200041554
END
compare 'nor of a second block, or from below' .got <<'END'
MG-000001-3,Rupugi,2004-01-02,,,,,,,
END

list json --dry-run --json --map 'Hobi=-' <understood.csv
expect_grep 'which the document has, too' \
	'"list":{"encoding":null,"separator":";","heads":2,"columns":\[{"head":"Nama Peserta","field":"name","sample":"Rupugi"'

finish
