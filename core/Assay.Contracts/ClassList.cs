using System.Collections;

namespace Assay;

/// <summary>A class as its source knows it.</summary>
/// <param name="Id">The number that stands in files for it; any integer, 0 included.</param>
/// <param name="Name">Unique within its list.</param>
/// <param name="Super">The supercategory, when the source has one.</param>
public sealed record Class(int Id, string Name, string? Super = null);

/// <summary>Classes in order. What a scorer sees are positions in this list, 0 to Count - 1, never a file's ids.</summary>
public sealed class ClassList : IReadOnlyList<Class>
{
    readonly List<Class> classes;
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    /// <summary>A list of classes in the order given.</summary>
    /// <exception cref="ArgumentException">A name or an id stands twice.</exception>
    public ClassList(IEnumerable<Class> classes)
    {
        this.classes = [.. classes];
        HashSet<int> ids = [];
        foreach (var (entry, position) in this.classes.Select((entry, position) => (entry, position)))
        {
            if (!positions.TryAdd(entry.Name, position))
                throw new ArgumentException($"the class name '{entry.Name}' stands twice");
            if (!ids.Add(entry.Id))
                throw new ArgumentException($"the class id {entry.Id} stands twice");
        }
    }

    /// <summary>Classes named in order, with ids 0, 1, 2, ...</summary>
    public static ClassList Named(params IEnumerable<string> names) => new(names.Select((name, id) => new Class(id, name)));

    /// <summary>No classes: a source that does not know their names.</summary>
    public static ClassList Unknown { get; } = new([]);

    /// <inheritdoc/>
    public int Count => classes.Count;

    /// <summary>The class at a position.</summary>
    public Class this[int position] => classes[position];

    /// <summary>The position of a class by name.</summary>
    /// <exception cref="KeyNotFoundException">No class has that name; the message lists those there are.</exception>
    public int this[string name] => positions.TryGetValue(name, out var position)
        ? position
        : throw new KeyNotFoundException($"class '{name}' is not one of: {string.Join(", ", classes.Select(entry => entry.Name))}");

    /// <summary>A class's name for a message; <c>class 7</c> where the list does not reach.</summary>
    public string NameOf(int position) => position < Count ? classes[position].Name : $"class {position}";

    /// <summary>The position of a class by name, or null.</summary>
    public int? Find(string name) => positions.TryGetValue(name, out var position) ? position : null;

    /// <inheritdoc/>
    public IEnumerator<Class> GetEnumerator() => classes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
