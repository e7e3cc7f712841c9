using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Formats.Cvat;

/// <summary>What a pipeline may say of a <c>cvat_server</c> output.</summary>
public sealed record CvatServerOptions
{
    [Display(Prompt = "https://cvat.example.org")]
    [Description("The root of the server. Left out, server, place and token are the dataset's.")]
    public string? Url { get; init; }

    [Description("url: all tasks of this project.")]
    public int? Project { get; init; }

    [Description("url: this task, or these.")]
    public IReadOnlyList<int> Task { get; init; } = [];

    [Description("url: this job, or these.")]
    public IReadOnlyList<int> Job { get; init; } = [];

    [Description("The environment variable that holds a personal access token; left out, the dataset's.")]
    public SecretName? TokenEnv { get; init; }

    [Description("How the server is spoken to; left out, as the dataset says.")]
    public CvatConnection? Connection { get; init; }

    [Description("What becomes an issue on its frame: items that a reviewer calls an error, or all of the queue.")]
    public PushedItems Issues { get; init; } = PushedItems.Errors;

    [Description("Resolve the issues of items about which reviewers have changed their minds: no error after all.")]
    public bool Resolve { get; init; } = true;

    [Description("What jobs become in which a reviewer sees an error, as in { stage: annotation, state: rejected }.")]
    public JobStatus? WithErrors { get; init; }

    [Description("What jobs become whose queued items have all been decided and hold no error, as in { stage: acceptance, state: completed }.")]
    public JobStatus? WithoutErrors { get; init; }

    [Description("Apply what reviewers agreed on to the annotations: objects are created, changed and deleted one by one; nothing else is touched. Of datasets that are read from the server.")]
    public bool Corrections { get; init; }

    [Description("Which frames are to be annotated once more, by somebody else: those of errors, or of the queue. Asking twice gives one.")]
    public PushedItems Reannotate { get; init; } = PushedItems.None;

    [Description("What these frames become: a ground truth job of their task, of which it can have one; or a task of its own with the same labels, into which they are uploaded.")]
    public ReannotationPlace ReannotateAs { get; init; } = ReannotationPlace.GroundTruthJob;

    [Description("Send nothing; what would be sent is in cvat_server/requests.jsonl of the run folder.")]
    public bool DryRun { get; init; }
}

/// <summary>Which items of a run.</summary>
public enum PushedItems
{
    /// <summary>None.</summary>
    None,
    /// <summary>Those that a reviewer calls an error.</summary>
    Errors,
    /// <summary>All of the queue.</summary>
    Queued,
}

/// <summary>Where frames are annotated once more.</summary>
public enum ReannotationPlace
{
    /// <summary>In a ground truth job of their task.</summary>
    GroundTruthJob,
    /// <summary>In a new task.</summary>
    Task,
}

/// <summary>How far a job is; what is left out stays.</summary>
public sealed record JobStatus
{
    [Description("Whose turn it is.")]
    public JobStage? Stage { get; init; }

    [Description("How far that is.")]
    public JobState? State { get; init; }
}

/// <summary>CVAT's stages.</summary>
public enum JobStage
{
    /// <summary>Annotators work on it.</summary>
    Annotation,
    /// <summary>Reviewers do.</summary>
    Validation,
    /// <summary>It is handed over.</summary>
    Acceptance,
}

/// <summary>CVAT's states.</summary>
public enum JobState
{
    /// <summary>Nobody has begun.</summary>
    New,
    /// <summary>Somebody works on it.</summary>
    InProgress,
    /// <summary>Done.</summary>
    Completed,
    /// <summary>To be done again.</summary>
    Rejected,
}
