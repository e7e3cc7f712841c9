# Completes `assay` in bash. Put this into ~/.bashrc:  source <(assay completion bash)
_assay() {
  local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=($(compgen -W "$(assay complete -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)" -- "$word"))
}
complete -o default -F _assay assay
