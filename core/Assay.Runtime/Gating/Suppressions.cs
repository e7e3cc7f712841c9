using System.ComponentModel;
using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Gating;

/// <summary>The <c>suppressions:</c> section: where they are.</summary>
public sealed record SuppressionsSection
{
    [Description("A YAML file with 'items:', a list of item, reason, author and expires.")]
    public required InputPath File { get; init; }
}

/// <summary>Items that gates leave out, because somebody has accepted them for a time.</summary>
public sealed record Suppressions
{
    [Description("The items, each with who accepted it, why, and until when.")]
    public required IReadOnlyList<Suppression> Items { get; init; }

    /// <summary>One of them.</summary>
    public sealed record Suppression
    {
        [Description("The item's id, as queue.csv and findings.jsonl have it.")]
        public required string Item { get; init; }

        [Description("Why it is accepted.")]
        public required string Reason { get; init; }

        [Description("By whom.")]
        public required string Author { get; init; }

        [Description("The last day on which it holds: 2027-01-31.")]
        public required string Expires { get; init; }

        internal DateOnly LastDay => DateOnly.ParseExact(Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    internal static Suppressions None { get; } = new() { Items = [] };

    internal IEnumerable<Suppression> Expired(DateOnly today) => Items.Where(item => item.LastDay < today);

    /// <summary>Ids of those that hold.</summary>
    internal HashSet<string> Standing(DateOnly today) => Items.Where(item => item.LastDay >= today).Select(item => item.Item).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="AssayException">They cannot be used.</exception>
    internal static Suppressions Of(Pipeline pipeline) => pipeline.Suppressions is { } file ? Read(file.Path) : None;

    /// <exception cref="PipelineException">It cannot be used; holds every problem.</exception>
    /// <exception cref="DataException">A date is none, or an item stands there twice.</exception>
    internal static Suppressions Read(string path)
    {
        var diagnostics = new Diagnostics();
        var (_, text) = PipelineText.Load(path);
        var read = YamlReader.Read(path, text, diagnostics) is { } root
            ? (Suppressions?)OptionsBinder.Bind(Path.GetDirectoryName(Path.GetFullPath(path))!, diagnostics, typeof(Suppressions), root, new Place(path, 1, 1), "suppressions").Value : null;
        if (diagnostics.Errors > 0 || read is null)
            throw new PipelineException(diagnostics.Sorted(path));
        if (read.Items.FirstOrDefault(item => !DateOnly.TryParseExact(item.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) is { } undated)
            throw new DataException("broken-suppressions", $"the suppression of {undated.Item} expires on '{undated.Expires}', which is no day; expected one like 2027-01-31, in quotes", path);
        if (read.Items.GroupBy(item => item.Item).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException("broken-suppressions", $"{twice.Key} is suppressed twice; remove one of the two", path);
        return read;
    }
}
