namespace Assay.Runtime.Scripts.Promoting;

/// <summary>The files of a script, and the assemblies beside it that it refers to, as they come along into a plugin: unchanged, and where they lie to each other.</summary>
sealed class CarriedFiles
{
    // What MSBuild or a shell would take for something else.
    static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("\"$`%;*?\\@'<>|&\n\r");

    CarriedFiles(string main, IReadOnlyList<KeyValuePair<string, byte[]>> all) => (Main, All) = (main, all);

    /// <summary>The script, relative to the folder that holds them all.</summary>
    public string Main { get; }

    /// <summary>By path relative to that folder.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> All { get; }

    /// <exception cref="ScriptException">Something it needs cannot come along.</exception>
    public static CarriedFiles Of(ScriptSources sources)
    {
        foreach (var file in sources.Files)
            foreach (var word in new[] { "load", "r" })
                foreach (var directive in ScriptDirectives.Of(file, word))
                    Refuse(sources, file, word, directive);
        if (ScriptPackage.Of(sources).FirstOrDefault(package => !package.IsComplete) is { } package)
            throw Refusal(sources.Files[0], $"#r \"nuget: {package.Name}\" says no version that a project can have; write #r \"nuget: Name, 1.2.3\"");
        KeyValuePair<string, byte[]>[] files =
        [
            .. sources.Files.Select(file => KeyValuePair.Create(file.Path, file.Content)),
            .. sources.References.SelectMany(reference => reference.Assemblies).DistinctBy(assembly => assembly.Path).Select(assembly => KeyValuePair.Create(assembly.Path, assembly.Read())),
        ];
        var root = Common(files.Select(file => Path.GetDirectoryName(file.Key)!));
        string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
        var main = Relative(sources.Files[0].Path);
        return !main.AsSpan().ContainsAny(Special) ? new(main, [.. files.Select(file => KeyValuePair.Create(Relative(file.Key), file.Value))])
            : throw Refusal(sources.Files[0], $"the project of a plugin cannot name '{main}'; use letters, digits, '-', '_' and '.' in the names of the script and of folders");
    }

    static void Refuse(ScriptSources sources, ScriptSource file, string word, string directive)
    {
        if (ScriptDirectives.PluginOf(directive) is not null)
            throw Refusal(file, $"#r \"{directive}\" cannot come along: a plugin knows no other plugin. Copy what the script uses of it into a file of its own and #load that");
        if ((word == "load" || ScriptDirectives.IsPath(directive)) && Path.IsPathRooted(directive))
            throw Refusal(file, $"#{word} \"{directive}\" names a place on this machine; write the path relative to the script, so that the file can come along");
        if (sources.PathOf(file.Name, directive) is { } path && (word == "load" || ScriptDirectives.IsPath(directive)) && Path.GetPathRoot(path) != Path.GetPathRoot(sources.Folder))
            throw Refusal(file, $"#{word} \"{directive}\" is on another drive; move it beside the script");
    }

    static string Common(IEnumerable<string> folders) => folders.Aggregate((one, other) =>
    {
        while (!(other + Path.DirectorySeparatorChar).StartsWith(one.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            one = Path.GetDirectoryName(one)!;
        return one;
    });

    static ScriptException Refusal(ScriptSource file, string message)
    {
        ScriptDiagnostic problem = new(ShownPath.Of(file.Path), 1, 1, "script-plugin", message);
        return new ScriptException("script-plugin", problem.ToString(), [problem]);
    }
}
