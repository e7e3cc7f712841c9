namespace Assay.Runtime.Scripts;

/// <summary>An expression over a row, compiled once; thread-safe.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Columns">Full names of the columns it reads, in the order in which <see cref="Evaluate"/> takes their values.</param>
/// <param name="NumberAttributes">Names used as <c>number["name"]</c>, in order.</param>
/// <param name="TextAttributes">Names used as <c>text["name"]</c>, in order.</param>
/// <param name="Evaluate">For a condition 1 or 0, else the value; null is empty, never NaN or infinite. Throws <see cref="ScriptException"/> when the expression throws.</param>
public sealed record CompiledExpression(
    string Text, IReadOnlyList<string> Columns, IReadOnlyList<string> NumberAttributes, IReadOnlyList<string> TextAttributes,
    Func<double?[], double?[], string?[], double?> Evaluate)
{
    /// <summary>What is legal and may surprise: <c>!(ti &lt; 0.5)</c> is true when ti is empty. For lint.</summary>
    public IReadOnlyList<ScriptDiagnostic> Warnings { get; init; } = [];
}
