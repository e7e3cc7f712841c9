using System.Text;

namespace Assay.Review.Terminal;

/// <summary>Between terminal and model: bytes become keys, keys another model, models frames. All of it on one thread; items are opened beside it.</summary>
sealed class ReviewLoop(TerminalSession session, IReview review, Keymap keymap, TerminalReviewerOptions options)
{
    static readonly TimeSpan EscapePause = TimeSpan.FromMilliseconds(40), BlinkTime = TimeSpan.FromMilliseconds(500), LookAround = TimeSpan.FromSeconds(5);

    /// <summary>Windows sends no signal when a console changes its size.</summary>
    static readonly TimeSpan SizeTime = OperatingSystem.IsWindows() ? TimeSpan.FromMilliseconds(250) : LookAround;

    readonly KeyParser parser = new();
    readonly Rasters rasters = new();
    Desk desk = null!;
    Model model = null!;
    PictureOutput pictures = null!;
    GridWriter writer = null!;
    Grid grid = new(0, 0);
    Task<bool>? detail;
    DateTime lastTick = DateTime.UtcNow, lastRefresh = DateTime.UtcNow;

    /// <summary>Until the person leaves.</summary>
    /// <returns>What to say then.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel)
    {
        using var shelf = new ItemShelf(review, options.Views, _ => session.Post(TerminalEvent.Wake));
        shelf.Prepare = Prepare;
        desk = new Desk(review, keymap, shelf, options, TimeProvider.System);
        model = Update.Start(desk, session.Size.Width, session.Size.Height);
        // The list is there before the terminal has said what it can show.
        var environment = TerminalEnvironment.OfProcess;
        // The variable is the terminal's, or what --images says: it knows better than the pipeline.
        var choice = environment["ASSAY_IMAGES"].Length > 0 ? ImageChoice.Auto : options.Images;
        Adopt(TerminalCapabilities.Decide(choice, environment, new TerminalReplies()) with { Cell = (1, 2), Protocol = ImageProtocol.Cells });
        Draw();
        var (capabilities, meanwhile) = await TerminalProbe.AskAsync(choice, environment, session.Events, bytes => session.Write(bytes), TimeProvider.System, cancel);
        Adopt(capabilities);
        foreach (var what in meanwhile)
            Handle(what);
        while (model.Effect is not Effect.Leave && !cancel.IsCancellationRequested)
        {
            Draw();
            await WaitAsync(cancel);
        }
        pictures.Remove();
        return Summary.Of(model, desk);
    }

    void Adopt(TerminalCapabilities capabilities)
    {
        pictures = new PictureOutput(capabilities, bytes => session.Write(bytes));
        writer = new GridWriter(capabilities.Depth);
        model = Update.Settle(model with { Cell = capabilities.Cell, OpenedFor = -1 }, desk);
    }

    /// <summary>Draws an item's picture as it will be shown, beside the screen.</summary>
    void Prepare(ShelvedItem item)
    {
        var now = model;
        if (item.Picture is { } picture && !Layout.Of(now).Picture.IsEmpty)
            rasters.Get(picture, Update.Opened(now, picture), Layout.PaneOf(now));
    }

    /// <summary>Waits for something to happen and takes all that has.</summary>
    async Task WaitAsync(CancellationToken cancel)
    {
        var patience = parser.IsWaiting ? EscapePause : model.Picture.Shown == PictureMode.Blink ? BlinkTime : SizeTime;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            if (!await session.Events.WaitToReadAsync(limit.Token))
                model = model with { Effect = new Effect.Leave() };
        }
        catch (OperationCanceledException)
        {
            foreach (var key in parser.IsWaiting ? parser.Flush() : [])
                Press(key);
        }
        while (model.Effect is not Effect.Leave && session.Events.TryRead(out var what))
            Handle(what);
        PassTime();
    }

    void PassTime()
    {
        var now = DateTime.UtcNow;
        if (model.Picture.Shown == PictureMode.Blink && now - lastTick >= BlinkTime)
            (model, lastTick) = (Update.Tick(model), now);
        if (now - lastRefresh >= LookAround)
        {
            lastRefresh = now;
            if (review.Refresh())
                desk.Forget();
        }
        if ((OperatingSystem.IsWindows() || now == lastRefresh) && session.Remeasure())
            Resized();
    }

    void Handle(TerminalEvent what)
    {
        switch (what.Kind)
        {
            case TerminalEventKind.Bytes:
                foreach (var key in parser.Add(what.Bytes.Span))
                    Press(key);
                break;
            case TerminalEventKind.Leave:
                model = model with { Effect = new Effect.Leave() };
                break;
            case TerminalEventKind.Suspend:
                Suspend();
                break;
            case TerminalEventKind.Continued:
                session.Resume();
                Resized();
                break;
            case TerminalEventKind.Resized:
                if (session.Remeasure())
                    Resized();
                break;
            default:
                model = Update.Settle(model, desk);
                break;
        }
    }

    void Press(Key key)
    {
        if (model.Effect is Effect.Leave)
            return;
        model = Update.Press(model, key, desk);
        switch (model.Effect)
        {
            case Effect.Copy(var text):
                session.Write(Encoding.ASCII.GetBytes($"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\a"));
                break;
            case Effect.Suspend:
                Suspend();
                break;
            case Effect.Redraw:
                writer.Forget();
                break;
        }
    }

    void Suspend()
    {
        pictures.Remove();
        model = model with { Effect = null };
        session.Suspend();
        Resized();
    }

    void Resized()
    {
        writer.Forget();
        model = Update.Resize(model, session.Size.Width, session.Size.Height, desk);
    }

    void Draw()
    {
        LoadDetail();
        if ((grid.Width, grid.Height) != model.Size)
            grid = new Grid(model.Size.Width, model.Size.Height);
        Screen.Draw(grid, model, desk, pictures.Capabilities.Depth, rasters, pictures.Draw);
        var all = pictures.BeforeGrid();
        if (all)
            writer.Forget();
        session.Write(writer.Write(grid));
        if (pictures.AfterGrid(all))
            return;
        model = Update.Settle(model with { Cell = pictures.Capabilities.Cell, OpenedFor = -1, Notice = new Notice(pictures.Capabilities.Why + ": half blocks from here on") }, desk);
        Screen.Draw(grid, model, desk, pictures.Capabilities.Depth, rasters, pictures.Draw);
        writer.Forget();
        session.Write(writer.Write(grid));
    }

    /// <summary>Of a sample that is held reduced, what is looked at is read in full.</summary>
    void LoadDetail()
    {
        if (detail is { IsCompleted: false } || desk.Shelf.Find(model.Position)?.Picture is not { } picture || model.OpenedFor != model.Position || !picture.NeedsDetail(model.Picture, Layout.PaneOf(model)))
            return;
        detail = LoadAsync(picture, model.Picture, Layout.PaneOf(model));
    }

    async Task<bool> LoadAsync(OpenPicture picture, PictureState state, Pane pane)
    {
        var isMore = await picture.LoadDetailAsync(state, pane, CancellationToken.None).ConfigureAwait(false);
        rasters.Forget(picture);
        session.Post(TerminalEvent.Wake);
        return isMore;
    }
}
