using System.Globalization;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Which of our classes each class of a source is: names, <c>map:</c> and <c>ignore:</c> put together once, before anything is read. Immutable.</summary>
sealed class ClassPairing
{
    /// <summary>The position of a class that is none of ours.</summary>
    public const int Void = -1;

    ClassPairing(string subject, ClassList theirs, IReadOnlyList<int> positions, IReadOnlySet<long> ignored, IReadOnlyList<int> unmapped, ClassList ours)
    {
        (Subject, Theirs, Positions, Ignored, Unmapped) = (subject, theirs, positions, ignored, unmapped);
        NotOffered = [.. Enumerable.Range(0, ours.Count).Except(positions)];
    }

    /// <summary>Who speaks, for messages: "dataset 'masks'", "reference 'unet'".</summary>
    public string Subject { get; }

    /// <summary>The source's own classes.</summary>
    public ClassList Theirs { get; }

    /// <summary>Per class of theirs, in its order: ours, or <see cref="Void"/>.</summary>
    public IReadOnlyList<int> Positions { get; }

    /// <summary>Ids that are void; they need not be classes.</summary>
    public IReadOnlySet<long> Ignored { get; }

    /// <summary>Places in <see cref="Theirs"/> of classes that we lack and that nobody has said anything of; a class that is mapped to nothing is not among them.</summary>
    public IReadOnlyList<int> Unmapped { get; }

    /// <summary>Our classes, by position, that none of theirs is.</summary>
    public IReadOnlyList<int> NotOffered { get; }

    /// <summary>For the audited dataset: which classes there are after mapping.</summary>
    public static (ClassList Ours, ClassPairing Pairing) OfDataset(string subject, ClassList own, ClassMapping mapping)
    {
        var theirs = Named(subject, own, mapping);
        var keys = ClassKeys.Of(subject, theirs, mapping);
        var names = theirs.Select((entry, place) => keys.IsVoid(place) ? null : keys.Target(place) ?? entry.Name).ToArray();
        var ours = new ClassList(theirs.Zip(names).Where(pair => pair.Second is not null).DistinctBy(pair => pair.Second).Select(pair => pair.First with { Name = pair.Second! }));
        return (ours, new ClassPairing(subject, theirs, [.. names.Select(name => name is null ? Void : ours[name])], keys.Ignored, [], ours));
    }

    /// <summary>For a reference: its classes against the audited dataset's. A reference that does not name its classes speaks the dataset's own ids.</summary>
    /// <param name="planes">It gives a number for each class, so that its classes have to be counted without gaps.</param>
    /// <exception cref="DataException">A name is nowhere, classes are spelled in another way, or none is common to both.</exception>
    public static ClassPairing OfReference(string subject, ClassList? own, ClassMapping mapping, ClassList ours, bool planes)
    {
        var theirs = mapping.Classes is null && own is null or { Count: 0 } ? Numbered.Extend(ours, mapping, planes) : Named(subject, own ?? ClassList.Unknown, mapping);
        var keys = ClassKeys.Of(subject, theirs, mapping);
        var positions = theirs.Select((entry, place) => keys.IsVoid(place) ? Void : keys.Target(place) is { } target ? TargetOf(subject, entry, target, ours) : ours.Find(entry.Name) ?? Void).ToArray();
        var unmapped = Enumerable.Range(0, theirs.Count).Where(place => positions[place] == Void && !keys.IsVoid(place)).ToArray();
        RefuseOtherSpelling(subject, [.. unmapped.Select(place => theirs[place].Name)], [.. ours.Where((_, position) => !positions.Contains(position)).Select(entry => entry.Name)]);
        if (positions.All(position => position == Void))
            throw new DataException("no-common-class",
                $"{subject} and the dataset have no class in common: {List(theirs)} against {List(ours)}; name its classes with classes: and pair them with map: {Pairs(theirs, ours)}");
        return new ClassPairing(subject, theirs, positions, keys.Ignored, unmapped, ours);
    }

    static int TargetOf(string subject, Class theirs, string target, ClassList ours) =>
        ours.Find(target) ?? (long.TryParse(target, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && ours.Index().Where(entry => entry.Item.Id == id).Select(entry => (int?)entry.Index).FirstOrDefault() is { } position ? position
        : throw new DataException("unknown-class", $"{subject}: map: pairs '{theirs.Name}' with '{target}', which is none of the dataset's classes: {List(ours)}{Suggestion.For(target, ours.Select(entry => entry.Name))}"));

    /// <summary>To leave "Thick Cloud" out because the dataset says "thick_cloud" would be to score half of an opinion.</summary>
    static void RefuseOtherSpelling(string subject, string[] theirs, string[] ours)
    {
        var same = theirs.Select(name => (Theirs: name, Ours: ours.FirstOrDefault(other => Letters(other) == Letters(name)))).Where(pair => pair.Ours is not null && Letters(pair.Theirs).Length > 0).ToArray();
        if (same.Length > 0)
            throw new DataException("other-spelling", $"{subject} spells {(same.Length == 1 ? "a class" : $"{same.Length} classes")} in another way than the dataset; say which is which, with ~ for one that is something else: "
                + $"map: {YamlPairs.Of(same.Select(pair => (pair.Theirs, pair.Ours)))}");
    }

    static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Names that differ by their case or a letter are paired as someone would write it.
    static string Pairs(ClassList theirs, ClassList ours)
    {
        var near = theirs.Select(entry => (Theirs: entry.Name, Ours: Suggestion.Nearest(entry.Name, ours.Select(other => other.Name)))).Where(pair => pair.Ours is not null).Take(8).ToArray();
        return near.Length == 0 ? "{ theirs: ours }" : YamlPairs.Of(near);
    }

    /// <summary>The first classes of a list, for a message.</summary>
    public static string List(ClassList classes) => classes.Count == 0 ? "it has none" : string.Join(", ", classes.Take(8).Select(entry => entry.Name)) + (classes.Count > 8 ? ", ..." : "");

    static ClassList Named(string subject, ClassList own, ClassMapping mapping)
    {
        if (mapping.Classes is null)
            return own.Count > 0 ? own : throw new DataException("no-classes", $"{subject} holds bare class ids; name them with classes: [first, second, ...] or classes: {{ name: id }}");
        if (own.Count > 0)
            throw new DataException("classes-twice", $"{subject} names its classes itself ({List(own)}); remove classes:, and use map: to rename or merge them");
        return new ClassList(mapping.Classes);
    }
}
