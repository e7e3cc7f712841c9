namespace Assay.Models.Onnx.Sam;

/// <summary>A prompt as the decoder takes it.</summary>
/// <param name="Coords">x, y, x, y, ... in the square.</param>
/// <param name="Labels">Of each point: 1 inside, 0 outside, 2 and 3 the corners of a box, -1 padding.</param>
/// <param name="Mask">A first guess, or null.</param>
/// <param name="HasBox">Whether the prompt tells one object: then the single mask is meant.</param>
sealed record PromptTensors(float[] Coords, float[] Labels, float[]? Mask, bool HasBox)
{
    const float Inside = 1, UpperLeft = 2, LowerRight = 3, Padding = -1;

    /// <summary>Null when the label cannot be asked about that way: there is nothing inside a box.</summary>
    /// <param name="pads">Whether a prompt without a box needs a padding point. SAM 2's exports add theirs.</param>
    public static PromptTensors? Of(SamPrompt prompt, LabelShape label, SamFrame frame, SamOptions options, bool pads)
    {
        var points = prompt is SamPrompt.Points or SamPrompt.BoxPoints ? label.PointsInside(options.Points) : [];
        if (prompt is SamPrompt.Points or SamPrompt.BoxPoints && points.Length == 0 || prompt == SamPrompt.Mask && label.Mask is null)
            return null;
        List<((float X, float Y) At, float Label)> all = [.. points.Select(point => (frame.Map(point.X, point.Y), Inside))];
        var hasBox = prompt != SamPrompt.Points;
        if (hasBox)
        {
            var (box, by) = (label.Box, options.BoxPadding);
            all.Add((frame.Map(Math.Max(0, box.X - by), Math.Max(0, box.Y - by)), UpperLeft));
            all.Add((frame.Map(Math.Min(label.Frame.Width, box.Right + by), Math.Min(label.Frame.Height, box.Bottom + by)), LowerRight));
        }
        else if (pads)
            all.Add(((0, 0), Padding));
        return new PromptTensors([.. all.SelectMany(point => (float[])[point.At.X, point.At.Y])], [.. all.Select(point => point.Label)],
            prompt == SamPrompt.Mask ? LowResMask.Of(label.Mask!, frame) : null, hasBox);
    }
}
