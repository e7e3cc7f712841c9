using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Assay.Kernels.Files;

/// <summary>
/// The files that a path stands for: a file, a folder (searched with everything below it), or a glob: <c>*</c> and <c>?</c> stay within a name, <c>**</c> stands for any
/// number of folders. Hidden files and folders (".x") are left out; links are followed, but not
/// back to where the search came from. Always in ordinal order of the relative paths, whatever the file system.
/// </summary>
/// <param name="Root">Absolute; the folder searched, for a glob the part before the first wildcard, for a file its folder.</param>
/// <param name="Paths">Relative to the root, with '/'.</param>
/// <param name="Others">How many files were found but have other extensions, by extension in lower case; for errors.</param>
public sealed record PathSet(string Root, IReadOnlyList<string> Paths, IReadOnlyDictionary<string, int> Others)
{
    /// <summary>Finds them. A path that exists is taken as it is, even with a '*' in its name.</summary>
    /// <param name="pathOrGlob">Absolute, or relative to the current folder.</param>
    /// <param name="extensions">Wanted, in lower case with the dot; compared without regard to case. None: all.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder (a glob without matches gives an empty set).</exception>
    public static PathSet Find(string pathOrGlob, params IReadOnlyList<string> extensions)
    {
        var path = Path.GetFullPath(pathOrGlob);
        if (File.Exists(path))
            return Filter(Path.GetDirectoryName(path)!, [Path.GetFileName(path)], extensions);
        if (Directory.Exists(path))
            return Filter(path, Enumerate(path, int.MaxValue), extensions);
        var (root, pattern) = Split(path);
        if (pattern.Length == 0 || !Directory.Exists(root))
            throw new FileNotFoundException($"{(pattern.Length == 0 ? path : root)} does not exist, expected a file, a folder or a glob", path);
        var depth = pattern.Contains("**", StringComparison.Ordinal) ? int.MaxValue : pattern.Count(c => c == '/');
        var glob = Translate(pattern);
        return Filter(root, Enumerate(root, depth).Where(name => glob.IsMatch(name)), extensions);
    }

    /// <summary>The absolute path of one of them.</summary>
    public string Absolute(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>What was found instead, for an error: "12 .jpg, 1 .txt", or "no files".</summary>
    public string DescribeOthers() =>
        Others.Count == 0 ? "no files" : string.Join(", ", Others.OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Take(5).Select(o => $"{o.Value} {(o.Key.Length == 0 ? "without extension" : o.Key)}"));

    static PathSet Filter(string root, IEnumerable<string> names, IReadOnlyList<string> extensions)
    {
        List<string> wanted = [];
        SortedDictionary<string, int> others = new(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var extension = Path.GetExtension(name);
            if (extensions.Count == 0 || extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
                wanted.Add(name);
            else
                others[extension.ToLowerInvariant()] = others.GetValueOrDefault(extension.ToLowerInvariant()) + 1;
        }
        wanted.Sort(StringComparer.Ordinal);
        return new PathSet(root, wanted, others);
    }

    static IEnumerable<string> Enumerate(string root, int depth)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = depth, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false };
        return new FileSystemEnumerable<string>(root, (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || !LeadsBack(root, entry.ToFullPath()),
        }.Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>Whether a link leads to a folder that the search came through, or above one: behind it is nothing but what is found anyway, again and again.</summary>
    static bool LeadsBack(string root, string link)
    {
        var target = Path.TrimEndingDirectorySeparator(RealPath.Of(link)) + Path.DirectorySeparatorChar;
        for (var way = Path.GetDirectoryName(link); way is not null && way.Length >= root.Length; way = Path.GetDirectoryName(way))
            if ((RealPath.Of(way) + Path.DirectorySeparatorChar).StartsWith(target, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The folders before the first wildcard, and the rest; the rest is empty when there is no wildcard.</summary>
    static (string Root, string Pattern) Split(string path)
    {
        var normal = path.Replace(Path.DirectorySeparatorChar, '/');
        var wildcard = normal.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0)
            return (path, "");
        var slash = normal.LastIndexOf('/', wildcard);
        return (Path.GetFullPath(normal[..(slash + 1)]), normal[(slash + 1)..]);
    }

    static Regex Translate(string glob)
    {
        var pattern = Regex.Escape(glob).Replace(@"\*\*/", "(.*/)?").Replace(@"\*\*", ".*").Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]");
        return new Regex($"^{pattern}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
