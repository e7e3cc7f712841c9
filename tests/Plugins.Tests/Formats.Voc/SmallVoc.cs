using Assay.Formats.Voc;

namespace Assay.Tests.Voc;

/// <summary>A dataset written by hand in a temporary folder; image files are 100 x 50.</summary>
sealed class SmallVoc : IDisposable
{
    readonly TempFolder folder = new();

    public StubHost Host { get; } = new() { Opens = _ => new Size(100, 50) };

    public string Path => folder.Path;

    public VocOptions Options => new() { Path = new InputPath(folder.Path) };

    public string Write(string name, string text = "") => folder.Write(name, text);

    public string Annotation(string id, string objects, string size = "<size><width>100</width><height>50</height><depth>3</depth></size>") =>
        Write($"Annotations/{id}.xml", $"<annotation>\n<filename>{id}.jpg</filename>\n{size}\n{objects}</annotation>");

    public static string Object(string name, string box, string more = "")
    {
        var numbers = box.Split(' ');
        return $"<object><name>{name}</name><bndbox><xmin>{numbers[0]}</xmin><ymin>{numbers[1]}</ymin><xmax>{numbers[2]}</xmax><ymax>{numbers[3]}</ymax></bndbox>{more}</object>\n";
    }

    public VocDataset Open(VocOptions? options = null)
    {
        var dataset = new VocDataset(options ?? Options, Host);
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    public Sample One(string objects, VocOptions? options = null)
    {
        Annotation("a", objects);
        return Read(Open(options));
    }

    public static Sample Read(IDataset dataset, int index = 0) => dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult();

    public void Dispose() => folder.Dispose();
}
