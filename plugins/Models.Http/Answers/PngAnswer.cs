using Assay.Kernels.Codecs;

namespace Assay.Models.Http.Answers;

/// <summary>A PNG file as an answer: grey, or the indices of a palette.</summary>
static class PngAnswer
{
    public static AnswerArray Read(Told told)
    {
        if (told.Reply.Body is not [0x89, (byte)'P', (byte)'N', (byte)'G', ..])
            throw told.WrongKind("a PNG file");
        try
        {
            var header = PngHeader.Decode(told.Reply.Body.AsSpan(0, Math.Min(PngHeader.Length, told.Reply.Body.Length)));
            if (header.Color is not (PngColor.Grey or PngColor.Palette))
                throw told.Wrong($"the PNG file is of colour type {header.Color}", "grey or a palette, whose values are class numbers");
            PixelAnswer.CheckSize(told, new Size(header.Width, header.Height)); // Before as much is inflated as the header asks for.
            var image = PngDecoder.Decode(told.Reply.Body);
            float[] values = image.Wide.Length > 0 ? [.. image.Wide.Select(value => (float)value)] : [.. image.Narrow.Select(value => (float)value)];
            return new AnswerArray([header.Height, header.Width], values, image.Wide.Length > 0 ? "uint16" : "uint8", Whole: true);
        }
        catch (InvalidDataException broken)
        {
            throw told.Wrong($"the PNG file cannot be read: {broken.Message}", "a whole one", inner: broken);
        }
    }
}
