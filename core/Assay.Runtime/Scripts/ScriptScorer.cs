using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Scripts;

/// <summary>A step in a few lines of C# beside the pipeline: a scorer or, when its function is called Keep or Select, a selector.</summary>
[Component("script", "Scores or selects with a function in a C# script (.csx).")]
public sealed class ScriptScorer(ScriptOptions options) : IScorer, IBindable
{
    /// <summary>The compiled script; its hash and its files go into run.json.</summary>
    public CompiledScript Script => options.Compiled;

    public IReadOnlyList<Need> Needs => Script.Needs;

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("")];

    public Score Examine(Exam exam) => Script.Score(exam, options.ValueOf);

    object IBindable.Bind(Scope scope) => Script.Kind == ScriptKind.Score ? this : new ScriptSelector(options, scope.Columns);
}
