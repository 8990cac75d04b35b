# Completion of kryptonx for bash; made by: kryptonx completion bash

# Words that begin like what was typed.
_kryptonx_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_kryptonx_files() {
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}

# Stages and sources of the pipeline that the line is about; silent if there is none.
_kryptonx_nodes() {
  local plus= nodes
  case $cur in +*) plus=+ ;; esac
  nodes=$("${COMP_WORDS[0]/#\~/$HOME}" __complete ${pipeline:+-p "$pipeline"} 2>/dev/null)
  COMPREPLY=($(compgen -P "$plus" -W "$nodes" -- "${cur#+}"))
}

_kryptonx() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]} values= pipeline= position=1 i
  COMPREPLY=()
  if [ "$cur" = = ]; then
    cur=
  elif [ "$prev" = = ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    _kryptonx_words "run show"
    return
  fi
  case $command in
    run) values="-j --jobs --only --color" ;;
    show) values="--out --store" ;;
  esac
  # Which argument this is: words that are no options, and no values of options, come before it.
  for ((i = 2; i < COMP_CWORD; i++)); do
    case " $values " in
      *" ${COMP_WORDS[i]} "*)
        [ "${COMP_WORDS[i + 1]}" = = ] && ((i++))
        case ${COMP_WORDS[i]}${COMP_WORDS[i - 1]} in
          -p* | --pipeline* | =--pipeline) pipeline=${COMP_WORDS[i + 1]} ;;
        esac
        ((i++))
        ;;
      *)
        case ${COMP_WORDS[i]} in
          -*) ;;
          *) ((position++)) ;;
        esac
        ;;
    esac
  done
  case "$command $prev" in
    'run -j' | 'run --jobs') :; return ;;
    'run --only') _kryptonx_nodes; return ;;
    'run --color') _kryptonx_words "auto always never"; return ;;
    'show --out') _kryptonx_files -f; return ;;
    'show --store') _kryptonx_files -d; return ;;
  esac
  case "$command $cur" in
    'run -'*) _kryptonx_words "-j --jobs --only --color -h --help"; return ;;
    'show -'*) _kryptonx_words "--out --store"; return ;;
  esac
  case "$command $position" in
    'run 1') _kryptonx_files -f ;;
    'show 1') _kryptonx_nodes ;;
  esac
}

complete -F _kryptonx kryptonx
