using System.Globalization;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What a run folder says about its review; neither dataset nor pipeline is opened.</summary>
sealed class ReviewedRun
{
    readonly RunFolder folder;
    readonly HashSet<string> control, merit;
    readonly Dictionary<string, int> clusters = new(StringComparer.Ordinal);
    readonly ILookup<string, StandingVerdict> verdicts;
    readonly Lazy<Dictionary<(string Sample, string Side, int Index), string>> classes;

    /// <exception cref="AssayException">It is not the folder of a finished run.</exception>
    public ReviewedRun(string path)
    {
        _ = RunReader.PipelineOf(path);
        folder = new RunFolder(path, path);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.Run));
        Sampling = Sampling.Read(json.RootElement);
        Fingerprint = json.RootElement.GetProperty("dataset").GetProperty("fingerprint").GetString();
        Failed = json.RootElement.GetProperty("failed").GetInt32();
        Samples = json.RootElement.GetProperty("samples").GetInt32();
        Queue = new RunReader(folder).Queue();
        control = [.. Csv.Read(folder.Scores).Skip(1).Where(line => line[2] == "1").Select(line => line[0])];
        merit = [.. Sampling?.ControlSelected ?? []];
        foreach (var (number, cluster) in (Sampling?.Clusters ?? []).Index())
            foreach (var sample in cluster)
                clusters[sample] = number;
        Items = Queue.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        Standing = [.. StandingVerdict.Read(folder).Where(standing => Items.Contains(standing.Verdict.Item))];
        verdicts = Standing.ToLookup(standing => standing.Verdict.Item, StringComparer.Ordinal);
        classes = new(ReadClasses);
    }

    public string Path => folder.Path;
    public RunFolder Folder => folder;
    public Sampling? Sampling { get; }

    /// <summary>Of the dataset as it was audited.</summary>
    public string? Fingerprint { get; }

    /// <summary>Samples of the run, and those that could not be audited.</summary>
    public int Samples { get; }
    public int Failed { get; }

    public IReadOnlyList<Item> Queue { get; }
    public IReadOnlySet<string> Items { get; }

    /// <summary>Verdicts about items of the queue.</summary>
    public IReadOnlyList<StandingVerdict> Standing { get; }

    public IEnumerable<StandingVerdict> Of(Item item) => verdicts[item.Id];

    public bool IsControl(Item item) => control.Contains(item.Sample);

    /// <summary>A selector kept it, whether or not the control drew it as well.</summary>
    public bool IsSelected(Item item) => !IsControl(item) || merit.Contains(item.Id);

    /// <summary>Items that are no independent witnesses share it: those of one sample, of one unit of the control.</summary>
    public string ClusterOf(Item item) => clusters.TryGetValue(item.Sample, out var number) ? number.ToString(CultureInfo.InvariantCulture) + "/" : item.Sample;

    public bool HasClusters => clusters.Count > 0 || Sampling?.Unit == Sampling.OfItems;

    /// <summary>Somebody looked, sure or not.</summary>
    public bool IsReached(Item item) => verdicts[item.Id].Any();

    /// <summary>Whether its labels are wrong; null when nobody looked or was sure, or reviewers disagree.</summary>
    public bool? IsWrong(Item item)
    {
        var (wrong, right) = (verdicts[item.Id].Any(standing => standing.IsWrong == true), verdicts[item.Id].Any(standing => standing.IsWrong == false));
        return wrong == right ? null : wrong;
    }

    public bool IsConflict(Item item) => verdicts[item.Id].Any(standing => standing.IsWrong == true) && verdicts[item.Id].Any(standing => standing.IsWrong == false);

    /// <summary>The class of an object or a region; null for a sample.</summary>
    public string? ClassOf(Item item) => item.Unit == Unit.Sample ? null
        : classes.Value.GetValueOrDefault((item.Sample, item.Region is { } region ? InstanceItem.RegionSide(region.Step) : item.Reference ?? InstanceItem.LabelSide, item.Region?.Index ?? item.Instance ?? item.ReferenceInstance ?? -1));

    Dictionary<(string, string, int), string> ReadClasses()
    {
        var queued = Queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal);
        return !File.Exists(folder.Instances) ? [] : Csv.Read(folder.Instances).Skip(1).Where(line => queued.Contains(line[0]))
            .GroupBy(line => (line[0], line[1], int.Parse(line[2], CultureInfo.InvariantCulture))).ToDictionary(group => group.Key, group => group.First()[3]);
    }
}
