namespace Assay.Cli.Tests;

/// <summary>The completion scripts in the shells themselves, with <c>assay</c> on the PATH.</summary>
public class ShellCompletionTests
{
    static string InShell(string shell, string script)
    {
        Assert.SkipUnless(Program.IsInstalled(shell), $"{shell} is not installed");
        using var folder = new TempFolder();
        folder.Write("pipeline-1.yaml", "");
        var path = $"{Repository.Product}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return Program.Run(folder.Path, TimeSpan.FromSeconds(60), shell, ["-c", script], new Dictionary<string, string?> { ["PATH"] = path, ["HOME"] = folder.Path }).Exits(0).Output;
    }

    static string Bash(string line) => InShell("bash", $$"""
        source <(assay completion bash)
        COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
        COMP_WORDS=({{line}}) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _assay
        printf '%s\n' "${COMPREPLY[@]}"
        """);

    [Fact]
    public void Bash_completes_verbs_options_and_components()
    {
        Assert.Equal("demo\ndescribe\n", Bash("assay de"));
        Assert.Equal("--out\n", Bash("assay run --ou"));
        Assert.Equal("soft_min\n", Bash("assay describe soft"));
    }

    [Fact]
    public void Fish_completes_verbs_components_and_files()
    {
        const string Load = "assay completion fish | source; complete -C ";
        Assert.Equal("demo\ndescribe\n", InShell("fish", Load + "'assay de'"));
        Assert.Equal("soft_min\n", InShell("fish", Load + "'assay describe soft'"));
        Assert.Equal("pipeline-1.yaml\n", InShell("fish", Load + "'assay run pipel'"));
    }

    [Fact]
    public void Zsh_completes_verbs_and_leaves_files_to_itself()
    {
        const string Load = "compdef() { }; compadd() { shift; print -l -- $@ }; _files() { print files }; source <(assay completion zsh); ";
        Assert.Equal("demo\ndescribe\n", InShell("zsh", Load + "words=(assay de); CURRENT=2; _assay"));
        Assert.Equal("files\n", InShell("zsh", Load + "words=(assay run pipel); CURRENT=3; _assay"));
    }
}
