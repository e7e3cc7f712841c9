using Assay.Models.Http.Answers;
using Assay.Models.Http.Encodings;
using Assay.Models.Http.Images;
using Assay.Models.Http.Sending;

namespace Assay.Models.Http;

/// <summary>An image, a request, an opinion.</summary>
sealed class ImageAsking(HttpPlan plan, ModelServer server, Endpoint to, IReadOnlyList<(string Name, string Value)> form, AnswerReader reader) : IAsking
{
    readonly RequestBody body = new(plan, form);

    /// <summary>Such servers say nothing of themselves.</summary>
    public Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        List<Opinion> opinions = [];
        foreach (var question in batch)
            opinions.Add(await AskAsync(question, cancel));
        return opinions;
    }

    async Task<Opinion> AskAsync(Question question, CancellationToken cancel)
    {
        var (file, where) = Encode(question);
        var reply = await server.AskAsync(to, () => body.Make(file, []), question.Index, cancel);
        return reader.Read(new Told(reply, to, question.Sample, where));
    }

    (byte[] File, Georeference? Where) Encode(Question question)
    {
        using var image = Open(question);
        var planes = plan.Preprocessing.Read(image, question.Sample.Id);
        return (body.Encode(planes, question.Sample.Id), planes.Where);
    }

    /// <exception cref="DataException">There is no image.</exception>
    public static IImage Open(Question question) =>
        question.OpenImage() ?? throw new DataException("nothing-to-send", $"'{question.Sample.Id}' has no image to send; say where the dataset's images are (its option images:)");
}
