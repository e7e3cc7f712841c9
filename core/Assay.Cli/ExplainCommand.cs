using System.CommandLine;
using Assay.Runtime.Pipelines;

namespace Assay.Cli;

/// <summary><c>assay explain CODE</c>: what a diagnostic's code stands for.</summary>
static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string?>("CODE") { HelpName = "CODE", Description = "A code that lint printed; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        code.CompletionSources.Add([.. Codes.Explanations.Keys]);
        var command = new Command("explain", "Explain the code of a diagnostic.") { code };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(code)));
        return command;
    }

    static int Run(Terminal terminal, string? code)
    {
        if (code is not null && Codes.Explain(code) is not { } known)
        {
            terminal.Say($"no diagnostic has the code '{code}'{Codes.Suggest(code)}; 'assay explain' lists them all");
            return ExitCode.Usage;
        }
        foreach (var line in TextTable.Lines([.. Codes.Explanations.Where(entry => code is null || entry.Key == code).Select(entry => new[] { entry.Key, entry.Value })]))
            terminal.Out.WriteLine(line);
        if (code is not null && !Codes.Explanations.ContainsKey(code))
            terminal.Out.WriteLine($"{code}  {Codes.Explain(code)}");
        terminal.Next("assay lint FILE");
        return ExitCode.Done;
    }
}
