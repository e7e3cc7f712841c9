using System.Text.Json;
using System.Text.RegularExpressions;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>A task, as far as anything here depends on it.</summary>
/// <param name="Data">The id of its images, which stay as long as that does.</param>
sealed partial record ServerTask(int Id, string Name, string Subset, int? Project, string? Created, string? Updated, string? Assignee, string Data, bool IsSpace)
{
    /// <summary>The token may see a job of it and not the task.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Made from here to annotate frames of another task again.</summary>
    public bool IsAgain => AgainPattern().IsMatch(Name);

    /// <summary>The name of such a task.</summary>
    /// <param name="hash">8 hexadecimal digits: what tells it from others.</param>
    public string AgainName(string hash) => $"{(Name.Length > 200 ? Name[..200] : Name)}, again [assay {hash}]";

    [GeneratedRegex(@"\[assay [0-9a-f]{8}\]$", RegexOptions.CultureInvariant)]
    private static partial Regex AgainPattern();

    /// <exception cref="DataException">It is no task.</exception>
    public static ServerTask Of(JsonElement json, string what) => new(
        ServerJson.Number(json, "id", what), json.Text("name") ?? "", json.Text("subset") ?? "", ServerJson.Whole(json, "project_id", what),
        json.Text("created_date"), json.Text("updated_date"), ServerJson.UserOf(json), json.Text("data") ?? "", json.Text("dimension") == "3d");
}

/// <summary>A job: a range of a task's frames that one person works on. Frame numbers are the task's, from 0.</summary>
/// <param name="Type">annotation, ground_truth or consensus_replica.</param>
/// <param name="Count">Of frames; a ground truth job has some of its range.</param>
sealed record ServerJob(int Id, int Task, string Type, string Stage, string State, int First, int Last, int Count, string Mode, string? Updated, string? Assignee, bool IsSpace)
{
    const int MostFrames = 2_000_000;

    /// <exception cref="DataException">It is no job.</exception>
    public static ServerJob Of(JsonElement json, string what)
    {
        var (first, last) = (ServerJson.Number(json, "start_frame", what), ServerJson.Number(json, "stop_frame", what));
        if (first < 0 || last < first || (long)last - first >= MostFrames)
            throw ServerJson.Broken(what, $"a job goes from frame {first} to frame {last}, expected at most {MostFrames} frames from 0");
        var (stage, state) = Status(json);
        return new(ServerJson.Number(json, "id", what), ServerJson.Number(json, "task_id", what), json.Text("type") ?? "annotation", stage, state,
            first, last, ServerJson.Whole(json, "frame_count", what) ?? last - first + 1, json.Text("mode") ?? "", json.Text("updated_date"), ServerJson.UserOf(json), json.Text("dimension") == "3d");
    }

    // Servers before stages and states have one word for both.
    static (string Stage, string State) Status(JsonElement json) => (json.Text("stage"), json.Text("state")) is (string stage, string state) ? (stage, state)
        : json.Text("status") switch { "completed" => ("acceptance", "completed"), "validation" => ("validation", "new"), _ => ("annotation", "in progress") };

    /// <summary>Whoever annotates has said that it is done: a frame without objects is empty, not open.</summary>
    public bool IsAnnotated => State == "completed" || Stage is "validation" or "acceptance";
}
