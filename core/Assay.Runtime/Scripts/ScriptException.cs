namespace Assay.Runtime.Scripts;

/// <summary>One complaint about C#: an error, or a warning where it says so.</summary>
/// <param name="File">The script file, or null for an expression of a pipeline.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Code">The compiler's (CS0103) or our own.</param>
public sealed record ScriptDiagnostic(string? File, int Line, int Column, string Code, string Message)
{
    public override string ToString() => $"{File ?? "expression"}({Line},{Column}): error {Code}: {Message}";
}

/// <summary>A script or an expression does not compile, or threw while it ran.</summary>
public sealed class ScriptException(string code, string message, IReadOnlyList<ScriptDiagnostic> diagnostics, Exception? inner = null)
    : AssayException(code, message, inner)
{
    public IReadOnlyList<ScriptDiagnostic> Diagnostics { get; } = diagnostics;
}
