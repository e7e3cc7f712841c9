using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts;

/// <summary>
/// A script, every file that it loads and every assembly that it refers to, read without the compiler. What a comment or an inactive line seems to name is taken
/// too: it costs nothing but a hash. What is not there is left to the compiler to complain of.
/// </summary>
sealed class ScriptSources
{
    const int LargestFile = 1 << 20;
    const int MostFiles = 100;

    readonly PluginCatalog? plugins;
    readonly List<ScriptSource> files = [];
    readonly List<ScriptReference> references = [];

    ScriptSources(string file, PluginCatalog? plugins) => (Folder, this.plugins) = (Path.GetDirectoryName(file)!, plugins);

    /// <summary>Those of another process, as it read them.</summary>
    public ScriptSources(string folder, IEnumerable<ScriptSource> files, IEnumerable<ScriptReference> references) => (Folder, this.files, this.references) = (folder, [.. files], [.. references]);

    /// <summary>Of the script itself.</summary>
    public string Folder { get; }

    /// <summary>The script first, then what it loads.</summary>
    public IReadOnlyList<ScriptSource> Files => files;

    /// <summary>In order of appearance.</summary>
    public IReadOnlyList<ScriptReference> References => references;

    /// <summary>The SHA-256 of the script; if it loads or refers to others, of the list of all their hashes.</summary>
    public string Hash => files.Count + references.Count == 1 ? files[0].Hash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(files.Select(file => file.Hash).Concat(references.Select(one => one.Hash)).Select(hash => hash + "\n")))));

    /// <param name="plugins">Where <c>#r "plugin:Name"</c> is looked up.</param>
    /// <param name="seen">Told every file that is read, before it is.</param>
    /// <exception cref="ScriptException">The script is not there, or too large.</exception>
    public static ScriptSources Read(string file, PluginCatalog? plugins, Action<string> seen)
    {
        var path = Path.GetFullPath(file);
        ScriptSources sources = new(path, plugins);
        if (!File.Exists(path))
            throw Refused(path, "script-missing", "there is no such script; paths are relative to the pipeline's file");
        sources.Take(path, seen);
        for (var i = 0; i < sources.files.Count; i++)
        {
            foreach (var loaded in ScriptDirectives.Of(sources.files[i], "load").Select(name => sources.PathOf(sources.files[i].Name, name)).OfType<string>())
            {
                seen(loaded);
                if (File.Exists(loaded))
                    sources.Take(loaded, seen);
            }
            foreach (var directive in ScriptDirectives.Of(sources.files[i], "r"))
                sources.Refer(sources.files[i], directive, seen);
        }
        return sources;
    }

    /// <summary>A file by its path, when it belongs to the script.</summary>
    public ScriptSource? Find(string path) => files.FirstOrDefault(file => file.Path == path);

    /// <summary>What a file of the script refers to, or null when it is not there.</summary>
    public ScriptReference? FindReference(string file, string directive) =>
        references.FirstOrDefault(reference => reference.Directive == directive && (reference.Assemblies.Count == 0 || !ScriptDirectives.IsPath(directive) || reference.Assemblies[0].Path == PathOf(file, directive)));

    /// <summary>Every plugin's name, for suggestions.</summary>
    public IEnumerable<string> PluginNames => plugins?.Plugins.Select(plugin => plugin.Name) ?? [];

    /// <summary>A path in a directive, relative to the file that holds it; null when it can be none.</summary>
    /// <param name="file">A file's name.</param>
    public string? PathOf(string file, string path) =>
        path.Length == 0 || path.Contains('\0') ? null : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.Combine(Folder, file))!, path));

    void Take(string path, Action<string> seen)
    {
        if (Find(path) is not null)
            return;
        seen(path);
        if (files.Count == MostFiles || new FileInfo(path).Length > LargestFile)
            throw Refused(path, "script-too-large", $"a script has up to {MostFiles} files of up to {LargestFile >> 20} MB; write a plugin for more");
        try
        {
            var content = File.ReadAllBytes(path);
            var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
            files.Add(new ScriptSource(path, name, Convert.ToHexStringLower(SHA256.HashData(content))) { Content = content });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, "script-unreadable", $"the script cannot be read: {problem.Message}");
        }
    }

    void Refer(ScriptSource from, string directive, Action<string> seen)
    {
        if (FindReference(from.Name, directive) is not null)
            return;
        if (ScriptDirectives.PluginOf(directive) is { } name)
        {
            if (plugins?.FindPlugin(name) is { } plugin)
                ReferTo(plugin.File, directive, () => plugin.Assembly);
        }
        else if (ScriptDirectives.IsPath(directive) && PathOf(from.Name, directive) is { } path)
        {
            seen(path);
            if (File.Exists(path))
                ReferTo(path, directive, null);
        }
        else if (PlatformAssemblies.Find(directive) is not null)
            references.Add(new ScriptReference(directive, []));
    }

    void ReferTo(string path, string directive, Func<Assembly>? plugin)
    {
        try
        {
            references.Add(new ScriptReference(directive, AssemblyClosure.Of(path)) { Plugin = plugin });
        }
        catch (Exception problem) when (problem is BadImageFormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw Refused(path, "script-reference", $"this is no .NET assembly that can be read, or one that it needs is none: {problem.Message.TrimEnd('.')}");
        }
    }

    static ScriptException Refused(string path, string code, string message)
    {
        ScriptDiagnostic problem = new(ShownPath.Of(path), 1, 1, code, message);
        return new ScriptException(code, problem.ToString(), [problem]);
    }
}
