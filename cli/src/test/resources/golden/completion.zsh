#compdef kryptonx
# Completion of kryptonx for zsh; made by: kryptonx completion zsh

# Stages and sources of the pipeline that the line is about; silent if there is none.
_kryptonx_nodes() {
  local -a nodes about
  local pipeline=${opt_args[-p]:-${opt_args[--pipeline]}}
  [[ -n $pipeline ]] && about=(-p $pipeline)
  nodes=(${(f)"$($kryptonx __complete $about 2>/dev/null)"})
  compset -P '+'
  compadd -a nodes
}

_kryptonx_commands() {
  local -a commands
  commands=(
    'run:Run a pipeline'
    'show:List what it holds; write one'
  )
  _describe command commands
}

_kryptonx() {
  local kryptonx=${words[1]/#\~/$HOME}
  if (( CURRENT == 2 )); then
    _kryptonx_commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
    run)
      _arguments -s \
        '(-j --jobs)'{-j,--jobs}'[Tasks at the same time.]:N: ' \
        '*--only[Only '\''these'\'' \[stages\]; repeatable\: yes.]:SELECTOR:_kryptonx_nodes' \
        '--color[Colours.]:WHEN:(auto always never)' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::PIPELINE:_files'
      ;;
    show)
      _arguments -s \
        '--out[Write it to this file.]:FILE:_files' \
        '--store[The store.]:DIR:_files -/' \
        ':NODE:_kryptonx_nodes'
      ;;
  esac
}

if [[ $funcstack[1] == _kryptonx ]]; then
  _kryptonx "$@"
else
  compdef _kryptonx kryptonx
fi
