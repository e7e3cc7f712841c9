using Assay.Review.Terminal;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Pictures;

/// <summary>
/// A frame's picture: 80 x 80 px of a 512 x 512 tile with labels and a reference, composed and drawn into cells, in every mode; the whole tile reduced; and 640 x 640 px as kitty gets
/// them. Promised: a composed frame in under 2 ms. Opening reads and colours the tile.
/// </summary>
public class CompositionBenchmark
{
    static readonly Pane Cells = new(80, 40), Pixels = new(80, 40, 8, 16);
    readonly Grid grid = new(80, 40);
    OpenPicture picture = null!;
    PictureState near = null!;
    Raster raster = null!;

    [Params(PictureMode.Both, PictureMode.Fill, PictureMode.Difference, PictureMode.Heat, PictureMode.SideBySide, PictureMode.Distance)]
    public PictureMode Mode { get; set; }

    [GlobalSetup]
    public void Open()
    {
        picture = Load();
        near = new PictureState { Mode = Mode }.Opened(picture, Cells);
        raster = PictureComposer.Compose(picture, near, Pixels);
    }

    static OpenPicture Load()
    {
        var size = new Size(Picture.Side, Picture.Side);
        var opened = new OpenItem(new Sample { Id = "a", Size = size, Labels = new Labels { Map = new LabelMap(size, Picture.WrongLabels()) } },
            new Dictionary<string, Opinion> { ["model"] = new() { LabelMap = new LabelMap(size, Picture.BlockyLabels()) } })
        { Maps = new Dictionary<string, float[]> { ["soft_min"] = new float[Picture.Area] } };
        return OpenPicture.Load(new Item(1, "a", "a", Unit.Sample, null, null, null, ""), opened, new ClassLook(ClassList.Named(Enumerable.Range(0, Picture.Classes).Select(i => $"class{i}"))),
            () => new Noise(size), new Dictionary<string, ViewOptions>());
    }

    [Benchmark]
    public void Frame() => HalfBlocks.Draw(grid, grid.All, PictureComposer.Compose(picture, near, Cells));

    [Benchmark]
    public Raster Whole() => PictureComposer.Compose(picture, near.Fit(), Cells);

    [Benchmark]
    public Raster Large() => PictureComposer.Compose(picture, near, Pixels);

    [Benchmark]
    public byte[] Kitty() => new KittyGraphics(1).Show(raster, grid.All);

    [Benchmark]
    public OpenPicture Opening() => Load().Warm(near);

    sealed class Noise(Size size) : IImage
    {
        public Size Size => size;
        public int Bands => 3;
        public Georeference? Where => null;

        public void Read(Box window, int band, Size target, Span<float> to)
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = i * 7919 % 251;
        }

        public void Dispose()
        {
        }
    }
}
