using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class LargeSceneTests : IDisposable
{
    static readonly Size Size = new(9000, 7000);
    static readonly Pane Pane = new(80, 40);

    readonly DrawnImage image = new(Size, 3, (_, x, y) => (x + y) % 2 * 200);

    public void Dispose() => image.Dispose();

    OpenPicture Open() => Scene.Open(Scene.Opened(new Labels { Instances = [new Instance { Class = 1, Geometry = new BoxGeometry(new Box(5000, 4000, 31, 21)) }] }, null, Size), () => image,
        Scene.Item(Unit.Instance, 0));

    [Fact]
    public async Task A_large_scene_is_read_reduced_and_its_place_in_full()
    {
        var picture = Open();
        Assert.All(image.Reads, read => Assert.True(read.Target.Area * 3 <= 6_291_456));
        var state = new PictureState { Mode = PictureMode.Contour }.Opened(picture, Pane);
        Assert.True(picture.NeedsDetail(state, Pane));
        Assert.True(await picture.LoadDetailAsync(state, Pane, CancellationToken.None));
        Assert.False(picture.NeedsDetail(state, Pane));
        Assert.Equal(new Size(1024, 1024), image.Reads[^1].Target);
        var raster = PictureComposer.Compose(picture, state, Pane);
        Assert.Equal(2 * (31 + 21) - 4, raster.Marks.Count('C'));
        Assert.Contains(200 * 0x010101, raster.Pixels.ToArray());
    }

    [Fact]
    public void All_of_it_needs_no_more_than_was_read_at_first() => Assert.False(Open().NeedsDetail(new PictureState().Fit(), Pane));

    [Fact]
    public async Task Moving_within_what_is_there_reads_nothing()
    {
        var picture = Open();
        var state = new PictureState().Opened(picture, Pane);
        Assert.True(await picture.LoadDetailAsync(state, Pane, CancellationToken.None));
        Assert.False(picture.NeedsDetail(state.Pan(0.5, 0.5, Size, Pane), Pane));
        var far = state with { CentreX = 100, CentreY = 100 };
        Assert.True(picture.NeedsDetail(far, Pane));
    }

    [Fact]
    public void Reading_stops_when_nobody_waits_any_more()
    {
        using var cancel = new CancellationTokenSource();
        var slow = new DrawnImage(new Size(8, 8), 3, (_, _, _) =>
        {
            cancel.Cancel();
            return 0;
        });
        Assert.Throws<OperationCanceledException>(() => OpenPicture.Load(Scene.Item(), Scene.Opened((Labels?)null, null, slow.Size), new ClassLook(Scene.Classes), () => slow, new Dictionary<string, ViewOptions>(), cancel.Token));
        Assert.Single(slow.Reads);
    }
}
