using Assay.Kernels.Codecs;

namespace Assay.Outputs.Predictions;

/// <summary>A PNG label map per sample: grey, the dataset's own class ids, 8 bits where they fit and else 16.</summary>
sealed class MapWriter(TargetFolder target, ClassList classes, PredictionsOptions options) : IPredictionWriter
{
    readonly ushort? empty = FreeId(classes);

    /// <summary>What stands for void: 255, or 65535 where the classes need it.</summary>
    static ushort? FreeId(ClassList classes) =>
        classes.Any(entry => entry.Id is < 0 or > ushort.MaxValue) ? null
        : classes.All(entry => entry.Id < byte.MaxValue) ? byte.MaxValue
        : classes.All(entry => entry.Id != ushort.MaxValue) ? ushort.MaxValue : null;

    public bool Add(int index, Sample sample, Opinion opinion)
    {
        if (Classes.Of(opinion, classes, options.MinConfidence) is not { } map)
            return false;
        var nothing = empty ?? throw new AssayException("id-too-large", $"a PNG label map holds ids from 0 to 65535, of which one stands for void; the dataset has ids from {classes.Min(entry => entry.Id)} to {classes.Max(entry => entry.Id)}: renumber them with classes:");
        var ids = new ushort[map.Ids.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = map.Ids[i] == LabelMap.Void ? nothing : (ushort)classes[map.Ids[i]].Id;
        var png = nothing == byte.MaxValue ? PngImage.Grey(map.Size.Width, map.Size.Height, Array.ConvertAll(ids, id => (byte)id)) : PngImage.Grey(map.Size.Width, map.Size.Height, ids);
        target.Write(SampleName.File(sample, options.Names, ".png"), stream => stream.Write(PngEncoder.Encode(png)));
        return true;
    }

    public void Finish()
    {
    }

    public string Use(string reference) => $"""
        # A class per pixel, by the dataset's ids; {empty} is void. As a reference, or as a dataset to correct:
        references:
          {reference}:
            masks: {Yaml.Path("labels", ".")}
            classes: {Yaml.Classes(classes)}
            ignore: [{empty}]

        """;

    public void Dispose()
    {
    }
}
