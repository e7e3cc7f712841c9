using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Runtime.Running;

/// <summary>Opinions as plain files: NPY for pixels, JSON for the rest. A prefix names one opinion; a missing JSON file means there is none.</summary>
static class OpinionStore
{
    /// <summary>Writes one opinion. The JSON file comes last, by rename, so that an opinion is there whole or not at all.</summary>
    public static void Write(string prefix, Opinion opinion)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(prefix)!);
        if (opinion.Probabilities is { } probabilities)
            WriteProbabilities(prefix + ".probabilities.npy", probabilities);
        if (opinion.LabelMap is { } map)
            Write(prefix + ".labels.npy", [map.Size.Height, map.Size.Width], map.Ids);
        AtomicFile.Write(prefix + ".json", stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            OpinionJson.Write(json, opinion);
        });
    }

    /// <summary>By rename: two samples may have one image, and so one opinion, at the same time.</summary>
    static void Write<T>(string path, long[] shape, ReadOnlySpan<T> elements) where T : unmanaged
    {
        var temporary = AtomicFile.Temporary(path);
        try
        {
            NpyFile.Write(temporary, shape, elements);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void WriteProbabilities(string path, Probabilities p)
    {
        long[] shape = [p.Classes, p.Size.Height, p.Size.Width];
        if (p.ElementType == typeof(float))
            Write(path, shape, p.Values<float>());
        else if (p.ElementType == typeof(double))
            Write(path, shape, p.Values<double>());
        else if (p.ElementType == typeof(Half))
            Write(path, shape, p.Values<Half>());
        else
            Write(path, shape, p.Values<byte>());
    }

    /// <summary>Reads one opinion back, or null when there is none.</summary>
    /// <exception cref="IOException">Pixels that belong to it are missing: without them it would be another opinion.</exception>
    public static Opinion? Read(string prefix)
    {
        if (!File.Exists(prefix + ".json"))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(prefix + ".json"));
        var opinion = OpinionJson.Read(json.RootElement);
        return opinion with
        {
            Probabilities = Has("probabilities", ".probabilities.npy") ? ReadProbabilities(prefix + ".probabilities.npy", json.RootElement.GetProperty("complete").GetBoolean()) : null,
            LabelMap = Has("label_map", ".labels.npy") ? ReadLabels(prefix + ".labels.npy") : null,
        };

        bool Has(string name, string ending) => json.RootElement.TryGetProperty(name, out var has) ? has.GetBoolean() : File.Exists(prefix + ending);
    }

    static LabelMap ReadLabels(string path)
    {
        using var file = NpyFile.Open(path);
        var size = new Size((int)file.Shape[1], (int)file.Shape[0]);
        return new LabelMap(size, file.Slice<ushort>(0, (int)size.Area).ToArray());
    }

    static Probabilities ReadProbabilities(string path, bool complete)
    {
        using var file = NpyFile.Open(path);
        var (classes, size) = ((int)file.Shape[0], new Size((int)file.Shape[2], (int)file.Shape[1]));
        var count = checked((int)(classes * size.Area));
        return file.ElementType == typeof(float) ? Probabilities.Of<float>(size, classes, file.Slice<float>(0, count).ToArray(), complete)
            : file.ElementType == typeof(double) ? Probabilities.Of<double>(size, classes, file.Slice<double>(0, count).ToArray(), complete)
            : file.ElementType == typeof(Half) ? Probabilities.Of<Half>(size, classes, file.Slice<Half>(0, count).ToArray(), complete)
            : Probabilities.Of<byte>(size, classes, file.Slice<byte>(0, count).ToArray(), complete);
    }
}
