using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using Assay.Runtime.Pipelines;

namespace Assay.Cli;

/// <summary>Runs the verb of a command line; whatever happens, the exit code is one of ours.</summary>
static partial class Invocation
{
    /// <summary>Verbs that want to end in good order on Ctrl-C listen for it themselves.</summary>
    static readonly InvocationConfiguration Configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parse = root.Parse(args);
        try
        {
            return parse.Action is ParseErrorAction ? Refuse(root, parse) : await parse.InvokeAsync(Configuration);
        }
        catch (AssayException e)
        {
            Explain(parse, e.Message, e);
            return ExitCode.Of(e);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Explain(parse, $"a file or stream could not be read or written: {e.Message.TrimEnd('.')}; look at the disk's space and the rights, and whether standard output is open", e);
            return ExitCode.Broke;
        }
        catch (Exception e)
        {
            Explain(parse, $"internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} This is a defect of Assay; run again with -v for the place, and report it.", e);
            return ExitCode.Broke;
        }
    }

    const string NoCommand = "Required command was not provided.";

    /// <summary>A parse error without the names of .NET types.</summary>
    static string Plain(string message) => Typed().Replace(message, "$2 is '$1', expected a whole number between -2147483648 and 2147483647");

    [GeneratedRegex(@"^Cannot parse argument '(.*)' for (?:option|argument) '([^']*)' as expected type '.*Int32.*'\.$")]
    private static partial Regex Typed();

    static void Explain(ParseResult parse, string message, Exception exception)
    {
        Console.Error.WriteLine(message);
        if (parse.GetValue(GlobalOptions.Verbose))
            Console.Error.WriteLine(exception);
    }

    /// <summary>Wrong usage: what was wrong, and where to read what is right.</summary>
    static int Refuse(RootCommand root, ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var called = string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent != root).Append(command).Where(each => each != root).Select(each => each.Name).Prepend("assay"));
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToList();
        if (verbs.Count > 0 && parse.UnmatchedTokens is [var verb, ..])
            Console.Error.WriteLine($"{called} has no command '{verb}'{Suggestion.For(verb, verbs)} (commands: {string.Join(", ", verbs)})");
        else
            foreach (var error in parse.Errors)
                Console.Error.WriteLine(error.Message == NoCommand ? $"{called} needs a command (commands: {string.Join(", ", verbs)})" : Plain(error.Message));
        Console.Error.WriteLine($"next: {called} --help");
        return ExitCode.Usage;
    }
}
