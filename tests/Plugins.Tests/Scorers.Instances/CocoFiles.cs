using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Kernels;

namespace Assay.Tests.Instances;

/// <summary>COCO files of the conformance data as exams, without the host: sample ids are image ids with leading zeros, classes positions in the file's list.</summary>
sealed class CocoFiles
{
    readonly Dictionary<int, Size> images = [];
    readonly Dictionary<int, List<Instance>> labels = [];
    readonly Dictionary<int, List<Instance>> seen = [];
    readonly Dictionary<int, int> positions = [];

    public CocoFiles(string annotations, string? results)
    {
        var file = JsonDocument.Parse(File.ReadAllBytes(annotations)).RootElement;
        var categories = file.GetProperty("categories").EnumerateArray().OrderBy(one => one.GetProperty("id").GetInt32()).ToArray();
        foreach (var (position, category) in categories.Index())
            positions[category.GetProperty("id").GetInt32()] = position;
        Classes = ClassList.Named([.. categories.Select(one => one.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture))]);
        foreach (var image in file.GetProperty("images").EnumerateArray())
        {
            var id = image.GetProperty("id").GetInt32();
            images[id] = new Size(image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32());
            (labels[id], seen[id]) = ([], []);
        }
        foreach (var one in file.GetProperty("annotations").EnumerateArray())
            labels[ImageOf(one)].Add(Read(one, one.GetProperty("id").ToString(), images[ImageOf(one)]));
        if (results is not null)
            AddResults(results);
    }

    public ClassList Classes { get; }

    void AddResults(string path)
    {
        var file = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        var annotations = file.ValueKind == JsonValueKind.Array ? file : file.GetProperty("annotations");
        foreach (var (place, one) in annotations.EnumerateArray().Index())
            seen[ImageOf(one)].Add(Read(one, file.ValueKind == JsonValueKind.Array ? $"{place + 1}" : one.GetProperty("id").ToString(), images[ImageOf(one)]));
    }

    /// <summary>Changes what the reference says.</summary>
    public CocoFiles WithSeen(Func<Instance, Instance> change)
    {
        foreach (var list in seen.Values)
            for (var i = 0; i < list.Count; i++)
                list[i] = change(list[i]);
        return this;
    }

    /// <summary>Changes the labels.</summary>
    public CocoFiles WithLabels(Func<Instance, Instance> change)
    {
        foreach (var list in labels.Values)
            for (var i = 0; i < list.Count; i++)
                list[i] = change(list[i]);
        return this;
    }

    public IEnumerable<Exam> Exams() => images.OrderBy(image => image.Key).Select(image => Exam(image.Key, image.Value));

    /// <summary>Sample ids are the images' places in the file.</summary>
    public IEnumerable<Exam> ExamsInFileOrder() => images.Select((image, place) => Exam(image.Key, image.Value, place));

    Exam Exam(int id, Size size, int? named = null)
    {
        Dictionary<Instance, Rle?> drawn = new(ReferenceEqualityComparer.Instance);
        return new Exam(
            new Sample { Id = (named ?? id).ToString("D12", CultureInfo.InvariantCulture), Size = size, Labels = new Labels { Instances = labels[id] } }, Classes,
            new Dictionary<string, Opinion> { ["reference"] = new() { Instances = seen[id] } },
            rasterise: instance => drawn.TryGetValue(instance, out var mask) ? mask : drawn[instance] = Draw(instance.Geometry, size));
    }

    static Rle? Draw(Geometry? geometry, Size size) => geometry switch
    {
        MaskGeometry mask => mask.Mask,
        PolygonGeometry polygon => new Rle(size, RunLengths.UnionAll([.. polygon.Parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))])),
        BoxGeometry { Box: var box } => new Rle(size, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height)),
        _ => null,
    };

    static int ImageOf(JsonElement one) => one.GetProperty("image_id").GetInt32();

    Instance Read(JsonElement one, string id, Size size)
    {
        var box = one.TryGetProperty("bbox", out var bounds) ? Box(bounds) : (Box?)null;
        return new Instance
        {
            Class = positions[one.GetProperty("category_id").GetInt32()],
            Geometry = one.TryGetProperty("segmentation", out var shape) ? Shape(shape, size) : new BoxGeometry(box!.Value),
            SourceId = id,
            Crowd = one.TryGetProperty("iscrowd", out var crowd) && crowd.GetInt32() == 1,
            Confidence = one.TryGetProperty("score", out var score) ? score.GetDouble() : null,
            StatedArea = one.TryGetProperty("area", out var area) ? area.GetDouble() : null,
            StatedBox = box,
        };
    }

    static Box Box(JsonElement bounds) => new(bounds[0].GetDouble(), bounds[1].GetDouble(), bounds[2].GetDouble(), bounds[3].GetDouble());

    static Geometry Shape(JsonElement shape, Size size)
    {
        if (shape.ValueKind == JsonValueKind.Array)
            return new PolygonGeometry([.. shape.EnumerateArray().Select(part => part.EnumerateArray().Select(number => number.GetDouble()).ToArray())]);
        var counts = shape.GetProperty("counts");
        return new MaskGeometry(new Rle(size, counts.ValueKind == JsonValueKind.String
            ? RleString.Decode(Encoding.ASCII.GetBytes(counts.GetString()!), size.Width, size.Height)
            : [.. counts.EnumerateArray().Select(count => count.GetUInt32())]));
    }
}
