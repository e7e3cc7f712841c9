using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Caching;

/// <summary>Names one sample, or one opinion: by the files it is read from, or else by what was read.</summary>
/// <param name="Settled">False when a file was changed so lately that its time says little; scores of it are not kept.</param>
readonly record struct SourceKey(string Text, bool Settled)
{
    public static SourceKey Of(Origin origin)
    {
        var stamps = origin.Files.Select(FileStamp.Of).ToArray();
        return new SourceKey(new Digest().Add(origin.Place).Add(stamps).Hex(), stamps.All(stamp => stamp.IsSettled));
    }

    /// <summary>By what a step sees of it.</summary>
    /// <param name="elsewhere">Of a tile: boxes of objects that it shows and another one owns, which decide what of an opinion belongs to it.</param>
    public static SourceKey Of(Sample sample, IReadOnlyList<Box>? elsewhere = null)
    {
        FileStamp[] image = sample.ImageFile is { } file ? [FileStamp.Of(file)] : [];
        var digest = new Digest().Add(sample.Size.ToString()).Add(image).Add(sample.LabelsFile).Add(sample.Labels is null ? "no labels" : "labels");
        if (elsewhere is not null)
            digest.Add(MemoryMarshal.AsBytes(elsewhere.ToArray().AsSpan()));
        if (sample.Where is { } where)
            digest.Add(where.Crs).Add(MemoryMarshal.AsBytes(where.Transform.ToArray().AsSpan()));
        if (sample.Labels?.Map is { } map)
            digest.Add(MemoryMarshal.AsBytes(map.Ids));
        if (sample.Labels?.Tags is { } tags)
            digest.Add(string.Join(' ', tags));
        return new SourceKey(digest.Add(Json(new Opinion { Problems = sample.Problems })).Add(InstanceBytes.Of(sample.Labels?.Instances)).Hex(), image.All(stamp => stamp.IsSettled));
    }

    public static SourceKey Of(Opinion opinion)
    {
        var digest = new Digest().Add(Json(opinion with { Instances = null })).Add(InstanceBytes.Of(opinion.Instances));
        if (opinion.LabelMap is { } map)
            digest.Add("map").Add(MemoryMarshal.AsBytes(map.Ids));
        if (opinion.Probabilities is { } p)
            digest.Add(p.ElementType.Name).Add(p.Classes).Add(p.ElementType == typeof(double) ? MemoryMarshal.AsBytes(p.Values<double>())
                : p.ElementType == typeof(float) ? MemoryMarshal.AsBytes(p.Values<float>())
                : p.ElementType == typeof(Half) ? MemoryMarshal.AsBytes(p.Values<Half>()) : p.Values<byte>());
        return new SourceKey(digest.Hex(), Settled: true);
    }

    /// <summary>All that the dataset knows of a sample without reading it.</summary>
    public static string Facts(SampleAttributes attributes)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            AttributesJson.Write(json, attributes);
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    static ReadOnlySpan<byte> Json(Opinion opinion)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            OpinionJson.Write(json, opinion);
        return buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
    }
}
