using System.Globalization;
using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Numerics;

public class CleanlabTests
{
    [Fact]
    public void Every_case_scores_as_cleanlab_at_every_temperature()
    {
        var folder = Conformance.Path("cleanlab");
        var scores = 0;
        foreach (var name in Directory.GetDirectories(folder))
        {
            using var probabilities = NpyFile.Open(Path.Combine(name, "probs.npy"));
            var labels = Labels(Path.Combine(name, "labels.npy"));
            scores += Directory.GetFiles(name, "softmin_T*.npy").Sum(file => Check(file, probabilities, labels));
        }
        Assert.True(scores > 300, $"only {scores} scores were compared");
    }

    static int Check(string file, NpyFile probabilities, ushort[] labels)
    {
        var temperature = double.Parse(Path.GetFileNameWithoutExtension(file)["softmin_T".Length..], CultureInfo.InvariantCulture);
        using var expected = NpyFile.Open(file);
        var images = (int)expected.Shape[0];
        for (var image = 0; image < images; image++)
            Oracle.Close(expected.Slice<double>(image, 1).Span[0], Score(probabilities, labels, image, temperature));
        return images;
    }

    static double? Score(NpyFile file, ushort[] labels, int image, double temperature) =>
        file.ElementType == typeof(float) ? Score<float>(file, labels, image, temperature)
        : file.ElementType == typeof(double) ? Score<double>(file, labels, image, temperature)
        : Score<Half>(file, labels, image, temperature);

    static double? Score<T>(NpyFile file, ushort[] labels, int image, double temperature) where T : unmanaged
    {
        var (classes, area) = ((int)file.Shape[1], (int)(file.Shape[2] * file.Shape[3]));
        var values = file.Slice<T>((long)image * classes * area, classes * area).Span;
        return SoftMin.Score(values, classes, labels.AsSpan(image * area, area), temperature).Score;
    }

    static ushort[] Labels(string path)
    {
        using var file = NpyFile.Open(path);
        var count = (int)file.Header.Count;
        return Type.GetTypeCode(file.ElementType) switch
        {
            TypeCode.Byte => [.. file.Slice<byte>(0, count).ToArray().Select(id => (ushort)id)],
            TypeCode.Int32 => [.. file.Slice<int>(0, count).ToArray().Select(id => checked((ushort)id))],
            _ => [.. file.Slice<long>(0, count).ToArray().Select(id => checked((ushort)id))],
        };
    }
}
