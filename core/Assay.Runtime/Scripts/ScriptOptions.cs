using System.ComponentModel;

namespace Assay.Runtime.Scripts;

/// <summary>Options of a script that scores or selects.</summary>
public sealed record ScriptOptions : ScriptUse
{
    [Description("How long the script may take for a sample: `500ms`, `30s`, `2m`. It then runs in a process of its own, which is ended and started again; the sample is a counted problem.")]
    public string? Timeout { get; init; }

    [Description("Run the script in a process of its own, so that one that ends its process is a problem of that sample only. `timeout:` implies it.")]
    public bool Isolate { get; init; }
}
