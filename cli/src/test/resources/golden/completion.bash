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
    _kryptonx_words "run plan why show logs graph debug init demo completion version help"
    return
  fi
  case $command in
    run) values="-p --pipeline --store -j --jobs --param --params --only --sample --sandbox --events --color" ;;
    plan) values="-p --pipeline --store --param --params --only --sample --sandbox --color" ;;
    why) values="-p --pipeline --store --run --color" ;;
    show) values="-p --pipeline --store --run --out --color" ;;
    logs) values="-p --pipeline --store --run --color" ;;
    graph) values="-p --pipeline --store --format --only --color" ;;
    debug) values="-p --pipeline --store --out --color" ;;
    init) values="--template --color" ;;
    demo) values="--color" ;;
    completion) values="--color" ;;
    version) values="--color" ;;
    help) values="--color" ;;
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
    'run -p' | 'run --pipeline') _kryptonx_files -f; return ;;
    'run --store') _kryptonx_files -d; return ;;
    'run -j' | 'run --jobs') :; return ;;
    'run --param') :; return ;;
    'run --params') _kryptonx_files -f; return ;;
    'run --only') _kryptonx_nodes; return ;;
    'run --sample') :; return ;;
    'run --sandbox') _kryptonx_words "auto on off"; return ;;
    'run --events') _kryptonx_files -f; return ;;
    'run --color') _kryptonx_words "auto always never"; return ;;
    'plan -p' | 'plan --pipeline') _kryptonx_files -f; return ;;
    'plan --store') _kryptonx_files -d; return ;;
    'plan --param') :; return ;;
    'plan --params') _kryptonx_files -f; return ;;
    'plan --only') _kryptonx_nodes; return ;;
    'plan --sample') :; return ;;
    'plan --sandbox') _kryptonx_words "auto on off"; return ;;
    'plan --color') _kryptonx_words "auto always never"; return ;;
    'why -p' | 'why --pipeline') _kryptonx_files -f; return ;;
    'why --store') _kryptonx_files -d; return ;;
    'why --run') :; return ;;
    'why --color') _kryptonx_words "auto always never"; return ;;
    'show -p' | 'show --pipeline') _kryptonx_files -f; return ;;
    'show --store') _kryptonx_files -d; return ;;
    'show --run') :; return ;;
    'show --out') _kryptonx_files -f; return ;;
    'show --color') _kryptonx_words "auto always never"; return ;;
    'logs -p' | 'logs --pipeline') _kryptonx_files -f; return ;;
    'logs --store') _kryptonx_files -d; return ;;
    'logs --run') :; return ;;
    'logs --color') _kryptonx_words "auto always never"; return ;;
    'graph -p' | 'graph --pipeline') _kryptonx_files -f; return ;;
    'graph --store') _kryptonx_files -d; return ;;
    'graph --format') _kryptonx_words "text dot mermaid"; return ;;
    'graph --only') _kryptonx_nodes; return ;;
    'graph --color') _kryptonx_words "auto always never"; return ;;
    'debug -p' | 'debug --pipeline') _kryptonx_files -f; return ;;
    'debug --store') _kryptonx_files -d; return ;;
    'debug --out') _kryptonx_files -d; return ;;
    'debug --color') _kryptonx_words "auto always never"; return ;;
    'init --template') _kryptonx_words "minimal images data"; return ;;
    'init --color') _kryptonx_words "auto always never"; return ;;
    'demo --color') _kryptonx_words "auto always never"; return ;;
    'completion --color') _kryptonx_words "auto always never"; return ;;
    'version --color') _kryptonx_words "auto always never"; return ;;
    'help --color') _kryptonx_words "auto always never"; return ;;
  esac
  case "$command $cur" in
    'run -'*) _kryptonx_words "-p --pipeline --store -j --jobs --param --params --only --publish --sample --fresh --sandbox --watch --json --events --color --debug-trace -h --help"; return ;;
    'plan -'*) _kryptonx_words "-p --pipeline --store --param --params --only --publish --sample --fresh --sandbox --require-cached --json --color --debug-trace -h --help"; return ;;
    'why -'*) _kryptonx_words "-p --pipeline --store --run --json --color --debug-trace -h --help"; return ;;
    'show -'*) _kryptonx_words "-p --pipeline --store --run --out --json --color --debug-trace -h --help"; return ;;
    'logs -'*) _kryptonx_words "-p --pipeline --store --run --json --color --debug-trace -h --help"; return ;;
    'graph -'*) _kryptonx_words "-p --pipeline --store --format --only --json --color --debug-trace -h --help"; return ;;
    'debug -'*) _kryptonx_words "-p --pipeline --store --out --exec --no-shell --json --color --debug-trace -h --help"; return ;;
    'init -'*) _kryptonx_words "--template --json --color --debug-trace -h --help"; return ;;
    'demo -'*) _kryptonx_words "--color --debug-trace -h --help"; return ;;
    'completion -'*) _kryptonx_words "--color --debug-trace -h --help"; return ;;
    'version -'*) _kryptonx_words "--json --color --debug-trace -h --help"; return ;;
    'help -'*) _kryptonx_words "--man --color --debug-trace -h --help"; return ;;
  esac
  case "$command $position" in
    'run 1') _kryptonx_files -f ;;
    'plan 1') _kryptonx_files -f ;;
    'why 1') _kryptonx_nodes ;;
    'show 1') _kryptonx_nodes ;;
    'logs 1') _kryptonx_nodes ;;
    'graph 1') _kryptonx_files -f ;;
    'debug 1') _kryptonx_nodes ;;
    'init 1') _kryptonx_files -d ;;
    'demo 1') _kryptonx_files -d ;;
    'completion 1') _kryptonx_words "bash zsh fish" ;;
    'help 1') _kryptonx_words "run plan why show logs graph debug init demo completion version help" ;;
  esac
}

complete -F _kryptonx kryptonx
