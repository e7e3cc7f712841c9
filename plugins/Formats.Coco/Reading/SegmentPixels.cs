using Assay.Kernels.Codecs;

namespace Assay.Formats.Coco.Reading;

/// <summary>The segment of every pixel of a panoptic PNG file, and its masks. An id is R + 256 G + 65536 B; 0 is none.</summary>
sealed class SegmentPixels
{
    readonly List<List<uint>> runs = [];

    SegmentPixels(Size size, uint[] ids)
    {
        (Size, Ids) = (size, ids);
        Collect();
    }

    public Size Size { get; }

    /// <summary>Row-major.</summary>
    public uint[] Ids { get; }

    /// <summary>By id, the position of its mask; in the order in which columns meet them.</summary>
    public Dictionary<uint, int> Positions { get; } = [];

    /// <summary>The runs of the mask at a position, down the columns, background first.</summary>
    public uint[] Runs(int position)
    {
        var list = runs[position];
        var (counts, end) = (new uint[list.Count + 1], 0u);
        for (var i = 0; i < list.Count; i++)
            (counts[i], end) = (list[i] - end, list[i]);
        counts[^1] = (uint)Size.Area - end;
        return counts[^1] == 0 ? counts[..^1] : counts;
    }

    public long Area(int position)
    {
        var area = 0L;
        for (var i = 0; i < runs[position].Count; i += 2)
            area += runs[position][i + 1] - runs[position][i];
        return area;
    }

    /// <exception cref="DataException">The file is missing, broken, without colours or of another size.</exception>
    public static SegmentPixels Read(string path, Size size)
    {
        try
        {
            var header = PngFile.ReadHeader(path);
            if (header.Width != size.Width || header.Height != size.Height)
                throw new DataException("image-sizes-differ", $"the PNG file is {header.Width}x{header.Height}, its image {size.Width}x{size.Height}; do they belong together?", path);
            if (header.Depth != 8 || header.Bands is not (3 or 4))
                throw new DataException("panoptic-png", $"the PNG file is {header.Color} of {header.Depth} bits; expected colours of 8 bits, whose R + 256 G + 65536 B is the segment", path);
            return new SegmentPixels(size, Ids24(PngFile.Read(path).Narrow, header.Bands));
        }
        catch (InvalidDataException broken)
        {
            throw new DataException("broken-panoptic-png", broken.Message, path, inner: broken);
        }
        catch (Exception broken) when (broken is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException("missing-masks", "the PNG file of the panoptic annotation is not there; put it there, or name its folder with 'masks:'", path, inner: broken);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", path, inner: broken);
        }
    }

    static uint[] Ids24(byte[] samples, int bands)
    {
        var ids = GC.AllocateUninitializedArray<uint>(samples.Length / bands);
        for (var (i, at) = (0, 0); i < ids.Length; i++, at += bands)
            ids[i] = samples[at] | (uint)samples[at + 1] << 8 | (uint)samples[at + 2] << 16;
        return ids;
    }

    // Of each segment where, down the columns, it begins and ends.
    void Collect()
    {
        var (before, start) = (0u, 0u);
        for (var x = 0; x < Size.Width; x++)
            for (var (y, at) = (0, x); y < Size.Height; y++, at += Size.Width)
                if (Ids[at] != before)
                {
                    var here = (uint)(x * Size.Height + y);
                    Close(before, start, here);
                    (before, start) = (Ids[at], here);
                }
        Close(before, start, (uint)Size.Area);
    }

    void Close(uint id, uint start, uint end)
    {
        if (id == 0 || start == end)
            return;
        if (!Positions.TryGetValue(id, out var position))
        {
            Positions[id] = position = runs.Count;
            runs.Add([]);
        }
        runs[position].Add(start);
        runs[position].Add(end);
    }
}
