namespace Assay.Scorers.Comparison;

/// <summary>A pair worth looking at.</summary>
/// <param name="Tag">What kind of disagreement its findings say it is: noise, style, hole, ...; empty without.</param>
readonly record struct Example(SizeBand Band, string Tag, double Distance, double Signed, double Iou, int Sample, string SampleId, int Instance, int ReferenceInstance, int Class, Box Box)
{
    /// <summary>A place of its own, so that ties break the same way always.</summary>
    public (double, int, int) Key => (Distance, Sample, Instance);
}

/// <summary>The nearest and the farthest pairs of each size and tag, a few each.</summary>
sealed class Examples(int most) : IPart
{
    readonly SortedDictionary<(SizeBand Band, string Tag, bool Far), SortedList<(double, int, int), Example>> lists = new(Comparer<(SizeBand Band, string Tag, bool Far)>.Create((a, b) =>
        a.Band != b.Band ? a.Band.CompareTo(b.Band) : a.Tag != b.Tag ? string.CompareOrdinal(a.Tag, b.Tag) : a.Far.CompareTo(b.Far)));

    /// <summary>By size, tag and end; the most extreme first.</summary>
    public IEnumerable<(bool Far, IEnumerable<Example> Examples)> All => lists.Select(list => (list.Key.Far, list.Key.Far ? list.Value.Values.Reverse() : list.Value.Values));

    public void Add(Example example)
    {
        Add(example, far: false);
        Add(example, far: true);
    }

    void Add(Example example, bool far)
    {
        if (most == 0)
            return;
        if (!lists.TryGetValue((example.Band, example.Tag, far), out var list))
            lists[(example.Band, example.Tag, far)] = list = [];
        list[example.Key] = example;
        if (list.Count > most)
            list.RemoveAt(far ? 0 : most);
    }

    public void Merge(IPart other)
    {
        foreach (var (key, list) in ((Examples)other).lists)
            foreach (var example in list.Values)
                Add(example, key.Far);
    }

    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(lists.Count);
        foreach (var (key, list) in lists)
        {
            to.Write(key.Far);
            to.Write7BitEncodedInt(list.Count);
            foreach (var example in list.Values)
                Write(to, example);
        }
    }

    static void Write(BinaryWriter to, Example example)
    {
        to.Write((byte)example.Band);
        to.Write(example.Tag);
        foreach (var number in (ReadOnlySpan<double>)[example.Distance, example.Signed, example.Iou, example.Box.X, example.Box.Y, example.Box.Width, example.Box.Height])
            to.Write(number);
        to.Write7BitEncodedInt(example.Sample);
        to.Write(example.SampleId);
        to.Write7BitEncodedInt(example.Instance);
        to.Write7BitEncodedInt(example.ReferenceInstance);
        to.Write7BitEncodedInt(example.Class);
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            var far = from.ReadBoolean();
            for (var count = from.Read7BitEncodedInt(); count > 0; count--)
                Add(ReadExample(from), far);
        }
    }

    static Example ReadExample(BinaryReader from)
    {
        var (band, tag) = ((SizeBand)from.ReadByte(), from.ReadString());
        var (distance, signed, iou) = (from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        var box = new Box(from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        return new Example(band, tag, distance, signed, iou, from.Read7BitEncodedInt(), from.ReadString(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), box);
    }
}
