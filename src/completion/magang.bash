# SPDX-License-Identifier: MIT
# bash completion for magang: the program itself says what can come next.
_magang() {
	local line=${COMP_LINE:0:COMP_POINT} word cut
	local -a words rows
	read -ra words <<<"$line"
	[[ $line == *[[:space:]] ]] && words+=('')
	word=${words[-1]}
	cut=${word%"${word##*[=:]}"} # readline completes what is behind these
	mapfile -t rows < <("${1/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
	case ${rows[0]-} in
	:files)
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -f -- "${word#"$cut"}")
		;;
	:dirs)
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -d -- "${word#"$cut"}")
		;;
	*)
		rows=("${rows[@]%%$'\t'*}")
		COMPREPLY=("${rows[@]#"$cut"}")
		[[ ${COMPREPLY[0]-} == *[=:] ]] && compopt -o nospace 2>/dev/null
		;;
	esac
	return 0
}
complete -F _magang magang
