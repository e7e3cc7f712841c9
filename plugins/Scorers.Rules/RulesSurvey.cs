using System.Text;

namespace Assay.Scorers.Rules;

/// <summary>Counts of every rule by sample, of classes, and what is remembered of images.</summary>
sealed class RulesSurvey(RulesOptions options, IReadOnlyList<string> rules) : ISurvey
{
    readonly SampleRules sampleRules = new(options);
    readonly Dictionary<string, Traced> images = new(StringComparer.Ordinal);

    /// <summary>Of samples where any rule is broken, how often each is.</summary>
    public Dictionary<string, int[]> Breaches { get; } = new(StringComparer.Ordinal);

    /// <summary>By class.</summary>
    public ClassCensus Classes { get; } = new(options.MinOfClass ?? 0);

    /// <summary>What the readers complained of, by code.</summary>
    public Dictionary<string, long> Complaints { get; } = new(StringComparer.Ordinal);

    /// <summary>Annotated samples whose image is not there or cannot be opened.</summary>
    public int WithoutImage { get; private set; }

    /// <summary>The first of them by id, and why; empty when there is none.</summary>
    public (string Sample, string Why) FirstWithoutImage { get; private set; } = ("", "");

    public IEnumerable<Traced> Images => images.Values;

    public void Observe(Exam exam)
    {
        foreach (var breach in sampleRules.Of(exam))
            Count(exam.Sample.Id, breach.Rule);
        foreach (var problem in exam.Sample.Problems)
            Complaints[problem.Code] = Complaints.GetValueOrDefault(problem.Code) + 1;
        if (options.MinOfClass is not null)
            Classes.Observe(exam);
        if (options.DuplicateImages != TwinSearch.Off && exam.Sample.Labels is { } labels)
            Trace(exam, labels);
    }

    /// <summary>One more breach of a rule.</summary>
    public void Count(string sample, string rule)
    {
        if (!Breaches.TryGetValue(sample, out var counts))
            Breaches[sample] = counts = new int[rules.Count];
        for (var i = 0; i < rules.Count; i++)
            counts[i] += rules[i] == rule ? 1 : 0;
    }

    void Trace(Exam exam, Labels labels)
    {
        try
        {
            using var image = exam.OpenImage();
            if (image is null)
                AddWithoutImage(1, (exam.Sample.Id, "no image file"));
            else
                images[exam.Sample.Id] = new Traced(exam.Sample.Id, ImageTrace.Of(image, options.DuplicateImages == TwinSearch.Perceptual), LabelTrace.Of(labels));
        }
        catch (DataException broken)
        {
            AddWithoutImage(1, (exam.Sample.Id, broken.Message));
        }
    }

    void AddWithoutImage(int count, (string Sample, string Why) first)
    {
        if (count > 0 && (WithoutImage == 0 || string.CompareOrdinal(first.Sample, FirstWithoutImage.Sample) < 0))
            FirstWithoutImage = first;
        WithoutImage += count;
    }

    public void Merge(ISurvey other)
    {
        var part = (RulesSurvey)other;
        AddWithoutImage(part.WithoutImage, part.FirstWithoutImage);
        Classes.Merge(part.Classes);
        foreach (var (sample, counts) in part.Breaches)
            Breaches[sample] = counts;
        foreach (var (sample, image) in part.images)
            images[sample] = image;
        foreach (var (code, count) in part.Complaints)
            Complaints[code] = Complaints.GetValueOrDefault(code) + count;
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(WithoutImage);
        writer.Write(FirstWithoutImage.Sample);
        writer.Write(FirstWithoutImage.Why);
        Classes.Write(writer);
        writer.Write(Breaches.Count);
        foreach (var (sample, counts) in Breaches.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Write(sample);
            foreach (var count in counts)
                writer.Write7BitEncodedInt(count);
        }
        writer.Write(Complaints.Count);
        foreach (var (code, count) in Complaints.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Write(code);
            writer.Write(count);
        }
        writer.Write(images.Count);
        foreach (var one in images.Values.OrderBy(one => one.Sample, StringComparer.Ordinal))
            Write(writer, one);
    }

    static void Write(BinaryWriter writer, Traced one)
    {
        writer.Write(one.Sample);
        writer.Write((ulong)(one.Image.Pixels >> 64));
        writer.Write((ulong)one.Image.Pixels);
        writer.Write(one.Image.Looks is not null);
        writer.Write(one.Image.Looks ?? 0);
        writer.Write(one.Labels.All);
        writer.Write(one.Labels.Classes);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        AddWithoutImage(reader.ReadInt32(), (reader.ReadString(), reader.ReadString()));
        Classes.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var counts = Breaches[reader.ReadString()] = new int[rules.Count];
            for (var i = 0; i < counts.Length; i++)
                counts[i] = reader.Read7BitEncodedInt();
        }
        for (var left = reader.ReadInt32(); left > 0; left--)
            Complaints[reader.ReadString()] = reader.ReadInt64();
        for (var left = reader.ReadInt32(); left > 0; left--)
            if (Traced(reader) is var one)
                images[one.Sample] = one;
    }

    static Traced Traced(BinaryReader reader)
    {
        var (sample, pixels, known, looks) = (reader.ReadString(), new UInt128(reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadBoolean(), reader.ReadUInt64());
        return new Traced(sample, new ImageTrace(pixels, known ? looks : null), new LabelTrace(reader.ReadUInt64(), reader.ReadUInt64()));
    }
}
