using Assay.Runtime.Injecting.Kinds;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Injecting;

/// <summary>Every kind of error there is.</summary>
public static class Injections
{
    static readonly IReshaping[] Reshapings = [new Shift(), new Dilate(), new Erode(), new Jitter(), new Simplify()];

    static readonly IInjection[] All =
    [
        new MapDrop(), new MapSwap(), .. Reshapings.Select(reshaping => new MapReshape(reshaping)),
        new InstanceDrop(), new InstanceSwap(), .. Reshapings.Select(reshaping => new InstanceReshape(reshaping)), new InstanceDuplicate(), new InstanceExtra(), new InstanceMerge(), new InstanceSplit(),
        new InstanceAttribute(), new TrackSwitch(),
        new TagDrop(), new TagSwap(),
    ];

    /// <summary>Names, each once, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(injection => injection.Name).Distinct()];

    /// <summary>What a kind does to some kind of labels, and what strength means to it.</summary>
    /// <param name="of">One bit.</param>
    public static IEnumerable<(string Name, string Meaning)> Describe(Evidence of) => All.Where(injection => injection.Of == of).Select(injection => (injection.Name, injection.Meaning));

    /// <summary>The kinds when none are named; of tags, which need not be several, <c>swap</c> only.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["drop", "swap", "shift"];

    static readonly string[] UsualOfTags = ["swap"];

    /// <summary>The kinds that are wanted, in the order of <see cref="Names"/>.</summary>
    /// <param name="names">None: the usual ones.</param>
    /// <param name="labels">What the dataset's samples have; one of it is chosen: instances, else a label map, else tags.</param>
    /// <exception cref="AssayException">One is not known or does not fit the labels; the message lists those that do.</exception>
    internal static IReadOnlyList<IInjection> Choose(IReadOnlyList<string> names, Evidence labels)
    {
        var of = Form(labels);
        var fit = All.Where(injection => injection.Of == of).ToList();
        names = names.Count > 0 ? names : of == Evidence.ClassScores ? UsualOfTags : Usual;
        foreach (var name in names)
            if (!Names.Contains(name))
                throw new AssayException("unknown-kind", $"--kinds: there is no kind of error '{name}'{Suggestion.For(name, Names)}; for this dataset there are: {TextList.Of(fit.Select(injection => injection.Name))}");
            else if (!fit.Exists(injection => injection.Name == name))
                throw new AssayException("kind-does-not-fit", $"--kinds: '{name}' cannot be done to {Words(of)}, which is what this dataset has; there are: {TextList.Of(fit.Select(injection => injection.Name))}");
        return [.. fit.Where(injection => names.Contains(injection.Name))];
    }

    /// <summary>The one kind of a dataset's labels that gets errors.</summary>
    internal static Evidence Form(Evidence labels) => labels.HasFlag(Evidence.Instances) ? Evidence.Instances : labels.HasFlag(Evidence.LabelMap) ? Evidence.LabelMap : Evidence.ClassScores;

    static string Words(Evidence of) => of switch
    {
        Evidence.Instances => "instances",
        Evidence.LabelMap => "label maps",
        _ => "tags",
    };
}
