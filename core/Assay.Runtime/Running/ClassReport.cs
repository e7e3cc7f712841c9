using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>What there is to say of how a reference's classes and the dataset's were paired, before anything is read: each fact once, with all its names.</summary>
static class ClassReport
{
    const int Most = 8;

    public static IEnumerable<Problem> Of(ClassPairing pairing, OpenDataset dataset)
    {
        var unmapped = pairing.Unmapped.Select(place => pairing.Theirs[place].Name).ToArray();
        if (unmapped.Length > 0)
            yield return new Problem("unmapped-class", $"{pairing.Subject} has {(unmapped.Length == 1 ? "a class" : $"{unmapped.Length} classes")} that the dataset lacks: {List(unmapped)}; what it says of {(unmapped.Length == 1 ? "it" : "them")} is void; "
                + $"pair {(unmapped.Length == 1 ? "it" : "them")} with one of the dataset's, or write ~ to say that this is meant: map: {YamlPairs.Of(unmapped.Take(Most).Select(name => (name, Meant(name, dataset))))}");
        var silent = pairing.NotOffered.Select(position => dataset.Classes[position].Name).ToArray();
        if (silent.Length > 0)
            yield return new Problem("class-not-offered", $"{pairing.Subject} has no class for {(silent.Length == 1 ? "one" : $"{silent.Length}")} of the dataset's: {List(silent)}; "
                + $"it says nothing of pixels that are labelled so, and objects and tags of {(silent.Length == 1 ? "it" : "them")} look wrong to it; map one of its classes to {(silent.Length == 1 ? "it" : "them")} if it has one");
    }

    /// <summary>What the dataset's own <c>map:</c> makes of the name, else the nearest of its classes; null when nothing is near.</summary>
    static string? Meant(string name, OpenDataset dataset) => dataset.Renamed(name) ?? Suggestion.Nearest(name, dataset.Classes.Select(entry => entry.Name));

    static string List(string[] names) => string.Join(", ", names.Take(Most).Select(name => $"'{name}'")) + (names.Length > Most ? ", ..." : "");
}
