using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>Puts what a model says of windows together, and brings it back to the image's size.</summary>
sealed class Mosaic(OnnxTile? tile)
{
    /// <summary>Planes of the image's size; where windows overlap, they are mixed as the tile says.</summary>
    /// <param name="frame">How the windows were cut.</param>
    /// <param name="windows">Planes of each, in the frame's order, and how many.</param>
    public float[] Planes(Frame frame, IEnumerable<(float[] Values, int Channels)> windows)
    {
        float[] planes = [], weights = [];
        var channels = 0;
        foreach (var ((values, count), place) in windows.Zip(frame.Places))
        {
            if (frame.Places.Count == 1)
                return Restore(frame, values, count);
            (channels, planes) = (count, planes.Length > 0 ? planes : new float[count * frame.Padded.Area]);
            weights = weights.Length > 0 ? weights : new float[frame.Padded.Area];
            Add(frame, values, channels, place, planes, weights);
        }
        for (var i = 0; tile!.Blend == TileBlend.Linear && i < planes.Length; i++)
            planes[i] /= weights[i % weights.Length];
        return Restore(frame, planes, channels);
    }

    /// <summary>Ids of the image's size; where windows overlap, the one whose edge is further away is believed.</summary>
    public static long[] Ids(Frame frame, IReadOnlyList<long[]> windows)
    {
        if (frame.IsWhole)
            return windows[0];
        var (ids, weights) = (new long[frame.Padded.Area], new float[frame.Padded.Area]);
        for (var i = 0; i < windows.Count; i++)
            Over(frame, frame.Places[i], weights, int.MaxValue, (at, from, _) => ids[at] = windows[i][from]);
        var image = new long[frame.Image.Area];
        for (var y = 0; y < frame.Image.Height; y++)
            for (var x = 0; x < frame.Image.Width; x++)
                image[y * frame.Image.Width + x] = ids[(frame.Top + Nearest(y, frame.Image.Height, frame.Read.Height)) * frame.Padded.Width + frame.Left + Nearest(x, frame.Image.Width, frame.Read.Width)];
        return image;
    }

    static int Nearest(int at, int side, int from) => Math.Min((int)((at + 0.5) * from / side), from - 1);

    void Add(Frame frame, float[] values, int channels, (int X, int Y) place, float[] planes, float[] weights)
    {
        var (area, window) = ((int)frame.Padded.Area, (int)frame.Window.Area);
        if (tile!.Blend == TileBlend.None)
            Over(frame, place, weights, int.MaxValue, (at, from, _) =>
            {
                for (var c = 0; c < channels; c++)
                    planes[c * area + at] = values[c * window + from];
            });
        else
            for (int y = 0, from = 0; y < frame.Window.Height; y++)
                for (var x = 0; x < frame.Window.Width; x++, from++)
                {
                    var (at, weight) = ((place.Y + y) * frame.Padded.Width + place.X + x, Weight(frame.Window, x, y, tile.Shared));
                    weights[at] += weight;
                    for (var c = 0; c < channels; c++)
                        planes[c * area + at] += weight * values[c * window + from];
                }
    }

    /// <summary>Visits the pixels of a window that lie further from its edge than from that of any window before; windows are visited in order, so the first of equals stays.</summary>
    static void Over(Frame frame, (int X, int Y) place, float[] best, int most, Action<int, int, float> take)
    {
        for (int y = 0, from = 0; y < frame.Window.Height; y++)
            for (var x = 0; x < frame.Window.Width; x++, from++)
            {
                var (at, weight) = ((place.Y + y) * frame.Padded.Width + place.X + x, Weight(frame.Window, x, y, most));
                if (weight <= best[at])
                    continue;
                best[at] = weight;
                take(at, from, weight);
            }
    }

    /// <summary>Pixels to the nearest edge, counted from 1, at most overlap + 1.</summary>
    static float Weight(Size window, int x, int y, int overlap) =>
        1 + Math.Min(Math.Min(Math.Min(x, window.Width - 1 - x), Math.Min(y, window.Height - 1 - y)), overlap);

    /// <summary>From the padded picture to the image.</summary>
    static float[] Restore(Frame frame, float[] planes, int channels)
    {
        if (frame.Image == frame.Padded)
            return planes;
        var (padded, image) = ((int)frame.Padded.Area, (int)frame.Image.Area);
        var result = GC.AllocateUninitializedArray<float>(checked(channels * image));
        for (var c = 0; c < channels; c++)
            BilinearPlane.Resize(planes.AsSpan(c * padded + frame.Top * frame.Padded.Width + frame.Left, padded - frame.Top * frame.Padded.Width - frame.Left), frame.Padded.Width,
                frame.Read.Width, frame.Read.Height, result.AsSpan(c * image, image), frame.Image.Width, frame.Image.Height);
        return result;
    }
}
