using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines;

/// <summary>A built-in step that needs to know what stands before it (columns) or compiles C#. Lint calls it once, after creation; then Needs, Columns and Adds are valid.</summary>
interface IBindable
{
    /// <returns>The step from here on: itself, or what its C# turned out to be.</returns>
    /// <param name="scope">What the step can see.</param>
    /// <exception cref="ScriptException">Its C# does not compile; offsets refer to the option's text or the script file.</exception>
    object Bind(Scope scope);
}

/// <summary>Columns by full name that earlier steps add, and the step's own id.</summary>
sealed record Scope(string StepId, IReadOnlyList<Column> Columns, ScriptHost Scripts)
{
    /// <summary>Ids of earlier steps.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The attribute within whose values a column's rows compare, because a reference that it goes back to had seen some samples and not others; null for none.</summary>
    public Func<string, string?> GroupOf { get; init; } = _ => null;

    /// <summary>Takes what is worth saying but no error; positions as in <see cref="IBindable.Bind"/>.</summary>
    public Action<ScriptDiagnostic> Warn { get; init; } = _ => { };

    /// <summary>Passes on what may surprise in an expression.</summary>
    public void WarnOf(CompiledExpression expression)
    {
        foreach (var warning in expression.Warnings)
            Warn(warning with { Code = Codes.SurprisingExpression, Message = $"'{expression.Text}': {warning.Message}" });
    }
}
