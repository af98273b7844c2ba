#!/bin/sh
# SPDX-License-Identifier: MIT
# A real sshd on loopback, with the block that is shipped: whoever has a key runs
# magang as the user of that key, and nothing else. It is a child of this test,
# on a free port, and ended by its number.
. "$(dirname "$0")/lib.sh"

skip() {
	printf '1..1\nok 1 - a real sshd # SKIP %s\n' "$1"
	exit 0
}

sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd) || skip 'there is no sshd'
for tool in ssh sftp scp ssh-keygen; do
	command -v $tool >/dev/null || skip "there is no $tool"
done
if [ "$(id -u)" = 0 ]; then
	getent passwd sshd >/dev/null || skip 'root needs the account sshd'
	mkdir -p /run/sshd
fi

new_store
new_case
for n in rina asep budi; do
	ssh-keygen -q -t ed25519 -N '' -C "$n@laptop" -f "$n"
done
ssh-keygen -q -t ed25519 -N '' -C 'no blanks in it' -f mallory
magang user add rina role=officer areas=32.05 >/dev/null
magang user add asep role=officer areas=32.04 >/dev/null
magang user add budi role=administrator >/dev/null
for n in rina asep budi; do
	magang keys add $n $n.pub >/dev/null || exit 1
done
magang config show site | sed 's/^service: no/service: yes/' >site.yaml
magang config install site site.yaml >/dev/null

me=$(id -un)
ssh-keygen -q -t ed25519 -N '' -f host
# The block as it is shipped; account, port, place of the keys are ours.
lines() {
	magang keys print >"$dir/lines"
}
lines
# sshd runs a command for keys only where nobody but root can have changed it
is_safe() {
	p=$MAGANG
	[ "$(id -u)" = 0 ] || return 1
	while [ "$p" != / ]; do
		[ "$(stat -L -c %u "$p")" = 0 ] &&
			[ $((0$(stat -L -c %a "$p") & 022)) = 0 ] || return 1
		p=$(dirname "$p")
	done
}
if is_safe; then
	keys="AuthorizedKeysCommand $MAGANG --store $store keys print"
else
	keys="AuthorizedKeysFile $dir/lines"
fi
{
	echo "ListenAddress 127.0.0.1"
	echo "HostKey $dir/host"
	echo "PidFile none"
	echo "StrictModes no"
	echo "PermitRootLogin yes"
	echo "AuthorizedKeysFile none"
	echo "AcceptEnv LANG LC_* TERM SUDO_UID SSH_* MAGANG_* LD_*"
	sed -e "s/^Match User magang/Match User $me/" \
		-e "s|AuthorizedKeysCommand .*|$keys|" \
		-e "s|AuthorizedKeysCommandUser .*|AuthorizedKeysCommandUser $me|" \
		"$top/config/server/sshd.conf"
} >sshd.conf
sshd_pid=
trap '[ -z "$sshd_pid" ] || { kill "$sshd_pid"; wait "$sshd_pid"; }
	rm -rf "$dir"' EXIT
started=no
for port in $(awk -v s=$$ 'BEGIN { srand(s); for (i = 0; i < 20; i++)
	print 20000 + int(rand() * 30000) }'); do
	"$sshd" -D -e -f sshd.conf -p "$port" 2>sshd.log &
	sshd_pid=$!
	while kill -0 "$sshd_pid" 2>/dev/null; do
		grep -q 'Server listening' sshd.log && started=yes && break
	done
	[ $started = yes ] && break
	sshd_pid=
done
[ $started = yes ] || {
	show sshd.log
	report 1 'sshd takes the block that is shipped'
	finish
}
report 0 'sshd takes the block that is shipped'

options="-F none -p $port -o UserKnownHostsFile=$dir/known
	-o StrictHostKeyChecking=no -o BatchMode=yes -o LogLevel=ERROR
	-o IdentitiesOnly=yes"
# as NAME WORD ...
as() {
	name=$1
	shift
	# shellcheck disable=SC2086
	ssh $options -i "$dir/$name" "$me@127.0.0.1" "$@"
}

expect_success 'the key of rina' as rina show MG-000001-3
expect_grep 'shows who is of her area' 'Siti Aminah'
must_fail 1 'the key of asep' as asep show MG-000001-3
must_fail 255 'a key of nobody' as mallory day
expect_success 'a note' as rina note MG-000001-3 "'by ssh'"
expect_success 'is of who has the key' as budi log MG-000001-3
expect_grep 'by name' 'rina.*by ssh'
must_fail 77 'another name' as rina 'user list --as budi'
must_fail 64 'a shell' as rina /bin/sh -c id
must_fail 64 'a line feed' as rina 'day
id'
must_fail 64 'a shell behind a command' as rina "$(printf 'day\nid >%s/got' "$dir")"
expect_success 'signs of a shell' as rina "task MG-000001-3 '; id >$dir/got' \$(id >$dir/got) \`id >$dir/got\` --due 2026-12-20"
[ ! -e "$dir/got" ]
report $? 'have run nothing'
expect_success 'a session without a terminal: the day' as rina
expect_grep 'as text, in the language of the site' 'Peserta'
expect_success 'variables of the caller name nobody' env \
	SSH_ORIGINAL_COMMAND='user list' SUDO_UID=0 MAGANG_AS=budi \
	ssh $options -o 'SendEnv=SUDO_UID SSH_ORIGINAL_COMMAND MAGANG_*' \
	-i "$dir/rina" "$me@127.0.0.1" log
must_not_grep 'nor do they ask for something' 'budi  *administrator'
expect_success 'nor load anything' env LD_PRELOAD=/nonexistent.so \
	LC_ALL=../../x TERM='x;id' ssh $options -o 'SendEnv=LD_* LC_* TERM' \
	-i "$dir/rina" "$me@127.0.0.1" day
must_not_grep 'into it' nonexistent

# shellcheck disable=SC2086
must_fail 255 'sftp' sftp -P "$port" ${options#-F none -p $port} -F none \
	-b /dev/null -i "$dir/rina" "$me@127.0.0.1"
scp_to() {
	# shellcheck disable=SC2086
	scp $1 -P "$port" ${options#-F none -p $port} -F none -i "$dir/rina" \
		"$dir/lines" "$me@127.0.0.1:$dir/got" 2>/dev/null
}
scp_to ''
[ $? != 0 ] && [ ! -e "$dir/got" ]
report $? 'scp'
scp_to -O
[ $? != 0 ] && [ ! -e "$dir/got" ]
report $? 'scp as it was'
# a forward is refused when its first connection comes
must_fail 255 'a connection through the host' as rina -W "127.0.0.1:$port"
must_fail 255 'a port of the host' as rina -o ExitOnForwardFailure=yes -N \
	-R 0:127.0.0.1:1
must_fail 255 'another subsystem' as rina -s sftp </dev/null

expect_success 'a key is closed' as budi keys close rina rina@laptop
lines
must_fail 255 'and opens no more' as rina day
expect_success 'a new one is sent' sh -c "ssh $(echo $options) -i $dir/budi \
	$me@127.0.0.1 keys add rina - <$dir/mallory.pub"
lines
expect_success 'and opens' as mallory day
expect_success 'what she has in hand goes to another' \
	as budi user handover rina --to budi
lines
expect_success 'a user leaves' as budi user close rina
lines
must_fail 255 'and her key opens no more' as mallory day

screens() {
	# shellcheck disable=SC2086
	printf q | TERM=xterm ssh -tt $options -i "$dir/asep" "$me@127.0.0.1"
}
expect_success 'screens on a terminal' screens
expect_grep 'are drawn' '\[?1049h'
expect_success 'linear ones' sh -c "echo q |
	ssh -tt $(echo $options) -i $dir/asep $me@127.0.0.1 -- --linear"

magang() {
	"$MAGANG" --store "$store" --as budi "$@"
}
finish
