namespace Assay.Formats.Cvat.Server;

/// <summary>Frames of a server as files: downloaded when they are first looked at. Thread-safe.</summary>
sealed class FrameFiles(CvatClient client, KeptAnswers kept, string quality)
{
    static readonly string[] Extensions = [".jpg", ".png", ".img"];

    /// <exception cref="DataException">It cannot be had.</exception>
    public string Fetch(ServerFrame frame)
    {
        var path = kept.OfFrame(frame.Task, frame.Number, frame.Version, quality);
        if (Find(path, frame) is { } there)
            return there;
        var owner = frame.Task.IsClosed ? $"jobs/{frame.Job.Id}" : $"tasks/{frame.Task.Id}";
        var target = $"api/{owner}/data/?type=frame&number={frame.Number}&quality={quality}";
        var answer = client.GetAsync(target, default).GetAwaiter().GetResult();
        if (answer.Body.Length == 0 || answer.IsPage || answer.Type.EndsWith("json", StringComparison.Ordinal) || answer.Type.StartsWith("text/", StringComparison.Ordinal))
            throw new DataException("cvat-answer", $"{client.Address.Shown}/{target}: the answer is {(answer.Body.Length == 0 ? "empty" : $"{answer.Type} ('{client.Address.Redact(answer.Text() ?? "")}')")}, expected an image; see the server's log");
        path += ExtensionOf(answer.Body, frame);
        KeptAnswers.WriteAsync(path, answer.Body, default).GetAwaiter().GetResult();
        return path;
    }

    static string? Find(string path, ServerFrame frame) => Extensions.Append(Own(frame)).Select(extension => path + extension).FirstOrDefault(File.Exists);

    // Frames of a video come as PNG or JPEG, whatever the video is; images as what they are.
    static string ExtensionOf(byte[] body, ServerFrame frame) =>
        body is [0xFF, 0xD8, ..] ? ".jpg" : body is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? ".png" : Own(frame);

    static string Own(ServerFrame frame) => Path.GetExtension(frame.File).ToLowerInvariant() is { Length: > 1 and < 6 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : ".img";
}
