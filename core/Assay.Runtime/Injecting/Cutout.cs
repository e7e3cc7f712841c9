using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>An object with some of its surroundings: a window of its image.</summary>
/// <param name="Frame">The whole image.</param>
/// <param name="Left">The window's first column.</param>
/// <param name="Top">The window's first row.</param>
/// <param name="Size">The window's.</param>
/// <param name="Mask">1 where the object is, row-major in the window.</param>
sealed record Cutout(Size Frame, int Left, int Top, Size Size, byte[] Mask, int Class)
{
    readonly Lazy<double> halfWidth = new(() => Widest(Size, Mask));

    /// <summary>The radius of the largest disc inside the object, in pixels, 1 or more: what strengths are relative to.</summary>
    public double HalfWidth => halfWidth.Value;

    public int Area { get; } = Mask.AsSpan().Count((byte)1);

    public static Cutout Of(ComponentMap components, int which, LabelMap map)
    {
        var found = components.Components[which];
        var cut = Empty(map.Size, found.Left, found.Top, found.Right, found.Bottom, 1);
        foreach (var run in components.Runs)
            if (run.Component == which)
                cut.Mask.AsSpan((run.Row - cut.Top) * cut.Size.Width + run.Left - cut.Left, run.Length).Fill(1);
        return new Cutout(cut.Frame, cut.Left, cut.Top, cut.Size, cut.Mask, (int)found.Key);
    }

    /// <summary>Null for a mask without pixels.</summary>
    public static Cutout? Of(Rle mask, int classIndex)
    {
        var (width, height) = (mask.Size.Width, mask.Size.Height);
        var bounds = RunBounds.Find(mask.Counts, height);
        if (bounds.Width == 0)
            return null;
        var all = new byte[mask.Size.Area];
        RunMask.Unpack(mask.Counts, width, height, all);
        var cut = Empty(mask.Size, bounds.X, bounds.Y, bounds.X + bounds.Width, bounds.Y + bounds.Height, 1);
        for (var y = 0; y < cut.Size.Height; y++)
            all.AsSpan((cut.Top + y) * width + cut.Left, cut.Size.Width).CopyTo(cut.Mask.AsSpan(y * cut.Size.Width));
        return new Cutout(cut.Frame, cut.Left, cut.Top, cut.Size, cut.Mask, classIndex);
    }

    static Cutout Empty(Size frame, int left, int top, int right, int bottom, int margin)
    {
        (left, top) = (Math.Max(0, left - margin), Math.Max(0, top - margin));
        (right, bottom) = (Math.Min(frame.Width, right + margin), Math.Min(frame.Height, bottom + margin));
        var size = new Size(right - left, bottom - top);
        return new Cutout(frame, left, top, size, new byte[size.Area], 0);
    }

    /// <summary>The same object with more around it, as far as the image reaches.</summary>
    public Cutout Grown(double margin)
    {
        var cut = Empty(Frame, Left, Top, Left + Size.Width, Top + Size.Height, (int)Math.Ceiling(margin));
        for (var y = 0; y < Size.Height; y++)
            Mask.AsSpan(y * Size.Width, Size.Width).CopyTo(cut.Mask.AsSpan((y + Top - cut.Top) * cut.Size.Width + Left - cut.Left));
        return new Cutout(cut.Frame, cut.Left, cut.Top, cut.Size, cut.Mask, Class);
    }

    /// <summary>The position in the whole image of a position in the window.</summary>
    public int InFrame(int at) => (Top + at / Size.Width) * Frame.Width + Left + at % Size.Width;

    /// <summary>Distance of every pixel to the nearest that is (or is not) the object's, squared.</summary>
    public long[] SquaredDistances(bool toObject)
    {
        var squared = new long[Mask.Length];
        DistanceTransform.Find(toObject ? Mask : Array.ConvertAll(Mask, one => (byte)(1 - one)), Size.Width, Size.Height, squared, new int[Mask.Length]);
        return squared;
    }

    static double Widest(Size size, byte[] mask)
    {
        var squared = new long[mask.Length];
        DistanceTransform.Find(Array.ConvertAll(mask, one => (byte)(1 - one)), size.Width, size.Height, squared, new int[mask.Length]);
        var most = squared.Max();
        return most == DistanceTransform.None ? Math.Max(1, Math.Min(size.Width, size.Height) / 2.0) : Math.Max(1, Math.Sqrt(most));
    }
}
