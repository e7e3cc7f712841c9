namespace Assay.Review.Terminal;

/// <summary>Where the parts of a picture come from.</summary>
sealed class PictureSource(Item item, OpenItem opened, ClassLook look, Func<IImage?> openImage)
{
    readonly List<string> notes = [];

    public Item Item => item;
    public OpenItem Opened => opened;
    public ClassLook Look => look;

    /// <summary>As they are now: reading a part may add some.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (notes)
                return [.. notes];
        }
    }

    /// <summary>References with a map or objects; that of an omission first.</summary>
    public IReadOnlyList<string> References { get; } =
        [.. opened.Opinions.Where(pair => pair.Value.LabelMap is not null || pair.Value.Instances is not null || pair.Value.Probabilities is not null).Select(pair => pair.Key).OrderBy(id => id == item.Reference ? 0 : 1)];

    Size Size => opened.Sample.Size;

    public OpenPicture Open(IReadOnlyList<View> wanted, CancellationToken cancel)
    {
        var (views, bands) = (new List<View>(), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        var image = Try(image =>
        {
            Choose(image, wanted, views, bands);
            return BandImage.Read(image, bands, new Window(0, 0, Size), cancel);
        }, cancel);
        if (image is null)
            views.Clear();
        var whole = Layers(new Window(0, 0, Size), Frame.Whole(Size).Step, image);
        if (whole.Labels is { Undrawn: > 0 and var undrawn })
            Note($"{undrawn} objects have a shape that cannot be drawn");
        if (opened.Sample.Labels?.Map is { } map && map.Size != Size)
            Note($"the label map is {map.Size}, the sample {Size}: it is not drawn");
        return new OpenPicture(this, views, bands, whole);
    }

    /// <summary>A window in full resolution. The image was read before; if it cannot be now, the part goes without.</summary>
    public PicturePart Part(Window window, IReadOnlyDictionary<string, int> bands, CancellationToken cancel) =>
        Layers(window, 1, bands.Count == 0 ? null : Try(image => BandImage.Read(image, bands, window, cancel), cancel));

    PicturePart Layers(Window window, int step, BandImage? image)
    {
        var frame = new Frame(window, step);
        return new PicturePart(window, image, Layer.Of(opened.Sample.Labels, Size, frame),
            [.. References.Select(id => Layer.Of(MapOf(opened.Opinions[id]), opened.Opinions[id].Instances, Size, frame))]);
    }

    static LabelMap? MapOf(Opinion opinion) => opinion.LabelMap ?? (opinion.Probabilities is { } probabilities ? MostProbable(probabilities) : null);

    /// <summary>The most probable class of each pixel; runs keep maps, so this is for reviews of something else.</summary>
    static LabelMap MostProbable(Probabilities probabilities)
    {
        var ids = new ushort[probabilities.Size.Area];
        for (var i = 0; i < ids.Length; i++)
            for (var k = 1; k < probabilities.Classes; k++)
                if (probabilities[k, i] > probabilities[ids[i], i])
                    ids[i] = (ushort)k;
        return new LabelMap(probabilities.Size, ids);
    }

    BandImage? Try(Func<IImage, BandImage> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            using var image = openImage();
            if (image is null)
                return null;
            if (image.Size == Size)
                return read(image);
            Note($"the image is {image.Size}, the sample {Size}: it is not drawn");
        }
        catch (Exception e) when (e is AssayException or IOException or UnauthorizedAccessException)
        {
            Note($"the image cannot be read: {e.Message}");
        }
        return null;
    }

    void Note(string note)
    {
        lock (notes)
            if (!notes.Contains(note))
                notes.Add(note);
    }

    /// <summary>The views that this image has the bands for; those that it has not are named.</summary>
    void Choose(IImage image, IReadOnlyList<View> wanted, List<View> views, Dictionary<string, int> bands)
    {
        foreach (var view in wanted)
            if (view.Bands.FirstOrDefault(name => BandNames.Find(name, image.BandNames, image.Bands) is null) is { } missing)
                Note($"the view '{view.Name}' needs the band '{missing}', which this image of {image.Bands} bands has not");
            else
                views.Add(view);
        if (views.Count == 0)
            views.AddRange(BandNames.Guess(image.Bands, image.Stored == PixelType.UInt8));
        foreach (var name in views.SelectMany(view => view.Bands))
            bands[name] = BandNames.Find(name, image.BandNames, image.Bands)!.Value;
    }
}
