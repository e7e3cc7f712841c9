using System.ComponentModel;
using Assay.Kernels;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Costing;

/// <summary>Prices of a labelling service: they change, so the file says of when and from where they are.</summary>
public sealed record RateFile
{
    [Description("Of when the prices are: 2026-11-01.")]
    public required string Date { get; init; }

    [Description("What money they are in.")]
    public required string Currency { get; init; }

    [Description("Where they come from.")]
    public string? Source { get; init; }

    [Description("By task, its tiers from the first unit on.")]
    public required IReadOnlyDictionary<string, IReadOnlyList<Tier>> Tasks { get; init; }

    /// <summary>A price of many units.</summary>
    public sealed record Tier
    {
        [Description("The last unit that has this price; left out: there is no end.")]
        public double? UpTo { get; init; }

        [Description("The price of a thousand units.")]
        public required double PerThousand { get; init; }
    }

    /// <exception cref="PipelineException">It cannot be used; holds every problem.</exception>
    public static RateFile Read(string path)
    {
        var diagnostics = new Diagnostics();
        var (_, text) = PipelineText.Load(path);
        var file = YamlReader.Read(path, text, diagnostics) is { } root
            ? (RateFile?)OptionsBinder.Bind(Path.GetDirectoryName(Path.GetFullPath(path))!, diagnostics, typeof(RateFile), root, new Place(path, 1, 1), "rates").Value : null;
        return diagnostics.Errors == 0 && file is not null ? file : throw new PipelineException(diagnostics.Sorted(path));
    }

    /// <summary>The tiers of a task.</summary>
    /// <param name="task">Its name; null when there is only one.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="DataException">There is no such task, or its tiers do not rise.</exception>
    public PriceTier[] Of(string? task, string path)
    {
        var name = task ?? (Tasks.Count == 1 ? Tasks.Keys.First() : throw Refused($"it has {Tasks.Count} tasks ({TextList.Of(Tasks.Keys)}); say which with 'task:'", path));
        if (!Tasks.TryGetValue(name, out var tiers))
            throw Refused($"it has no task '{name}'{Suggestion.For(name, Tasks.Keys)} (tasks: {TextList.Of(Tasks.Keys)})", path);
        PriceTier[] steps = [.. tiers.Select(tier => new PriceTier(tier.UpTo ?? double.PositiveInfinity, tier.PerThousand))];
        if (steps.Length == 0 || steps.Zip(steps.Skip(1)).Any(pair => !(pair.First.UpTo < pair.Second.UpTo)) || steps.Any(step => !(step.UpTo > 0 && step.Per1000 >= 0)))
            throw Refused($"the tiers of '{name}' do not rise; expected one or more, each 'up_to' above the one before, only the last without, and prices of 0 or more", path);
        return steps;
    }

    static DataException Refused(string what, string path) => new("broken-rates", $"the file of rates cannot be used: {what}", path);
}
