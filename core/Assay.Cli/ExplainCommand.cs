using System.CommandLine;
using Assay.Runtime.Explaining;
using Assay.Runtime.Pipelines;

namespace Assay.Cli;

/// <summary><c>assay explain CODE</c>: what a diagnostic's code stands for.</summary>
static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string?>("CODE") { HelpName = "CODE", Description = "A code that lint printed; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        code.CompletionSources.Add([.. Explanation.All.Select(explanation => explanation.Code)]);
        var command = new Command("explain", "Explain the code of a diagnostic.") { code };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(code)));
        return command;
    }

    static int Run(Terminal terminal, string? code)
    {
        if (code is null)
            foreach (var line in TextTable.Lines([.. Explanation.All.Select(explanation => new[] { explanation.Code, explanation.Meaning })]))
                terminal.Out.WriteLine(line);
        else if (Explanation.Of(code) is { } known)
            Write(terminal, known);
        else
        {
            terminal.Say($"nothing has the code '{code}'{Suggestion.For(code, Explanation.All.Select(explanation => explanation.Code))}; 'assay explain' lists them all");
            return ExitCode.Usage;
        }
        terminal.Next("assay lint FILE");
        return ExitCode.Done;
    }

    static void Write(Terminal terminal, Explanation explanation)
    {
        terminal.Out.WriteLine($"{explanation.Code}: {explanation.Meaning}");
        terminal.Out.WriteLine($"example: {explanation.Example}");
        terminal.Out.WriteLine($"fix: {explanation.Fix}");
    }
}
