using System.Text.Json;
using Assay.Models.Http.Answers;
using Assay.Models.Http.Sending;

namespace Assay.Models.Http.Kserve;

/// <summary>What a server says of itself and of a model.</summary>
/// <param name="Binary">It takes and gives tensors as bytes behind the JSON.</param>
sealed record ModelFacts(ImageInput Input, TensorSpec Output, bool Binary)
{
    static readonly Sample Nobody = new() { Id = "", Size = new Size(1, 1) };

    /// <exception cref="DataException">The model does not fit.</exception>
    public static async Task<ModelFacts> ReadAsync(HttpPlan plan, ModelServer server, Endpoint root, Endpoint model, CancellationToken cancel)
    {
        Told about = new(await server.AskAsync(model, null, 0, cancel), model, Nobody, null);
        var metadata = JsonBody.Read(about, null, "a model's metadata");
        var input = ImageInput.Of(about, TensorSpec.Choose(about, metadata, "input", plan.Options.Input));
        var output = TensorSpec.Choose(about, metadata, "output", plan.Options.Output);
        CheckOutput(about, plan, output);
        return new ModelFacts(input, output, await IsBinaryAsync(server, root.At("v2"), input, output, cancel));
    }

    static void CheckOutput(Told told, HttpPlan plan, TensorSpec output)
    {
        var expected = plan.Gives switch
        {
            Evidence.Probabilities => output.Shape.Count is 3 or 4 && output.Type.IsFloat ? null : "floats of (N, classes, height, width); for class numbers say response: mask_tensor",
            Evidence.LabelMap when plan.After.Count == 0 => output.Shape.Count is >= 2 and <= 4 ? null : "class numbers of (N, height, width)",
            Evidence.ClassScores => output.Shape.Count is 1 or 2 && output.Type.IsFloat ? null : "floats of (N, classes)",
            Evidence.Value => output.Shape.Count is <= 2 ? null : "a number per image",
            _ => null,
        };
        if (expected is not null)
            throw told.Wrong($"the model's output '{output.Name}' is {output.Type} of {output.ShapeText}", $"{expected}, for task: {plan.Task.ToString().ToLowerInvariant()}", "model-mismatch");
    }

    static async Task<bool> IsBinaryAsync(ModelServer server, Endpoint v2, ImageInput input, TensorSpec output, CancellationToken cancel)
    {
        var extensions = await ExtensionsAsync(server, v2, cancel);
        var binary = extensions is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() is "binary_tensor_data" or "binary");
        return binary || input.Spec.Type.Name != "FP16" && output.Type.Name != "FP16" ? binary
            : throw new DataException("model-mismatch", $"{v2.Shown}: the model uses FP16, which JSON cannot hold, expected a server with the extension binary_tensor_data");
    }

    /// <summary>Null from a server that says nothing of itself.</summary>
    static async Task<JsonElement?> ExtensionsAsync(ModelServer server, Endpoint v2, CancellationToken cancel)
    {
        try
        {
            Told about = new(await server.AskAsync(v2, null, 0, cancel), v2, Nobody, null);
            return JsonBody.Read(about, null, "a server's metadata").Find("extensions");
        }
        catch (DataException silent) when (silent.Code is "server-refused" or "wrong-answer")
        {
            return null;
        }
    }
}
