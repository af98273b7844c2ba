#!/bin/sh
# SPDX-License-Identifier: MIT
# The door over ssh and sudo: who comes is settled outside, what may be asked for
# is a closed list, and the account of a service is nobody by itself.
. "$(dirname "$0")/lib.sh"
new_store
new_case
expect_success 'an officer' magang user add rina role=officer areas=32.05 uid=4001
expect_success 'a second one' magang user add asep role=officer areas=32.04
expect_success 'an administrator' magang user add budi role=administrator

# asks NAME LINE: what a caller over ssh gets whose key is that of NAME
asks() {
	name=$1 line=$2
	shift 2
	SSH_ORIGINAL_COMMAND=$line "$MAGANG" --store "$store" --as "$name" door "$@"
}

expect_success 'a command over ssh' asks rina 'show MG-000001-3'
expect_success 'with words in quotes' \
	asks rina "note MG-000001-3 'came with \"both\" parents'"
expect_success 'is taken as it was written' asks rina 'log MG-000001-3'
expect_grep 'to the letter' 'came with "both" parents'
expect_success 'signs of a shell are letters' \
	asks rina "note MG-000001-3 \$(id) \`id\` ; id | id > x && * ?"
expect_success 'and nothing runs' asks rina 'log MG-000001-3'
expect_grep 'they stand there' '\$(id) `id` ; id | id > x && \* ?'
must_fail 1 'another area stays closed' asks asep 'show MG-000001-3'
must_fail 64 'a program of the host' asks rina /bin/sh
must_fail 64 'scp' asks rina 'scp -t /tmp'
must_fail 64 'sftp' asks rina /usr/lib/openssh/sftp-server
must_fail 64 'a line feed' asks rina 'day
day'
must_fail 64 'a control' asks rina "$(printf 'day \033[2J')"
must_fail 64 'no text' asks rina "$(printf 'day \377')"
must_fail 64 'an open quote' asks rina "show 'MG-000001-3"
must_fail 77 'somebody else' asks rina '--as budi user list'
must_fail 77 'somebody else, behind' asks rina 'user list --as=budi'
must_fail 77 'another store' asks rina 'day --store /tmp'
must_fail 77 'a door in the door' asks rina 'door day'
must_fail 77 'a door that names' asks rina '--lang en door --as budi day'
for c in init demo 'replay x' 'backup x' 'restore x' 'complete -- x'; do
	must_fail 77 "closed: $c" asks budi "$c"
done
must_fail 77 'a list of this host' asks budi 'import person /etc/passwd'
must_fail 77 'a file of rejects' asks budi 'import person - --rejects x'
must_fail 77 'a file out' asks budi 'export person -o x'
must_fail 77 'a program file of this host' asks budi 'program install /etc/passwd'
must_fail 77 'a setting of this host' asks budi 'config install site /etc/passwd'
sends() {
	printf 'NIK,Nama,Tanggal Lahir\n3205011203990002,Asep Sunandar,1999-03-12\n' >sent.csv
	cat sent.csv | asks budi 'import person - --set regency=32.05'
}
sends >/dev/null
report $? 'a list that is sent is loaded'
expect_success 'and comes back' asks budi 'export person'
expect_grep 'as CSV' 'Asep Sunandar'
expect_success 'no command: the day' asks rina ''
expect_success 'a command in the line of the key goes before' \
	asks rina 'user list' day
must_fail 77 'nobody is named' magang door day

# as sudo calls it
by_sudo() {
	SUDO_UID=$1 "$MAGANG" --store "$store" door show MG-000001-3
}
expect_success 'the account of an officer' by_sudo 4001
must_fail 77 'an account of nobody' by_sudo 4002
must_fail 77 'no account' by_sudo 4001x
must_fail 77 'words of the caller name nobody else' \
	env SUDO_UID=4001 "$MAGANG" --store "$store" door --as budi user list

# sessions of a person at a time: as many lines as are being read out to her
magang config show site >site.yaml
sed 's/^sessions: .*/sessions: 2/' site.yaml >two.yaml
expect_success 'two sessions at a time' magang config install site two.yaml
sits() {
	mkfifo "in.$1" "out.$1"
	SSH_ORIGINAL_COMMAND=--linear "$MAGANG" --store "$store" --as rina \
		door <"in.$1" >"out.$1" 2>&1 &
}
sits 1
exec 3>in.1 4<out.1
read -r line <&4
sits 2
exec 5>in.2 6<out.2
read -r line <&6
must_fail 75 'no third one' asks rina day
expect_errors 'and why' <<\EOF
magang: you have 2 sessions open, and may have no more; close one of them
EOF
expect_success 'others have their own' asks asep day
expect_success 'the account of the store has no bound' magang --as rina day
exec 3>&- 4<&- 5>&- 6<&-
wait
expect_success 'who has left has left' asks rina day

# a service: the account that owns the store
magang config show site >site.yaml
expect_success 'a store becomes that of a service' sh -c \
	"sed 's/^service: no/service: yes/' site.yaml |
		'$MAGANG' --store '$store' config install site -"
must_fail 77 'who forgets --as is nobody' magang user list
expect_errors 'and is told' <<\EOF
magang: people come to this office by ssh or sudo; its own account says for whom it acts: --as USER
EOF
must_fail 77 'sees nobody' magang list person
must_fail 77 'has no screens' magang
expect_success 'but makes the backups' magang backup "$dir/copy"
expect_success 'proves the store' magang check
expect_grep 'whole' '^digest '
printf '#!/bin/sh\ncat >head.line\n' >hook
chmod 755 hook
expect_success 'hands its head on' \
	sh "$top/config/server/head" "$MAGANG" "$store" "$dir/hook"
expect_success 'which is one' magang check --anchor head.line
expect_success 'and is asked how it is' magang doctor
expect_success 'for somebody it acts' magang --as budi user list
expect_success 'the door is open' asks rina 'show MG-000001-3'
must_fail 77 'it is no door to more' asks rina 'user add x role=administrator'
must_fail 1 'no user of that name' asks nobody day

magang() {
	"$MAGANG" --store "$store" --as budi "$@"
}
finish
