using Assay.Kernels.Codecs;

namespace Assay.Benchmarks.Screens;

/// <summary>A queue of as many items as asked for; every one of them opens a 512 x 512 photo and two label maps from PNG files in memory, as a review of files would.</summary>
sealed class LargeReview(int count) : IReview
{
    readonly byte[] labels = PngEncoder.Encode(PngImage.Grey(Picture.Side, Picture.Side, [.. Picture.WrongLabels().Select(id => (byte)id)]));
    readonly byte[] model = PngEncoder.Encode(PngImage.Grey(Picture.Side, Picture.Side, [.. Picture.BlockyLabels().Select(id => (byte)id)]));
    readonly byte[] photo = PngEncoder.Encode(PngImage.Rgb(Picture.Side, Picture.Side, [.. Enumerable.Range(0, 3 * Picture.Area).Select(i => (byte)(i * 7919 % 251 / 8 + i / 3 % Picture.Side / 4))]));
    readonly Dictionary<string, Verdict> verdicts = [];

    public IReadOnlyList<Item> Items { get; } = [.. Enumerable.Range(1, count).Select(rank => new Item(rank, $"{rank:x16}", $"roi/{rank:0000000}", Unit.Sample, null, null, null, "soft_min 0.1, low"))];
    public ClassList Classes { get; } = ClassList.Named(Enumerable.Range(0, Picture.Classes).Select(i => $"class{i}"));
    public IReadOnlyList<Column> Columns { get; } = [new("soft_min")];
    public IReadOnlyList<ReviewerProgress> Progress => [new("", verdicts.Count, 0, null, TimeSpan.Zero)];

    public double? Value(int position, string column) => (double)position / count;

    public Verdict? Find(string item) => verdicts.GetValueOrDefault(item);

    public void Record(IReadOnlyList<Verdict> recorded, Shown shown, TimeSpan elapsed)
    {
        foreach (var verdict in recorded)
            verdicts[verdict.Item] = verdict;
    }

    public ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel)
    {
        var size = new Size(Picture.Side, Picture.Side);
        var at = item.Rank * 37 % 400;
        return ValueTask.FromResult(new OpenItem(new Sample { Id = item.Sample, Size = size, Labels = new Labels { Map = Map(size, labels) } }, new Dictionary<string, Opinion> { ["model"] = new() { LabelMap = Map(size, model) } })
        {
            Where = new Box(at, 400 - at, 60, 60),
        });
    }

    static LabelMap Map(Size size, byte[] file) => new(size, [.. PngDecoder.Decode(file).Narrow.Select(id => (ushort)id)]);

    public IImage OpenImage(Item item) => new Photo(PngDecoder.Decode(photo));

    sealed class Photo(PngImage png) : IImage
    {
        public Size Size => new(Picture.Side, Picture.Side);
        public int Bands => 3;
        public Georeference? Where => null;

        public void Read(Box window, int band, Size target, Span<float> to)
        {
            for (var y = 0; y < target.Height; y++)
                for (var x = 0; x < target.Width; x++)
                    to[y * target.Width + x] = png.Narrow[3 * ((int)(window.Y + y * window.Height / target.Height) * Picture.Side + (int)(window.X + x * window.Width / target.Width)) + band];
        }

        public void Dispose()
        {
        }
    }
}
