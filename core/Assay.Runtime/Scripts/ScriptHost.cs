using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts.Compiling;
using Assay.Runtime.Scripts.Isolation;

namespace Assay.Runtime.Scripts;

/// <summary>Compiles scripts and expressions, and remembers the result on disk by content. Nothing is executed, or loaded, before it is first asked for a value. Thread-safe.</summary>
/// <param name="cacheFolder">Where compiled assemblies are kept between runs; may be cleared at any time.</param>
/// <param name="notice">Called with one line before the first compilation of a process, which takes a second or two.</param>
public sealed class ScriptHost(string cacheFolder, Action<string> notice)
{
    readonly ScriptCache cache = new(cacheFolder);
    int announced;

    /// <summary>Under a debugger scripts are compiled without optimisation and under their real paths, so that breakpoints bind.</summary>
    public bool Debugging { get; init; } = Debugger.IsAttached;

    /// <summary>Why scripts may not be used here, or null; expressions always may.</summary>
    public string? Refusal { get; init; }

    /// <summary>The program that runs scripts in a process of its own, with its arguments.</summary>
    public IReadOnlyList<string> Worker { get; init; } = Itself();

    internal string CacheFolder => cacheFolder;

    /// <summary>Told every file of a script before it is read, also of one that does not compile.</summary>
    public Action<string> Seen { get; init; } = _ => { };

    /// <summary>Compiles an expression that is true or false.</summary>
    /// <param name="columns">What it may read, by full name.</param>
    /// <exception cref="ScriptException">It is not such an expression; lines and columns refer to <paramref name="text"/>.</exception>
    public CompiledExpression CompileCondition(string text, IReadOnlyList<Column> columns) => Compile(ExpressionKind.Condition, text, columns);

    /// <summary>Compiles an expression that is a number, or empty.</summary>
    /// <param name="columns">What it may read, by full name.</param>
    /// <exception cref="ScriptException">It is not such an expression; lines and columns refer to <paramref name="text"/>.</exception>
    public CompiledExpression CompileValue(string text, IReadOnlyList<Column> columns) => Compile(ExpressionKind.Value, text, columns);

    /// <summary>Compiles a script, and reads what its function needs.</summary>
    /// <param name="plugins">Where <c>#r "plugin:Name"</c> is looked up.</param>
    /// <exception cref="ScriptException">It is not there, does not compile, or holds no usable function.</exception>
    public CompiledScript CompileScript(string file, PluginCatalog? plugins = null) => Compile(ScriptSources.Read(file, plugins, Seen));

    /// <summary>Compiles a script that a plugin is to be made of. It may name packages, <c>#r "nuget: Name, 1.2.3"</c>, which a plugin can have and a script cannot: then only its signature is read.</summary>
    /// <exception cref="ScriptException">As <see cref="CompileScript"/>.</exception>
    public CompiledScript CompileForPlugin(string file, PluginCatalog? plugins = null)
    {
        var sources = ScriptSources.Read(file, plugins, Seen);
        return ScriptPackage.Of(sources).Count == 0 ? Compile(sources)
            : new CompiledScript(sources, new CompiledCode([], [], ScriptCompiler.ReadSignature(sources)), () => throw new InvalidOperationException($"{file} runs as a plugin only"));
    }

    internal CompiledScript Compile(ScriptSources sources)
    {
        return new CompiledScript(sources, Compile(sources, optimised: true), () => Compile(sources, optimised: false));
    }

    /// <summary>Gets the compiler ready, so that the next compilation takes a fraction of a second.</summary>
    public void Warm()
    {
        Interlocked.Exchange(ref announced, 1);
        ScriptCompiler.Warm();
    }

    CompiledCode Compile(ScriptSources sources, bool optimised)
    {
        string[] files = [.. sources.Files.SelectMany(source => new[] { source.Name, source.Hash })];
        string[] references = [.. sources.References.SelectMany(reference => new[] { reference.Directive, reference.Hash })];
        var key = CacheKey.Of([Debugging ? $"script of {sources.Folder}" : optimised ? "script" : "plain script", .. files, .. references]);
        return cache.Find(key) ?? cache.Keep(key, CompileAnew(sources, optimised));
    }

    CompiledExpression Compile(ExpressionKind kind, string text, IReadOnlyList<Column> columns)
    {
        string[] names = [.. columns.Select(column => column.Name).Distinct().Order(StringComparer.Ordinal)];
        var key = CacheKey.Of([kind.ToString(), text, .. names]);
        var compiled = cache.Find(key) ?? cache.Keep(key, CompileAnew(kind, text, names));
        var facts = compiled.Facts;
        return new CompiledExpression(text, facts.Columns, facts.NumberAttributes, facts.TextAttributes, new ExpressionCall(text, compiled).Evaluate) { Warnings = facts.Warnings };
    }

    // Apart, so that a cache hit never loads the compiler.
    [MethodImpl(MethodImplOptions.NoInlining)]
    CompiledCode CompileAnew(ExpressionKind kind, string text, string[] columns)
    {
        Announce();
        return ExpressionCompiler.Compile(kind, text, columns);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    CompiledCode CompileAnew(ScriptSources sources, bool optimised)
    {
        Announce();
        return ScriptCompiler.Compile(sources, optimised && !Debugging, Debugging);
    }

    // 'dotnet assay.dll' or the application's own executable.
    static string[] Itself() => Environment.ProcessPath is not { } program ? []
        : Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Environment.GetCommandLineArgs()[0], ScriptWork.Verb] : [program, ScriptWork.Verb];

    void Announce()
    {
        if (Interlocked.Exchange(ref announced, 1) == 0)
            notice("compiling C# (first use takes about two seconds; the result is cached)");
    }
}
