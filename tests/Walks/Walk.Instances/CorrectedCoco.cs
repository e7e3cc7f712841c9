using System.Text.Json;

namespace Walk.Instances;

/// <summary>Writes the labels as COCO instances, with what a reviewer corrected: without the extras, and with the omissions.</summary>
[Component("corrected_coco", "Labels as COCO instances, corrected by verdicts.")]
public sealed class CorrectedCoco(CorrectedCocoOptions options) : IOutput
{
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        List<object> images = [], annotations = [];
        for (var index = 0; index < run.Dataset.Ids.Count; index++)
        {
            var sample = (await run.CorrectAsync(index, cancel)).Sample;
            images.Add(new { id = index + 1, file_name = sample.Id, width = sample.Size.Width, height = sample.Size.Height });
            foreach (var instance in sample.Labels!.Instances!)
                annotations.Add(Annotation(annotations.Count + 1, index + 1, instance, run.Classes));
        }
        var categories = run.Classes.Select(entry => new { id = entry.Id, name = entry.Name });
        await File.WriteAllTextAsync(options.File.Path, JsonSerializer.Serialize(new { images, annotations, categories }), cancel);
    }

    static object Annotation(int id, int image, Instance instance, ClassList classes)
    {
        var parts = ((PolygonGeometry)instance.Geometry!).Parts;
        var (xs, ys) = (parts.SelectMany(part => part.Where((_, i) => i % 2 == 0)).ToArray(), parts.SelectMany(part => part.Where((_, i) => i % 2 == 1)).ToArray());
        double[] bbox = [xs.Min(), ys.Min(), xs.Max() - xs.Min(), ys.Max() - ys.Min()];
        return new { id, image_id = image, category_id = classes[instance.Class].Id, segmentation = parts, bbox, area = bbox[2] * bbox[3], iscrowd = 0 };
    }
}
