using System.ComponentModel;

namespace Assay.Runtime.Scripts;

/// <summary>Options of <see cref="ScriptScorer"/>.</summary>
public sealed record ScriptOptions
{
    [Description("The C# script, a .csx file that holds a function called Score.")]
    public required InputPath File { get; init; }

    [Rest]
    [Description("For each parameter of Score but the exam: the reference that answers, as in `unet: my_model`.")]
    public IReadOnlyDictionary<string, ReferenceName> Roles { get; init; } = new Dictionary<string, ReferenceName>();
}
