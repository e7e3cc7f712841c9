namespace Assay.Review.Terminal;

/// <summary>How a picture is looked at. Says nothing of a terminal: the same state shows the same place whatever draws it.</summary>
public sealed record PictureState
{
    const double LeastContext = 24, MostZoom = 32;

    /// <summary>What is drawn over the image.</summary>
    public PictureMode Mode { get; init; } = PictureMode.Both;

    /// <summary>False while a person wants to see the image alone.</summary>
    public bool Overlay { get; init; } = true;

    /// <summary>How much areas cover the image, in [0,1].</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>Position among the picture's views.</summary>
    public int View { get; init; }

    /// <summary>Position among the picture's references.</summary>
    public int Reference { get; init; }

    /// <summary>Columns of cells a pixel of the sample; null: all of it is seen.</summary>
    public double? Zoom { get; init; }

    /// <summary>The column of the sample in the middle.</summary>
    public double CentreX { get; init; }

    /// <summary>The row of the sample in the middle.</summary>
    public double CentreY { get; init; }

    /// <summary>While blinking: the reference is on.</summary>
    public bool ReferenceIsOn { get; init; }

    /// <summary>The place looked at, among the picture's; null when it was left.</summary>
    public int? Place { get; init; }

    /// <summary>The pixel of the sample that is pointed at, in both halves of a picture.</summary>
    public (int X, int Y)? Cursor { get; init; }

    /// <summary>Zoom and centre stay when the next item opens.</summary>
    public bool KeepsView { get; init; }

    /// <summary>The mode that is drawn.</summary>
    public PictureMode Shown => Overlay ? Mode : PictureMode.Image;

    /// <summary>Opens an item: at its first place, or where the last one was when that is kept.</summary>
    public PictureState Opened(OpenPicture picture, Pane pane)
    {
        var next = this with
        {
            View = Math.Clamp(View, 0, Math.Max(0, picture.Views.Count - 1)),
            Reference = Math.Clamp(Reference, 0, Math.Max(0, picture.References.Count - 1)),
            Overlay = true,
            Cursor = null,
        };
        return KeepsView ? next with { Place = null } : picture.Places.Count > 0 ? next.At(0, picture, pane) : next.Fit();
    }

    /// <summary>All of it.</summary>
    public PictureState Fit() => this with { Zoom = null, Place = null };

    /// <summary>The next place worth a look, after the last the first; all of it when there is none.</summary>
    public PictureState ToNextPlace(OpenPicture picture, Pane pane) =>
        picture.Places.Count == 0 ? Fit() : At(Place is { } now ? (now + 1) % picture.Places.Count : 0, picture, pane);

    /// <summary>
    /// Looks at a place: with something around it, as large as there is room for, and never so small that pixels of the sample are lost; a place larger than the room is
    /// seen at 1:1 from its middle.
    /// </summary>
    public PictureState At(int place, OpenPicture picture, Pane pane)
    {
        var box = picture.Places[place].Box;
        var room = Mode == PictureMode.SideBySide ? pane.Half : pane;
        var (width, height) = (Math.Max(LeastContext, box.Width * 1.5), Math.Max(LeastContext, box.Height * 1.5));
        var scale = Math.Max(1, Math.Floor(Math.Min(room.Width / width, room.Height / height)));
        return this with { Zoom = Math.Min(MostZoom, scale / pane.CellWidth), CentreX = box.X + box.Width / 2, CentreY = box.Y + box.Height / 2, Place = place };
    }

    /// <summary>Moves by a share of what is shown, 1 being all of it.</summary>
    public PictureState Pan(double across, double down, Size size, Pane pane)
    {
        var (port, here) = (Port(size, pane), Held(size, pane));
        return here with { CentreX = here.CentreX + across * port.Width / port.Scale, CentreY = here.CentreY + down * port.Height / port.Scale, Place = null };
    }

    /// <summary>Larger by a step: 1, 2, 3, 4, 6, 8, 12, ... shown pixels a pixel, the halves below.</summary>
    public PictureState ZoomIn(Size size, Pane pane) => Scaled(Steps.FirstOrDefault(step => step > Port(size, pane).Scale * 1.01, Steps[^1]), size, pane);

    /// <summary>Smaller by a step, down to all of it.</summary>
    public PictureState ZoomOut(Size size, Pane pane)
    {
        var fit = ViewPort.Fit(size, Room(pane));
        var step = Steps.LastOrDefault(step => step < Port(size, pane).Scale * 0.99, 0);
        return step <= fit ? Fit() : Scaled(step, size, pane);
    }

    static readonly double[] Steps = [1 / 64.0, 1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256];

    PictureState Scaled(double scale, Size size, Pane pane) => Held(size, pane) with { Zoom = Math.Min(MostZoom, scale / pane.CellWidth) };

    /// <summary>The same view with its middle written down, not clamped: what a move starts from.</summary>
    PictureState Held(Size size, Pane pane)
    {
        var port = Port(size, pane);
        return this with { Zoom = port.Scale / pane.CellWidth, CentreX = port.Left + port.Width / port.Scale / 2, CentreY = port.Top + port.Height / port.Scale / 2 };
    }

    Pane Room(Pane pane) => Mode == PictureMode.SideBySide && Overlay ? pane.Half : pane;

    ViewPort Port(Size size, Pane pane) => ViewPort.Of(this, size, Room(pane));

    /// <summary>The next mode that the picture has something to show for.</summary>
    public PictureState ToNextMode(OpenPicture picture)
    {
        var mode = Mode;
        do
            mode = (PictureMode)(((int)mode + 1) % Enum.GetValues<PictureMode>().Length);
        while (mode != Mode && !picture.Shows(mode));
        return this with { Mode = mode, Overlay = true };
    }

    /// <summary>The next reference, after the last the first.</summary>
    public PictureState ToNextReference(OpenPicture picture) => picture.References.Count == 0 ? this : this with { Reference = (Reference + 1) % picture.References.Count };

    /// <summary>Another view: 1 is the next, -1 the one before.</summary>
    public PictureState ToView(int step, OpenPicture picture) =>
        picture.Views.Count == 0 ? this : this with { View = ((View + step) % picture.Views.Count + picture.Views.Count) % picture.Views.Count };

    /// <summary>Areas that cover the image by a quarter more or less; never not at all, never wholly.</summary>
    public PictureState WithAlpha(int steps) => this with { Alpha = Math.Clamp(Alpha + 0.25 * steps, 0.25, 1) };
}
