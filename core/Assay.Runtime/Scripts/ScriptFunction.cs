using System.Diagnostics;
using System.Reflection;

namespace Assay.Runtime.Scripts;

/// <summary>The function of a script: loads it on first use, calls it, and says where it failed.</summary>
sealed class ScriptFunction
{
    // What the compiler calls the class of a script and the method that runs its top level.
    public const string ClassName = "Script";
    const string TopLevel = "<Factory>";

    readonly ScriptSources sources;
    readonly Lazy<(MethodInvoker Invoker, object? Target)> loaded;
    readonly Lazy<(MethodInvoker Invoker, object? Target)> plain;

    /// <param name="sources">For the names of files in messages.</param>
    /// <param name="code">Optimised.</param>
    /// <param name="compilePlain">The same without optimisation, asked for when the script throws: optimised code does not know its lines.</param>
    public ScriptFunction(ScriptSources sources, CompiledCode code, Func<CompiledCode> compilePlain)
    {
        this.sources = sources;
        loaded = new(() => Load(code));
        plain = new(() => Load(compilePlain()));
    }

    public Score Call(string sample, object?[] arguments)
    {
        try
        {
            var (invoker, target) = loaded.Value;
            return Checked(sample, invoker.Invoke(target, arguments.AsSpan()));
        }
        catch (Exception problem) when ((problem as TargetInvocationException)?.InnerException is { } inner && inner is not DataException)
        {
            throw Failed(sample, arguments, inner);
        }
        catch (Exception problem) when (problem is not DataException and not ScriptException)
        {
            throw Failed(sample, arguments, problem);
        }
    }

    static (MethodInvoker, object?) Load(CompiledCode code)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var type = ScriptContext.Load(code).GetType(ClassName, throwOnError: true)!;
        var submissions = new object?[2];
        type.GetMethod(TopLevel, Any)!.CreateDelegate<Func<object?[], Task<object>>>()(submissions).GetAwaiter().GetResult();
        var method = type.GetMethod("Score", Any)!;
        return (MethodInvoker.Create(method), method.IsStatic ? null : submissions[1]);
    }

    Score Checked(string sample, object? result)
    {
        var score = result switch
        {
            null => Score.None,
            double value => value,
            _ => (Score)result,
        };
        if (score.Values.Count > 1 || score.Instances.Any(row => row.Values.Count > 0))
            throw Wrong(sample, $"Score returned {score.Values.Count} values and {score.Instances.Count} instance rows; a script adds one value a sample, write a plugin for more");
        return score.Values is not [{ } number] || double.IsFinite(number) ? score
            : throw Wrong(sample, $"Score returned {number}, which is no number; return null for 'no evidence'");
    }

    ScriptException Wrong(string sample, string message)
    {
        ScriptDiagnostic problem = new(ShownPath.Of(sources.Files[0].Path), 1, 1, "script-result", $"sample '{sample}': {message}");
        return new ScriptException(problem.Code, $"{problem.File}: {problem.Message}", [problem]);
    }

    ScriptException Failed(string sample, object?[] arguments, Exception thrown)
    {
        var frame = Frame(Again(arguments) is { } again && again.GetType() == thrown.GetType() ? again : thrown);
        var file = ShownPath.Of((frame is null ? sources.Files[0] : SourceOf(frame)!).Path);
        ScriptDiagnostic problem = new(file, frame?.GetFileLineNumber() ?? 1, Math.Max(1, frame?.GetFileColumnNumber() ?? 1), "script-failed",
            $"sample '{sample}': {thrown.GetType().Name}: {thrown.Message}");
        return new ScriptException(problem.Code, $"{file}({problem.Line}): {problem.Message}", [problem], thrown);
    }

    // A script is pure: the same arguments make it throw the same once more.
    Exception? Again(object?[] arguments)
    {
        try
        {
            plain.Value.Invoker.Invoke(plain.Value.Target, arguments.AsSpan());
            return null;
        }
        catch (Exception problem)
        {
            return (problem as TargetInvocationException)?.InnerException ?? problem;
        }
    }

    StackFrame? Frame(Exception thrown) => new StackTrace(thrown, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => SourceOf(frame) is not null);

    // Compiled under their names, so that the same script elsewhere is the same code.
    ScriptSource? SourceOf(StackFrame frame) =>
        frame.GetMethod()?.Module.Assembly.GetName().Name == ClassName ? sources.Files.FirstOrDefault(file => file.Name == frame.GetFileName()) : null;
}
