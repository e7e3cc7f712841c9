using System.Globalization;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>What <c>map:</c> and <c>ignore:</c> say of each class of a source. Both name a class by its name or by its id; a name comes first.</summary>
sealed class ClassKeys
{
    readonly Dictionary<int, string?> targets = [];
    readonly HashSet<long> ignored = [];
    readonly ClassList theirs;

    ClassKeys(ClassList theirs) => this.theirs = theirs;

    /// <summary>Ids that are void, of classes or of none.</summary>
    public IReadOnlySet<long> Ignored => ignored;

    /// <summary>Whether a class was said to be nothing.</summary>
    public bool IsVoid(int place) => ignored.Contains(theirs[place].Id) || targets.TryGetValue(place, out var target) && target is null;

    /// <summary>What a class is mapped to; null when <c>map:</c> does not name it, or to nothing.</summary>
    public string? Target(int place) => targets.GetValueOrDefault(place);

    /// <exception cref="DataException">A key is no class, or says two things of one.</exception>
    public static ClassKeys Of(string subject, ClassList theirs, ClassMapping mapping)
    {
        var keys = new ClassKeys(theirs);
        foreach (var (key, target) in mapping.Map)
        {
            var place = PlaceOf(theirs, key) ?? throw new DataException("unknown-class",
                $"{subject}: map: names '{key}', which is neither one of its classes nor the id of one: {ClassPairing.List(theirs)}{Suggestion.For(key, theirs.Select(entry => entry.Name))}");
            if (!keys.targets.TryAdd(place, target))
                throw new DataException("mapped-twice", $"{subject}: map: speaks of '{theirs[place].Name}' by its name and by its id {theirs[place].Id}; keep one");
        }
        foreach (var text in mapping.Ignore)
            keys.Ignore(subject, text);
        return keys;
    }

    void Ignore(string subject, string text)
    {
        var place = PlaceOf(theirs, text);
        ignored.Add(place is { } known ? theirs[known].Id : Number(text)
            ?? throw new DataException("unknown-class", $"{subject}: ignore: names '{text}', which is neither an id nor one of its classes: {ClassPairing.List(theirs)}{Suggestion.For(text, theirs.Select(entry => entry.Name))}"));
        if (place is { } mapped && Target(mapped) is { } target)
            throw new DataException("mapped-twice", $"{subject}: map: pairs '{theirs[mapped].Name}' with '{target}', and ignore: leaves it out; keep one");
    }

    static int? PlaceOf(ClassList theirs, string key) => theirs.Find(key) ?? (Number(key) is { } id ? theirs.Index().Where(entry => entry.Item.Id == id).Select(entry => (int?)entry.Index).FirstOrDefault() : null);

    static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
}
