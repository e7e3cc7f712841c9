using System.Collections.Concurrent;

namespace Assay.Review.Terminal;

/// <summary>Bands of a part of an image, in memory, and the colours that views make of them. Thread-safe.</summary>
sealed class BandImage
{
    /// <summary>A pixel where nothing was measured.</summary>
    public const int NoData = -1;

    /// <summary>Values held, of all bands together.</summary>
    const long MostValues = 6_291_456;

    const int Block = 4096;

    readonly Dictionary<string, float[]> bands;
    readonly bool[] isMissing;
    readonly ConcurrentDictionary<View, int[]> colours = new();

    BandImage(Frame frame, Dictionary<string, float[]> bands, bool[] isMissing) => (Frame, this.bands, this.isMissing) = (frame, bands, isMissing);

    /// <summary>What is held.</summary>
    public Frame Frame { get; }

    /// <summary>Reads what views need of a window.</summary>
    /// <param name="image">Not used by another thread meanwhile.</param>
    /// <param name="names">Bands by the names that views use, with their positions in the image.</param>
    /// <param name="window">In the image's pixels.</param>
    /// <param name="cancel">Looked at between bands.</param>
    public static BandImage Read(IImage image, IReadOnlyDictionary<string, int> names, Window window, CancellationToken cancel)
    {
        var frame = new Frame(window, Math.Max(1, (int)Math.Ceiling(Math.Sqrt((double)window.Size.Area * names.Count / MostValues))));
        var (held, isMissing) = (new Dictionary<int, float[]>(), new bool[frame.Area]);
        foreach (var band in names.Values.Distinct())
        {
            cancel.ThrowIfCancellationRequested();
            var values = new float[frame.Area];
            image.Read(new Box(window.X, window.Y, window.Size.Width, window.Size.Height), band, new Size(frame.Width, frame.Height), values);
            held.Add(band, values);
            Mark(values, image.NoData(band), isMissing);
        }
        return new BandImage(frame, names.ToDictionary(pair => pair.Key, pair => held[pair.Value], StringComparer.OrdinalIgnoreCase), isMissing);
    }

    static void Mark(float[] values, double? noData, bool[] isMissing)
    {
        for (var i = 0; i < values.Length; i++)
            isMissing[i] |= float.IsNaN(values[i]) || values[i] == noData;
    }

    /// <summary>The colours of a view, made once: <c>0xRRGGBB</c>, or <see cref="NoData"/>.</summary>
    /// <param name="view">One whose bands were read.</param>
    /// <param name="ends">What is dark and bright in each channel.</param>
    public int[] Colours(View view, IReadOnlyList<(float Dark, float Bright)> ends) => colours.GetOrAdd(view, view => Compose(view, ends));

    int[] Compose(View view, IReadOnlyList<(float Dark, float Bright)> ends)
    {
        var result = new int[Frame.Area];
        Span<float> values = new float[Block];
        for (var channel = 0; channel < view.Channels.Count; channel++)
            for (var from = 0; from < result.Length; from += Block)
            {
                var part = values[..Math.Min(Block, result.Length - from)];
                view.Channels[channel].Compute(name => bands[name], from, part);
                var to = result.AsSpan(from, part.Length);
                for (var i = 0; i < part.Length; i++)
                    to[i] = isMissing[from + i] || to[i] == NoData || !float.IsFinite(part[i]) ? NoData
                        : to[i] | Level(part[i], ends[channel]) * (view.Channels.Count == 1 ? 0x010101 : 1 << 16 - 8 * channel);
            }
        return result;
    }

    static int Level(float value, (float Dark, float Bright) ends) => (int)Math.Clamp((value - ends.Dark) / (ends.Bright - ends.Dark) * 255f + 0.5f, 0f, 255f);

    /// <summary>What is dark and bright in each channel of a view: fixed, or percentiles of at most 65,536 of these pixels (nearest rank).</summary>
    public IReadOnlyList<(float Dark, float Bright)> Ends(View view)
    {
        if (view.Options.Stretch == Stretch.Fixed)
            return [.. view.Channels.Select(_ => ((float)view.Options.Min, (float)view.Options.Max))];
        return [.. view.Channels.Select(channel => Percentiles(channel, view.Options))];
    }

    (float Dark, float Bright) Percentiles(BandExpression channel, ViewOptions options)
    {
        var values = new float[Frame.Area];
        channel.Compute(name => bands[name], 0, values);
        var stride = Math.Max(1, Frame.Area / 65_536);
        var sorted = values.Where((value, i) => i % stride == 0 && float.IsFinite(value) && !isMissing[i]).Order().ToArray();
        if (sorted.Length == 0)
            return (0, 1);
        var (dark, bright) = (At(sorted, options.Low), At(sorted, options.High));
        return bright > dark ? (dark, bright) : (dark - 0.5f, dark + 0.5f); // An image of one value is grey.
    }

    static float At(float[] sorted, double percent) => sorted[(int)Math.Round((sorted.Length - 1) * percent / 100)];
}
