using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Assay.Runtime.Scripts;

/// <summary>The function of a script: loads it on first use, calls it, and says where it failed.</summary>
sealed class ScriptFunction
{
    // What the compiler calls the class of a script and the method that runs its top level.
    public const string ClassName = "Script";
    const string TopLevel = "<Factory>";

    readonly ScriptSources sources;
    readonly string name;
    readonly Lazy<Loaded> loaded;
    readonly Lazy<Loaded> plain;

    /// <param name="sources">For the names of files in messages.</param>
    /// <param name="kind">Says what the function is called.</param>
    /// <param name="code">Optimised.</param>
    /// <param name="compilePlain">The same without optimisation, asked for when the script throws: optimised code does not know its lines.</param>
    public ScriptFunction(ScriptSources sources, ScriptKind kind, CompiledCode code, Func<CompiledCode> compilePlain)
    {
        (this.sources, name) = (sources, kind.ToString());
        loaded = new(() => Load(code));
        plain = new(() => Load(compilePlain()));
    }

    /// <summary>Calls a function that is pure: when it throws it is called again, without optimisation, to find the line.</summary>
    public T Call<T>(string subject, object?[] arguments, Func<object?, T> read)
    {
        try
        {
            return Invoke(loaded, arguments, read);
        }
        catch (Exception problem) when (problem is not DataException and not ScriptException)
        {
            throw Failed(subject, Again(arguments, read) is { } again && again.GetType() == problem.GetType() ? again : problem, problem);
        }
    }

    /// <summary>Calls a function that does something: once, and without optimisation, which it has no need of.</summary>
    public async Task CallAsync(object?[] arguments, CancellationToken cancel)
    {
        try
        {
            await (Invoke(plain, arguments, result => result as Task) ?? Task.CompletedTask);
        }
        catch (Exception problem) when (problem is not ScriptException && !(problem is OperationCanceledException && cancel.IsCancellationRequested))
        {
            throw Failed("", problem, problem);
        }
    }

    public ScriptException Wrong(string message)
    {
        ScriptDiagnostic problem = new(ShownPath.Of(sources.Files[0].Path), 1, 1, "script-result", message);
        return new ScriptException(problem.Code, $"{problem.File}: {problem.Message}", [problem]);
    }

    // Lazy sequences run while they are read, so reading belongs to the call.
    static T Invoke<T>(Lazy<Loaded> function, object?[] arguments, Func<object?, T> read)
    {
        var (context, invoker, target) = function.Value;
        try
        {
            return read(invoker.Invoke(target, arguments.AsSpan()));
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
        finally
        {
            GC.KeepAlive(context);
        }
    }

    Loaded Load(CompiledCode code)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        ScriptContext context = new(sources.References);
        var type = context.Load(code).GetType(ClassName, throwOnError: true)!;
        var submissions = new object?[2];
        type.GetMethod(TopLevel, Any)!.CreateDelegate<Func<object?[], Task<object>>>()(submissions).GetAwaiter().GetResult();
        var method = type.GetMethod(name, Any)!;
        return new Loaded(context, MethodInvoker.Create(method), method.IsStatic ? null : submissions[1]);
    }

    ScriptException Failed(string subject, Exception located, Exception thrown)
    {
        var frame = Frame(located);
        var file = ShownPath.Of((frame is null ? sources.Files[0] : SourceOf(frame)!).Path);
        ScriptDiagnostic problem = new(file, frame?.GetFileLineNumber() ?? 1, Math.Max(1, frame?.GetFileColumnNumber() ?? 1), "script-failed",
            $"{subject}{thrown.GetType().Name}: {thrown.Message}");
        return new ScriptException(problem.Code, $"{file}({problem.Line}): {problem.Message}", [problem], thrown);
    }

    // A function that scores or selects is pure: the same arguments make it throw the same once more.
    Exception? Again<T>(object?[] arguments, Func<object?, T> read)
    {
        try
        {
            Invoke(plain, arguments, read);
            return null;
        }
        catch (Exception problem)
        {
            return problem;
        }
    }

    StackFrame? Frame(Exception thrown) => new StackTrace(thrown, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => SourceOf(frame) is not null);

    // Compiled under their names, so that the same script elsewhere is the same code; under a debugger under their paths.
    ScriptSource? SourceOf(StackFrame frame) => frame.GetMethod()?.Module.Assembly.GetName().Name == ClassName
        ? sources.Files.FirstOrDefault(file => file.Name == frame.GetFileName() || file.Path == frame.GetFileName()) : null;

    /// <param name="Context">Held for as long as the function may be called.</param>
    sealed record Loaded(ScriptContext Context, MethodInvoker Invoker, object? Target);
}
