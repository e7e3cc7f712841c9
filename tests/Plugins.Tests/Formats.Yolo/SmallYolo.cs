using Assay.Formats.Yolo;

namespace Assay.Tests.Yolo;

/// <summary>A dataset written by hand in a temporary folder; every image is 100 x 50.</summary>
sealed class SmallYolo : IDisposable
{
    readonly TempFolder folder = new();

    public StubHost Host { get; } = new() { Opens = _ => new Size(100, 50) };

    public string Path => folder.Path;

    public string Write(string name, string text = "") => folder.Write(name, text);

    /// <summary>One image, images/a.jpg, with classes cat and dog.</summary>
    public YoloDataset Lines(params string[] lines)
    {
        Write("images/a.jpg");
        Write("labels/a.txt", string.Join('\n', lines));
        return Yaml("train: images\nnames: [cat, dog]");
    }

    public YoloDataset Yaml(string text, YoloOptions? options = null) => Open((options ?? Options) with { Path = new InputPath(Write("data.yaml", text)) });

    public YoloOptions Options => new() { Path = new InputPath(folder.Path) };

    public YoloDataset Open(YoloOptions options)
    {
        var dataset = new YoloDataset(options, Host);
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    public static Sample Read(IDataset dataset, int index = 0) => dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult();

    public static Instance Only(IDataset dataset) => Assert.Single(Read(dataset).Labels!.Instances!);

    public void Dispose() => folder.Dispose();
}
