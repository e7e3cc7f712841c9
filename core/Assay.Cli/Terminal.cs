using System.CommandLine;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Cli;

/// <summary>Where a verb speaks: data on <see cref="Out"/>, everything else on standard error.</summary>
sealed class Terminal(ParseResult parse)
{
    public TextWriter Out { get; } = parse.InvocationConfiguration.Output;

    /// <summary>Standard output is a person's screen, not a pipe or a file.</summary>
    public bool IsScreen { get; } = !Console.IsOutputRedirected;
    public bool Json { get; } = parse.GetValue(GlobalOptions.Json);
    public bool Quiet { get; } = parse.GetValue(GlobalOptions.Quiet);
    public IReadOnlyList<string> Plugins { get; } = parse.GetValue(GlobalOptions.Plugins)!;

    /// <summary>What to add to a command that is to see the same plugins.</summary>
    public string PluginOptions => string.Concat(Plugins.Select(folder => $" --plugins {Runner.Shown(folder)}"));
    public bool Verbose { get; } = parse.GetValue(GlobalOptions.Verbose);
    public bool Color { get; } =
        !parse.GetValue(GlobalOptions.NoColor) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !Console.IsOutputRedirected;

    /// <summary>Says something that is no data.</summary>
    public void Say(string line) => parse.InvocationConfiguration.Error.WriteLine(line);

    /// <summary>Says what is wrong with a plugin.</summary>
    public void Say(Problem problem) =>
        Say($"problem {problem.Code}: {problem.Message}{(problem.File is { } file && !problem.Message.Contains(file, StringComparison.Ordinal) ? $" ({file})" : "")}");

    /// <summary>The line every command ends with.</summary>
    public void Next(string command)
    {
        if (!Quiet)
            Say($"next: {command}");
    }

    /// <summary>Finds the plugins, and says what is wrong with any of them.</summary>
    public PluginCatalog Discover()
    {
        var catalog = DiscoverQuietly();
        foreach (var problem in catalog.Problems)
            Say(problem);
        return catalog;
    }

    /// <summary>The same for a verb that says itself what is wrong.</summary>
    public PluginCatalog DiscoverQuietly() => PluginCatalog.Discover(Plugins);

    /// <summary>Scripts and expressions for a verb that runs them. Says so when the compiler has to be waited for.</summary>
    public ScriptHost Scripts(Action<string>? seen = null) => new(AssayFolders.Scripts, Announce) { Refusal = Refusal(), Seen = seen ?? (_ => { }) };

    /// <summary>The same for a verb that compiles and never runs them.</summary>
    public ScriptHost Compiler() => new(AssayFolders.Scripts, Announce);

    void Announce(string line)
    {
        if (!Quiet)
            Say(line);
    }

    string? Refusal() => parse.GetValue(GlobalOptions.NoScripts) ? "--no-scripts says that none may run"
        : Environment.GetEnvironmentVariable("ASSAY_NO_SCRIPTS") is { Length: > 0 } and not "0" ? "ASSAY_NO_SCRIPTS says that none may run" : null;

    /// <summary>Which code of the user's a run is made with.</summary>
    public void SayScripts(Pipeline pipeline)
    {
        foreach (var script in Quiet ? [] : pipeline.Scripts())
            Say($"script {Runner.Shown(script.Files[0].Path)} sha256 {script.Hash}");
    }

    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
