using Assay.Models.Http.Answers;
using Assay.Models.Http.Images;
using Assay.Models.Http.Sending;

namespace Assay.Models.Http.Kserve;

/// <summary>The Open Inference Protocol, version 2 (KServe, Triton, OpenVINO Model Server, TorchServe, ...): images of one size go in batches.</summary>
sealed class TensorAsking(HttpPlan plan, ModelServer server, Endpoint root, AnswerReader reader) : IAsking
{
    readonly Endpoint model = root.At($"v2/models/{Uri.EscapeDataString(plan.Options.Model!)}{(plan.Options.Version is { } version ? $"/versions/{Uri.EscapeDataString(version)}" : "")}");
    ModelFacts? facts;

    /// <summary>A server that is not there is an error once it is needed: every answer may be kept from an earlier run.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            facts = await ModelFacts.ReadAsync(plan, server, root, model, cancel);
        }
        catch (AssayException gone) when (gone.Code == IReference.OutOfReach)
        {
            facts = null;
        }
    }

    public async Task<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        facts ??= await ModelFacts.ReadAsync(plan, server, root, model, cancel);
        var opinions = new Opinion[batch.Count];
        var images = batch.Select(Read).ToArray();
        foreach (var alike in Enumerable.Range(0, batch.Count).GroupBy(k => (images[k].Size, images[k].Bands.Length)))
            foreach (var part in alike.Chunk(facts.Input.Most(plan.Options.Batch)))
                foreach (var (k, opinion) in part.Zip(await AskAsync([.. part.Select(k => batch[k])], [.. part.Select(k => images[k])], cancel)))
                    opinions[k] = opinion;
        return opinions;
    }

    Planes Read(Question question)
    {
        using var image = ImageAsking.Open(question);
        var planes = plan.Preprocessing.Read(image, question.Sample.Id);
        facts!.Input.Check(planes, question.Sample.Id, model.Shown);
        return planes;
    }

    async Task<IReadOnlyList<Opinion>> AskAsync(Question[] questions, Planes[] images, CancellationToken cancel)
    {
        var body = TensorRequest.Write(facts!, images, out var jsonLength);
        var to = model.At("infer");
        var reply = await server.AskAsync(to, () => TensorRequest.Content(body, jsonLength, facts!.Binary), questions[0].Index, cancel);
        var arrays = TensorReply.Read(new Told(reply, to, questions[0].Sample, images[0].Where), facts!.Output, questions.Length);
        return [.. questions.Select((question, k) => reader.Read(new Told(reply, to, question.Sample, images[k].Where), arrays[k]))];
    }
}
