#!/bin/sh
# SPDX-License-Identifier: MIT
# What a server of an office is set up with: backups that rotate, a rule that sudo
# takes, a block that names what there is. (sshd with its block: t0480.)
. "$(dirname "$0")/lib.sh"
new_store
server=$top/config/server
mkdir copies copies/other
day=$(date -d '20 days ago' +%Y-%m-%d-013000)
for f in 2020-01-01-013000 2025-12-31-013000 "$day"; do
	: >"copies/$f"
	: >"copies/$f.keys"
done

backup() {
	sh "$server/backup" "$MAGANG" "$store" "$dir/copies" "$@"
}
expect_success 'a backup' backup
ls copies | sed "s/^$day\$/before/; s/^2.*keys\$/new.keys/; s/^2.*/new/" | sort >.out
expect_output 'data of 20 days stay, keys do not; what is none stays' <<END
before
new
new.keys
other
register
END
name=copies/$(ls copies | grep 'keys$')
expect_success 'is whole' "$MAGANG" --store "$dir/again" restore \
	"${name%.keys}" --register copies/register
magang add person name=Ujang regency=32.05 >/dev/null
magang erase MG-000001-3 --reason asked --yes MG-000001-3 >/dev/null
while [ -e "copies/$(date +%Y-%m-%d-%H%M%S)" ]; do :; done
expect_success 'keys of the last night' backup
new=copies/$(ls copies | grep 'keys$' | tail -1)
expect_success 'open older data' "$MAGANG" --store "$dir/third" restore \
	"${name%.keys}" --keys "$new" --register copies/register
: >copies/2020-01-01-013000
must_fail 64 'days that are none' backup 0
must_fail 64 'nor these' backup '1; x'
must_fail 64 'nor of the keys' backup 35 0
must_fail 66 'no store' sh "$server/backup" "$MAGANG" "$dir/no" "$dir/copies"
[ -f copies/2020-01-01-013000 ]
report $? 'none goes while there is no new one'

if command -v visudo >/dev/null; then
	expect_success 'sudo takes its rule' visudo -cqf "$server/sudoers"
fi
if command -v ssh >/dev/null; then
	expect_success 'ssh takes its block' \
		ssh -G -F "$server/ssh_config" magang
	expect_grep 'and compresses' '^compression yes'
fi
if command -v systemd-analyze >/dev/null; then
	mkdir units
	for f in magang-backup magang-head; do
		for e in service timer; do
			sed "s|/usr/local/share/magang/config/server|$server|" \
				"$server/$f.$e" >"units/$f.$e"
		done
		expect_success "systemd takes $f" systemd-analyze verify --man=no \
			"units/$f.service" "units/$f.timer"
		[ ! -s .err ]
		report $? 'without a word'
	done
fi
for f in setup backup head; do
	expect_success "$f is a script" sh -n "$server/$f"
done
must_fail 1 'setup says what it needs' sh "$server/setup"
finish
