using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Scripts;

/// <summary>A scorer in a few lines of C# beside the pipeline; the parameters of its function are its needs.</summary>
[Component("script", "Scores with a function called Score in a C# script (.csx).")]
public sealed class ScriptScorer(ScriptOptions options) : IScorer, IBindable
{
    CompiledScript? script;

    /// <summary>The compiled script, after binding; its hash and its files go into run.json.</summary>
    public CompiledScript Script => script ?? throw new InvalidOperationException("a script scorer is bound before it is used");

    public IReadOnlyList<Need> Needs => Script.Needs;

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("")];

    public Score Examine(Exam exam) => Script.Run(exam);

    void IBindable.Bind(Scope scope) => script = scope.Scripts.CompileScript(options.File.Path);
}
