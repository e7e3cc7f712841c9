using System.Globalization;
using Assay.Kernels.Geodesy;

namespace Assay.Runtime.Running;

/// <summary>
/// Before anything is scored: do labels, images and a second dataset lie on one grid? Looks at a few samples, evenly spread, whose labels say where they lie, and names the first that differs.
/// Pixels that are one on paper and not on the ground make every outline wrong by the same amount.
/// </summary>
static class GridCheck
{
    public static async Task RunAsync(OpenDataset dataset, IEnumerable<OpenReference> references, int count, ProblemLog problems, CancellationToken stop)
    {
        var others = references.Where(reference => reference.HasPlaces).ToArray();
        if (!dataset.Source.SaysWhere && others.Length == 0)
            return;
        List<(string Id, Georeference Ours, Georeference Theirs, GridDifference Difference)> images = [];
        var found = others.ToDictionary(reference => reference.Id, _ => images.ToList());
        var looked = 0;
        foreach (var index in ShiftCheck.Spread(count))
        {
            stop.ThrowIfCancellationRequested();
            if (await PlaceAsync(dataset, index) is not var (size, labels, image) || (labels ?? image) is not { } ours)
                continue;
            looked++;
            if (labels is not null && image is not null)
                Compare(images, dataset.Ids[index], labels, image, size);
            foreach (var reference in others)
                if (await WhereOfAsync(reference, index) is { } theirs)
                    Compare(found[reference.Id], dataset.Ids[index], ours, theirs, size);
        }
        Report(problems, "the labels and their images", "labels", "image", images, looked);
        foreach (var reference in others)
            Report(problems, $"the dataset and the reference '{reference.Id}'", "dataset", "reference", found[reference.Id], looked);
    }

    /// <summary>What goes wrong here goes wrong again when the sample is scored, and is counted there.</summary>
    static async Task<(Size Size, Georeference? Labels, Georeference? Image)?> PlaceAsync(OpenDataset dataset, int index)
    {
        try
        {
            var sample = await dataset.Source.ReadAsync(index, CancellationToken.None);
            return (sample.Size, sample.Where, dataset.WhereOfImage(index));
        }
        catch (Exception)
        {
            return null;
        }
    }

    static async Task<Georeference?> WhereOfAsync(OpenReference reference, int index)
    {
        try
        {
            return await reference.WhereOfAsync(index);
        }
        catch (Exception)
        {
            return null;
        }
    }

    static void Compare(List<(string, Georeference, Georeference, GridDifference)> found, string id, Georeference ours, Georeference theirs, Size size)
    {
        if (ours.Transform.Count == 6 && theirs.Transform.Count == 6 && GridDifference.Find(ours.Crs, ours.Transform, theirs.Crs, theirs.Transform, size.Width, size.Height) is { } difference)
            found.Add((id, ours, theirs, difference));
    }

    static void Report(ProblemLog problems, string who, string first, string second, List<(string Id, Georeference Ours, Georeference Theirs, GridDifference Difference)> found, int looked)
    {
        if (found.Count == 0)
            return;
        var (id, ours, theirs, difference) = found[0];
        problems.Add(new Problem("grid-mismatch", $"{who} lie on different grids in {found.Count} of {looked} samples looked at, '{id}' the first: {first} {Words(ours)}, {second} {Words(theirs)}, {Words(difference)}; "
            + "expected one grid: warp one of them to the other's, or correct its georeference")
        { Sample = id });
    }

    static string Words(Georeference where) => $"{(GroundReference.EpsgOf(where.Crs) is { } epsg ? $"EPSG:{epsg}" : where.Crs.Length > 40 ? where.Crs[..40] + "..." : where.Crs)} [{string.Join(", ", where.Transform.Select(Text))}]";

    static string Words(GridDifference difference) =>
        difference.Pixels is not { } pixels ? "two reference systems that are not turned into each other here"
        : $"up to {Text(Math.Round(pixels, 2))} px apart{(difference.Metres is { } metres ? $" ({Text(Math.Round(metres, 2))} m)" : "")}{(difference.SameReference ? "" : ", in different reference systems")}"
            + (difference.SizeRatio is { } ratio && Math.Abs(ratio - 1) > 1e-6 ? $", pixels {Text(Math.Round(ratio, 4))} times as large" : "");

    static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
