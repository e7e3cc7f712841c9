using System.ComponentModel;

namespace Assay.Runtime.Scripts;

/// <summary>Options of <see cref="ScriptOutput"/>.</summary>
public sealed record ScriptOutputOptions : ScriptUse
{
    [Description("What the function's TextWriter writes to; without it a .txt file in the run folder, named after the script.")]
    public OutputPath? Path { get; init; }
}
