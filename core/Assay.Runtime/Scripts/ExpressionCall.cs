namespace Assay.Runtime.Scripts;

/// <summary>Calls a compiled expression; loads it on first use.</summary>
sealed class ExpressionCall(string text, CompiledCode code)
{
    readonly Lazy<Loaded> loaded = new(() => Load(code));

    public double? Evaluate(double?[] columns, double?[] numbers, string?[] texts)
    {
        try
        {
            return loaded.Value.Function(columns, numbers, texts) is { } value && double.IsFinite(value) ? value : null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or NullReferenceException or ArithmeticException or ArgumentException)
        {
            throw new ScriptException("expression-failed",
                $"the expression '{text}' failed on a row: {problem.Message}; use '??' for what may be empty, as in (ti ?? 0) or (text[\"x\"] ?? \"\")", [], problem);
        }
    }

    static Loaded Load(CompiledCode code)
    {
        ScriptContext context = new([]);
        return new Loaded(context, context.Load(code).GetType("Expression", throwOnError: true)!.GetMethod("Evaluate")!.CreateDelegate<Func<double?[], double?[], string?[], double?>>());
    }

    /// <param name="Context">Held for as long as the function may be called.</param>
    sealed record Loaded(ScriptContext Context, Func<double?[], double?[], string?[], double?> Function);
}
