# Completes `assay` in fish:  assay completion fish > ~/.config/fish/completions/assay.fish
complete -c assay -a '(assay complete -- (commandline -cp) 2>/dev/null)'
