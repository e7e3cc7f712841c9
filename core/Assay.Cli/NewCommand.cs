using System.CommandLine;

namespace Assay.Cli;

/// <summary><c>assay new</c>: writes the beginnings of something of one's own; a file per sub-command.</summary>
static class NewCommand
{
    public static Command Create() => new("new", "Write the beginnings of something of your own.") { NewPipelineCommand.Create(), NewPluginCommand.Create(), NewScriptCommand.Create() };
}
