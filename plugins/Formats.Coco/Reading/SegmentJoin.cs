namespace Assay.Formats.Coco.Reading;

/// <summary>Joins what a panoptic annotation lists with the pixels of its PNG file; what only one of both has is a problem.</summary>
sealed class SegmentJoin(JsonFile file, Dictionary<int, int> categories, HashSet<int> stuff, CocoPanopticOptions options, string sample, List<Problem> problems)
{
    public Labels Labels(List<PanopticSegment> segments, SegmentPixels pixels)
    {
        List<Instance> instances = [];
        Dictionary<uint, int> classes = [];
        HashSet<uint> listed = [];
        foreach (var segment in segments)
            if (Find(segment, pixels, listed) is { } id && Category(segment) is { } category)
            {
                if (!segment.Crowd)
                    classes[id] = category;
                if (IsWanted(category))
                    instances.Add(Create(segment, category, pixels));
            }
        foreach (var (id, position) in pixels.Positions)
            if (!listed.Contains(id))
                Report("unlisted-segment", $"segment {id}", $"the PNG file has {pixels.Area(position)} pixels of a segment that segments_info does not list; they belong to no class");
        return new Labels { Instances = instances, Map = options.LabelMap ? Map(classes, pixels) : null };
    }

    uint? Find(PanopticSegment segment, SegmentPixels pixels, HashSet<uint> listed)
    {
        if (segment.Id is not (> 0 and <= 0xFFFFFF) || segment.Category is null)
            Report("broken-segment", segment.Id is { } odd ? $"segment {odd}" : null, "an entry of segments_info needs an id from 1 to 16777215 and a category_id; it is left out");
        else if (!listed.Add((uint)segment.Id))
            Report("duplicate-segment", $"segment {segment.Id}", "the id stands twice in segments_info; the first one counts");
        else if (!pixels.Positions.ContainsKey((uint)segment.Id))
            Report("segment-without-pixels", $"segment {segment.Id}", "the PNG file has no pixel of it; it is left out");
        else
            return (uint)segment.Id;
        return null;
    }

    int? Category(PanopticSegment segment)
    {
        if (segment.Category is >= int.MinValue and <= int.MaxValue && categories.TryGetValue((int)segment.Category, out var category))
            return category;
        Report("unknown-category", $"segment {segment.Id}", $"category_id {segment.Category} is not one of the file's categories; the segment is left out");
        return null;
    }

    bool IsWanted(int category) => options.Segments == PanopticSegments.All || stuff.Contains(category) == (options.Segments == PanopticSegments.Stuff);

    static Instance Create(PanopticSegment segment, int category, SegmentPixels pixels) => new()
    {
        Class = category,
        Geometry = new MaskGeometry(new Rle(pixels.Size, pixels.Runs(pixels.Positions[(uint)segment.Id!]))),
        SourceId = segment.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Crowd = segment.Crowd,
        StatedArea = segment.Area,
        StatedBox = segment.Box,
    };

    LabelMap Map(Dictionary<uint, int> classes, SegmentPixels pixels)
    {
        var map = new ushort[pixels.Ids.Length];
        var (last, value) = (0u, LabelMap.Void);
        for (var i = 0; i < map.Length; i++)
        {
            if (pixels.Ids[i] is var id && id != last)
                (last, value) = (id, classes.TryGetValue(id, out var category) ? (ushort)category : LabelMap.Void);
            map[i] = value;
        }
        return new LabelMap(pixels.Size, map);
    }

    void Report(string code, string? place, string message) => problems.Add(new Problem(code, message) { File = file.Path, Place = place, Sample = sample });
}
