using Assay.Kernels.Files;

namespace Assay.Runtime.Pipelines;

/// <summary>The pipelines that a user means by files, folders and globs.</summary>
public static class PipelineFiles
{
    /// <summary>YAML files are pipelines, or tests of one (<c>x.test.yaml</c>); a Markdown page holds as many as it has complete yaml blocks.</summary>
    /// <param name="refused">Takes what is wrong with a file before its text can be read.</param>
    public static IEnumerable<PipelineText> Load(IEnumerable<string> paths, Action<PipelineException> refused)
    {
        foreach (var file in paths.SelectMany(Expand).Distinct())
        {
            PipelineText? text = null;
            try
            {
                text = PipelineText.Load(file);
            }
            catch (PipelineException e)
            {
                refused(e);
            }
            foreach (var pipeline in text is null ? [] : IsPage(file) ? MarkdownBlocks.Find(text) : [text])
                yield return pipeline;
        }
    }

    static bool IsPage(string file) => Path.GetExtension(file).Equals(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>As the user would write them: relative stays relative.</summary>
    static IEnumerable<string> Expand(string path)
    {
        var isPattern = path.AsSpan().ContainsAny('*', '?');
        if (File.Exists(path) || !Directory.Exists(path) && !isPattern)
            return [path];
        try
        {
            var set = PathSet.Find(path, ".yaml", ".yml", ".md");
            var found = set.Paths.Select(set.Absolute).ToList();
            return found.Count == 0 ? [path] : Path.IsPathRooted(path) ? found : found.Select(file => Path.GetRelativePath(".", file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [path];
        }
    }
}
