using System.Globalization;
using System.Text.Json;
using Assay.Models.Http.Answers;
using Assay.Models.Http.Encodings;
using Assay.Models.Http.Images;
using Assay.Models.Http.Sending;

namespace Assay.Models.Http.Sam;

/// <summary>A request for each annotated object, with a point inside it; its image is encoded once. The answer has the label's class.</summary>
sealed class PromptAsking(HttpPlan plan, ModelServer server, Endpoint to, IReadOnlyList<(string Name, string Value)> form, ClassList classes) : IAsking
{
    readonly RequestBody body = new(plan, form);

    public Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        List<Opinion> opinions = [];
        foreach (var question in batch)
            opinions.Add(question.Sample.Labels?.Instances is { } labels ? await AskAsync(question, labels, cancel) : Opinion.None);
        return opinions;
    }

    async Task<Opinion> AskAsync(Question question, IReadOnlyList<Instance> labels, CancellationToken cancel)
    {
        List<Instance> found = [];
        (byte[] File, Georeference? Where)? image = null;
        foreach (var (index, label) in labels.Index())
            if (!label.Crowd && Prompt.Of(label.Geometry, question.Sample.Size) is { } point)
            {
                image ??= Encode(question);
                var fields = plan.Encoding == ImageEncoding.JsonBase64 ? JsonFields(point) : FormFields(point, label, image.Value.Where);
                var reply = await server.AskAsync(to, () => body.Make(image.Value.File, fields), question.Index, cancel);
                if (Shape(new Told(reply, to, question.Sample, image.Value.Where)) is { } shape)
                    found.Add(new Instance { Class = classes[label.Class].Id, Geometry = shape, Source = "sam", SourceId = label.SourceId, Answers = index });
            }
        return new Opinion { Instances = found };
    }

    (byte[] File, Georeference? Where) Encode(Question question)
    {
        using var image = ImageAsking.Open(question);
        var planes = plan.Preprocessing.Read(image, question.Sample.Id);
        return (body.Encode(planes, question.Sample.Id), planes.Where);
    }

    (string, string)[] FormFields((int X, int Y) point, Instance label, Georeference? where) =>
    [
        ("points", $"[[{point.X}, {point.Y}]]"), ("label", classes.NameOf(label.Class)), ("crs", where?.Crs ?? ""),
        ("transform", where is null ? "null" : $"[{string.Join(", ", where.Transform.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]"),
    ];

    static (string, string)[] JsonFields((int X, int Y) point) => [("pos_points", $"[[{point.X}, {point.Y}]]"), ("neg_points", "[]")];

    Geometry? Shape(Told told) => plan.Response == AnswerForm.JsonMask
        ? MaskRows.Read(told, plan.Options.At)
        : GeojsonAnswer.Shape(told, JsonBody.Read(told, plan.Options.At, "a GeoJSON Feature"), plan.Options.Coordinates);
}
