using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Turns a source's own class ids into positions in the audited dataset's list: names, <c>map:</c> and <c>ignore:</c> in one table. Immutable.</summary>
sealed class Translation
{
    const int VoidPosition = -1;

    readonly string subject;
    readonly IReadOnlyList<int> positions; // per class of the source, in its order: ours, or VoidPosition
    readonly Dictionary<long, int> byId = [];
    readonly int[] table = new int[LabelMap.FirstStranger]; // id -> ours, VoidPosition or Unknown
    readonly bool identity;

    const int Unknown = -2;

    /// <param name="subject">Who speaks, for messages: "dataset 'masks'", "reference 'unet'".</param>
    Translation(string subject, ClassList theirs, IReadOnlyList<int> positions, IEnumerable<long> ignoredIds)
    {
        (this.subject, Theirs, this.positions) = (subject, theirs, positions);
        for (var k = 0; k < theirs.Count; k++)
            byId[theirs[k].Id] = positions[k];
        foreach (var id in ignoredIds)
            byId[id] = VoidPosition;
        Array.Fill(table, Unknown);
        foreach (var (id, position) in byId)
            if (id is >= 0 and < LabelMap.FirstStranger)
                table[id] = position;
        identity = positions.Select((position, k) => position == k && theirs[k].Id == k).All(same => same) && byId.Count == theirs.Count;
    }

    /// <summary>The source's own classes.</summary>
    public ClassList Theirs { get; }

    /// <summary>Names of the source's classes that the dataset does not have; their pixels and objects are void.</summary>
    public IReadOnlyList<string> Unmapped { get; private init; } = [];

    /// <summary>For the audited dataset: which classes there are after mapping, and how its ids become positions.</summary>
    public static (ClassList Ours, Translation Translation) OfDataset(string subject, ClassList own, ClassMapping mapping)
    {
        var theirs = Named(subject, own, mapping);
        var names = theirs.Select(entry => Mapped(entry.Name, mapping)).ToArray();
        var ignored = Ignored(subject, theirs, mapping);
        var ours = new ClassList(theirs.Zip(names).Where(pair => pair.Second is not null && !ignored.Contains(pair.First.Id))
            .DistinctBy(pair => pair.Second).Select(pair => pair.First with { Name = pair.Second! }));
        var positions = theirs.Zip(names).Select(pair => pair.Second is null || ignored.Contains(pair.First.Id) ? VoidPosition : ours[pair.Second]);
        return (ours, new Translation(subject, theirs, [.. positions], ignored));
    }

    /// <summary>For a reference: its classes against the audited dataset's. A reference that does not name its classes speaks the dataset's own ids.</summary>
    public static Translation OfReference(string subject, ClassList? own, ClassMapping mapping, ClassList ours)
    {
        var theirs = mapping.Classes is null && own is null or { Count: 0 } ? ours : Named(subject, own ?? ClassList.Unknown, mapping);
        var ignored = Ignored(subject, theirs, mapping);
        List<string> unmapped = [];
        var positions = theirs.Select(entry =>
        {
            var name = Mapped(entry.Name, mapping);
            if (name is null || ignored.Contains(entry.Id))
                return VoidPosition;
            if (ours.Find(name) is { } position)
                return position;
            unmapped.Add(name);
            return VoidPosition;
        }).ToArray();
        if (positions.All(position => position == VoidPosition))
            throw new DataException("no-common-class",
                $"{subject} and the dataset have no class in common: {List(theirs)} against {List(ours)}; name its classes with classes: and pair them with map: {Pairs(theirs, ours)}");
        return new Translation(subject, theirs, positions, ignored) { Unmapped = unmapped };
    }

    // Names that differ by their case or a letter are paired as someone would write it.
    static string Pairs(ClassList theirs, ClassList ours)
    {
        var near = theirs.Select(entry => (Theirs: entry.Name, Ours: Suggestion.Nearest(entry.Name, ours.Select(other => other.Name)))).Where(pair => pair.Ours is not null).Take(8);
        var text = string.Join(", ", near.Select(pair => $"{pair.Theirs}: {pair.Ours}"));
        return text.Length == 0 ? "{ theirs: ours }" : $"{{ {text} }}";
    }

    static string List(ClassList classes) => string.Join(", ", classes.Take(8).Select(entry => entry.Name)) + (classes.Count > 8 ? ", ..." : "");

    static ClassList Named(string subject, ClassList own, ClassMapping mapping)
    {
        if (mapping.Classes is null)
            return own.Count > 0 ? own : throw new DataException("no-classes", $"{subject} holds bare class ids; name them with classes: [first, second, ...] or classes: {{ name: id }}");
        if (own.Count > 0)
            throw new DataException("classes-twice", $"{subject} names its classes itself ({List(own)}); remove classes:, and use map: to rename or merge them");
        return new ClassList(mapping.Classes);
    }

    static string? Mapped(string name, ClassMapping mapping) => mapping.Map.TryGetValue(name, out var ours) ? ours : name;

    static HashSet<long> Ignored(string subject, ClassList theirs, ClassMapping mapping)
    {
        foreach (var name in mapping.Map.Keys)
            if (theirs.Find(name) is null)
                throw new DataException("unknown-class", $"{subject}: map: names '{name}', which is not one of its classes: {List(theirs)}");
        HashSet<long> ignored = [];
        foreach (var text in mapping.Ignore)
            ignored.Add(theirs.Find(text) is { } k ? theirs[k].Id
                : long.TryParse(text, out var id) ? id
                : throw new DataException("unknown-class", $"{subject}: ignore: names '{text}', which is neither an id nor one of its classes: {List(theirs)}"));
        return ignored;
    }

    /// <summary>A label map in our positions.</summary>
    /// <exception cref="DataException">A pixel has an id that is neither a class nor ignored.</exception>
    public LabelMap Translate(LabelMap map)
    {
        var ids = map.Ids;
        if (identity && map.Strangers.Count == 0 && ids.IndexOfAnyInRange((ushort)Theirs.Count, (ushort)(LabelMap.Void - 1)) < 0)
            return map;
        var result = new ushort[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var position = ids[i] < LabelMap.FirstStranger ? table[ids[i]] : Stranger(map, ids[i]);
            if (position == Unknown)
                throw UnknownId(map, i);
            result[i] = position == VoidPosition ? LabelMap.Void : (ushort)position;
        }
        return new LabelMap(map.Size, result);
    }

    int Stranger(LabelMap map, ushort id) => id == LabelMap.Void ? VoidPosition : byId.GetValueOrDefault(Value(map, id), Unknown);

    static long Value(LabelMap map, ushort id) => id >= LabelMap.FirstStranger && map.Strangers.Count > 0 ? map.Strangers[id - LabelMap.FirstStranger] : id;

    DataException UnknownId(LabelMap map, int pixel) => new("unknown-class-id",
        $"{subject}: pixel ({pixel % map.Size.Width},{pixel / map.Size.Width}) has the id {Value(map, map.Ids[pixel])}, which is none of {Ids()}; add it to classes:, or to ignore: if it means 'no class'");

    string Ids() => string.Join(", ", Theirs.Take(12).Select(entry => $"{entry.Id} ({entry.Name})")) + (Theirs.Count > 12 ? ", ..." : "");

    /// <summary>Instances in our positions; those of void classes are left out.</summary>
    public IReadOnlyList<Instance> Translate(IReadOnlyList<Instance> instances)
    {
        List<Instance> result = new(instances.Count);
        foreach (var instance in instances)
        {
            if (!byId.TryGetValue(instance.Class, out var position))
                throw new DataException("unknown-class-id", $"{subject}: an instance has the class id {instance.Class}, which is none of {Ids()}");
            if (position != VoidPosition)
                result.Add(instance with { Class = position });
        }
        return result;
    }

    /// <summary>Tags in our positions; void ones are left out.</summary>
    public IReadOnlyList<int> Translate(IReadOnlyList<int> tags) => [.. tags.Select(id => byId.TryGetValue(id, out var position)
        ? position : throw new DataException("unknown-class-id", $"{subject}: a tag has the class id {id}, which is none of {Ids()}")).Where(position => position != VoidPosition)];

    /// <summary>Class scores in our order; several to one are summed.</summary>
    public IReadOnlyList<double> TranslateScores(IReadOnlyList<double> scores, int ours)
    {
        CheckPlanes(scores.Count, "class scores");
        var result = new double[ours];
        for (var k = 0; k < scores.Count; k++)
            if (positions[k] != VoidPosition)
                result[positions[k]] += scores[k];
        return result;
    }

    void CheckPlanes(int planes, string what)
    {
        if (planes != Theirs.Count)
            throw new DataException("class-count", $"{subject} gives {what} for {planes} classes, {Theirs.Count} were expected ({List(Theirs)}); name the reference's classes in order with classes:");
    }

    /// <summary>Probabilities in our order. Untouched when the order is the same; else copied as float (double stays double), several to one summed.</summary>
    public Probabilities Translate(Probabilities probabilities, int ours)
    {
        CheckPlanes(probabilities.Classes, "probabilities");
        if (positions.Count == ours && positions.Select((position, k) => position == k).All(same => same))
            return probabilities;
        var complete = probabilities.Complete && !positions.Contains(VoidPosition);
        return probabilities.ElementType == typeof(double) ? Sum<double>(probabilities, ours, complete) : Sum<float>(probabilities, ours, complete);
    }

    Probabilities Sum<T>(Probabilities probabilities, int ours, bool complete) where T : unmanaged, System.Numerics.INumber<T>
    {
        var area = checked((int)probabilities.Size.Area);
        var result = new T[checked(ours * area)];
        for (var k = 0; k < positions.Count; k++)
        {
            if (positions[k] == VoidPosition)
                continue;
            var to = result.AsSpan(positions[k] * area, area);
            for (var i = 0; i < area; i++)
                to[i] += T.CreateChecked(probabilities[k, i]);
        }
        return Probabilities.Of<T>(probabilities.Size, ours, result, complete);
    }
}
