using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts.Compiling;

namespace Assay.Runtime.Scripts;

/// <summary>What a folder of scripts needs so that editors and <c>dotnet build</c> understand it. Runs do without.</summary>
public static class ScriptProject
{
    /// <summary>The argument of the application that <c>scripts.csproj</c> calls.</summary>
    public const string Verb = "script-sources";

    /// <summary>Files that are written once: nothing that exists is touched.</summary>
    /// <returns>Those that were written.</returns>
    public static IReadOnlyList<string> Prepare(string folder, string home)
    {
        var files = new Dictionary<string, string>
        {
            ["scripts.csproj"] = ScriptTemplate.Project(ScriptCompiler.Usings),
            ["AssayHome.props"] = ScriptTemplate.Home(home),
            ["omnisharp.json"] = ScriptTemplate.OmniSharp,
            ["assay.rsp"] = string.Concat(new[] { "Assay.Contracts.dll", "Assay.Kernels.dll" }.Select(name => $"/r:\"{Path.Combine(home, name)}\"\n").Concat(ScriptCompiler.Usings.Select(name => $"/u:{name}\n"))),
        };
        var missing = files.Where(file => !File.Exists(Path.Combine(folder, file.Key))).ToList();
        foreach (var (name, text) in missing)
            File.WriteAllText(Path.Combine(folder, name), text);
        return [.. missing.Select(file => file.Key)];
    }

    /// <summary>Writes every script of a folder as a class, but for those that others load, and lists the assemblies that they refer to.</summary>
    public static void WriteSources(string folder, string to, PluginCatalog plugins)
    {
        Directory.CreateDirectory(to);
        foreach (var old in Directory.GetFiles(to, "*.csx.cs"))
            File.Delete(old);
        var scripts = Directory.GetFiles(folder, "*.csx").Order(StringComparer.Ordinal).Select(file => ScriptSources.Read(file, plugins, _ => { })).ToList();
        var loaded = scripts.SelectMany(script => script.Files.Skip(1)).Select(file => file.Path).ToHashSet();
        foreach (var script in scripts.Where(script => !loaded.Contains(script.Files[0].Path)))
            File.WriteAllText(Path.Combine(to, script.Files[0].Name + ".cs"), ScriptWrapper.Wrap(script, ClassName(script.Files[0].Name)));
        WriteReferences(to, scripts);
    }

    /// <summary>Writes one script as a class, for the project of a plugin that was made from it.</summary>
    /// <param name="className">With its namespace.</param>
    public static void WriteSource(string file, string to, string className)
    {
        Directory.CreateDirectory(to);
        var script = ScriptSources.Read(file, null, _ => { });
        File.WriteAllText(Path.Combine(to, "Script.cs"), ScriptWrapper.Wrap(script, className));
        WriteReferences(to, [script]);
    }

    static void WriteReferences(string to, IEnumerable<ScriptSources> scripts) =>
        File.WriteAllLines(Path.Combine(to, "references.txt"), scripts.SelectMany(script => script.References).SelectMany(reference => reference.Assemblies).Select(assembly => assembly.Path).Distinct());

    static string ClassName(string file) => "Script_" + string.Concat(Path.GetFileNameWithoutExtension(file).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
