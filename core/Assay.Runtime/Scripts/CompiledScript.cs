namespace Assay.Runtime.Scripts;

/// <summary>A script whose signature is known; loaded and started when it is called for the first time. Thread-safe as far as the script keeps no state.</summary>
public sealed class CompiledScript
{
    readonly CodeFacts facts;
    readonly ScriptFunction function;

    internal CompiledScript(ScriptSources sources, CompiledCode code, Func<CompiledCode> compilePlain)
    {
        (Sources, facts) = (sources, code.Facts);
        Needs = [.. facts.Parameters.Where(parameter => parameter.Fill == ScriptFill.Opinion).Select(parameter => new Need(parameter.Key, parameter.Of, parameter.Optional))];
        function = new ScriptFunction(sources, facts.Kind, code, compilePlain);
    }

    /// <summary>The script first, then what it loads.</summary>
    public IReadOnlyList<ScriptSource> Files => Sources.Files;

    /// <summary>What it refers to with <c>#r</c>.</summary>
    public IReadOnlyList<ScriptReference> References => Sources.References;

    /// <summary>SHA-256 of the script, in hex; if it loads or refers to others, of the list of all their hashes.</summary>
    public string Hash => Sources.Hash;

    public ScriptKind Kind => facts.Kind;

    /// <summary>The opinions that its parameters ask for, in order.</summary>
    public IReadOnlyList<Need> Needs { get; }

    internal ScriptSources Sources { get; }

    internal IReadOnlyList<ScriptParameter> Parameters => facts.Parameters;

    /// <summary>What its function returns, as C# writes it.</summary>
    internal string Result => facts.Result;

    /// <summary>Scores an exam with every option at its default.</summary>
    /// <exception cref="ScriptException">As <see cref="Score"/>.</exception>
    public Score Run(Exam exam) => Score(exam, ScriptTypes.Parse);

    /// <summary>Scores an exam; <see cref="Assay.Score.None"/> when an opinion it cannot do without is missing.</summary>
    /// <exception cref="ScriptException">The script threw, or returned what is no score; the message has file, line and sample.</exception>
    internal Score Score(Exam exam, Func<ScriptParameter, object?> option)
    {
        var arguments = new object?[Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
            if ((arguments[i] = Parameters[i].Fill switch
            {
                ScriptFill.Exam => exam,
                ScriptFill.Opinion => ScriptArguments.Of(new Need(Parameters[i].Key, Parameters[i].Of), exam),
                _ => option(Parameters[i]),
            }) is null && Parameters[i] is { Fill: ScriptFill.Opinion, Optional: false })
                return Assay.Score.None;
        var subject = $"sample '{exam.Sample.Id}': ";
        return Call(subject, arguments, result => Checked(subject, result));
    }

    /// <summary>Calls the function.</summary>
    /// <param name="subject">What it is called for, in messages.</param>
    /// <param name="arguments">One for each of <see cref="Parameters"/>.</param>
    /// <param name="read">Makes something of what it returns; what that throws counts as thrown by the script.</param>
    /// <exception cref="ScriptException">It threw.</exception>
    internal T Call<T>(string subject, object?[] arguments, Func<object?, T> read) => function.Call(subject, arguments, read);

    /// <summary>Calls a function that writes, and waits for its end.</summary>
    /// <exception cref="ScriptException">It threw.</exception>
    internal Task CallAsync(object?[] arguments, CancellationToken cancel) => function.CallAsync(arguments, cancel);

    /// <summary>The script returned what it must not.</summary>
    internal ScriptException Wrong(string message) => function.Wrong(message);

    Score Checked(string subject, object? result)
    {
        var score = result switch
        {
            null => Assay.Score.None,
            double value => value,
            _ => (Score)result,
        };
        if (score.Values.Count > 1 || score.Instances.Any(row => row.Values.Count > 0))
            throw Wrong($"{subject}Score returned {score.Values.Count} values and {score.Instances.Count} instance rows; a script adds one value a sample, write a plugin for more");
        return score.Values is not [{ } number] || double.IsFinite(number) ? score
            : throw Wrong($"{subject}Score returned {number}, which is no number; return null for 'no evidence'");
    }
}
