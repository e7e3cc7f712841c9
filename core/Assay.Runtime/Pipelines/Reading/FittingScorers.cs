using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>When no reference gives what a scorer needs: which scorers could do with what there is.</summary>
sealed class FittingScorers(Lint lint, Evidence? labels)
{
    const int Most = 8;

    /// <param name="gives">What each reference gives.</param>
    /// <returns>The rest of a sentence, empty when there is none.</returns>
    public string Hint(IReadOnlyList<Evidence> gives)
    {
        var names = lint.Catalog.Components.Where(component => component.Kind == ComponentKind.Scorer && Create(component) is { } scorer && Fits(scorer, gives))
            .Select(component => component.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? "" : $"; what is there would do for {TextList.Of(names.Take(Most))}{(names.Length > Most ? $" and {names.Length - Most} more" : "")}";
    }

    /// <summary>With its defaults, or null when it has options that cannot be made up or its plugin is broken.</summary>
    IScorer? Create(Component component)
    {
        try
        {
            return ComponentFacts.Create(component, lint.Hosts(component)) as IScorer;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Scorers that ask nobody are no answer to somebody who brought a reference.</summary>
    bool Fits(IScorer scorer, IReadOnlyList<Evidence> gives) =>
        (labels is not { } there || scorer.Labels == Evidence.None || (scorer.Labels & there) != 0)
        && scorer.Needs.Any(need => need.Of != Evidence.None && gives.Any(given => (given & need.Of) != 0))
        && scorer.Needs.All(need => need.Optional || need.Of == Evidence.None || gives.Any(given => (given & need.Of) != 0));
}
