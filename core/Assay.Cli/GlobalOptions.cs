using System.CommandLine;

namespace Assay.Cli;

/// <summary>Options that every verb takes.</summary>
static class GlobalOptions
{
    public static readonly Option<string[]> Plugins = new("--plugins")
    {
        Description = "A folder that holds plugins, or is one; may be repeated. ASSAY_PLUGINS names more.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document on standard output.", Recursive = true };
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress, no 'next:' line.", Recursive = true };
    public static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Say more; errors come with a stack trace.", Recursive = true };
    public static readonly Option<bool> NoColor = new("--no-color") { Description = "No colours; NO_COLOR does the same.", Recursive = true };

    /// <summary>Of the verbs that run what a pipeline names; no option of the others.</summary>
    public static readonly Option<bool> NoScripts = new("--no-scripts") { Description = "Refuse pipelines that name script files (.csx); expressions stay. ASSAY_NO_SCRIPTS=1 does the same." };

    public static void AddTo(Command root)
    {
        foreach (var option in new Option[] { Plugins, Json, Quiet, Verbose, NoColor })
            root.Add(option);
    }
}
