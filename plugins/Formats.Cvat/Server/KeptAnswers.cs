using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>Answers and frames on disk, so that what has not changed is not downloaded again. Files are there whole or not at all.</summary>
/// <param name="root">The component's cache folder.</param>
sealed class KeptAnswers(string root, ServerAddress address)
{
    readonly string folder = Path.Combine(root, "servers", Digest(address.Shown));

    /// <summary>The folder of a job as it was at a time.</summary>
    public string OfJob(ServerJob job) => Path.Combine(folder, $"job-{job.Id}", Digest($"{job.Updated} {job.First} {job.Last} {job.Count}"));

    /// <summary>The file of a frame, without extension.</summary>
    public string OfFrame(ServerTask task, int frame, string version, string quality) => Path.Combine(folder, $"task-{task.Id}", Digest($"{task.Data} {task.Created} {version}"), $"{frame}-{quality}");

    /// <summary>Earlier states of a job are of no use any more.</summary>
    public static void DropOthers(string kept)
    {
        foreach (var earlier in Directory.EnumerateDirectories(Path.GetDirectoryName(kept)!).Where(other => other != kept))
            try
            {
                Directory.Delete(earlier, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it just now; it goes the next time.
            }
    }

    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        await File.WriteAllBytesAsync(temporary, bytes, cancel);
        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="DataException">Somebody has removed or changed it.</exception>
    public static JsonDocument Read(string path)
    {
        try
        {
            return JsonText.Parse(File.ReadAllBytes(path));
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataException("cvat-answer", "this kept answer of the server cannot be read; try again, and if that does not help, 'assay cache clear' removes it and it is downloaded again", path, inner: broken);
        }
    }

    static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
