#compdef assay
# Completes `assay` in zsh. Put this into ~/.zshrc, below compinit:  source <(assay completion zsh)
_assay() {
  local -a found
  found=("${(@f)$(assay complete -- "${words[1,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${found[1]}" ]]; then
    compadd -- "${found[@]}"
  else
    _files
  fi
}
compdef _assay assay
