using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assay.Formats.Cvat.Server;

/// <summary>What a server said when a dataset was opened.</summary>
/// <param name="Labels">Answers about labels, one a task or project.</param>
/// <param name="OtherJobs">Ground truth and consensus jobs that nobody asked for.</param>
/// <param name="SpaceTasks">Of point clouds.</param>
sealed record Snapshot(IReadOnlyList<JsonElement> Labels, IReadOnlyList<JobState> Jobs, int OtherJobs, int SpaceTasks)
{
    /// <summary>Of what it says of labels and of every job.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var label in Labels)
                hash.AppendData(Encoding.UTF8.GetBytes(label.GetRawText()));
            foreach (var (task, job, annotations, meta) in Jobs)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{task.Id} {task.Name} {task.Subset} {job.Id} {job.Stage} {job.State} {job.First} {job.Last}\n"));
                hash.AppendData(File.ReadAllBytes(annotations));
                hash.AppendData(File.ReadAllBytes(meta));
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}

/// <summary>A job and the files in which its answers are kept.</summary>
sealed record JobState(ServerTask Task, ServerJob Job, string Annotations, string Meta);
