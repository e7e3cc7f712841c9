using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Testing;

/// <summary>The tests of a pipeline: <c>x.test.yaml</c> beside <c>x.yaml</c>.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Pipeline">The pipeline's file, named alike.</param>
sealed record TestFile(string File, string Pipeline, IReadOnlyList<TestCase> Cases);

/// <summary>One case: what is put in place of the pipeline's own inputs, and what is expected.</summary>
/// <param name="Environment">The variables that the pipeline sees; it sees no others.</param>
/// <param name="Dataset">What replaces the pipeline's dataset, or keys of it.</param>
/// <param name="References">What replaces references, by id.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Written">The same as it stands in the file, for places.</param>
sealed record TestCase(string Name, Place Place, IReadOnlyDictionary<string, string> Environment, MapNode? Dataset, MapNode? References, Expectations Expected, MapNode Written)
{
    /// <summary>Where something expected stands; of a path that is not written out, the deepest part that is.</summary>
    public Place At(params string[] path)
    {
        Node node = Written;
        var place = Place;
        foreach (var key in path)
            switch (node)
            {
                case MapNode map when map.Find(key) is { } entry:
                    (node, place) = (entry.Value, entry.Place);
                    break;
                case ListNode list when int.TryParse(key, out var index) && index < list.Items.Count:
                    (node, place) = (list.Items[index], list.Items[index].Place);
                    break;
                default:
                    return place;
            }
        return place;
    }
}
