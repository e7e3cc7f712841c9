using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Assay.Cli;

/// <summary><c>--help</c>: usage and options, then examples, then where to read on.</summary>
sealed class HelpText : SynchronousCommandLineAction
{
    readonly HelpAction usage = new();

    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Description = "Show this help.";
        foreach (var foreign in option.Aliases.Where(alias => alias is "/?" or "/h").ToList())
            option.Aliases.Remove(foreign);
        option.Action = new HelpText();
        root.SetAction(new HelpText().Invoke);
    }

    public override int Invoke(ParseResult parse)
    {
        usage.Invoke(parse);
        if (Examples.Of(parse.CommandResult.Command) is { Count: > 0 } examples)
            Write(parse.InvocationConfiguration.Output, examples);
        return ExitCode.Done;
    }

    static void Write(TextWriter to, IReadOnlyList<(string Line, string Purpose)> examples)
    {
        to.WriteLine("Examples:");
        foreach (var (line, purpose) in examples)
            to.WriteLine($"  {line}\n      {purpose}");
        to.WriteLine();
    }
}
