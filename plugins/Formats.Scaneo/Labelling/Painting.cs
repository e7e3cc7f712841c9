using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>Segmentations as a class per pixel: the later covers the earlier.</summary>
static class Painting
{
    /// <param name="areas">With their classes, in file order.</param>
    /// <param name="background">The class of pixels that no area covers, or null: void.</param>
    public static LabelMap Of(IReadOnlyList<(Feature Feature, int Class)> areas, Lazy<Ground> ground, Size size, int? background, SampleLedger ledger)
    {
        var ids = new ushort[size.Area];
        Array.Fill(ids, LabelMap.Void);
        foreach (var (feature, type) in areas)
        {
            if (RunsOf(feature, ground.Value, size, ledger) is not { } runs)
                continue;
            ledger.Add(Conversions.MapDetails, feature.Id is not null || feature.Source is not null || feature.Attributes.Count > 0 ? 1 : 0, feature.Place);
            ledger.Add(Conversions.Covered, Paint(runs, (ushort)type, ids, size), feature.Place);
        }
        if (background is { } rest)
            ids.AsSpan().Replace(LabelMap.Void, (ushort)rest);
        return new LabelMap(size, ids);
    }

    /// <summary>How many pixels of other classes were covered.</summary>
    static long Paint(uint[] runs, ushort type, ushort[] ids, Size size)
    {
        var (covered, position) = (0L, 0L);
        for (var i = 0; i < runs.Length; position += runs[i++])
            for (var p = position; i % 2 == 1 && p < position + runs[i]; p++)
            {
                ref var id = ref ids[p % size.Height * size.Width + p / size.Height];
                covered += id != LabelMap.Void && id != type ? 1 : 0;
                id = type;
            }
        return covered;
    }

    static uint[]? RunsOf(Feature feature, Ground ground, Size size, SampleLedger ledger)
    {
        try
        {
            if (feature.Broken is { } broken)
                throw broken;
            var area = Area.Of(feature, ground, size, ledger);
            ledger.Add(Conversions.Cut, area.IsCut ? 1 : 0, feature.Place);
            if (area.Runs.Length < 2)
                ledger.Add(new Problem("zero-area", "the area holds no pixel of the image, so the map does not show it") { Place = feature.Place });
            return area.Runs;
        }
        catch (BrokenShape broken)
        {
            ledger.Add(SampleReader.LeftOut(broken, feature));
            return null;
        }
    }
}
