using System.CommandLine;

namespace Assay.Cli;

/// <summary><c>assay completion SHELL</c>: prints what a shell needs to complete <c>assay</c>.</summary>
static class CompletionCommand
{
    static readonly Dictionary<string, string> Scripts = new() { ["bash"] = "assay.bash", ["zsh"] = "assay.zsh", ["fish"] = "assay.fish", ["powershell"] = "assay.ps1" };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "bash, zsh, fish or powershell." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Scripts.ContainsKey(token.Value))
                result.AddError($"SHELL is '{token.Value}', expected one of: {string.Join(", ", Scripts.Keys)}");
        });
        var command = new Command("completion", "Print a script that completes verbs, options, components and codes in a shell.") { shell };
        command.SetAction(parse => parse.InvocationConfiguration.Output.Write(Script(parse.GetValue(shell)!)));
        return command;
    }

    static string Script(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream(Scripts[shell])!;
        return new StreamReader(stream).ReadToEnd();
    }
}
