namespace Assay;

/// <summary>
/// Height x width class ids, row-major, one per pixel. A dataset or reference fills it with its own ids (what the file says); the host turns them into
/// positions in the audited dataset's <see cref="ClassList"/> before a scorer sees them.
/// </summary>
public sealed class LabelMap
{
    /// <summary>The id of a pixel that belongs to no class: ignored, no-data or unmapped.</summary>
    public const ushort Void = ushort.MaxValue;

    /// <summary>The first id that is not a class but an entry of <see cref="Strangers"/>, in maps that have any.</summary>
    public const ushort FirstStranger = 65_280;

    readonly ushort[] ids;

    /// <summary>Takes the array over; the caller must not change it afterwards.</summary>
    /// <exception cref="ArgumentException">The array does not have one id per pixel.</exception>
    public LabelMap(Size size, ushort[] ids) : this(size, ids, [])
    {
    }

    LabelMap(Size size, ushort[] ids, IReadOnlyList<long> strangers)
    {
        if (ids.Length != size.Area)
            throw new ArgumentException($"a label map of {size} has {size.Area} ids, got {ids.Length}", nameof(ids));
        (Size, this.ids, Strangers) = (size, ids, strangers);
    }

    /// <summary>Width and height.</summary>
    public Size Size { get; }

    /// <summary>The ids; pixel (x, y) is at y * width + x.</summary>
    public ReadOnlySpan<ushort> Ids => ids;

    /// <summary>
    /// Values of the file that no id can hold (negative, or <see cref="FirstStranger"/> and more): entry i stands in the map as <see cref="FirstStranger"/> + i.
    /// The host resolves them against <c>ignore:</c> and refuses the rest, so that -1 is never taken for a class. Empty in every map a scorer sees.
    /// </summary>
    public IReadOnlyList<long> Strangers { get; }

    /// <summary>Builds a map from integers of any type, setting aside what cannot be an id.</summary>
    /// <param name="size">Width and height.</param>
    /// <param name="values">Row-major.</param>
    /// <param name="hole">A value that stands for void, when there is one.</param>
    /// <exception cref="ArgumentException">The length is not the area, or there are more than 255 different values that cannot be ids.</exception>
    public static LabelMap FromValues(Size size, ReadOnlySpan<long> values, long? hole = null)
    {
        if (values.Length != size.Area)
            throw new ArgumentException($"a label map of {size} has {size.Area} ids, got {values.Length}", nameof(values));
        var ids = new ushort[values.Length];
        List<long> strangers = [];
        for (var i = 0; i < values.Length; i++)
            ids[i] = values[i] == hole ? Void : values[i] is >= 0 and < FirstStranger ? (ushort)values[i] : Stranger(strangers, values[i]);
        return new LabelMap(size, ids, strangers);
    }

    static ushort Stranger(List<long> strangers, long value)
    {
        var at = strangers.IndexOf(value);
        if (at < 0)
        {
            at = strangers.Count;
            strangers.Add(value);
        }
        return at < Void - FirstStranger
            ? (ushort)(FirstStranger + at)
            : throw new ArgumentException($"more than {Void - FirstStranger} different values that cannot be class ids, the last one {value}; is this a label map?");
    }

    /// <summary>The map of a window; <see cref="Strangers"/> stay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window reaches beyond the map.</exception>
    public LabelMap Crop(Window window)
    {
        CheckWithin(window);
        var cropped = GC.AllocateUninitializedArray<ushort>(checked((int)window.Size.Area));
        for (var y = 0; y < window.Size.Height; y++)
            Ids.Slice((window.Y + y) * Size.Width + window.X, window.Size.Width).CopyTo(cropped.AsSpan(y * window.Size.Width));
        return new LabelMap(window.Size, cropped, Strangers);
    }

    /// <summary>The same map with every pixel outside a window void.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window reaches beyond the map.</exception>
    public LabelMap Only(Window window)
    {
        CheckWithin(window);
        if (window.Size == Size)
            return this;
        var kept = new ushort[ids.Length];
        Array.Fill(kept, Void);
        for (var y = window.Y; y < window.Bottom; y++)
            Ids.Slice(y * Size.Width + window.X, window.Size.Width).CopyTo(kept.AsSpan(y * Size.Width + window.X));
        return new LabelMap(Size, kept, Strangers);
    }

    void CheckWithin(Window window)
    {
        if (window.X < 0 || window.Y < 0 || window.Right > Size.Width || window.Bottom > Size.Height)
            throw new ArgumentOutOfRangeException(nameof(window), $"the window {window} reaches beyond a map of {Size}");
    }

    /// <summary>Reads a map drawn as text, a row between slashes, a digit per pixel, a dot for void: <c>LabelMap.Parse("..11/..11")</c>.</summary>
    /// <exception cref="FormatException">Rows differ in length, or a character is neither a digit nor a dot.</exception>
    public static LabelMap Parse(string rows)
    {
        var lines = rows.Split('/', StringSplitOptions.TrimEntries);
        if (lines.Any(line => line.Length != lines[0].Length))
            throw new FormatException($"'{rows}' is not a label map: its rows differ in length");
        var ids = lines.SelectMany(line => line).Select(c =>
            c == '.' ? Void : char.IsAsciiDigit(c) ? (ushort)(c - '0') : throw new FormatException($"'{rows}' is not a label map: '{c}' is neither a digit nor '.'"));
        return new LabelMap(new Size(lines[0].Length, lines.Length), ids.ToArray());
    }
}
