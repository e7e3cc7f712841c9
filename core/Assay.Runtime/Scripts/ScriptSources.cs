using System.Security.Cryptography;
using System.Text;

namespace Assay.Runtime.Scripts;

/// <summary>A script and every file that it loads, read without the compiler. A file that a comment or an inactive line seems to load is taken too: it costs nothing but a hash.</summary>
sealed class ScriptSources
{
    const int LargestFile = 1 << 20;
    const int MostFiles = 100;

    readonly List<ScriptSource> files = [];

    ScriptSources(string file) => Folder = Path.GetDirectoryName(file)!;

    /// <summary>Of the script itself.</summary>
    public string Folder { get; }

    /// <summary>The script first, then what it loads.</summary>
    public IReadOnlyList<ScriptSource> Files => files;

    /// <summary>The SHA-256 of the script; if it loads others, of the list of all their hashes.</summary>
    public string Hash => files.Count == 1 ? files[0].Hash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(files.Select(file => file.Hash + "\n")))));

    /// <exception cref="ScriptException">The script is not there, or too large.</exception>
    public static ScriptSources Read(string file)
    {
        var path = Path.GetFullPath(file);
        ScriptSources sources = new(path);
        if (!File.Exists(path))
            throw Refused(path, "script-missing", "there is no such script; paths are relative to the pipeline's file");
        sources.Take(path);
        for (var i = 0; i < sources.files.Count; i++)
            foreach (var loaded in Loads(sources.files[i]).Where(File.Exists))
                sources.Take(loaded);
        return sources;
    }

    /// <summary>A file by its path, when it belongs to the script.</summary>
    public ScriptSource? Find(string path) => files.FirstOrDefault(file => file.Path == path);

    void Take(string path)
    {
        if (Find(path) is not null)
            return;
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

    static IEnumerable<string> Loads(ScriptSource file) =>
        from line in Encoding.UTF8.GetString(file.Content).Split('\n')
        let directive = line.TrimStart('\uFEFF', ' ', '\t')
        where directive.StartsWith('#') && directive[1..].TrimStart().StartsWith("load", StringComparison.Ordinal)
        let quoted = directive.Split('"')
        where quoted.Length > 2 && quoted[1].Length > 0 && !quoted[1].Contains('\0')
        select Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, quoted[1]));

    static ScriptException Refused(string path, string code, string message)
    {
        ScriptDiagnostic problem = new(ShownPath.Of(path), 1, 1, code, message);
        return new ScriptException(code, problem.ToString(), [problem]);
    }
}
