namespace Assay.Runtime.Scripts;

/// <summary>A path as messages show it: relative when it is below the current folder, else absolute.</summary>
static class ShownPath
{
    public static string Of(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative;
    }
}
