# Completes `assay` in PowerShell. Put this into $PROFILE:  assay completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName assay -ScriptBlock {
    param($word, $line, $cursor)
    assay complete -- $line.ToString().PadRight($cursor).Substring(0, $cursor) 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
