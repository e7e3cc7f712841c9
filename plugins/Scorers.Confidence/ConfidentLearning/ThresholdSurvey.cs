using System.Text;
using Assay.Kernels;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>Round 1: how sure the model is of each class where it is the label. Integers only, so that any split of the samples gives the same sums.</summary>
sealed class ThresholdSurvey(FirstCheck check) : ISurvey
{
    string[] names = [];
    Int128[] sums = [];
    long[] pixels = [];

    public ClassThresholds Thresholds(UnseenClass unseen) => new(names, pixels, [.. sums.Zip(pixels, Mean)], unseen);

    static double? Mean(Int128 sum, long pixels) => pixels == 0 ? null : (double)sum / pixels / ClassSums.One;

    public void Observe(Exam exam)
    {
        if (LabelledImage.Of(exam) is not { } image)
            return;
        var (ofImage, pixelsOfImage) = (new long[image.Classes.Count], new long[image.Classes.Count]);
        image.Sum(check, ofImage, pixelsOfImage);
        Add([.. image.Classes.Select(entry => entry.Name)], [.. ofImage], pixelsOfImage);
    }

    public void Merge(ISurvey other)
    {
        var part = (ThresholdSurvey)other;
        Add(part.names, part.sums, part.pixels);
    }

    // A part without evidence knows no classes.
    void Add(string[] itsNames, Int128[] itsSums, long[] itsPixels)
    {
        if (names.Length == 0)
            (names, sums, pixels) = (itsNames, new Int128[itsNames.Length], new long[itsNames.Length]);
        for (var k = 0; k < itsNames.Length; k++)
        {
            sums[k] += itsSums[k];
            pixels[k] += itsPixels[k];
        }
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt(names.Length);
        for (var k = 0; k < names.Length; k++)
        {
            writer.Write(names[k]);
            writer.Write((ulong)(sums[k] >> 64));
            writer.Write((ulong)sums[k]);
            writer.Write(pixels[k]);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var count = reader.Read7BitEncodedInt();
        (names, sums, pixels) = (new string[count], new Int128[count], new long[count]);
        for (var k = 0; k < count; k++)
        {
            names[k] = reader.ReadString();
            sums[k] = new Int128(reader.ReadUInt64(), reader.ReadUInt64());
            pixels[k] = reader.ReadInt64();
        }
    }
}
