namespace Assay.Models.Http.Images;

/// <summary>An image as it is sent: all bands in memory.</summary>
/// <param name="Size">Width and height.</param>
/// <param name="Bands">Row-major, as the file has them.</param>
/// <param name="Type">What is sent.</param>
sealed record Planes(Size Size, float[][] Bands, PixelType Type)
{
    /// <summary>What is sent for a number of the file; null: the number itself.</summary>
    public Func<float, double>? Map { get; init; }

    public Georeference? Where { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public double? NoData { get; init; }

    /// <exception cref="DataException">The image is broken, or larger than memory.</exception>
    public static Planes Read(IImage image, IReadOnlyList<int> chosen, string sample)
    {
        var (size, count) = (image.Size, image.Bands);
        if (size.Area * Math.Max(1, chosen.Count) > int.MaxValue / 8)
            throw new DataException("request-too-large", $"'{sample}' is {size} with {count} bands, too large for one request; audit it in tiles: dataset with tiles:");
        if (chosen.FirstOrDefault(band => band >= count, -1) is >= 0 and var missing)
            throw new DataException("no-such-band", $"'{sample}' has {count} bands, band {missing + 1} was asked for; correct preprocess:");
        var planes = chosen.Select(band =>
        {
            var plane = new float[size.Area];
            image.Read(new Box(0, 0, size.Width, size.Height), band, size, plane);
            return plane;
        }).ToArray();
        var names = image.BandNames;
        return new Planes(size, planes, image.Stored)
        {
            Where = image.Where,
            Names = names.Count == count ? [.. chosen.Select(band => names[band])] : [],
            NoData = count > 0 ? image.NoData(0) : null,
        };
    }
}
