namespace Assay.Formats.Masks.Writing;

/// <summary>Which number stands for which class in files, and which one for void.</summary>
/// <param name="Classes">With the numbers that files have.</param>
/// <param name="Void">255, or 65535 where the classes need it.</param>
/// <param name="Background">The number of pixels that no object covers.</param>
sealed record MapClasses(ClassList Classes, IReadOnlyDictionary<int, ushort> Numbers, ushort Void, ushort Background)
{
    /// <exception cref="AssayException">There are more classes than a file has numbers.</exception>
    public static MapClasses Of(ClassList classes, string? background, ExportLedger ledger)
    {
        if (classes.Count >= LabelMap.FirstStranger)
            throw new AssayException("id-too-large", $"{classes.Count} classes do not fit into label maps, which hold {LabelMap.FirstStranger}; join some with map:");
        var keep = classes.All(known => known.Id is >= 0 and < LabelMap.FirstStranger);
        if (!keep)
            ledger.Add(Conversion.Flattened, "classes-renumbered", "classes whose numbers no label map holds, negative or too large: all are numbered 0, 1, 2, ...", classes.Count, null);
        List<Class> written = [.. classes.Select((known, position) => known with { Id = keep ? known.Id : position })];
        var numbers = classes.Zip(written).ToDictionary(pair => pair.First.Id, pair => (ushort)pair.Second.Id);
        if (background is not null && written.TrueForAll(known => known.Name != background))
            written.Add(new Class(written.Exists(known => known.Id == 0) ? written.Max(known => known.Id) + 1 : 0, background));
        var empty = written.TrueForAll(known => known.Id < byte.MaxValue) ? byte.MaxValue : LabelMap.Void;
        var list = new ClassList(written);
        return new MapClasses(list, numbers, empty, background is null ? empty : (ushort)list[list[background]].Id);
    }
}
