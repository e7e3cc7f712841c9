using System.Collections.Concurrent;

namespace Assay.Review.Terminal;

/// <summary>
/// What is needed to draw one item: image, labels, references, places, score map. Never changes but for <see cref="LoadDetailAsync"/>, which may run beside drawing. Holds a
/// bounded number of pixels: of a large sample all of it reduced, and the part that is looked at in full.
/// </summary>
public sealed class OpenPicture
{
    const int DetailSide = 1024;

    readonly PictureSource source;
    readonly IReadOnlyDictionary<string, int> bands;
    readonly PicturePart whole;
    readonly ConcurrentDictionary<View, IReadOnlyList<(float Dark, float Bright)>> ends = new();
    readonly ConcurrentDictionary<int, IReadOnlyList<int>> classes = new();
    volatile PicturePart? detail;

    internal OpenPicture(PictureSource source, IReadOnlyList<View> views, IReadOnlyDictionary<string, int> bands, PicturePart whole)
    {
        (this.source, ShownViews, this.bands, this.whole) = (source, views, bands, whole);
        Views = [.. views.Select(view => view.Name)];
        Heat = HeatMap.Of(source.Opened, Size);
        Places = PlaceFinder.Find(source, whole, Heat);
    }

    /// <summary>The item.</summary>
    public Item Item => source.Item;

    /// <summary>What is known of it.</summary>
    public OpenItem Opened => source.Opened;

    /// <summary>Of the sample.</summary>
    public Size Size => source.Opened.Sample.Size;

    /// <summary>Ways to look at the image, by name; empty without an image.</summary>
    public IReadOnlyList<string> Views { get; }

    internal IReadOnlyList<View> ShownViews { get; }

    /// <summary>References that have something to draw, by id.</summary>
    public IReadOnlyList<string> References => source.References;

    /// <summary>Where to look, the worst first.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>How classes are drawn.</summary>
    public ClassLook Look => source.Look;

    /// <summary>What a person should know of the picture: that the image cannot be read, and why; bands that a view lacks; objects that cannot be drawn.</summary>
    public IReadOnlyList<string> Notes => source.Notes;

    internal HeatMap? Heat { get; }

    internal PicturePart Whole => whole;

    /// <summary>The labels' instance that the item is about, or -1.</summary>
    internal int Focus => Item.Instance ?? -1;

    /// <summary>The instance of a reference that the item is about, or -1.</summary>
    internal int FocusIn(int reference) => Item.ReferenceInstance is { } index && References.ElementAtOrDefault(reference) == Item.Reference ? index : -1;

    /// <summary>The picture has what a mode draws.</summary>
    public bool Shows(PictureMode mode) => mode switch
    {
        PictureMode.Image => true,
        PictureMode.Fill or PictureMode.Contour => whole.Labels is not null,
        PictureMode.Heat => Heat is not null,
        _ => whole.Labels is not null && References.Count > 0 || References.Count > 0 && mode is PictureMode.Both or PictureMode.SideBySide,
    };

    /// <summary>What a person is told who asks for a mode that the picture has nothing for.</summary>
    public string WhyNot(PictureMode mode) => Shows(mode) ? ""
        : mode == PictureMode.Heat ? "no step has kept a score per pixel: say 'maps: true' beside soft_min and run again"
        : whole.Labels is null ? "the sample has no labels to draw" : "no reference has kept anything to draw";

    /// <summary>Classes that are drawn of the labels or of a reference, in order; those that say "nothing here" are not.</summary>
    internal IReadOnlyList<int> ClassesOf(int reference) => classes.GetOrAdd(reference, reference =>
        [.. (whole.Labels?.Classes ?? []).Concat(whole.References.ElementAtOrDefault(reference)?.Classes ?? []).Distinct().Where(id => id != LabelMap.Void && !Look.IsNothing(id)).Select(id => (int)id).Order()]);

    /// <summary>Opens an item of a review.</summary>
    /// <param name="review">Open.</param>
    /// <param name="item">One of its items.</param>
    /// <param name="options">The views that a person asked for; empty: some that fit the image.</param>
    /// <param name="cancel">Stops reading; what was read is thrown away.</param>
    /// <exception cref="DataException">The labels cannot be read. An image that cannot is left out, and said in <see cref="Notes"/>.</exception>
    public static async Task<OpenPicture> LoadAsync(IReview review, Item item, IReadOnlyDictionary<string, ViewOptions> options, CancellationToken cancel)
    {
        var opened = await review.OpenAsync(item, cancel).ConfigureAwait(false);
        return await Task.Run(() => Load(item, opened, new ClassLook(review.Classes), () => review.OpenImage(item), options, cancel), cancel).ConfigureAwait(false);
    }

    /// <summary>Puts a picture together.</summary>
    /// <param name="item">The item.</param>
    /// <param name="opened">What is known of it.</param>
    /// <param name="look">How classes are drawn.</param>
    /// <param name="openImage">Opens its image; null when there is none.</param>
    /// <param name="options">Views; empty: some that fit.</param>
    /// <param name="cancel">Stops reading.</param>
    public static OpenPicture Load(Item item, OpenItem opened, ClassLook look, Func<IImage?> openImage, IReadOnlyDictionary<string, ViewOptions> options, CancellationToken cancel = default) =>
        new PictureSource(item, opened, look, openImage).Open(View.All(options), cancel);

    /// <summary>What is shown is held at less than its own resolution: load it.</summary>
    public bool NeedsDetail(PictureState state, Pane pane) => DetailWindow(state, pane) is not null;

    /// <summary>Loads what a state shows in full resolution, if it is not there; draws change from the next on. One call at a time.</summary>
    /// <returns>Whether there is more to see now.</returns>
    public Task<bool> LoadDetailAsync(PictureState state, Pane pane, CancellationToken cancel)
    {
        if (DetailWindow(state, pane) is not { } window)
            return Task.FromResult(false);
        return Task.Run(() =>
        {
            detail = source.Part(window, bands, cancel);
            return true;
        }, cancel);
    }

    /// <summary>A square around what is shown, when that is less than all, enlarged or nearly so, and not there yet.</summary>
    Window? DetailWindow(PictureState state, Pane pane)
    {
        var port = ViewPort.Of(state, Size, pane);
        if (whole.IsFull || port.Scale * HeldStep <= 1 || port.Shown(Size) is not { } shown || shown.Size.Width > DetailSide || shown.Size.Height > DetailSide || Covers(detail, shown))
            return null;
        var (width, height) = (Math.Min(DetailSide, Size.Width), Math.Min(DetailSide, Size.Height));
        return new Window(Math.Clamp(shown.X + shown.Size.Width / 2 - width / 2, 0, Size.Width - width), Math.Clamp(shown.Y + shown.Size.Height / 2 - height / 2, 0, Size.Height - height), new Size(width, height));
    }

    int HeldStep => Math.Max(whole.Image?.Frame.Step ?? 1, whole.Labels?.Frame.Step ?? 1);

    static bool Covers(PicturePart? part, Window shown) => part is not null && new Frame(part.Window, 1).Holds(shown);

    /// <summary>The best part there is for what is shown.</summary>
    internal PicturePart PartFor(ViewPort port) => detail is { } part && port.Shown(Size) is { } shown && Covers(part, shown) ? part : whole;

    /// <summary>What is dark and bright in a view: of the whole image, so that moving about changes no colour.</summary>
    internal IReadOnlyList<(float Dark, float Bright)> Ends(View view) => ends.GetOrAdd(view, view => whole.Image!.Ends(view));

    /// <summary>Does now what drawing a state would have to do first; called where nobody waits.</summary>
    public OpenPicture Warm(PictureState state)
    {
        if (whole.Image is { } image && ShownViews.ElementAtOrDefault(state.View) is { } view)
            image.Colours(view, Ends(view));
        if (state.Mode == PictureMode.Distance)
            whole.Distances(state.Reference);
        return this;
    }
}
