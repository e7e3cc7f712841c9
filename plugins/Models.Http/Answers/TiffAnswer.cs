using Assay.Kernels.Codecs;

namespace Assay.Models.Http.Answers;

/// <summary>A TIFF file as an answer, with or without a georeference; one that lies elsewhere than the image that was sent is refused.</summary>
static class TiffAnswer
{
    public static AnswerArray Read(Told told)
    {
        var body = told.Reply.Body;
        if (!body.AsSpan().StartsWith("II"u8) && !body.AsSpan().StartsWith("MM"u8))
            throw told.WrongKind("a TIFF file");
        try
        {
            using var file = TiffFile.Read(body);
            var header = file.Header;
            var size = new Size(header.Width, header.Height);
            PixelAnswer.CheckSize(told, size); // Before as much is unpacked as the header asks for.
            CheckPlace(told, header);
            if (header.Bands * size.Area > Array.MaxLength)
                throw told.Wrong($"the TIFF file has {header.Bands} bands of {size}", $"at most {Array.MaxLength} numbers");
            var values = new float[header.Bands * (int)size.Area];
            for (var band = 0; band < header.Bands; band++)
                file.ReadWindow(0, 0, header.Width, header.Height, band, values.AsSpan(band * (int)size.Area, (int)size.Area));
            return new AnswerArray([header.Bands, header.Height, header.Width], values, header.Type.ToString().ToLowerInvariant(), header.Type is not (TiffType.Float32 or TiffType.Float64));
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw told.Wrong($"the TIFF file cannot be read: {broken.Message}", "a whole one, not compressed or with deflate, LZW or PackBits", inner: broken);
        }
    }

    /// <summary>Half a pixel may be the other convention of where a pixel lies.</summary>
    static void CheckPlace(Told told, TiffHeader header)
    {
        if (header.Transform is not { } theirs || told.Where?.Transform is not { } ours || IsNone(theirs))
            return;
        var pixel = Math.Max(Math.Abs(ours[1]) + Math.Abs(ours[2]), Math.Abs(ours[4]) + Math.Abs(ours[5]));
        if (Math.Abs(theirs[0] - ours[0]) > pixel || Math.Abs(theirs[3] - ours[3]) > pixel)
            throw told.Wrong($"the answer lies at ({theirs[0]:R}, {theirs[3]:R}), the image that was sent at ({ours[0]:R}, {ours[3]:R})", "the same place; is it the answer to another image?", "answer-elsewhere");
    }

    static bool IsNone(IReadOnlyList<double> t) => (t[0], t[1], t[2], t[3], t[4]) == (0, 1, 0, 0, 0);
}
