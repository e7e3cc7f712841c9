using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Puts what the C# compiler said where the user wrote the C#.</summary>
static class CodeProblems
{
    public static void Report(Lint lint, Chosen step, ScriptException problem, ColumnRegister columns) => Report(lint, step.Options, step.Place, problem, columns);

    /// <param name="options">What holds the C#.</param>
    /// <param name="place">Where they stand.</param>
    public static void Report(Lint lint, BoundOptions options, Place place, ScriptException problem, ColumnRegister columns)
    {
        var expression = ExpressionOf(options, problem.Message);
        foreach (var diagnostic in problem.Diagnostics.Where(diagnostic => !SpeaksOfBroken(diagnostic, columns)))
            lint.Error(PlaceOf(place, expression, diagnostic), diagnostic.Code, diagnostic.Message + CutHint(expression, diagnostic));
        if (problem.Diagnostics.Count == 0)
            lint.Error(place, problem.Code, problem.Message);
    }

    public static void Warn(Lint lint, Chosen step, ScriptDiagnostic diagnostic) => Warn(lint, step.Options, step.Place, diagnostic);

    public static void Warn(Lint lint, BoundOptions options, Place place, ScriptDiagnostic diagnostic) =>
        lint.Diagnostics.Warn(PlaceOf(place, ExpressionOf(options, diagnostic.Message), diagnostic), diagnostic.Code, diagnostic.Message);

    /// <summary>The option whose text the problem quotes; with one expression there is no question.</summary>
    static ScalarNode? ExpressionOf(BoundOptions options, string message)
    {
        var all = options.All<Expression>().Select(pair => pair.Mention.Node).ToList();
        return all.Find(node => message.Contains($"'{node.Text}'", StringComparison.Ordinal)) ?? all.FirstOrDefault();
    }

    static Place PlaceOf(Place place, ScalarNode? expression, ScriptDiagnostic diagnostic) =>
        diagnostic.File is not null ? new Place(diagnostic.File, diagnostic.Line, diagnostic.Column)
        : expression is not null ? expression.At(diagnostic.Line, diagnostic.Column)
        : place;

    /// <summary>An expression that YAML cut off does not parse.</summary>
    static string CutHint(ScalarNode? expression, ScriptDiagnostic diagnostic) =>
        expression is { CommentFollows: true } && diagnostic.File is null && diagnostic.Code.StartsWith("CS", StringComparison.Ordinal)
            ? $"; ' #' starts a comment in YAML, so the expression ends behind {expression.Describe()}: put the whole value in quotes" : "";

    /// <summary>A name that an earlier, broken step would have added is not a second error.</summary>
    static bool SpeaksOfBroken(ScriptDiagnostic diagnostic, ColumnRegister columns) =>
        diagnostic.Message.Split('\'') is { Length: > 2 } quoted && quoted.Where((_, i) => i % 2 == 1).Take(1).Any(columns.IsOfBroken);
}
