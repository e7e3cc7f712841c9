using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts.Isolation;

namespace Assay.Runtime.Scripts;

/// <summary>A step in a few lines of C# beside the pipeline: a scorer or, when its function is called Keep or Select, a selector.</summary>
[Component("script", "Scores or selects with a function in a C# script (.csx).")]
public sealed class ScriptScorer : IScorer, IBindable, IDisposable
{
    readonly ScriptOptions options;
    readonly TimeSpan? timeout;
    IsolatedScript? isolated;

    /// <exception cref="AssayException">The timeout is none.</exception>
    public ScriptScorer(ScriptOptions options) => (this.options, timeout) = (options, options.Timeout is { } text ? ScriptTimeout.Parse(text) : null);

    /// <summary>The compiled script; its hash and its files go into run.json.</summary>
    public CompiledScript Script => options.Compiled;

    public IReadOnlyList<Need> Needs => Script.Needs;

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("")];

    public Score Examine(Exam exam) => isolated is null ? Script.Score(exam, options.ValueOf) : isolated.Score(exam);

    object IBindable.Bind(Scope scope)
    {
        if (Script.Kind != ScriptKind.Score)
            return new ScriptSelector(options, scope.Columns);
        isolated = timeout is not null || options.Isolate ? new IsolatedScript(options, timeout, scope.Scripts, scope.Steps) : null;
        return this;
    }

    /// <summary>Ends the processes that it started; they start again when it is used again.</summary>
    public void Dispose() => isolated?.Dispose();
}
