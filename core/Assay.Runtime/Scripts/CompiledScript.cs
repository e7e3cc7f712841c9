namespace Assay.Runtime.Scripts;

/// <summary>A script whose signature is known; loaded and started when it scores for the first time. Thread-safe as far as the script keeps no state.</summary>
public sealed class CompiledScript
{
    readonly CodeFacts facts;
    readonly ScriptFunction function;

    internal CompiledScript(ScriptSources sources, CompiledCode code, Func<CompiledCode> compilePlain)
    {
        (Files, Hash, facts) = (sources.Files, sources.Hash, code.Facts);
        function = new ScriptFunction(sources, code, compilePlain);
    }

    /// <summary>The script first, then what it loads.</summary>
    public IReadOnlyList<ScriptSource> Files { get; }

    /// <summary>SHA-256 of the script, in hex; if it loads others, of the list of all their hashes.</summary>
    public string Hash { get; }

    /// <summary>Its parameters but the exam, in order; a role is a parameter's name.</summary>
    public IReadOnlyList<Need> Needs => facts.Needs;

    /// <summary>Scores an exam; <see cref="Score.None"/> when an opinion it cannot do without is missing.</summary>
    /// <exception cref="ScriptException">The script threw, or returned what is no score; the message has file, line and sample.</exception>
    public Score Run(Exam exam)
    {
        var skip = facts.TakesExam ? 1 : 0;
        var arguments = new object?[Needs.Count + skip];
        if (facts.TakesExam)
            arguments[0] = exam;
        for (var i = 0; i < Needs.Count; i++)
            if ((arguments[i + skip] = ScriptArguments.Of(Needs[i], exam)) is null && !Needs[i].Optional)
                return Score.None;
        return function.Call(exam.Sample.Id, arguments);
    }
}
