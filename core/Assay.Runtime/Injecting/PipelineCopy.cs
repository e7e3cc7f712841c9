using System.Text;
using System.Text.RegularExpressions;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Injecting;

/// <summary>A pipeline's text for another folder: every path it reads is written anew, relative to that folder; nothing else is touched, comments included.</summary>
static partial class PipelineCopy
{
    /// <param name="folder">Where the copy will lie.</param>
    /// <param name="replaced">By option of the dataset, the path below the folder that takes the place of the original.</param>
    /// <exception cref="AssayException">A path is written in a way that cannot be replaced: over several lines.</exception>
    public static string Write(Pipeline pipeline, string folder, IReadOnlyDictionary<string, string> replaced)
    {
        var lines = PipelineText.Load(pipeline.File).Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        foreach (var path in pipeline.Paths.DistinctBy(path => (path.Node.Place.Line, path.Node.Place.Column)).OrderByDescending(path => path.Node.Place.Column))
        {
            var text = path.Option is { } option && replaced.TryGetValue(option, out var own) ? own : Relative(folder, path.Path);
            var line = path.Node.Place.Line - 1;
            lines[line] = Splice(pipeline, lines[line], path.Node, text);
        }
        lines[0] = Modeline().Replace(lines[0], match => match.Groups[1].Value + Relative(folder, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(pipeline.File)!, match.Groups[2].Value))));
        return string.Join('\n', lines);
    }

    static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    static string Splice(Pipeline pipeline, string line, ScalarNode node, string path)
    {
        var start = node.Place.Column - 1;
        if (node.Style == ScalarStyle.Block || node.LastLine > node.Place.Line || End(line, start, node) is not { } end)
            throw new AssayException("inject-pipeline", $"{pipeline.File}({node.Place.Line},{node.Place.Column}): this path is written over several lines, so the copy's pipeline cannot name another one; write it on one line");
        return string.Concat(line.AsSpan(0, start), Quoted(path), line.AsSpan(end));
    }

    static int? End(string line, int start, ScalarNode node)
    {
        if (node.Style == ScalarStyle.Plain)
            return string.CompareOrdinal(line, start, node.Written, 0, node.Written.Length) == 0 ? start + node.Written.Length : null;
        return (line[start] == '"' ? DoubleQuoted() : SingleQuoted()).Match(line, start) is { Success: true } match ? match.Index + match.Length : null;
    }

    static string Quoted(string path) => Harmless().IsMatch(path) ? path
        : $"'{path.Replace("'", "''", StringComparison.Ordinal).Replace("${", "$${", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\G""(?:[^""\\]|\\.)*""")]
    private static partial Regex DoubleQuoted();

    [GeneratedRegex(@"\G'(?:[^']|'')*'")]
    private static partial Regex SingleQuoted();

    [GeneratedRegex(@"^(?!null$)[A-Za-z./][A-Za-z0-9_./-]*$")]
    private static partial Regex Harmless();

    [GeneratedRegex(@"^(#\s*yaml-language-server:\s*\$schema=)(?!\w+://|/)(\S+)")]
    private static partial Regex Modeline();
}
