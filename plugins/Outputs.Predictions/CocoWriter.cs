using System.Text.Json;
using Assay.Kernels;

namespace Assay.Outputs.Predictions;

/// <summary>
/// COCO files: a dataset (images, annotations with <c>score</c>, categories), or a results list beside a file of images. Annotations are written as they come; memory holds a line per image.
/// </summary>
sealed class CocoWriter : IPredictionWriter
{
    readonly TargetFolder target;
    readonly ClassList classes;
    readonly PredictionsOptions options;
    readonly List<(int Id, string Name, Size Size)> images = [];
    readonly string file, temporary;
    readonly FileStream stream;
    readonly Utf8JsonWriter json;
    int annotations;

    public CocoWriter(TargetFolder target, ClassList classes, PredictionsOptions options)
    {
        (this.target, this.classes, this.options) = (target, classes, options);
        (file, temporary) = target.Begin(IsResults ? "results.json" : "predictions.json");
        stream = File.Create(temporary);
        json = new Utf8JsonWriter(stream);
        if (!IsResults)
        {
            json.WriteStartObject();
            json.WritePropertyName("annotations");
        }
        json.WriteStartArray();
    }

    bool IsResults => options.Format == Format.CocoResults;

    public bool Add(int index, Sample sample, Opinion opinion)
    {
        var objects = options.Segments == Segments.Objects ? opinion.Instances
            : Classes.Of(opinion, classes, options.MinConfidence) is { } map ? MapSegments.Of(map, options.Segments == Segments.Parts, opinion.Probabilities, options.MinPixels) : null;
        if (objects is null)
            return false;
        images.Add((index + 1, SampleName.Of(sample, options.Names), sample.Size));
        foreach (var instance in objects.Where(instance => !(instance.Confidence < options.MinConfidence) && instance.Geometry is not null))
        {
            if (IsResults && instance.Confidence is null)
                throw new AssayException("no-confidence", $"COCO results have a score each, and reference '{options.Reference}' gives objects without confidence; write them as a dataset: format: coco");
            CocoAnnotation.Write(json, ++annotations, index + 1, instance, classes[instance.Class].Id, sample.Size, IsResults);
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }
        return true;
    }

    public void Finish()
    {
        json.WriteEndArray();
        if (!IsResults)
        {
            WriteImages(json);
            json.WriteEndObject();
        }
        json.Dispose();
        stream.Dispose();
        target.Place(temporary, file);
        if (IsResults)
            target.Write("images.json", to =>
            {
                using var list = new Utf8JsonWriter(to);
                list.WriteStartObject();
                WriteImages(list);
                list.WriteStartArray("annotations");
                list.WriteEndArray();
                list.WriteEndObject();
            });
    }

    void WriteImages(Utf8JsonWriter to)
    {
        to.WriteStartArray("images");
        foreach (var (id, name, size) in images)
        {
            to.WriteStartObject();
            to.WriteNumber("id", id);
            to.WriteString("file_name", name);
            to.WriteNumber("width", size.Width);
            to.WriteNumber("height", size.Height);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("categories");
        foreach (var entry in classes)
        {
            to.WriteStartObject();
            to.WriteNumber("id", entry.Id);
            to.WriteString("name", entry.Name);
            to.WriteString("supercategory", entry.Super ?? "");
            to.WriteEndObject();
        }
        to.WriteEndArray();
    }

    public string Use(string reference) => IsResults
        ? $$"""
        # COCO results; the ids of images are those of images.json.
        references:
          {{reference}}:
            coco_results: { results: results.json, images_from: images.json }

        """
        : $$"""
        # A COCO dataset, with a score on each annotation that has one. As a reference, or as a dataset to correct:
        references:
          {{reference}}:
            coco: { annotations: predictions.json }

        """;

    public void Dispose()
    {
        json.Dispose();
        stream.Dispose();
        File.Delete(temporary);
    }
}
