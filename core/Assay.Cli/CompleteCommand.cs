using System.CommandLine;
using System.CommandLine.Completions;

namespace Assay.Cli;

/// <summary><c>assay complete -- LINE</c>, for the shells' scripts: the words that may stand at the end of a line, a line each.</summary>
static class CompleteCommand
{
    public static Command Create()
    {
        var line = new Argument<string>("LINE") { Description = "The command line up to the cursor, beginning with 'assay'." };
        var command = new Command("complete", "Answer a shell that completes a command line.") { line };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            foreach (var word in Words(parse.RootCommandResult.Command, parse.GetValue(line)!))
                parse.InvocationConfiguration.Output.WriteLine(word);
        });
        return command;
    }

    /// <summary>Options are offered to who has begun one; else verbs and values. Nothing: what comes is a file's name.</summary>
    public static IEnumerable<string> Words(Command root, string line)
    {
        var begun = line[(line.LastIndexOf(' ') + 1)..];
        return root.Parse(line).GetCompletions(line.Length).Select(completion => completion.InsertText ?? completion.Label)
            .Where(word => word.StartsWith(begun, StringComparison.Ordinal) && word.StartsWith('-') == begun.StartsWith('-'))
            .Distinct().Order(StringComparer.Ordinal);
    }
}
