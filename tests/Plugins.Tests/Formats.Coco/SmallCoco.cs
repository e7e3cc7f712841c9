using Assay.Formats.Coco;

namespace Assay.Tests.Coco;

/// <summary>Instances files a few lines long, written and opened.</summary>
sealed class SmallCoco : IDisposable
{
    public const string Cat = """{"id":7,"name":"cat","supercategory":"animal"}""", Dog = """{"id":9,"name":"dog"}""";
    public const string Image = """{"id":1,"file_name":"a.jpg","width":4,"height":3}""";
    public const string Box = """{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2],"area":4,"iscrowd":0}""";

    public TempFolder Folder { get; } = new();

    public RecordingHost Host { get; } = new();

    public static string Json(string images = Image, string annotations = Box, string categories = Cat + "," + Dog) =>
        $$"""{"info":{"year":2014},"images":[{{images}}],"annotations":[{{annotations}}],"categories":[{{categories}}]}""";

    public string Write(string text, string name = "instances.json") => Folder.Write(name, text);

    /// <summary>Writes and opens; names the whole folder when there are several files.</summary>
    public CocoDataset Open(params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            Write(texts[i], $"part-{i}.json");
        return Dataset(new CocoDatasetOptions { Annotations = new InputPath(Path.Combine(Folder.Path, texts.Length == 1 ? "part-0.json" : "part-*.json")) });
    }

    public CocoDataset Dataset(CocoDatasetOptions options)
    {
        var dataset = new CocoDataset(options, Host);
        dataset.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    /// <summary>The first sample of a file whose one image has this annotation.</summary>
    public Sample ReadOne(string annotation) => Read(Open(Json(annotations: annotation)), 0);

    public static Sample Read(CocoDataset dataset, int index) => dataset.ReadAsync(index, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public DataException Refused(params string[] texts) => Assert.Throws<DataException>(() => Open(texts));

    public void Dispose() => Folder.Dispose();
}
