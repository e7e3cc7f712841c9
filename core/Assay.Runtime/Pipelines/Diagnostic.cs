namespace Assay.Runtime.Pipelines;

public enum Severity
{
    Error,
    Warning,
}

/// <summary>A position in a text file, both from 1.</summary>
public readonly record struct Place(string File, int Line, int Column);

/// <summary>Something wrong with a pipeline, before anything ran. Written as <c>file(line,column): code: message</c>.</summary>
public sealed record Diagnostic(Place Place, string Code, string Message, Severity Severity = Severity.Error)
{
    public override string ToString() =>
        $"{Place.File}({Place.Line},{Place.Column}): {(Severity == Severity.Warning ? "warning " : "")}{Code}: {Message}";
}

/// <summary>A pipeline cannot be used: every problem of it, in file order.</summary>
public sealed class PipelineException(IReadOnlyList<Diagnostic> diagnostics)
    : AssayException("pipeline", string.Join("\n", diagnostics))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
