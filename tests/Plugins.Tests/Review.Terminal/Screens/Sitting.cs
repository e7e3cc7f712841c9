using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

/// <summary>A reviewer at a desk: presses keys, looks at the screen. The clock goes on by two seconds with every key.</summary>
sealed class Sitting
{
    readonly Clock clock = new();
    readonly Rasters rasters = new();

    public Sitting(FakeReview review, TerminalReviewerOptions? options = null, int width = 120, int height = 40, string keymap = "")
    {
        (Review, Shelf) = (review, new FakeShelf(review));
        Desk = new Desk(review, KeymapReader.Read([("own.yaml", keymap)]), Shelf, options ?? new TerminalReviewerOptions(), clock);
        Model = Update.Start(Desk, width, height);
    }

    public FakeReview Review { get; }
    public FakeShelf Shelf { get; }
    public Desk Desk { get; }
    public Model Model { get; private set; }

    /// <summary>The rank of the item looked at.</summary>
    public int Rank => Model.Position < 0 ? 0 : Review.Items[Model.Position].Rank;

    /// <summary>Presses keys, given by their names with spaces between them.</summary>
    public Sitting Press(string keys)
    {
        foreach (var name in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Press(Key.Named(name));
        return this;
    }

    public Sitting Press(Key key)
    {
        clock.Now += TimeSpan.FromSeconds(2);
        Model = Update.Press(Model, key, Desk);
        return this;
    }

    /// <summary>Writes a text, a key a character.</summary>
    public Sitting Type(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            Press(Key.Of(rune.ToString()));
        return this;
    }

    public Sitting Wait(TimeSpan time)
    {
        clock.Now += time;
        return this;
    }

    public Sitting Resize(int width, int height)
    {
        Model = Update.Resize(Model, width, height, Desk);
        return this;
    }

    public Sitting Settle()
    {
        Model = Update.Settle(Model, Desk);
        return this;
    }

    public Grid Draw(ColorDepth depth = ColorDepth.None)
    {
        var grid = new Grid(Model.Size.Width, Model.Size.Height);
        Screen.Draw(grid, Model, Desk, depth, rasters, (to, area, raster) => HalfBlocks.Draw(to, area, raster, depth));
        return grid;
    }

    /// <summary>The screen without colours, as text.</summary>
    public string Text => Draw().ToText();

    public string Status => Text.Split('\n')[^3];

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
