using System.Globalization;

namespace Assay.Formats.Tags;

/// <summary>Turns classes as they were written into ids.</summary>
sealed class TagClasses
{
    readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <param name="names">The classes in order; empty: those that occur, in ordinal order, or bare ids when all of them are whole numbers.</param>
    /// <param name="seen">Those that occur.</param>
    /// <exception cref="DataException">A name stands twice.</exception>
    public TagClasses(IReadOnlyList<string> names, IEnumerable<string> seen)
    {
        var used = seen.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (names.Count == 0 && used.Length > 0 && used.All(name => Id(name) is not null))
        {
            foreach (var name in used)
                ids[name] = Id(name)!.Value;
            return;
        }
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException("name-twice", $"names: '{twice.Key}' stands twice, expected every class once");
        Classes = ClassList.Named(names.Count > 0 ? names : used);
        foreach (var entry in Classes)
            ids[entry.Name] = entry.Id;
    }

    /// <summary>None when files hold bare ids.</summary>
    public ClassList Classes { get; } = ClassList.Unknown;

    /// <summary>Null for a name that is no class.</summary>
    public int? Find(string name) => ids.TryGetValue(name, out var id) ? id : null;

    /// <summary>How a class is written.</summary>
    public string NameOf(int id) => ids.First(pair => pair.Value == id).Key;

    /// <summary>Names that differ in case or spaces only: rarely different classes.</summary>
    public IEnumerable<(string First, string Second)> Alike =>
        Classes.GroupBy(entry => string.Concat(entry.Name.Where(char.IsLetterOrDigit)).ToLowerInvariant(), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => (group.First().Name, group.ElementAt(1).Name));

    static int? Id(string name) => int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
}
