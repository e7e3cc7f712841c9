using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>All reviewers' verdict files of a run, read as far as they are whole and again when others have appended.</summary>
sealed class VerdictFolder(string folder)
{
    readonly SortedDictionary<string, (JournalReader Reader, ReviewerLog Log)> files = new(StringComparer.Ordinal);
    readonly HashSet<string> skipped = new(StringComparer.Ordinal);

    /// <summary>By file name.</summary>
    public IEnumerable<ReviewerLog> Logs => files.Values.Select(file => file.Log);

    public static string PathOf(string folder, string reviewer) => Path.Combine(folder, RunFolder.Encoded(reviewer) + ".jsonl");

    /// <summary>What everybody has recorded until now.</summary>
    /// <exception cref="AssayException">A line is no event.</exception>
    public static IReadOnlyList<ReviewerLog> Read(string folder)
    {
        var read = new VerdictFolder(folder);
        read.Refresh();
        return [.. read.Logs];
    }

    /// <summary>Leaves a file to its writer.</summary>
    public void Skip(string path) => skipped.Add(path);

    /// <returns>Whether anything is new.</returns>
    /// <param name="broken">Is told of a file that cannot be read, whose verdicts are left as they were; null: throws.</param>
    /// <exception cref="AssayException">A line is no event.</exception>
    public bool Refresh(Action<AssayException>? broken = null)
    {
        var isNew = false;
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.jsonl").Where(path => !skipped.Contains(path)) : [])
            try
            {
                isNew |= Refresh(path);
            }
            catch (AssayException e) when (broken is not null)
            {
                skipped.Add(path);
                broken(e);
            }
        return isNew;
    }

    bool Refresh(string path)
    {
        var (reader, log) = files.TryGetValue(path, out var known) ? known : files[path] = (new JournalReader(path), new ReviewerLog(Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path))));
        var acts = reader.Read();
        foreach (var act in acts)
            log.Apply(act);
        return acts.Count > 0;
    }
}
