namespace Assay.Outputs.Report.Pictures;

/// <summary>Pixels of one picture: a dimmed photograph with something drawn over it.</summary>
sealed class Canvas
{
    public static readonly (byte, byte, byte) OnlyLabels = (240, 140, 20), OnlyReference = (70, 160, 255), OtherClass = (220, 60, 200);

    public Canvas(Size size, byte[]? photo, bool dimmed)
    {
        Size = size;
        Pixels = new byte[3 * size.Area];
        for (var i = 0; i < size.Area; i++)
            if (photo is null)
                Pixels.AsSpan(3 * i, 3).Fill(70);
            else if (!dimmed)
                photo.AsSpan(3 * i, 3).CopyTo(Pixels.AsSpan(3 * i));
            else
                Pixels.AsSpan(3 * i, 3).Fill((byte)((photo[3 * i] * 0.3 + photo[3 * i + 1] * 0.59 + photo[3 * i + 2] * 0.11) * 0.75));
    }

    public Size Size { get; }

    /// <summary>Red, green, blue.</summary>
    public byte[] Pixels { get; }

    /// <summary>Classes in their colours, edges between objects full.</summary>
    public Canvas Fill(Plane plane)
    {
        for (var i = 0; i < Size.Area; i++)
            if (plane.Classes[i] is not Plane.None and var index)
                Mix(i, ClassColors.Of(index), IsEdge(plane, i) ? 1 : 0.5);
        return this;
    }

    bool IsEdge(Plane plane, int i) => (i % Size.Width + 1 < Size.Width && plane.Objects[i] != plane.Objects[i + 1]) || (i + Size.Width < Size.Area && plane.Objects[i] != plane.Objects[i + Size.Width]);

    /// <summary>Where two say something else. Pixels of maps that one of them leaves out say nothing.</summary>
    public Canvas Differ(Plane labels, Plane reference)
    {
        var voids = !labels.IsOfObjects || !reference.IsOfObjects;
        for (var i = 0; i < Size.Area; i++)
            if ((labels.Classes[i], reference.Classes[i]) is var (ours, theirs) && ours != theirs && !(voids && (ours == Plane.None || theirs == Plane.None)))
                Mix(i, ours == Plane.None ? OnlyReference : theirs == Plane.None ? OnlyLabels : OtherClass, 0.8);
        return this;
    }

    /// <summary>A frame, light with a dark rim, so that it shows on everything.</summary>
    public Canvas Outline(Box box)
    {
        Frame(box, 1, 20);
        Frame(box, 0, 255);
        return this;
    }

    void Frame(Box box, int grow, byte shade)
    {
        var (left, top, right, bottom) = ((int)box.X - grow, (int)box.Y - grow, (int)box.Right + grow, (int)box.Bottom + grow);
        for (var x = left; x <= right; x++)
        {
            Set(x, top, shade);
            Set(x, bottom, shade);
        }
        for (var y = top; y <= bottom; y++)
        {
            Set(left, y, shade);
            Set(right, y, shade);
        }
    }

    void Set(int x, int y, byte shade)
    {
        if (x >= 0 && y >= 0 && x < Size.Width && y < Size.Height)
            Pixels.AsSpan(3 * (y * Size.Width + x), 3).Fill(shade);
    }

    void Mix(int pixel, (byte Red, byte Green, byte Blue) color, double share)
    {
        var at = Pixels.AsSpan(3 * pixel, 3);
        at[0] = (byte)(at[0] * (1 - share) + color.Red * share);
        at[1] = (byte)(at[1] * (1 - share) + color.Green * share);
        at[2] = (byte)(at[2] * (1 - share) + color.Blue * share);
    }
}
